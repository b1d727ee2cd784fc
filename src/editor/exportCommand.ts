import * as vscode from "vscode";
import { documentName } from "../core/annotate/sidecar/format.ts";
import type { Format } from "../core/exchange/format.ts";
import type { Loss } from "../core/exchange/losses.ts";
import { said } from "../core/words.ts";
import type { Exchange } from "./exchange.ts";
import { ExportFiles } from "./exportFiles.ts";
import { annotatedIn, ExportSources } from "./exportSources.ts";
import { CannotDo, type TagContext } from "./tagCommands.ts";
import { nameOf, showReport } from "./textFiles.ts";
import { say } from "./words.ts";

/** What to export, and where to. */
interface Wish {
  readonly format: Format;
  readonly documents: readonly vscode.Uri[];
  /** Beside each document where there is none. */
  readonly folder: vscode.Uri | undefined;
  /** Whether each document's folder in the workspace is made again in `folder`, so that equal names do not meet. */
  readonly isTree: boolean;
  readonly isWithSuggestions: boolean;
  /** Whether files of other content are replaced without a question. */
  readonly mayReplace: boolean;
}

/** What tests and other extensions pass so that nothing is asked. */
interface Given {
  readonly format?: unknown;
  readonly folder?: unknown;
  /** `document` (the active one), `folder` (its folder) or `workspace`. */
  readonly scope?: unknown;
  readonly suggestions?: unknown;
}

/** What an export did, for people and for who called the command. */
interface Outcome {
  /** Addresses of the files that were written. */
  readonly files: readonly string[];
  readonly documents: number;
  readonly annotations: number;
  readonly suggestions: number;
  /** What was left out or altered, counted; empty for nothing. */
  readonly losses: string;
}

/**
 * `BioGloss: Export Annotations…`: asks for a format, for the documents, a folder, and whether suggestions go along; asks
 * before it replaces files of other content, writes all files whole or none, and tells what was written and what was left
 * out. Given `{ format, folder, scope?, suggestions? }` it does not ask. Gives what it did; `undefined` when the user
 * stopped it.
 */
export async function exportAnnotations(
  context: TagContext,
  load: () => Promise<Exchange>,
  argument: unknown,
): Promise<Outcome | undefined> {
  const editor = vscode.window.activeTextEditor;
  const session = editor === undefined ? undefined : context.sessions.of(editor.document);
  if (session === undefined)
    throw new CannotDo(vscode.l10n.t("Open the document whose annotations you want to export."));
  if (session.document.isUntitled) throw new CannotDo(vscode.l10n.t("Save the document first."));
  const given = (argument ?? {}) as Given;
  const exchange = await load();
  const wish = await wishOf(exchange, session.document.uri, given);
  if (wish === undefined) return undefined;
  const made = await make(context, exchange, wish);
  const written = await made?.files.write(wish.mayReplace);
  if (made === undefined || written === undefined) return undefined;
  void tell(exchange, written, made);
  const { documents, annotations, suggestions, losses } = made;
  const files = written.map((uri) => uri.toString());
  return { files, documents, annotations, suggestions, losses: exchange.lossSummary(losses, say) };
}

async function wishOf(exchange: Exchange, own: vscode.Uri, given: Given): Promise<Wish | undefined> {
  const format = typeof given.format === "string" ? exchange.formatById(given.format) : await pickFormat(exchange);
  if (format === undefined) return undefined;
  const scope = scopeOf(given.scope) ?? (typeof given.folder === "string" ? "document" : await pickScope());
  if (scope === undefined) return undefined;
  const documents = await documentsOf(own, scope);
  const isTree = scope === "workspace";
  if (typeof given.folder === "string") {
    const folder = vscode.Uri.parse(given.folder, true);
    const isWithSuggestions = given.suggestions === true;
    return { format, documents, folder, isTree, isWithSuggestions, mayReplace: true };
  }
  const place = await pickPlace(own, documents.length);
  if (place === undefined) return undefined;
  const isWithSuggestions = await pickSuggestions();
  if (isWithSuggestions === undefined) return undefined;
  return { format, documents, folder: place.folder, isTree, isWithSuggestions, mayReplace: false };
}

