import * as vscode from "vscode";
import { placeAll } from "../core/annotate/placed.ts";
import { documentName, sidecarName } from "../core/annotate/sidecar/format.ts";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import type { ExchangeDocument, ExportFile } from "../core/exchange/document.ts";
import type { Format } from "../core/exchange/format.ts";
import { formatById, FORMATS, writeFiles } from "../core/exchange/formats.ts";
import { readForeign } from "../core/annotate/sidecar/foreign.ts";
import { isLeftOut, type Loss, lossList, lossSummary } from "../core/exchange/losses.ts";
import { selectForExport } from "../core/exchange/selection.ts";
import { formatProblem } from "../core/problem.ts";
import type { Sessions } from "./sessions.ts";
import { CannotDo } from "./tagCommands.ts";
import { nameOf, readIfThere, showReport } from "./textFiles.ts";
import { writeWhole } from "./wholeWrite.ts";

/** Documents to export, and where to; beside each of them where no folder is given. */
interface Scope {
  readonly documents: readonly vscode.Uri[];
  readonly folder: vscode.Uri | undefined;
}

/**
 * `BioGloss: Export Annotations…`: asks for a format, for the documents and a folder, asks before it replaces files of
 * other content, writes whole files, and tells what was written and what was left out. Tests and other extensions can
 * pass `{ format, folder }` and are not asked.
 */
export async function exportAnnotations(sessions: Sessions, argument: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const session = editor === undefined ? undefined : sessions.of(editor.document);
  if (session === undefined)
    throw new CannotDo(vscode.l10n.t("Open the document whose annotations you want to export."));
  const given = argument as { format?: unknown; folder?: unknown } | undefined;
  const format = typeof given?.format === "string" ? formatById(given.format) : await pickFormat();
  if (format === undefined) return;
  const own = session.document.uri;
  const isGiven = typeof given?.folder === "string";
  const scope = isGiven
    ? { documents: [own], folder: vscode.Uri.parse(given.folder as string, true) }
    : await pickScope(own);
  if (scope === undefined) return;
  const exported = await exportAll(sessions, format, scope);
  if (exported === undefined) return;
  const written = await writeAll(exported.files, isGiven);
  if (written === undefined) return;
  void tell(written, exported);
}

interface Exported {
  readonly files: readonly { readonly target: vscode.Uri; readonly content: string }[];
  readonly losses: readonly Loss[];
  readonly annotations: number;
}

/** Makes the files of all documents, with a progress that can be cancelled; nothing is written before all are made. */
async function exportAll(sessions: Sessions, format: Format, scope: Scope): Promise<Exported | undefined> {
  const title = vscode.l10n.t("Exporting annotations");
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const step = async (
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<Exported | undefined> => {
    const files: { target: vscode.Uri; content: string }[] = [];
    const losses: Loss[] = [];
    let annotations = 0;
    for (const uri of scope.documents) {
      if (token.isCancellationRequested) return undefined;
      progress.report({ message: nameOf(uri), increment: 100 / scope.documents.length });
      const selected = await selectedOf(sessions, uri);
      const result = writeFiles(format, [selected.document]);
      if (!result.ok) throw new CannotDo(`${nameOf(uri)}: ${result.problem}`);
      const folder = scope.folder ?? vscode.Uri.joinPath(uri, "..");
      for (const file of result.files) files.push(await settled(format, placed(folder, file), uri));
      losses.push(...selected.losses, ...result.losses);
      const { mentions, claims } = selected.document;
      annotations += mentions.length + claims.length - result.losses.filter(isLeftOut).length;
    }
    return { files, losses, annotations };
  };
  return vscode.window.withProgress(options, step);
}

/** A file as it comes into the place of one that is there. Throws for one that would change the document itself. */
async function settled(
  { merge }: Format,
  file: Exported["files"][number],
  document: vscode.Uri,
): Promise<Exported["files"][number]> {
  const isDocument = file.target.toString() === document.toString();
  if (merge === undefined && !isDocument) return file;
  const there = await textOrBytes(file.target);
  if (isDocument && there !== file.content) {
    throw new CannotDo(vscode.l10n.t("The export would change {0} itself. Choose another folder.", nameOf(document)));
  }
  return there === undefined || merge === undefined
    ? file
    : { ...file, content: merge(nameOf(file.target), there, file.content) ?? file.content };
}

function placed(folder: vscode.Uri, { name, content }: ExportFile): { target: vscode.Uri; content: string } {
  return { target: vscode.Uri.joinPath(folder, name), content };
}

/** What may be exported of a document: as it is in its editor, or on disk. */
async function selectedOf(
  sessions: Sessions,
  uri: vscode.Uri,
): Promise<{ document: ExchangeDocument; losses: readonly Loss[] }> {
  const open = sessions.all.find(({ document }) => document.uri.toString() === uri.toString());
  const sidecar = (await readIfThere(uri.with({ path: sidecarName(uri.path) }))) ?? "";
  const foreign = readForeign(sidecar);
  const name = nameOf(uri);
  if (open !== undefined) {
    return selectForExport({ name, text: open.document.getText(), placed: open.placed, foreign });
  }
  const text = (await readIfThere(uri)) ?? "";
  const reading = readSidecar(sidecar);
  if (!reading.ok) throw new CannotDo(formatProblem(sidecarName(name), reading.problem));
  return selectForExport({ name, text, placed: placeAll(text, reading.sidecar.annotations), foreign });
}

async function pickFormat(): Promise<Format | undefined> {
  const items = FORMATS.map((format) => ({
    label: format.label,
    description: format.files,
    detail:
      format.cannotHold.length === 0
        ? vscode.l10n.t("Keeps {0}.", format.keeps)
        : vscode.l10n.t("Keeps {0}. Cannot hold {1}.", format.keeps, format.cannotHold.join("; ")),
    format,
  }));
  const title = vscode.l10n.t("Export Annotations");
  return (await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("Choose a format") }))?.format;
}

