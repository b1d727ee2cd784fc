import * as vscode from "vscode";
import { onSameWords, rejectMentions, tagMentions } from "../core/annotate/review.ts";
import { type Kind, KINDS } from "../core/lexicon/concept.ts";
import type { Suggestion } from "../core/recognise/mention.ts";
import { overlaps, sameSpan, type Span } from "../core/text/span.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { openSuggestions } from "../core/view/marks.ts";
import type { ToDecide } from "../core/view/toDecide.ts";
import { acceptClaim, dismissClaim, knownSuggestions, tagAsClaim } from "./claimCommands.ts";
import { ClaimPick } from "./claimPick.ts";
import type { PlaceArgument } from "./hover.ts";
import { Command, type CommandId, SECTION } from "./ids.ts";
import { toSpan } from "./ranges.ts";
import type { ReviewMode } from "./reviewMode.ts";
import type { Session } from "./session.ts";
import { CannotDo, decider, type Handler, placeOf, type TagContext, tagTarget, unchangedSince } from "./tagCommands.ts";
import { mentionAt, mentionTarget, shortWords, suggestionAt } from "./target.ts";
import { tellDone } from "./tellDone.ts";
import { say } from "./words.ts";

/** The commands that decide on what is suggested, and those that lead from one to the next, by id. */
export function reviewCommands(context: TagContext, review: ReviewMode): [CommandId, Handler][] {
  const pick = new ClaimPick();
  return [
    [Command.review, () => Promise.resolve(review.toggle())],
    [Command.nextToDecide, () => Promise.resolve(review.go("next"))],
    [Command.previousToDecide, () => Promise.resolve(review.go("previous"))],
    [Command.acceptSuggestion, (argument) => accept(context, review, argument)],
    [Command.acceptAll, () => acceptAll(context, review)],
    [Command.rejectSuggestion, (argument) => rejectHere(context, review, argument)],
    [Command.neverHere, (argument) => neverHere(context, argument)],
    [Command.neverAnywhere, (argument) => neverAnywhere(context, argument)],
    [Command.changeKind, (argument) => changeKind(context, argument)],
    [Command.tagAsClaim, (argument) => tagAsClaim(context, pick, argument ?? sentenceAt(context, review))],
    [Command.toggleInClaim, (digit) => Promise.resolve(pick.toggle(digit))],
  ];
}

async function accept(context: TagContext, review: ReviewMode, argument: unknown): Promise<void> {
  const { session, item } = asked(context, review, argument);
  if (item?.type === "claim") return acceptClaim(context, session, item.claim);
  if (item?.type === "changed") return settle(session, item, Command.confirmWords);
  const { suggestion } = suggested(context, argument);
  const { start, end, kind } = suggestion;
  await tagTarget(context, session, { span: { start, end }, suggestion }, kind);
}

async function rejectHere(context: TagContext, review: ReviewMode, argument: unknown): Promise<void> {
  const { session, item } = asked(context, review, argument);
  if (item?.type === "claim") return dismissClaim(context, session, item.claim);
  if (item?.type === "changed") return settle(session, item, Command.retire);
  await reject(context, session, [suggested(context, argument).suggestion]);
}

async function settle(session: Session, { placed }: ToDecide & { type: "changed" }, command: CommandId): Promise<void> {
  await vscode.commands.executeCommand(command, { uri: session.document.uri.toString(), id: placed.annotation.id });
}

/** What a command is for: what its argument names by its key, or what the review stands on. */
function asked(
  context: TagContext,
  review: ReviewMode,
  argument: unknown,
): { session: Session; item: ToDecide | undefined } {
  const { session } = placeOf(context, argument);
  if (argument === undefined) return { session, item: review.current(session) };
  const { key } = argument as { key?: unknown };
  if (typeof key !== "string") return { session, item: undefined };
  const item = review.items(session).find((each) => each.key === key);
  if (item === undefined) throw new CannotDo(vscode.l10n.t("The document has changed. Try again."));
  return { session, item };
}

/** In the review the selected mention is not the claim: its sentence is. */
function sentenceAt(context: TagContext, review: ReviewMode): PlaceArgument | undefined {
  const { session } = placeOf(context, undefined);
  const item = review.current(session);
  if (item === undefined) return undefined;
  const { start, end } = item.span;
  return { uri: session.document.uri.toString(), start, end: item.type === "mention" ? start : end };
}