const SCOPES = ["document", "folder", "workspace"] as const;
type Scope = (typeof SCOPES)[number];

function scopeOf(value: unknown): Scope | undefined {
  return SCOPES.find((each) => each === value);
}

async function documentsOf(own: vscode.Uri, scope: Scope): Promise<readonly vscode.Uri[]> {
  if (scope === "document") return [own];
  const documents =
    scope === "folder"
      ? await annotatedIn(vscode.Uri.joinPath(own, ".."))
      : (await vscode.workspace.findFiles("**/*.annotations.yaml")).flatMap((uri) => {
          const path = documentName(uri.path);
          return path === undefined ? [] : [uri.with({ path })];
        });
  if (documents.length === 0) throw new CannotDo(vscode.l10n.t("There is no annotated document there."));
  return [...documents].sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Made {
  readonly files: ExportFiles;
  readonly losses: readonly Loss[];
  readonly documents: number;
  readonly annotations: number;
  readonly suggestions: number;
  /** Annotation files whose documents are not there. */
  readonly missing: number;
}

/** Makes the files of all documents, with a progress that can be cancelled; nothing is written before all are made. */
async function make({ sessions, lexicon }: TagContext, exchange: Exchange, wish: Wish): Promise<Made | undefined> {
  const title = vscode.l10n.t("Exporting annotations");
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const sources = await ExportSources.open(sessions, lexicon, exchange, wish.isWithSuggestions);
    const files = new ExportFiles();
    const losses: Loss[] = [];
    let [documents, annotations, suggestions] = [0, 0, 0];
    for (const uri of wish.documents) {
      if (token.isCancellationRequested) return undefined;
      progress.report({ message: nameOf(uri), increment: 100 / wish.documents.length });
      const source = await sources.of(uri);
      if (source === undefined) continue;
      const result = exchange.writeFiles(wish.format, [source.document], { leftOut: source.losses });
      if (!result.ok) throw new CannotDo(`${nameOf(uri)}: ${said(result.problem, say)}`);
      const folder = folderFor(uri, wish);
      for (const { name, content } of result.files)
        await files.add(vscode.Uri.joinPath(folder, name), content, uri, wish.format.merge);
      losses.push(...source.losses, ...result.losses);
      documents++;
      const left = new Set(
        result.losses.flatMap((loss) => (exchange.isLeftOut(loss) && "id" in loss ? [loss.id] : [])),
      );
      for (const { id, fields } of exchange.itemsOf(source.document)) {
        if (left.has(id)) continue;
        if (fields["status"] === exchange.SUGGESTED) suggestions++;
        else annotations++;
      }
    }
    const missing = wish.documents.length - documents;
    return { files, losses, documents, annotations, suggestions, missing };
  });
}

function folderFor(document: vscode.Uri, { folder, isTree }: Wish): vscode.Uri {
  if (folder === undefined) return vscode.Uri.joinPath(document, "..");
  const inWorkspace = vscode.workspace.asRelativePath(document).split("/").slice(0, -1);
  const isKnown = vscode.workspace.getWorkspaceFolder(document) !== undefined;
  return isTree && isKnown ? vscode.Uri.joinPath(folder, ...inWorkspace) : folder;
}

async function pickFormat({ FORMATS }: Exchange): Promise<Format | undefined> {
  const items = FORMATS.map((format) => {
    const keeps = said(format.keeps, say);
    const cannotHold = format.cannotHold.map((each) => said(each, say)).join("; ");
    const detail =
      cannotHold === ""
        ? vscode.l10n.t("Keeps {0}.", keeps)
        : vscode.l10n.t("Keeps {0}. Cannot hold {1}.", keeps, cannotHold);
    return { label: said(format.label, say), description: said(format.files, say), detail, format };
  });
  const title = vscode.l10n.t("Export Annotations");
  const placeHolder = vscode.l10n.t("Choose a format");
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.format;
}

