import * as vscode from "vscode";
import type { Kind } from "../core/lexicon/concept.ts";
import { claimCard, mentionCard } from "../core/view/card.ts";
import { annotationTree, type TreeGroup, type TreeLeaf, type TreeNode } from "../core/view/tree.ts";
import { cardMarkdown } from "./cardMarkdown.ts";
import { Delay } from "./delay.ts";
import type { AnnotationArgument } from "./driftActions.ts";
import { ANNOTATIONS_VIEW, COLOUR_NAMES } from "./ids.ts";
import { Owner } from "./lifecycle.ts";
import { toRange } from "./ranges.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** A node as VS Code gets it: the view's data, and for an annotation what a command needs to find it again. */
export type Element = TreeGroup | (TreeLeaf & AnnotationArgument);

/** How long changes are gathered before the tree shows them, in milliseconds. */
const GATHER = 100;

/** The annotations of the active document, in the side bar. */
export class AnnotationTree extends Owner implements vscode.TreeDataProvider<Element> {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly sessions: Sessions;
  private readonly view: vscode.TreeView<Element>;
  private readonly gather = this.own(new Delay(() => this.refresh()));
  /** The document that is shown: the active one, and when something else becomes active, the last that was. */
  private session: Session | undefined;

  constructor(sessions: Sessions) {
    super();
    this.sessions = sessions;
    this.view = this.own(
      vscode.window.createTreeView(ANNOTATIONS_VIEW, { treeDataProvider: this, showCollapseAll: true }),
    );
    this.own(sessions.onDidChange((session) => session === this.session && this.gather.restart(GATHER)));
    this.own(sessions.onDidClose((session) => session === this.session && this.show(undefined)));
    this.own(sessions.onDidOpen(() => this.follow()));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.follow()));
    this.own(this.view.onDidChangeVisibility(({ visible }) => visible && this.refresh()));
    this.follow();
  }

  getChildren(element?: Element): Element[] {
    if (element?.type === "annotation" || this.session === undefined) return [];
    const { document, placed } = this.session;
    const uri = document.uri.toString();
    const nodes: readonly TreeNode[] = element?.children ?? annotationTree(document.getText(), placed);
    return nodes.map((node) => (node.type === "group" ? node : { ...node, uri, id: node.placed.annotation.id }));
  }

  getTreeItem(element: Element): vscode.TreeItem {
    return element.type === "group" ? groupItem(element) : leafItem(element, this.session);
  }

  private follow(): void {
    const editor = vscode.window.activeTextEditor;
    const session = editor === undefined ? undefined : this.sessions.of(editor.document);
    // While the annotation file or a settings page is active, the document's annotations stay in sight.
    if (session !== undefined && session !== this.session) this.show(session);
  }

  private show(session: Session | undefined): void {
    this.session = session;
    this.refresh();
  }

  private refresh(): void {
    if (this.isDisposed) return;
    const { session, view } = this;
    const waiting = session?.placed.filter(({ state }) => state === "changed" || state === "lost").length ?? 0;
    const path = session?.document.uri.path ?? "";
    view.description = path.slice(path.lastIndexOf("/") + 1);
    view.badge =
      waiting === 0
        ? undefined
        : { value: waiting, tooltip: vscode.l10n.t("{0} changed or lost annotations", waiting) };
    if (view.visible) this.changed.fire(undefined);
  }
}

function groupItem({ id, label, count, isOpen }: TreeGroup): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, isOpen ? Expanded : Collapsed);
  item.id = id;
  item.description = String(count);
  return item;
}

function leafItem(element: TreeLeaf & AnnotationArgument, session: Session | undefined): vscode.TreeItem {
  const { placed, label, description, look, uri, id } = element;
  const item = new vscode.TreeItem(label);
  item.id = `${uri} ${id}`;
  item.description = description;
  item.iconPath = iconOf(look);
  item.contextValue = look === "changed" || look === "lost" || look === "retired" ? look : "settled";
  item.tooltip = cardMarkdown(claimCard(placed) ?? mentionCard(label, undefined, { placed }));
  item.accessibilityInformation = { label: `${label}, ${description === "" ? look : description}` };
  const target = session === undefined ? undefined : targetOf(session, element);
  if (target !== undefined) {
    const command = { title: vscode.l10n.t("Show"), command: "vscode.open" };
    item.command = { ...command, arguments: [target.uri, { selection: target.range }] };
  }
  return item;
}

/** Where an annotation can be seen: its words, or where it has none, its entry in the annotation file. */
function targetOf(session: Session, { placed }: TreeLeaf): { uri: vscode.Uri; range: vscode.Range } | undefined {
  const { document, sidecar } = session;
  if (placed.span !== undefined) return { uri: document.uri, range: toRange(document, placed.span) };
  const entry = sidecar?.placeOf(placed.annotation.id);
  if (sidecar === undefined || entry === undefined) return undefined;
  const start = new vscode.Position(entry.line - 1, entry.column - 1);
  return { uri: sidecar.uri, range: new vscode.Range(start, start) };
}

function iconOf(look: TreeLeaf["look"]): vscode.ThemeIcon {
  const colour = (id: string): vscode.ThemeColor => new vscode.ThemeColor(id);
  switch (look) {
    case "changed":
      return new vscode.ThemeIcon("warning", colour("list.warningForeground"));
    case "lost":
      return new vscode.ThemeIcon("question", colour("list.warningForeground"));
    case "rejected":
      return new vscode.ThemeIcon("circle-slash");
    case "retired":
      return new vscode.ThemeIcon("archive");
    case "claim":
      return new vscode.ThemeIcon("quote", colour("biogloss.claimBorder"));
    case "drug":
    case "target":
    case "adverse-event":
    case "condition":
    case "endpoint":
      return new vscode.ThemeIcon(KIND_ICONS[look], colour(`biogloss.${COLOUR_NAMES[look]}Foreground`));
  }
}

/** Icons tell kinds apart without colour. */
const KIND_ICONS: Readonly<Record<Kind, string>> = {
  drug: "beaker",
  target: "target",
  "adverse-event": "flame",
  condition: "pulse",
  endpoint: "graph-line",
};
