import * as vscode from "vscode";
import { onSameWords, rejectMentions, type Suggested } from "../core/annotate/review.ts";
import { annotationsAt } from "../core/annotate/tag.ts";
import { type Kind, KINDS } from "../core/lexicon/concept.ts";
import type { Suggestion } from "../core/recognise/mention.ts";
import type { Span } from "../core/text/span.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { openSuggestions } from "../core/view/marks.ts";
import { Command, type CommandId } from "./ids.ts";
import type { Session } from "./session.ts";
import { CannotDo, decider, type Handler, placeOf, type TagContext, tagTarget, unchangedSince } from "./tagCommands.ts";
import { mentionTarget, shortWords, suggestionAt } from "./target.ts";

/** The commands that decide on what is suggested, by id. */
export function reviewCommands(context: TagContext): [CommandId, Handler][] {
  return [
    [Command.acceptSuggestion, (argument) => accept(context, argument)],
    [Command.rejectSuggestion, (argument) => rejectHere(context, argument)],
    [Command.neverHere, (argument) => neverHere(context, argument)],
    [Command.changeKind, (argument) => changeKind(context, argument)],
  ];
}

async function accept(context: TagContext, argument: unknown): Promise<void> {
  const { session, suggestion } = suggested(context, argument);
  const { start, end, kind } = suggestion;
  await tagTarget(context, session, { span: { start, end }, suggestion }, kind);
}

async function rejectHere(context: TagContext, argument: unknown): Promise<void> {
  const { session, suggestion } = suggested(context, argument);
  await reject(context, session, [suggestion]);
}

/** Rejects every open suggestion on the same words, as one step that can be undone. */
async function neverHere(context: TagContext, argument: unknown): Promise<void> {
  const { session, suggestion } = suggested(context, argument);
  const text = session.document.getText();
  const open = openSuggestions(session.analysis.suggestions, session.placed);
  const same = onSameWords(text, open, suggestion);
  await reject(context, session, same);
  const words = shortWords(text.slice(suggestion.start, suggestion.end));
  const message = vscode.l10n.t("BioGloss: rejected “{0}” in {1} places of this document", words, same.length);
  vscode.window.setStatusBarMessage(message, MESSAGE_MS);
}

/** How long the status bar tells what was done, in milliseconds. */
const MESSAGE_MS = 5_000;

async function reject(context: TagContext, session: Session, suggestions: readonly Suggestion[]): Promise<void> {
  const { version } = session.document;
  const concept = await context.lexicon.lookup();
  unchangedSince(session, version);
  const known = suggestions.map(({ start, end, kind, concept: index }): Suggested => {
    const id = index === undefined ? undefined : concept(index)?.id;
    return { start, end, kind, concept: id };
  });
  await session.decide(rejectMentions(session.document.getText(), known, session.placed, decider(context)));
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
function kindAt(session: Session, span: Span): Kind | undefined {
  const isSame = (each: Span): boolean => each.start === span.start && each.end === span.end;
  const mention = annotationsAt(session.placed, span).find(
    (each) => each.annotation.type === "mention" && isSame(each.span),
  );
  if (mention?.annotation.type === "mention") return mention.annotation.kind;
  return session.analysis.suggestions.find(isSame)?.kind;
}

async function pickKind(kinds: readonly Kind[]): Promise<Kind | undefined> {
  const title = vscode.l10n.t("What kind of mention is it?");
  const items = kinds.map((kind) => ({ label: KIND_NAMES[kind], value: kind }));
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