async function pickScope(document: vscode.Uri): Promise<Scope | undefined> {
  const beside = vscode.Uri.joinPath(document, "..");
  const items = [
    { label: vscode.l10n.t("Beside the document"), description: beside.path, scope: "beside" },
    { label: vscode.l10n.t("Another folder…"), description: "", scope: "other" },
    { label: vscode.l10n.t("All annotated documents of this folder, beside each"), description: "", scope: "folder" },
    { label: vscode.l10n.t("All annotated documents of the workspace, beside each"), description: "", scope: "all" },
  ];
  const choice = (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Where to?") }))?.scope;
  if (choice === "beside") return { documents: [document], folder: undefined };
  if (choice === "other") {
    const chosen = await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: beside,
      openLabel: vscode.l10n.t("Export Here"),
    });
    return chosen?.[0] === undefined ? undefined : { documents: [document], folder: chosen[0] };
  }
  if (choice === undefined) return undefined;
  const pattern =
    choice === "folder" ? new vscode.RelativePattern(beside, "*.annotations.yaml") : "**/*.annotations.yaml";
  const sidecars = await vscode.workspace.findFiles(pattern);
  const documents = sidecars.flatMap((uri) => {
    const path = documentName(uri.path);
    return path === undefined ? [] : [uri.with({ path })];
  });
  return { documents: documents.sort((a, b) => (a.path < b.path ? -1 : 1)), folder: undefined };
}

/**
 * Writes what is new; files of other content only if the user says so. Gives the files that were written, or
 * `undefined` when the user wants none.
 */
async function writeAll(files: Exported["files"], mayReplace: boolean): Promise<vscode.Uri[] | undefined> {
  const news: { target: vscode.Uri; content: string; isThere: boolean }[] = [];
  for (const file of files) {
    const there = await textOrBytes(file.target);
    if (there !== file.content) news.push({ ...file, isThere: there !== undefined });
  }
  const taken = news.filter(({ isThere }) => isThere);
  let isKept = false;
  if (taken.length > 0 && !mayReplace) {
    const [replace, keep] = [vscode.l10n.t("Replace"), vscode.l10n.t("Keep")];
    const [first] = taken;
    const message =
      taken.length === 1 && first !== undefined
        ? vscode.l10n.t("{0} exists with other content.", nameOf(first.target))
        : vscode.l10n.t("{0} files exist with other content.", taken.length);
    const choice = await vscode.window.showWarningMessage(message, { modal: true }, replace, keep);
    if (choice === undefined) return undefined;
    isKept = choice === keep;
  }
  const wanted = news.filter(({ isThere }) => !isThere || !isKept);
  for (const { target, content } of wanted) await writeWhole(target, content);
  return wanted.map(({ target }) => target);
}

/** A file's text; what is no text differs from every export. */
async function textOrBytes(target: vscode.Uri): Promise<string | undefined> {
  try {
    return await readIfThere(target);
  } catch {
    return "\u0000";
  }
}

async function tell(written: readonly vscode.Uri[], { losses, annotations }: Exported): Promise<void> {
  const names = written.length > 3 ? vscode.l10n.t("{0} files", written.length) : written.map(nameOf).join(", ");
  const what =
    written.length === 0
      ? vscode.l10n.t("Nothing has changed since the last export.")
      : vscode.l10n.t("Exported {0} annotations to {1}.", annotations, names);
  const left = losses.length === 0 ? "" : ` ${vscode.l10n.t("Left out or altered: {0}.", lossSummary(losses))}`;
  const [reveal, list] = [vscode.l10n.t("Reveal"), vscode.l10n.t("Show What Is Left Out")];
  const buttons = [...(written.length === 0 ? [] : [reveal]), ...(losses.length === 0 ? [] : [list])];
  const choice = await vscode.window.showInformationMessage(what + left, ...buttons);
  if (choice === list) await showReport(lossList(losses));
  else if (choice === reveal) await vscode.commands.executeCommand("revealInExplorer", written[0]);
}
