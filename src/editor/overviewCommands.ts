import * as vscode from "vscode";
import { annotationsAt } from "../core/annotate/tag.ts";
import type { TreeNode } from "../core/view/tree.ts";
import { spanOf } from "../core/view/tree.ts";
import type { Span } from "../core/text/span.ts";
import { Command, type CommandId } from "./ids.ts";
import type { Overview } from "./overview.ts";
import { toRange } from "./ranges.ts";
import { CannotDo, type Handler, placeOf, type TagContext } from "./tagCommands.ts";
import { suggestionAt } from "./target.ts";
import type { TreeElement } from "./treeElement.ts";

/** The commands of the side bar's trees, by id. */
export function overviewCommands(context: TagContext, overview: Overview): [CommandId, Handler][] {
  return [
    [Command.showInText, (argument) => showInText(context, argument as TreeElement)],
    [Command.showInSideBar, () => showInSideBar(context, overview)],
    [Command.filterMentions, (argument) => filter(overview, argument)],
    [Command.clearFilter, () => Promise.resolve((overview.filter = "")).then(() => undefined)],
    [Command.decideByPlace, () => Promise.resolve((overview.decideBy = "place")).then(() => undefined)],
    [Command.decideByConcept, () => Promise.resolve((overview.decideBy = "concept")).then(() => undefined)],
  ];
}

/** Selects in the editor what a node stands for: its words, or where it has none, its entry in the annotation file. */
async function showInText({ sessions }: TagContext, element: TreeElement | undefined): Promise<void> {
  const session = element === undefined ? undefined : sessions.at(element.uri);
  if (session === undefined || element === undefined)
    throw new CannotDo(vscode.l10n.t("The document is no longer open."));
  const { document, sidecar } = session;
  // The annotation is looked up again: since the tree was drawn it may have moved.
  const placed = session.placed.find(({ annotation }) => annotation.id === element.id);
  const span = placed === undefined ? spanOf(element.node) : placed.span;
  if (span !== undefined) {
    await vscode.commands.executeCommand("vscode.open", document.uri, { selection: toRange(document, span) });
    return;
  }
  const entry = sidecar?.placeOf(element.id);
  if (sidecar === undefined || entry === undefined)
    throw new CannotDo(vscode.l10n.t("There is nothing to show of it."));
  const start = new vscode.Position(entry.line - 1, entry.column - 1);
  await vscode.commands.executeCommand("vscode.open", sidecar.uri, { selection: new vscode.Range(start, start) });
}

/** Selects in the side bar what stands at the caret: a mention, or else a claim, or what became of either. */
async function showInSideBar(context: TagContext, overview: Overview): Promise<void> {
  const { session, selection } = placeOf(context, undefined);
  const isAt =
    (span: Span) =>
    (node: TreeNode): boolean =>
      node.children.length === 0 && spanOf(node)?.start === span.start && spanOf(node)?.end === span.end;
  const isOf =
    (id: string) =>
    (node: TreeNode): boolean =>
      node.placed?.annotation.id === id;
  const suggestion = suggestionAt(session, selection.start);
  for (const { annotation, state } of annotationsAt(session.placed, selection)) {
    const isSettled = state === "anchored" || state === "moved";
    const tree = annotation.type === "mention" && isSettled ? overview.mentions : overview.claims;
    if (await tree.reveal(isOf(annotation.id))) return;
  }
  if (suggestion !== undefined && (await overview.mentions.reveal(isAt(suggestion)))) return;
  throw new CannotDo(
    overview.filter === ""
      ? vscode.l10n.t("There is no mention and no claim here.")
      : vscode.l10n.t("There is no mention and no claim here that agrees with the filter."),
  );
}

/** Asks what to filter by, and filters while it is typed; Escape brings the filter of before back. */
async function filter(overview: Overview, argument: unknown): Promise<void> {
  if (typeof argument === "string") {
    overview.filter = argument;
    return;
  }
  const before = overview.filter;
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t("Show only concepts with these words in a name, an identifier or the text");
  box.value = before;
  await new Promise<void>((resolve) => {
    let isTaken = false;
    box.onDidChangeValue((value) => (overview.filter = value.trim()));
    box.onDidAccept(() => {
      isTaken = true;
      box.hide();
    });
    box.onDidHide(() => {
      if (!isTaken) overview.filter = before;
      resolve();
    });
    box.show();
  });
  box.dispose();
}
