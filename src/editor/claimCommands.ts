import * as vscode from "vscode";
import { type ClaimDraft, draftOf, type Member, rejectClaim, tagDraft } from "../core/annotate/claimDraft.ts";
import { membersIn, nearestMembers, typesAbout } from "../core/annotate/claimRoles.ts";
import type { Suggested } from "../core/annotate/review.ts";
import { tagClaim } from "../core/annotate/tag.ts";
import type { SuggestedClaim } from "../core/recognise/claims/claim.ts";
import { contains, sameSpan, type Span } from "../core/text/span.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { openSuggestions } from "../core/view/marks.ts";
import { openClaims } from "../core/view/toDecide.ts";
import type { Session } from "./session.ts";
import { claimsOf } from "./suggestedClaims.ts";
import { CannotDo, decider, placeOf, type TagContext, unchangedSince } from "./tagCommands.ts";
import { claimTarget, shortWords } from "./target.ts";

/** Writes a suggested claim down with all that is suggested of it, as one step. */
export async function acceptClaim(context: TagContext, session: Session, claim: SuggestedClaim): Promise<void> {
  const draft = draftOf(claim, await knownSuggestions(context, session));
  await session.decide(tagDraft(session.document.getText(), draft, session.placed, decider(context)));
}

/** Puts a suggested claim away. */
export async function dismissClaim(context: TagContext, session: Session, claim: SuggestedClaim): Promise<void> {
  const draft = draftOf(claim, () => undefined);
  await session.decide([rejectClaim(session.document.getText(), draft, session.placed, decider(context))]);
}

/** Tells what is suggested at an index of the analysis, as it is written down. Waits for the facts of the lexicon. */
export async function knownSuggestions(
  { lexicon }: TagContext,
  session: Session,
): Promise<(mention: number) => Suggested | undefined> {
  const { version } = session.document;
  const { suggestions } = session.analysis;
  const lookup = await lexicon.lookup();
  unchangedSince(session, version);
  return (mention) => {
    const suggestion = suggestions[mention];
    if (suggestion === undefined) return undefined;
    const { start, end, kind, polarity, concept: index } = suggestion;
    return { start, end, kind, polarity, concept: index === undefined ? undefined : lookup(index)?.id };
  };
}

/**
 * Tags the selected words, or the sentence at the caret, as a claim: asks for its type, then for the mentions in it that
 * it is about. The argument may name the type; then it is about all accepted mentions in it.
 */
export async function tagAsClaim(context: TagContext, argument: unknown): Promise<void> {
  const { session, selection } = placeOf(context, argument);
  const { document } = session;
  const target = claimTarget(session, selection);
  if (target === undefined) throw new CannotDo(vscode.l10n.t("Select the words that make the claim."));
  const { version } = document;
  const text = document.getText();
  const stated = { polarity: "affirmed", certainty: "asserted" } as const;
  const given = (argument as { claim?: unknown } | undefined)?.claim;
  if (typeof given === "string") {
    const claim = { type: given, ...stated };
    return session.decide([tagClaim(text, target, claim, session.placed, decider(context))]);
  }
  const known = await knownSuggestions(context, session);
  const lookup = await context.lexicon.lookup();
  const open = session.fitsText ? openSuggestions(session.analysis.suggestions, session.placed) : [];
  const suggested = openClaims(text, claimsOf(session), session.placed).flatMap(([claim]) =>
    contains(claim, selection) ? [draftOf(claim, known)] : [],
  );
  // Where a claim is suggested, it is known better what is a sentence: references that were taken out leave odd ends.
  const span = selection.start === selection.end ? (suggested[0] ?? target) : target;
  const members = membersIn(span, open, session.placed, (index) => lookup(index)?.id);
  const type = await chooseType(context, document.uri, [...suggested.map((each) => each.type), ...typesAbout(members)]);
  if (type === undefined) return;
  const like = suggested.find((each) => each.type === type);
  const about = await chooseMembers(text, type, members, like?.about ?? nearestMembers(members, type, selection));
  if (about === undefined) return;
  unchangedSince(session, version);
  const { start, end } = span;
  const draft: ClaimDraft = { ...stated, ...like, start, end, type, about };
  await session.decide(tagDraft(text, draft, session.placed, decider(context)));
}

/** Asks for one of the types of the document's schema: the likely ones first, then those that are offered, then the others. */
async function chooseType(
  { schemas }: TagContext,
  document: vscode.Uri,
  likely: readonly string[],
): Promise<string | undefined> {
  const { types } = await schemas.of(document);
  const rank = (type: string): number => (likely.includes(type) ? likely.indexOf(type) : likely.length);
  const items = [...types].map(([type, { label, is }]) => ({
    label: type,
    description: label,
    first: is.has("offered") || likely.includes(type),
  }));
  items.sort((a, b) => rank(a.label) - rank(b.label));
  const [offered, others] = [items.filter(({ first }) => first), items.filter(({ first }) => !first)];
  const separator = { label: vscode.l10n.t("others"), kind: vscode.QuickPickItemKind.Separator, description: "" };
  const choices = others.length === 0 ? offered : [...offered, separator, ...others];
  const title = vscode.l10n.t("What does the claim speak of?");
  return (await vscode.window.showQuickPick(choices, { title, matchOnDescription: true }))?.label;
}

/** Asks which mentions a claim is about; some are ticked already. Nothing is asked where there are none. */
async function chooseMembers(
  text: string,
  type: string,
  members: readonly Member[],
  ticked: readonly Member[],
): Promise<readonly Member[] | undefined> {
  const isTicked = (span: Span): boolean => ticked.some((each) => sameSpan(each, span));
  // What is meant without being named here ("the above regimen") stands in another sentence.
  const all = [...ticked, ...members.filter((each) => !isTicked(each))].sort((a, b) => a.start - b.start);
  if (all.length === 0) return [];
  const items = all.map((member) => ({
    label: shortWords(text.slice(member.start, member.end)),
    description: member.role === member.kind ? KIND_NAMES[member.kind] : member.role,
    picked: isTicked(member),
    member,
  }));
  const title = vscode.l10n.t("What is the {0} claim about?", type);
  const chosen = await vscode.window.showQuickPick(items, { title, canPickMany: true, matchOnDescription: true });
  return chosen?.map(({ member }) => member);
}
