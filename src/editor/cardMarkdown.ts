import * as vscode from "vscode";
import type { Card } from "../core/view/card.ts";
import { type CardAction, cardSource } from "../core/view/cardSource.ts";

/**
 * A card as Markdown, with what can be done from it. Only the commands of its actions may run.
 *
 * @param allowed the only commands that an action may have; others are left out
 */
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
