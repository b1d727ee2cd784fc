import * as vscode from "vscode";
import type { Kind } from "../core/lexicon/concept.ts";
import { spanOf, type TreeLook, type TreeNode } from "../core/view/tree.ts";
import { spoken } from "../core/view/treeSpoken.ts";
import { COLOUR_NAMES, Command } from "./ids.ts";
import type { TreeElement } from "./treeElement.ts";
import { say } from "./words.ts";

/** A node as VS Code draws it. */
export function treeItem(element: TreeElement): vscode.TreeItem {
  const { node, uri } = element;
  const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
  const { label, highlight, description, look } = node;
  const state = node.children.length === 0 ? None : node.isOpen === true ? Expanded : Collapsed;
  const item = new vscode.TreeItem(highlight === undefined ? label : { label, highlights: [[...highlight]] }, state);
  item.id = `${uri} ${node.id}`;
  item.description = description;
  item.contextValue = contextOf(node);
  item.accessibilityInformation = { label: spoken(node, say) };
  if (look === "group") return item;
  item.iconPath = iconOf(look);
  if (node.placed !== undefined || spanOf(node) !== undefined) {
    item.command = { title: vscode.l10n.t("Show"), command: Command.showInText, arguments: [element] };
  }
  return item;
}

/** What the `when` clauses of the manifest ask for. */
function contextOf({ look, placed, suggestion, decides }: TreeNode): string {
  if (look === "evidence" || look === "problem") return look;
  if (suggestion !== undefined) return "suggestion";
  if (decides?.type === "claim") return "suggested claim";
  if (placed === undefined) return "group";
  if (look === "changed" || look === "lost" || look === "retired" || look === "rejected") return look;
  return placed.annotation.type === "claim" ? "settled claim" : "settled mention";
}

function iconOf(look: Exclude<TreeLook, "group">): vscode.ThemeIcon {
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
    case "suggested:claim":
      return new vscode.ThemeIcon("quote");
    case "evidence":
      return new vscode.ThemeIcon("book");
    case "problem":
      return new vscode.ThemeIcon("warning", colour("list.warningForeground"));
    case "drug":
    case "target":
    case "adverse-event":
    case "condition":
    case "endpoint":
      return new vscode.ThemeIcon(KIND_ICONS[look], colour(`biogloss.${COLOUR_NAMES[look]}Foreground`));
    case "suggested:drug":
    case "suggested:target":
    case "suggested:adverse-event":
    case "suggested:condition":
    case "suggested:endpoint":
      return new vscode.ThemeIcon(KIND_ICONS[look.slice("suggested:".length) as Kind]);
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
