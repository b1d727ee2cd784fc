import * as vscode from "vscode";
import type { Card, CardLine } from "../core/view/card.ts";

/** A card as Markdown that runs no command until `enabledCommands` are named. Nothing in the card's text is markup. */
export function cardMarkdown(card: Card): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown(`**${escaped(card.title)}** — ${escaped(card.subtitle)}`);
  for (const line of card.lines) markdown.appendMarkdown(`  \n${escaped(line.label)}: ${lineText(line)}`);
  return markdown;
}

function lineText({ text, parts }: CardLine): string {
  if (parts === undefined) return escaped(text.trim());
  const marks = { same: "", old: "~~", new: "**" };
  // White space must stand outside the marks, or they are none.
  return parts
    .map((part) => {
      const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(part.text) ?? [];
      const mark = words === "" ? "" : marks[part.kind];
      return `${before && " "}${mark}${escaped(words)}${mark}${after && " "}`;
    })
    .join("");
}

/** Text in which Markdown finds no markup, on one line; unlike `appendText` with spaces at which lines can break. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;" };
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()#+\-!~|<>&]/g, (sign) => entities[sign] ?? `\\${sign}`);
}
