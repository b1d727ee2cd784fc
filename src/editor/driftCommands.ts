import * as vscode from "vscode";
import { RETIRED } from "../core/annotate/model.ts";
import type { Placed } from "../core/annotate/placed.ts";
import { reanchor, retire } from "../core/annotate/resolve.ts";
import { annotationsAt, trimSpan } from "../core/annotate/tag.ts";
import type { Span } from "../core/text/span.ts";
import { annotationNode } from "../core/view/tree.ts";
import type { AnnotationArgument } from "./driftActions.ts";
import { Command, type CommandId } from "./ids.ts";
import { toSpan } from "./ranges.ts";
import type { Session } from "./session.ts";
import { CannotDo, decider, type Handler, type TagContext, placeOf, unchangedSince, writable } from "./tagCommands.ts";
import { conceptFor, mentionTarget, shortWords } from "./target.ts";
import { say } from "./words.ts";

/** The commands that settle what is changed or lost, by id. */
export function driftCommands(context: TagContext): [CommandId, Handler][] {
  return [
    [Command.confirmWords, (argument) => confirmWords(context, argument)],
    [Command.reanchor, (argument) => reanchorToSelection(context, argument)],
    [Command.retire, (argument) => retireAnnotation(context, argument)],
  ];
}

async function confirmWords(context: TagContext, argument: unknown): Promise<void> {
  const found = await meant(context, argument, ({ state }) => state === "changed");
  if (found === "nothing") throw new CannotDo(vscode.l10n.t("No annotation waits for new words to be confirmed."));
  if (found?.placed.span !== undefined) await tie(context, found.session, found.placed, found.placed.span);
}

async function reanchorToSelection(context: TagContext, argument: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selected = (session: Session): Span | undefined => {
    if (editor?.document !== session.document) return undefined;
    return trimSpan(session.document.getText(), toSpan(session.document, editor.selection));
  };
  const inNeed = ({ state }: Placed): boolean => state === "changed" || state === "lost" || state === RETIRED;
  const found = await meant(context, argument, inNeed);
  if (found === "nothing") throw new CannotDo(vscode.l10n.t("No annotation is changed, lost or retired."));
  if (found === undefined) return;
  const span = selected(found.session);
  if (span === undefined) throw new CannotDo(vscode.l10n.t("Select the words that the annotation belongs to."));
  await tie(context, found.session, found.placed, span);
}

async function retireAnnotation(context: TagContext, argument: unknown): Promise<void> {
  const found = await meant(context, argument, ({ state }) => state === "changed" || state === "lost");
  if (found === "nothing") throw new CannotDo(vscode.l10n.t("There is no annotation here to retire."));
  if (found !== undefined) await found.session.decide([retire(found.placed, decider(context))]);
}

/** Ties an annotation to the words of a span. A mention of other words takes what these name, if that is known. */
async function tie(context: TagContext, session: Session, placed: Placed, span: Span): Promise<void> {
  const { version } = session.document;
  const { annotation } = placed;
  const target = mentionTarget(session, span);
  const index = annotation.type === "mention" && target !== undefined ? conceptFor(target, annotation.kind) : undefined;
  const concept = index === undefined ? undefined : (await context.lexicon.concept(index))?.id;
  unchangedSince(session, version);
  const change = reanchor(session.document.getText(), placed, span, decider(context), concept);
  await session.decide([change]);
  const old = annotation.type === "mention" ? annotation.concept : undefined;
  if (old === undefined || change.op !== "set" || !("concept" in change.fields) || concept === old) return;
  void vscode.window.showInformationMessage(
    concept === undefined
      ? vscode.l10n.t("The identifier {0} belonged to the old words and was taken away.", old)
      : vscode.l10n.t("The identifier {0} belonged to the old words; the new ones have {1}.", old, concept),
  );
}

interface Found {
  readonly session: Session;
  readonly placed: Placed;
}

/**
 * The annotation that a command is for: its argument's; else the one at the caret; else one that the user picks, unless
 * there is only one. `undefined` when the user picks none.
 */
async function meant(
  context: TagContext,
  argument: unknown,
  isMeant: (placed: Placed) => boolean,
): Promise<Found | undefined | "nothing"> {
  const given = argument as Partial<AnnotationArgument> | undefined;
  if (typeof given?.uri === "string" && typeof given.id === "string") {
    const session = context.sessions.at(given.uri);
    const placed = session?.placed.find(({ annotation }) => annotation.id === given.id);
    if (session === undefined || placed === undefined) {
      throw new CannotDo(vscode.l10n.t("The annotation is no longer there, or its document is not open."));
    }
    return { ...writable({ session }), placed };
  }
  const { session, selection } = placeOf(context, undefined);
  const here = annotationsAt(session.placed, selection).filter(isMeant);
  const choice = here.length > 0 ? here : session.placed.filter(isMeant);
  if (choice.length === 0) return "nothing";
  const { version } = session.document;
  const placed = choice.length === 1 ? choice[0] : await pick(session, new Set<Placed>(choice));
  unchangedSince(session, version);
  return placed === undefined ? undefined : { session, placed };
}

async function pick(session: Session, choice: ReadonlySet<Placed>): Promise<Placed | undefined> {
  const text = session.document.getText();
  const items = [...choice].map((placed) => {
    const { label, description } = annotationNode(text, placed, say);
    return { label: shortWords(label), description, placed };
  });
  const title = vscode.l10n.t("Which annotation?");
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.placed;
}
