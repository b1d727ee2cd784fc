import * as vscode from "vscode";
import type { Card } from "../core/view/card.ts";
import { cardSource, type CardAction } from "../core/view/cardSource.ts";

/** A card as Markdown. Only the commands of its actions may run, and only those that are allowed at all; by default none. */
export function cardMarkdown(
  card: Card,
  actions: readonly CardAction[] = [],
  allowed: readonly string[] = [],
): vscode.MarkdownString {
  const offered = actions.filter(({ command }) => allowed.includes(command));
  const markdown = new vscode.MarkdownString(cardSource(card, offered));
  markdown.isTrusted = { enabledCommands: [...new Set(offered.map(({ command }) => command))] };
  return markdown;
}
