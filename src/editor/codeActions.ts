import * as vscode from "vscode";
import { onSameWords } from "../core/annotate/review.ts";
import { claimLinks } from "../core/annotate/roles.ts";
import { annotationsAt } from "../core/annotate/tag.ts";
import { KINDS, type Kind } from "../core/lexicon/concept.ts";
import { overlaps, sameSpan, type Span, touches } from "../core/text/span.ts";
import { claimTitle } from "../core/view/claimTitle.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { openSuggestions } from "../core/view/marks.ts";
import type { PlaceArgument } from "./hover.ts";
import { Command, TAG_COMMANDS } from "./ids.ts";
import { toSpan } from "./ranges.ts";
import type { ReviewMode } from "./reviewMode.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { claimsOf } from "./suggestedClaims.ts";
import { claimTarget, mentionAt, mentionTarget, suggestionAt, titleWords } from "./target.ts";
import { say } from "./words.ts";

/** The kinds that the light bulb offers by default. */
const OFFERED: readonly Kind[] = ["drug", "target", "adverse-event"];

/** Tagging changes how a text is read, not what is wrong with it, so it is no quick fix. */
const KIND = vscode.CodeActionKind.RefactorRewrite.append("biogloss");
/** What is done, so that a key can be bound to one of them. */
const [TAG, REJECT, REMOVE, CLAIM] = ["tag", "reject", "remove", "claim"].map((name) => KIND.append(name)) as [
  vscode.CodeActionKind,
  vscode.CodeActionKind,
  vscode.CodeActionKind,
  vscode.CodeActionKind,
];

/**
 * Offers tagging at the light bulb: tags first the way the recogniser would, then the others, then rejecting, taking back
 * and claims.
 */
export class CodeActions implements vscode.CodeActionProvider {
  static readonly kinds = [TAG, REJECT, REMOVE, CLAIM];

  private readonly sessions: Sessions;
  private readonly review: ReviewMode;

  constructor(sessions: Sessions, review: ReviewMode) {
    this.sessions = sessions;
    this.review = review;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): vscode.CodeAction[] {
    const { only } = context;
    const isAsked = (kind: vscode.CodeActionKind): boolean => only === undefined || only.contains(kind);
    if (token.isCancellationRequested || !CodeActions.kinds.some(isAsked)) return [];
    const session = this.sessions.of(document);
    if (session === undefined) return [];
    const selection = toSpan(document, range);
    const { version } = document;
    const place: MakePlace = (span, more = {}) => ({
      uri: document.uri.toString(),
      start: span.start,
      end: span.end,
      version,
      ...more,
    });
    // A light bulb on every word would be noise: without a selection there must be something to decide on. The
    // command palette tags the word or sentence at the caret all the same.
    const isCaret = selection.start === selection.end;
    const isBare =
      isCaret && annotationsAt(session.placed, selection).length === 0 && !suggestionAt(session, selection.start);
    const actions = isBare
      ? []
      : [
          ...mentionActions(session, selection, place),
          ...linkActions(session, selection, place),
          ...rejectActions(session, selection, place),
          ...removeActions(session, selection, place),
          ...claimActions(session, selection, place),
        ];
    const claims = isAsked(CLAIM) ? suggestedClaimActions(this.review, session, selection, place) : [];
    return [...actions, ...claims].filter(({ kind }) => kind === undefined || isAsked(kind));
  }
}

type MakePlace = (
  span: Span,
  more?: { id?: string; kind?: Kind; key?: string; claim?: string; role?: string },
) => PlaceArgument;

function action(title: string, kind: vscode.CodeActionKind, command: string, place: PlaceArgument): vscode.CodeAction {
  const result = new vscode.CodeAction(title, kind);
  result.command = { title, command, arguments: [place] };
  return result;
}

function mentionActions(session: Session, selection: Span, place: MakePlace): vscode.CodeAction[] {
  const target = mentionTarget(session, selection);
  if (target === undefined) return [];
  const { span, suggestion } = target;
  const words = titleWords(session.document, span);
  const tagged = mentionAt(session, span);
  // Words that have changed can be tagged as what they were: that confirms them.
  const isSettled = tagged !== undefined && tagged.state !== "changed";
  const current = isSettled && tagged.annotation.status !== "rejected" ? tagged.annotation.kind : undefined;
  const first = suggestion?.kind;
  const kinds = KINDS.filter((kind) => kind === first || OFFERED.includes(kind)).filter((kind) => kind !== current);
  kinds.sort((a, b) => Number(b === first) - Number(a === first));
  const actions = kinds.map((kind) =>
    action(vscode.l10n.t("Tag “{0}” as {1}", words, say(KIND_NAMES[kind])), TAG, TAG_COMMANDS[kind], place(span)),
  );
  if (first === undefined && current === undefined) return actions;
  const changed = vscode.l10n.t(
    "Change the kind of “{0}” from {1}…",
    words,
    say(KIND_NAMES[(current ?? first) as Kind]),
  );
  const every = vscode.l10n.t(
    "Tag every “{0}” in this document as {1}…",
    words,
    say(KIND_NAMES[(current ?? first) as Kind]),
  );
  return [
    ...actions,
    action(changed, TAG, Command.changeKind, place(span)),
    action(every, TAG, Command.tagAll, place(span, { kind: (current ?? first) as Kind })),
  ];
}