/** Accepts the suggested mentions that are selected, or else those in view, as one step that can be undone. */
async function acceptAll(context: TagContext, review: ReviewMode): Promise<void> {
  const { session, selection } = placeOf(context, undefined);
  const editor = vscode.window.activeTextEditor as vscode.TextEditor;
  // What the review stands on is selected too, and is not meant.
  const isStop = review.isOn && review.current(session) !== undefined;
  const isSelected = selection.start < selection.end && !isStop;
  const within = isSelected ? [selection] : editor.visibleRanges.map((range) => toSpan(editor.document, range));
  const items = review.items(session).filter(({ span }) => within.some((each) => overlaps(each, span)));
  const spans = new Set(items.flatMap((item) => (item.type === "mention" ? [item.span.start] : [])));
  const known = await knownSuggestions(context, session);
  const mentions = session.analysis.suggestions.flatMap(({ start }, m) => (spans.has(start) ? (known(m) ?? []) : []));
  if (mentions.length === 0) {
    throw new CannotDo(
      isSelected
        ? vscode.l10n.t("Nothing is suggested in the selection.")
        : vscode.l10n.t("Nothing is suggested in what is in view."),
    );
  }
  await session.decide(tagMentions(session.document.getText(), mentions, session.placed, decider(context)));
  tellDone(acceptedText(mentions.length, isSelected));
}

function acceptedText(count: number, isSelected: boolean): string {
  if (isSelected) {
    return count === 1
      ? vscode.l10n.t("{0} suggestion in the selection was accepted.", count)
      : vscode.l10n.t("{0} suggestions in the selection were accepted.", count);
  }
  return count === 1
    ? vscode.l10n.t("{0} suggestion in view was accepted.", count)
    : vscode.l10n.t("{0} suggestions in view were accepted.", count);
}

/** Makes the words of a suggestion a stop term in the user's settings: no document marks them any more. */
async function neverAnywhere(context: TagContext, argument: unknown): Promise<void> {
  const { session, suggestion } = suggested(context, argument);
  const words = session.document.getText().slice(suggestion.start, suggestion.end).replace(/\s+/g, " ");
  const section = vscode.workspace.getConfiguration(SECTION);
  const set = section.inspect<unknown>("stopTerms")?.globalValue;
  const terms = Array.isArray(set) ? (set as unknown[]) : [];
  if (!terms.includes(words)) await section.update("stopTerms", [...terms, words], vscode.ConfigurationTarget.Global);
  const message = vscode.l10n.t("“{0}” is a stop term in your settings now", shortWords(words));
  tellDone(message);
}

/** Rejects every open suggestion on the same words, as one step that can be undone. */
async function neverHere(context: TagContext, argument: unknown): Promise<void> {
  const { session, suggestion } = suggested(context, argument);
  const text = session.document.getText();
  const open = openSuggestions(session.analysis.suggestions, session.placed);
  const same = onSameWords(text, open, suggestion);
  await reject(context, session, same);
  const words = shortWords(text.slice(suggestion.start, suggestion.end));
  const message = vscode.l10n.t("rejected “{0}” in {1} places of this document", words, same.length);
  tellDone(message);
}

async function reject(context: TagContext, session: Session, suggestions: readonly Suggestion[]): Promise<void> {
  const indices = suggestions.map((each) => session.analysis.suggestions.indexOf(each));
  const known = await knownSuggestions(context, session);
  const rejected = indices.flatMap((m) => known(m) ?? []);
  await session.decide(rejectMentions(session.document.getText(), rejected, session.placed, decider(context)));
}

/** Tags what stands here as another kind: the argument's, or the one that is picked. */
async function changeKind(context: TagContext, argument: unknown): Promise<void> {
  const { session, selection } = placeOf(context, argument);
  const { version } = session.document;
  const target = mentionTarget(session, selection);
  const current = target === undefined ? undefined : kindAt(session, target.span);
  if (target === undefined || current === undefined) {
    throw new CannotDo(vscode.l10n.t("There is no mention here whose kind could be changed."));
  }
  const given = (argument as { kind?: unknown } | undefined)?.kind;
  const others = KINDS.filter((kind) => kind !== current);
  const kind = others.find((each) => each === given) ?? (given === undefined ? await pickKind(others) : undefined);
  if (kind === undefined) return;
  unchangedSince(session, version);
  await tagTarget(context, session, target, kind);
}

/** The kind that a span has been given, or is suggested to have. */
export function kindAt(session: Session, span: Span): Kind | undefined {
  const tagged = mentionAt(session, span)?.annotation;
  return tagged?.kind ?? session.analysis.suggestions.find((each) => sameSpan(each, span))?.kind;
}

export async function pickKind(kinds: readonly Kind[]): Promise<Kind | undefined> {
  const title = vscode.l10n.t("What kind of mention is it?");
  const items = kinds.map((kind) => ({ label: say(KIND_NAMES[kind]), value: kind }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}

/** The open suggestion that a command is for: the one with the argument's borders, or the one at the caret. */
function suggested(context: TagContext, argument: unknown): { session: Session; suggestion: Suggestion } {
  const { session, selection } = placeOf(context, argument);
  if (!session.fitsText) throw new CannotDo(vscode.l10n.t("The document has changed. Try again."));
  const isCaret = selection.start === selection.end;
  const open = openSuggestions(session.analysis.suggestions, session.placed);
  const suggestion = isCaret
    ? suggestionAt(session, selection.start)
    : open.find(({ start, end }) => start === selection.start && end === selection.end);
  if (suggestion !== undefined) return { session, suggestion };
  throw new CannotDo(vscode.l10n.t("There is no suggestion here to decide on."));
}