async function pickScope(): Promise<Scope | undefined> {
  const items: (vscode.QuickPickItem & { scope: Scope })[] = [
    { label: vscode.l10n.t("This document"), scope: "document" },
    { label: vscode.l10n.t("All annotated documents of this folder"), scope: "folder" },
    { label: vscode.l10n.t("All annotated documents of the workspace"), scope: "workspace" },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Export what?") }))?.scope;
}

async function pickPlace(document: vscode.Uri, count: number): Promise<{ folder: vscode.Uri | undefined } | undefined> {
  const beside = vscode.Uri.joinPath(document, "..");
  const items = [
    {
      label: count === 1 ? vscode.l10n.t("Beside the document") : vscode.l10n.t("Beside each document"),
      description: count === 1 ? beside.path : "",
      isBeside: true,
    },
    { label: vscode.l10n.t("Another folder…"), description: "", isBeside: false },
  ];
  const choice = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Where to?") });
  if (choice?.isBeside !== false) return choice && { folder: undefined };
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: beside,
    openLabel: vscode.l10n.t("Export Here"),
  });
  return chosen?.[0] && { folder: chosen[0] };
}

async function pickSuggestions(): Promise<boolean | undefined> {
  const items = [
    { label: vscode.l10n.t("What people decided"), description: "", isWith: false },
    {
      label: vscode.l10n.t("What people decided, and suggestions"),
      description: vscode.l10n.t("marked as suggested where the format has a place for it"),
      isWith: true,
    },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Suggestions too?") }))?.isWith;
}

async function tell({ lossList, lossSummary }: Exchange, written: readonly vscode.Uri[], made: Made): Promise<void> {
  const { losses, annotations, suggestions, documents, missing } = made;
  const names = written.length > 3 ? vscode.l10n.t("{0} files", written.length) : written.map(nameOf).join(", ");
  const counted = [
    annotations === 1 ? vscode.l10n.t("1 annotation") : vscode.l10n.t("{0} annotations", annotations),
    ...(suggestions === 0 ? [] : [vscode.l10n.t("suggestions: {0}", suggestions)]),
    ...(documents === 1 ? [] : [vscode.l10n.t("{0} documents", documents)]),
  ];
  const what =
    written.length === 0
      ? vscode.l10n.t("Nothing has changed since the last export.")
      : vscode.l10n.t("Exported to {0}: {1}.", names, counted.join(", "));
  const left = losses.length === 0 ? "" : ` ${vscode.l10n.t("Left out or altered: {0}.", lossSummary(losses, say))}`;
  const gone = missing === 0 ? "" : ` ${vscode.l10n.t("{0} annotation files have no document.", missing)}`;
  const [reveal, list] = [vscode.l10n.t("Reveal"), vscode.l10n.t("Show What Is Left Out")];
  const [first] = written;
  const buttons = [...(first === undefined ? [] : [reveal]), ...(losses.length === 0 ? [] : [list])];
  const choice = await vscode.window.showInformationMessage(what + left + gone, ...buttons);
  if (choice === list) await showReport(lossList(losses, say));
  else if (choice === reveal && first !== undefined) await show(first);
}

/** Shows a file where its system or VS Code lists it; one that neither does is opened. */
async function show(file: vscode.Uri): Promise<void> {
  const isListed = vscode.workspace.getWorkspaceFolder(file) !== undefined;
  const isOnDisk = file.scheme === "file" && vscode.env.uiKind === vscode.UIKind.Desktop;
  const command = isListed ? "revealInExplorer" : isOnDisk ? "revealFileInOS" : "vscode.open";
  await vscode.commands.executeCommand(command, file);
}
