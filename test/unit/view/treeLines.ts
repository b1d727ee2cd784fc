import type { TreeNode } from "../../../src/core/view/tree.ts";

/** A tree as indented lines: label, description, and in brackets what it is drawn as. */
export function treeLines(nodes: readonly TreeNode[], depth = 0): string[] {
  return nodes.flatMap((node) => {
    const look = node.look === "group" ? "" : ` [${node.look}]`;
    const line = `${"  ".repeat(depth)}${node.label}: ${node.description}${look}`;
    return [line, ...treeLines(node.children, depth + 1)];
  });
}
