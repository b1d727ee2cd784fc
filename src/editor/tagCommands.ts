import * as vscode from "vscode";
import { annotationsAt, type Decider, removeTag, tagMention } from "../core/annotate/tag.ts";
import { KINDS, type Kind } from "../core/lexicon/concept.ts";
import type { Span } from "../core/text/span.ts";
import { KIND_NAMES } from "../core/view/kinds.ts";
import { natureOf } from "../core/view/tree.ts";
import type { ClaimSchemas } from "./claimSchemas.ts";
import type { Settings } from "./config.ts";
import type { PlaceArgument } from "./hover.ts";
import { Command, type CommandId, TAG_COMMANDS } from "./ids.ts";
import type { Lexicon } from "./lexicon.ts";
import { toSpan } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { conceptFor, mentionTarget, type Target } from "./target.ts";
import type { UserTerms } from "./userTerms.ts";
import { say } from "./words.ts";

/** What the commands work with. */
export interface TagContext {
  readonly sessions: Sessions;
  readonly lexicon: Lexicon;
  readonly schemas: ClaimSchemas;
  readonly settings: () => Settings;
  readonly terms: UserTerms;
}

/** A command that cannot do what it was asked to, for a reason that the user can act on. */
export class CannotDo extends Error {
  override readonly name = "CannotDo";
}

export type Handler = (argument?: unknown) => Promise<void>;

/** The tagging commands by id. */
export function tagCommands(context: TagContext): [CommandId, Handler][] {
  return [
    ...KINDS.map((kind): [CommandId, Handler] => [TAG_COMMANDS[kind], (argument) => tagAs(kind, context, argument)]),
    [Command.removeTag, (argument) => takeBack(context, argument)],
    [Command.undo, () => step(context, "undo")],
    [Command.redo, () => step(context, "redo")],
  ];
}

async function tagAs(kind: Kind, context: TagContext, argument: unknown): Promise<void> {
  const { session, selection } = placeOf(context, argument);
  const target = mentionTarget(session, selection);
  if (target === undefined) throw new CannotDo(vscode.l10n.t("Select the words to tag as {0}.", say(KIND_NAMES[kind])));
  await tagTarget(context, session, target, kind);
}

/** Tags a target as a kind, with the concept that is known of it; marked as corrected where another kind was suggested. */
export async function tagTarget(context: TagContext, session: Session, target: Target, kind: Kind): Promise<void> {
  const { version } = session.document;
  const index = conceptFor(target, kind);
  const concept = index === undefined ? undefined : (await context.lexicon.concept(index))?.id;
  unchangedSince(session, version);
  const { suggestion } = target;
  const status = suggestion === undefined || suggestion.kind === kind ? undefined : ("corrected" as const);
  const tag = { kind, concept, polarity: suggestion?.polarity, status };
  await session.decide([tagMention(session.document.getText(), target.span, tag, session.placed, decider(context))]);
}

async function takeBack(context: TagContext, argument: unknown): Promise<void> {
  const { session, selection } = placeOf(context, argument);
  const found = annotationsAt(session.placed, selection);
  const id = (argument as { id?: unknown } | undefined)?.id;
  const meant =
    typeof id === "string" ? found.find(({ annotation }) => annotation.id === id) : await choose(session, found);
  if (meant === "none-chosen") return;
  if (meant === undefined) throw new CannotDo(vscode.l10n.t("There is no tag here to take back."));
  await session.decide(removeTag(meant.annotation.id, session.placed));
}

/** Undoes or redoes a decision in the active document; the text's own undo is another matter. */
async function step(context: TagContext, direction: "undo" | "redo"): Promise<void> {
  const { session } = placeOf(context, undefined);
  if (await session.step(direction)) return;
  throw new CannotDo(
    direction === "undo"
      ? vscode.l10n.t("There is no annotation change to undo.")
      : vscode.l10n.t("There is no annotation change to redo."),
  );
}

type Found = ReturnType<typeof annotationsAt>[number];

/** Asks which of several tags is meant; one alone is not asked about. */
async function choose(session: Session, found: readonly Found[]): Promise<Found | undefined | "none-chosen"> {
  if (found.length <= 1) return found[0];
  const items = found.map((each) => ({
    label: natureOf(each, say),
    description: session.document.getText().slice(each.span.start, each.span.end).replace(/\s+/g, " "),
    each,
  }));
  const title = vscode.l10n.t("Which tag do you want to take back?");
  return (await vscode.window.showQuickPick(items, { title }))?.each ?? "none-chosen";
}

/** Where a command was called for. */
export interface CommandPlace {
  readonly session: Session;
  readonly selection: Span;
}

/** The session and the span that a command which annotates was called for: see `placeIn`. */
export function placeOf(context: TagContext, argument: unknown): CommandPlace {
  return writable(placeIn(context.sessions, argument));
}

/** The session and the span that a command was called for: its argument's, or the active editor's selection. */
export function placeIn(sessions: Sessions, argument: unknown): CommandPlace {
  const place = argument as Partial<PlaceArgument & { version: number }> | undefined;
  if (typeof place?.uri === "string" && typeof place.start === "number" && typeof place.end === "number") {
    const session = sessions.at(place.uri);
    if (session === undefined) throw new CannotDo(vscode.l10n.t("The document is no longer open."));
    // What a light bulb offered is meant for the text as it was then.
    if (place.version !== undefined) unchangedSince(session, place.version);
    const { length } = session.document.getText();
    if (!(0 <= place.start && place.start <= place.end && place.end <= length)) {
      throw new CannotDo(vscode.l10n.t("The document has changed. Try again."));
    }
    return { session, selection: { start: place.start, end: place.end } };
  }
  const { editor, session } = active(sessions);
  return { session, selection: toSpan(editor.document, editor.selection) };
}

/** The active editor and the session of its document. */
export function active(sessions: Sessions): { editor: vscode.TextEditor; session: Session } {
  const editor = vscode.window.activeTextEditor;
  const session = editor === undefined ? undefined : sessions.of(editor.document);
  if (editor !== undefined && session !== undefined) return { editor, session };
  throw new CannotDo(vscode.l10n.t("Open a text or Markdown document first."));
}

export function writable<T extends { session: Session }>(place: T): T {
  if (place.session.sidecar !== undefined) return place;
  throw new CannotDo(vscode.l10n.t("Save the document first: annotations are kept in a file beside it."));
}

export function unchangedSince(session: Session, version: number): void {
  if (session.document.version !== version) throw new CannotDo(vscode.l10n.t("The document has changed. Try again."));
}

export function decider(context: TagContext): Decider {
  // The local date: "on" is the day as the person who decides would write it.
  const now = new Date();
  const on = [now.getFullYear(), pad(now.getMonth() + 1), pad(now.getDate())].join("-");
  return { by: context.settings().annotator, on, random: Math.random };
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
