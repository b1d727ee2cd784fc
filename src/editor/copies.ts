import * as vscode from "vscode";
import { withDocumentName } from "../core/annotate/sidecar/documentKey.ts";
import { documentName } from "../core/annotate/sidecar/format.ts";
import { isNameOfCopy } from "../core/annotate/copyName.ts";
import { sidecarUri } from "./sidecarUri.ts";
import { dirtyDocument, nameOf } from "./textFiles.ts";
import { recover, unlessMissing } from "./wholeWrite.ts";

/** A larger file is not compared with others, in bytes. */
const LARGEST = 50_000_000;

/** Annotated documents of the workspace that a new file is compared with. */
const MOST_DOCUMENTS = 2_000;

/**
 * Gives copies of annotated documents a copy of their sidecars. Anchors are words, so that a copied sidecar is as right as
 * the first. Nothing that is there is written over, and nothing is done where it is not sure whose copy a file is.
 *
 * @param files files that were made: VS Code does not say which are copies, and of what
 */
export async function copyAlong(files: readonly vscode.Uri[]): Promise<void> {
  const copies: [sidecar: vscode.Uri, text: string][] = [];
  for (const file of files) {
    const sidecar = documentName(file.path) === undefined ? sidecarUri(file) : undefined;
    if (sidecar === undefined || (await sizeOf(sidecar)) !== undefined) continue;
    const texts = new Set<string>();
    for (const original of await originalsOf(file)) {
      const text = await sidecarText(original);
      if (text !== undefined) texts.add(withDocumentName(text, nameOf(file)));
    }
    const [text] = texts;
    // Several that were annotated differently: whose copy it is nobody can tell.
    if (text === undefined || texts.size > 1) continue;
    copies.push([sidecar, text]);
  }
  if (copies.length === 0) return;
  const edit = new vscode.WorkspaceEdit();
  for (const [sidecar, text] of copies) {
    // As an edit of the workspace, so that it can be undone.
    edit.createFile(sidecar, { contents: new TextEncoder().encode(text), overwrite: false, ignoreIfExists: true });
  }
  await vscode.workspace.applyEdit(edit);
}

/**
 * The annotated documents that a file may be a copy of: those with the same bytes beside it from which VS Code makes names
 * such as the file's, else those of the same name elsewhere, else all there are.
 */
async function originalsOf(copy: vscode.Uri): Promise<vscode.Uri[]> {
  const size = await sizeOf(copy);
  if (size === undefined || size === 0 || size > LARGEST) return [];
  const name = nameOf(copy);
  const folder = vscode.Uri.joinPath(copy, "..");
  const bytes = await vscode.workspace.fs.readFile(copy);
  const isSame = async (uri: vscode.Uri): Promise<boolean> => {
    if (uri.toString() === copy.toString() || (await sizeOf(uri)) !== size) return false;
    const other = await unlessMissing(vscode.workspace.fs.readFile(uri));
    return other !== undefined && other.length === bytes.length && other.every((byte, i) => byte === bytes[i]);
  };
  const beside = (await vscode.workspace.fs.readDirectory(folder))
    .flatMap(([each]) => documentName(each) ?? [])
    .filter((each) => isNameOfCopy(name, each))
    .map((each) => vscode.Uri.joinPath(folder, each));
  const inFolder = await those(beside, isSame);
  if (inFolder.length > 0) return inFolder;
  const sidecars = await vscode.workspace.findFiles("**/*.annotations.yaml", null, MOST_DOCUMENTS);
  const documents = sidecars.flatMap((each) => {
    const path = documentName(each.path);
    return path === undefined ? [] : [each.with({ path })];
  });
  const same = await those(documents, isSame);
  const named = same.filter((each) => nameOf(each) === name);
  return named.length > 0 ? named : same;
}

/** Those that something is true of, asked one after another. */
async function those<T>(all: readonly T[], is: (each: T) => Promise<boolean>): Promise<T[]> {
  const found: T[] = [];
  for (const each of all) if (await is(each)) found.push(each);
  return found;
}

/** What a document's sidecar says, unsaved edits included. */
async function sidecarText(document: vscode.Uri): Promise<string | undefined> {
  const uri = sidecarUri(document);
  if (uri === undefined) return undefined;
  const open = dirtyDocument(uri);
  if (open !== undefined) return open.getText();
  const { content } = await recover(uri);
  const bytes = content ?? (await unlessMissing(vscode.workspace.fs.readFile(uri)));
  try {
    return bytes && new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file's size in bytes, or `undefined` where there is no such file. */
async function sizeOf(uri: vscode.Uri): Promise<number | undefined> {
  const state = await unlessMissing(vscode.workspace.fs.stat(uri));
  return state === undefined || (state.type & vscode.FileType.File) === 0 ? undefined : state.size;
}
