import { spanOf, type TreeNode } from "../core/view/tree.ts";
import type { AnnotationArgument } from "./driftActions.ts";
import type { PlaceArgument } from "./hover.ts";

/**
 * A node as VS Code holds it: the same object as long as the tree has a node with its id below the same parent. Commands
 * get it as their argument, and find with it the annotation or the place that it stands for.
 */
export class TreeElement implements AnnotationArgument, Partial<PlaceArgument> {
  node: TreeNode;
  readonly parent: TreeElement | undefined;
  /** The document's. */
  readonly uri: string;
  /** Made when they are asked for. */
  private made: TreeElement[] | undefined;

  constructor(node: TreeNode, parent: TreeElement | undefined, uri: string) {
    this.node = node;
    this.parent = parent;
    this.uri = uri;
  }

  /** The annotation's; empty for a node that is none. */
  get id(): string {
    return this.node.placed?.annotation.id ?? "";
  }

  /** Of a suggested claim that is decided at it. */
  get key(): string | undefined {
    return this.node.decides?.type === "claim" ? this.node.decides.key : undefined;
  }

  get start(): number {
    return spanOf(this.node)?.start ?? NaN;
  }

  get end(): number {
    return spanOf(this.node)?.end ?? NaN;
  }

  get children(): readonly TreeElement[] {
    return (this.made ??= elementsOf(this.node.children, this, this.uri));
  }

  /** Takes over what has become of the node. */
  update(node: TreeNode): void {
    this.node = node;
    if (this.made !== undefined) this.made = elementsOf(node.children, this, this.uri, this.made);
  }

  /** Those elements below this one that have been made, by the ids of their nodes. */
  collect(into: Map<string, TreeElement>): void {
    into.set(this.node.id, this);
    for (const child of this.made ?? []) child.collect(into);
  }
}

/** The elements of some nodes; those that there were before are kept. */
export function elementsOf(
  nodes: readonly TreeNode[],
  parent: TreeElement | undefined,
  uri: string,
  before: readonly TreeElement[] = [],
): TreeElement[] {
  const known = new Map(before.map((element) => [element.node.id, element]));
  return nodes.map((node) => {
    const element = known.get(node.id);
    if (element === undefined) return new TreeElement(node, parent, uri);
    element.update(node);
    return element;
  });
}
