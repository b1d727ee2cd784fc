import * as vscode from "vscode";
import type { ExportFile } from "../core/exchange/document.ts";
import type { Format } from "../core/exchange/format.ts";
import { formatById, FORMATS, writeFiles } from "../core/exchange/formats.ts";
import { lossSummary } from "../core/exchange/losses.ts";
import { selectForExport } from "../core/exchange/selection.ts";
import type { Sessions } from "./sessions.ts";
import { CannotDo } from "./tagCommands.ts";
import { writeWhole } from "./wholeWrite.ts";

/**
 * `BioGloss: Export Annotations…`: asks for a format and a folder, asks before it replaces a file of other content,
 * writes whole files, and tells what was written and what was left out. Tests and other extensions can pass
 * `{ format, folder }` and are not asked.
 */
export async function exportAnnotations(sessions: Sessions, argument: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const session = editor === undefined ? undefined : sessions.of(editor.document);
  if (session === undefined)
    throw new CannotDo(vscode.l10n.t("Open the document whose annotations you want to export."));
  const given = argument as { format?: unknown; folder?: unknown } | undefined;
  const format = typeof given?.format === "string" ? formatById(given.format) : await pickFormat();
  if (format === undefined) return;
  const folder =
    typeof given?.folder === "string" ? vscode.Uri.parse(given.folder, true) : await pickFolder(session.document.uri);
  if (folder === undefined) return;
  const name = session.document.uri.path.slice(session.document.uri.path.lastIndexOf("/") + 1);
  const selected = selectForExport({ name, text: session.document.getText(), placed: session.placed });
  const result = writeFiles(format, [selected.document]);
  if (!result.ok) throw new CannotDo(result.problem);
  const { files } = result;
  const losses = [...selected.losses, ...result.losses];
  const written: string[] = [];
  for (const file of files) {
    const outcome = await writeOne(folder, file, typeof given?.folder === "string");
    if (outcome === "cancelled") return;
    if (outcome === "written") written.push(file.name);
  }
  const what =
    written.length === 0
      ? vscode.l10n.t("Nothing has changed since the last export.")
      : vscode.l10n.t("Exported to {0}.", written.join(", "));
  const left = losses.length === 0 ? "" : ` ${vscode.l10n.t("Left out or altered: {0}.", lossSummary(losses))}`;
  void vscode.window.showInformationMessage(what + left);
}

async function pickFormat(): Promise<Format | undefined> {
  const items = FORMATS.map((format) => ({ label: format.label, detail: format.keeps, format }));
  const title = vscode.l10n.t("Export Annotations");
  return (await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("Choose a format") }))?.format;
}

async function pickFolder(document: vscode.Uri): Promise<vscode.Uri | undefined> {
  const beside = vscode.Uri.joinPath(document, "..");
  const here = { label: vscode.l10n.t("Beside the document"), description: beside.path, folder: beside };
  const other = { label: vscode.l10n.t("Another folder…"), description: "", folder: undefined };
  const choice = await vscode.window.showQuickPick([here, other], { title: vscode.l10n.t("Where to?") });
  if (choice === undefined || choice.folder !== undefined) return choice?.folder;
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: beside,
    openLabel: vscode.l10n.t("Export Here"),
  });
  return chosen?.[0];
}

/** Writes one file; one with the same content stays, one with other content is replaced only if the user says so. */
async function writeOne(
  folder: vscode.Uri,
  file: ExportFile,
  mayReplace: boolean,
): Promise<"written" | "kept" | "cancelled"> {
  const target = vscode.Uri.joinPath(folder, file.name);
  const existing = await readIfThere(target);
  if (existing === file.content) return "kept";
  if (existing !== undefined && !mayReplace) {
    const replace = vscode.l10n.t("Replace");
    const keep = vscode.l10n.t("Keep");
    const message = vscode.l10n.t("{0} exists with other content.", file.name);
    const choice = await vscode.window.showWarningMessage(message, { modal: true }, replace, keep);
    if (choice === undefined) return "cancelled";
    if (choice === keep) return "kept";
  }
  await writeWhole(target, file.content);
  return "written";
}

/** A file's text without a byte-order mark, or `undefined` when there is no file. */
async function readIfThere(target: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}
