import * as vscode from "vscode";
import { claimCard, mentionCard } from "../core/view/card.ts";
import type { TreeNode } from "../core/view/tree.ts";
import { pathTo, treeChanges } from "../core/view/treeChanges.ts";
import type { ActiveSession } from "./activeSession.ts";
import { cardMarkdown } from "./cardMarkdown.ts";
import { Owner } from "./lifecycle.ts";
import type { Session } from "./session.ts";
import { elementsOf, type TreeElement } from "./treeElement.ts";
import { treeItem } from "./treeItem.ts";
import { say } from "./words.ts";

/** What a tree in the side bar shows of a document. */
export interface TreeSource {
  /** The nodes; `undefined` while they cannot be told, so that those of before stay. */
  nodes(session: Session): readonly TreeNode[] | undefined;
  /** What waits to be done there, for the badge; nothing for 0. Asked for whether or not the tree is seen. */
  waiting?(session: Session): { readonly value: number; readonly tooltip: string };
  /** A line above the nodes, such as what they are filtered by. */
  message?(): string | undefined;
}

/** One tree of the side bar. It is made when it is seen, and VS Code is told of the nodes that have changed alone. */
export class SideTree extends Owner implements vscode.TreeDataProvider<TreeElement> {
  private readonly changed = this.own(new vscode.EventEmitter<TreeElement[] | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  /** What can be dragged from it or dropped on it. */
  readonly dragAndDrop: vscode.TreeDragAndDropController<TreeElement> | undefined;
  private readonly active: ActiveSession;
  private readonly source: TreeSource;
  private readonly view: vscode.TreeView<TreeElement>;
  private shown: { session: Session; nodes: readonly TreeNode[]; roots: TreeElement[] } | undefined;
  /** What is shown may not be what there is. */
  private isStale = true;

  constructor(
    id: string,
    active: ActiveSession,
    source: TreeSource,
    dragAndDrop?: vscode.TreeDragAndDropController<TreeElement>,
  ) {
    super();
    this.active = active;
    this.source = source;
    this.dragAndDrop = dragAndDrop;
    this.view = this.own(
      vscode.window.createTreeView(id, {
        treeDataProvider: this,
        showCollapseAll: true,
        ...(dragAndDrop === undefined ? {} : { dragAndDropController: dragAndDrop }),
      }),
    );
    this.own(active.onDidChange(() => this.again()));
    this.own(this.view.onDidChangeVisibility(({ visible }) => visible && this.isStale && this.refresh()));
    this.again();
  }

  getChildren(element?: TreeElement): TreeElement[] {
    if (element !== undefined) return [...element.children];
    if (this.isStale) this.make();
    return [...(this.shown?.roots ?? [])];
  }

  getParent(element: TreeElement): TreeElement | undefined {
    return element.parent;
  }

  getTreeItem(element: TreeElement): vscode.TreeItem {
    return treeItem(element);
  }

  resolveTreeItem(item: vscode.TreeItem, { node }: TreeElement): vscode.TreeItem {
    const { placed, suggestion, look, label, highlight } = node;
    if (look === "evidence" || look === "problem") item.tooltip = label;
    else if (placed !== undefined || suggestion !== undefined) {
      const words = highlight === undefined ? label : label.slice(...highlight);
      const card = placed === undefined ? undefined : claimCard(placed, [], say);
      item.tooltip = cardMarkdown(card ?? mentionCard(words, undefined, { placed, suggestion }, {}, say));
    }
    return item;
  }

  /** Something that the tree shows has changed. */
  again(): void {
    if (this.isDisposed) return;
    this.isStale = true;
    const session = this.active.current;
    const path = session?.document.uri.path ?? "";
    this.view.description = path.slice(path.lastIndexOf("/") + 1);
    this.view.message = this.source.message?.() ?? "";
    const waiting = session === undefined ? undefined : this.source.waiting?.(session);
    this.view.badge = waiting === undefined || waiting.value === 0 ? undefined : waiting;
    if (this.view.visible) this.refresh();
  }

  /** Selects the first node that fits and brings it into view. Returns whether there is one. */
  async reveal(fits: (node: TreeNode) => boolean): Promise<boolean> {
    this.refresh();
    const path = pathTo(this.shown?.nodes ?? [], fits);
    let element: TreeElement | undefined;
    for (const { id } of path ?? []) {
      const among: readonly TreeElement[] = element === undefined ? (this.shown?.roots ?? []) : element.children;
      element = among.find(({ node }) => node.id === id);
    }
    if (element === undefined) return false;
    await this.view.reveal(element, { select: true, focus: true, expand: true });
    return true;
  }

  /** The nodes that are selected. */
  get selection(): readonly TreeElement[] {
    return this.view.selection;
  }

  /** Number of what waits to be done; 0 when there is nothing. */
  get waiting(): number {
    return this.view.badge?.value ?? 0;
  }

  private refresh(): void {
    const before = this.shown;
    if (!this.make()) return;
    this.isStale = false;
    const changes =
      before === undefined || before.session !== this.shown?.session
        ? "all"
        : treeChanges(before.nodes, this.shown.nodes);
    if (changes === "all") this.changed.fire(undefined);
    else if (changes.length > 0) {
      const known = new Map<string, TreeElement>();
      for (const root of this.shown?.roots ?? []) root.collect(known);
      // What VS Code has never asked for needs no telling.
      const told = changes.flatMap((id) => known.get(id) ?? []);
      if (told.length > 0) this.changed.fire(told);
    }
  }

  /** Brings what is shown up to date. Returns whether that could be done. */
  private make(): boolean {
    const session = this.active.current;
    if (session === undefined) this.shown = undefined;
    else {
      const nodes = this.source.nodes(session);
      const isSame = this.shown?.session === session;
      if (nodes === undefined && isSame) return false;
      const roots = elementsOf(
        nodes ?? [],
        undefined,
        session.document.uri.toString(),
        isSame ? this.shown?.roots : [],
      );
      this.shown = { session, nodes: nodes ?? [], roots };
    }
    return true;
  }
}
