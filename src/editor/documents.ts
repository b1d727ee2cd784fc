import type * as vscode from "vscode";
import type { Markup } from "../core/text/mask.ts";
import { documentName } from "../core/annotate/sidecar/format.ts";

/** Languages that are read, and how each is marked up. */
const MARKUPS: Readonly<Record<string, Markup>> = { markdown: "markdown", plaintext: "plain" };

/** Documents of these schemes are views of something else, in which marks would only disturb. */
const NOT_READ = new Set([
  "output",
  "vscode-scm",
  "comment",
  "git",
  "gitfs",
  "vscode-notebook-cell",
  "search-editor",
  "vscode",
]);

/** The languages whose opening activates the extension. */
export const SELECTOR: vscode.DocumentSelector = Object.keys(MARKUPS).map((language) => ({ language }));

/** Text above this length (UTF-16 code units) is not analysed; VS Code itself stops colouring at 20 million. */
export const MAX_LENGTH = 10_000_000;

/** How a document is marked up, or `undefined` when it is not read at all. */
export function markupOfDocument(document: vscode.TextDocument): Markup | undefined {
  if (NOT_READ.has(document.uri.scheme)) return undefined;
  if (documentName(document.uri.path) !== undefined) return undefined;
  return MARKUPS[document.languageId];
}