function rejectActions(session: Session, selection: Span, place: MakePlace): vscode.CodeAction[] {
  const span = mentionTarget(session, selection)?.span;
  const near = span === undefined ? [] : openSuggestions(session.suggestionsIn(span), session.placed);
  const suggestion = near.find((each) => span !== undefined && sameSpan(each, span));
  if (suggestion === undefined) return [];
  const words = titleWords(session.document, suggestion);
  const here = place(suggestion);
  const open = openSuggestions(session.analysis.suggestions, session.placed);
  const count = onSameWords(session.document.getText(), open, suggestion).length;
  const inDocument = vscode.l10n.t("Reject “{0}” in all {1} places of this document", words, count);
  const everywhere = vscode.l10n.t("Never mark “{0}” anywhere: add it to the stop terms in my settings", words);
  return [
    action(vscode.l10n.t("Reject “{0}” here", words), REJECT, Command.rejectSuggestion, here),
    ...(count > 1 ? [action(inDocument, REJECT, Command.neverHere, here)] : []),
    action(everywhere, REJECT, Command.neverAnywhere, here),
  ];
}

/** The claims that the sentence at the caret, or what is selected, seems to make. */
function suggestedClaimActions(
  review: ReviewMode,
  session: Session,
  selection: Span,
  place: MakePlace,
): vscode.CodeAction[] {
  const touched = (span: Span): boolean =>
    selection.start === selection.end ? touches(span, selection.start) : overlaps(span, selection);
  // Mostly there is none, and what else there is to decide need not be gone through.
  if (!claimsOf(session).some(touched)) return [];
  const text = session.document.getText();
  return review.items(session).flatMap((item) => {
    if (item.type !== "claim" || !touched(item.span)) return [];
    const title = claimTitle(text, item.claim, session.analysis.suggestions, say);
    const argument = place(item.span, { key: item.key });
    return [
      action(vscode.l10n.t("Accept suggested claim: {0}", title), CLAIM, Command.acceptSuggestion, argument),
      action(vscode.l10n.t("Reject suggested claim: {0}", title), CLAIM, Command.rejectSuggestion, argument),
    ];
  });
}

function claimActions(session: Session, selection: Span, place: MakePlace): vscode.CodeAction[] {
  const span = claimTarget(session, selection);
  if (span === undefined) return [];
  return [
    action(
      vscode.l10n.t("Tag “{0}” as a claim…", titleWords(session.document, span)),
      CLAIM,
      Command.tagAsClaim,
      place(span),
    ),
  ];
}

/** Claims that are named at the light bulb; further ones are in a list. */
const MOST_CLAIMS = 2;

/** The claims near by that the mention could play a role in. */
function linkActions(session: Session, selection: Span, place: MakePlace): vscode.CodeAction[] {
  const target = mentionTarget(session, selection);
  if (target === undefined || !session.fitsText) return [];
  const { span } = target;
  const mention = mentionAt(session, span)?.annotation;
  const kind = mention?.kind ?? target.suggestion?.kind;
  if (kind === undefined || mention?.status === "rejected") return [];
  const links = claimLinks(session.placed, span, kind, mention?.id);
  const words = titleWords(session.document, span);
  const made = links.slice(0, MOST_CLAIMS).map(({ claim, span: at, role }) => {
    const quote = titleWords(session.document, at);
    const title = vscode.l10n.t(
      "Link “{0}” as {1} to the {2} claim “{3}”",
      words,
      say(KIND_NAMES[kind]),
      claim.claim,
      quote,
    );
    return action(title, CLAIM, Command.giveRole, place(span, { claim: claim.id, role }));
  });
  const isAnyClaim = session.placed.some(({ annotation, span: at }) => annotation.type === "claim" && at !== undefined);
  const other = vscode.l10n.t("Link “{0}” to a claim in another role, or to another claim…", words);
  return isAnyClaim ? [...made, action(other, CLAIM, Command.giveRole, place(span))] : made;
}

function removeActions(session: Session, selection: Span, place: MakePlace): vscode.CodeAction[] {
  return annotationsAt(session.placed, selection).map(({ annotation, span }) => {
    const what =
      annotation.type === "claim" ? vscode.l10n.t("claim: {0}", annotation.claim) : say(KIND_NAMES[annotation.kind]);
    const title = vscode.l10n.t("Take back the tag “{0}” of “{1}”", what, titleWords(session.document, span));
    return action(title, REMOVE, Command.removeTag, place(span, { id: annotation.id }));
  });
}
