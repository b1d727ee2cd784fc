import * as vscode from "vscode";
import { type Markup, markupOf } from "../core/text/markup.ts";
import { documentName } from "../core/annotate/sidecar/format.ts";
import { isEnabled, readLanguages } from "./config.ts";

/** Languages that are marked up as Markdown is; all others are read as plain text. */
const MARKDOWN = new Set(["markdown", "mdx", "quarto", "rmd"]);

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

/** Text above this length (UTF-16 code units) is not analysed; VS Code itself stops colouring at 20 million. */
export const MAX_LENGTH = 10_000_000;

/** The length of a document in code units, without putting its text together. */
export function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** Why a document is not read: it is no text of its own, it is an annotation file, or the settings say so. */
export type NotRead = "view" | "annotations" | "enabled" | "languages";

/** What says whether a document is read: its text is not needed. */
export type DocumentPlace = Pick<vscode.TextDocument, "uri" | "languageId">;

/** The place of a document that is not open, as VS Code would open it without settings on file names. */
export function placeOfFile(uri: vscode.Uri): DocumentPlace {
  return { uri, languageId: markupOf(uri.path) === "markdown" ? "markdown" : "plaintext" };
}

/** Why a document is not read, or `undefined` for one that is. */
export function whyNotRead(document: DocumentPlace): NotRead | undefined {
  if (NOT_READ.has(document.uri.scheme)) return "view";
  if (documentName(document.uri.path) !== undefined) return "annotations";
  if (!readLanguages(document).includes(document.languageId)) return "languages";
  return isEnabled(document) ? undefined : "enabled";
}

/** How a document is marked up, or `undefined` when it is not read at all. */
export function markupOfDocument(document: DocumentPlace): Markup | undefined {
  if (whyNotRead(document) !== undefined) return undefined;
  return MARKDOWN.has(document.languageId) ? "markdown" : "plain";
}

/**
 * Whether an editor is one in which people read: not a side of a diff, a peek or another part of a view. VS Code gives
 * only editors of their own a column.
 */
export function isReadingEditor({ viewColumn }: vscode.TextEditor): boolean {
  return viewColumn !== undefined;
}

/** The documents in whose languages somebody wants to read, in any folder of the workspace. */
export function languagesRead(): string[] {
  const places = [undefined, ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  return [...new Set(places.flatMap((place) => readLanguages(place)))].sort();
}
