import type { TreeNode } from "./tree.ts";

/**
 * The nodes that must be drawn again so that one tree becomes another: those whose own line has changed and those that
 * have got or lost children; what is below such a node is drawn with it. `"all"` when the tree's own list has changed.
 * Linear in the number of nodes.
 */
export function treeChanges(before: readonly TreeNode[], after: readonly TreeNode[]): readonly string[] | "all" {
  if (!sameIds(before, after)) return "all";
  const changed: string[] = [];
  const compare = (old: readonly TreeNode[], now: readonly TreeNode[]): void => {
    old.forEach((a, i) => {
      const b = now[i] as TreeNode;
      if (!sameLine(a, b) || !sameIds(a.children, b.children)) changed.push(b.id);
      else compare(a.children, b.children);
    });
  };
  compare(before, after);
  return changed;
}

function sameIds(a: readonly TreeNode[], b: readonly TreeNode[]): boolean {
  return a.length === b.length && a.every(({ id }, i) => id === (b[i] as TreeNode).id);
}

function sameLine(a: TreeNode, b: TreeNode): boolean {
  const isSameHighlight = a.highlight?.[0] === b.highlight?.[0] && a.highlight?.[1] === b.highlight?.[1];
  return a.label === b.label && a.description === b.description && a.look === b.look && isSameHighlight;
}

/** The nodes from a root down to the first, in the order of the tree, that fits; `undefined` when none does. */
export function pathTo(nodes: readonly TreeNode[], fits: (node: TreeNode) => boolean): TreeNode[] | undefined {
  for (const node of nodes) {
    if (fits(node)) return [node];
    const below = pathTo(node.children, fits);
    if (below !== undefined) return [node, ...below];
  }
  return undefined;
}
