import * as vscode from "vscode";
import { claimRows } from "../core/annotate/claimChoice.ts";
import { draftOf, type Member, rejectClaim, tagDraft } from "../core/annotate/claimDraft.ts";
import { drugsBefore, membersIn } from "../core/annotate/claimRoles.ts";
import type { Suggested } from "../core/annotate/review.ts";
import { tagClaim } from "../core/annotate/tag.ts";
import type { SuggestedClaim } from "../core/recognise/claims/claim.ts";
import { contains, type Span } from "../core/text/span.ts";
import { openSuggestions } from "../core/view/marks.ts";
import { openClaims } from "../core/view/toDecide.ts";
import type { ClaimPick } from "./claimPick.ts";
import type { Session } from "./session.ts";
import { claimsOf } from "./suggestedClaims.ts";
import { CannotDo, decider, placeOf, type TagContext, unchangedSince } from "./tagCommands.ts";
import { claimTarget } from "./target.ts";

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
 * Tags the selected words, or the sentence at the caret, as a claim: asks for its type and for what it is about in one
 * list, filled in with what is nearest. The argument may name the type; then it is about all accepted mentions in it.
 */
export async function tagAsClaim(context: TagContext, pick: ClaimPick, argument: unknown): Promise<void> {
  const { session, selection } = placeOf(context, argument);
  const { document } = session;
  const target = claimTarget(session, selection);
  if (target === undefined) throw new CannotDo(vscode.l10n.t("Select the words that make the claim."));
  const { version } = document;
  const text = document.getText();
  const given = (argument as { claim?: unknown } | undefined)?.claim;
  if (typeof given === "string") {
    const claim = { type: given, polarity: "affirmed", certainty: "asserted" } as const;
    return session.decide([tagClaim(text, target, claim, session.placed, decider(context))]);
  }
  const known = await knownSuggestions(context, session);
  const lookup = await context.lexicon.lookup();
  const { types } = await context.schemas.of(document.uri);
  unchangedSince(session, version);
  const open = session.fitsText ? openSuggestions(session.analysis.suggestions, session.placed) : [];
  const suggested = openClaims(text, claimsOf(session), session.placed).flatMap(([claim]) =>
    contains(claim, selection) ? [draftOf(claim, known)] : [],
  );
  // Where a claim is suggested, it is known better what is a sentence: references that were taken out leave odd ends.
  const span = selection.start === selection.end ? (suggested[0] ?? target) : target;
  const within = (part: Span): Member[] => membersIn(part, open, session.placed, (index) => lookup(index)?.id);
  const members = within(span);
  const isNamed = members.some(({ kind }) => kind === "drug");
  const elsewhere = isNamed ? [] : drugsBefore(text, span, within);
  const offered = new Map([...types].map(([type, { is }]) => [type, { isOffered: is.has("offered") }]));
  const place = { text, span: { start: span.start, end: span.end }, near: selection };
  const rows = claimRows(place, members, suggested, offered, elsewhere);
  const draft = await pick.ask({ text, rows, types, words: text.slice(span.start, span.end) });
  if (draft === undefined) return;
  unchangedSince(session, version);
  await session.decide(tagDraft(text, { ...draft, ...place.span }, session.placed, decider(context)));
}
