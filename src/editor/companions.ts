import * as vscode from "vscode";
import { documentName, sidecarName } from "../core/annotate/sidecar/format.ts";
import { Owner } from "./lifecycle.ts";

/**
 * Lets a sidecar go where its document goes: a document that is renamed, moved or deleted in VS Code takes its sidecar
 * along, in the same step, so that one undo brings both back. Folders carry their sidecars by themselves.
 */
export class Companions extends Owner {
  constructor() {
    super();
    this.own(vscode.workspace.onWillRenameFiles((event) => event.waitUntil(renames(event.files))));
    this.own(vscode.workspace.onWillDeleteFiles((event) => event.waitUntil(deletions(event.files))));
  }
}

async function renames(files: readonly { oldUri: vscode.Uri; newUri: vscode.Uri }[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const { oldUri, newUri } of files) {
    const from = beside(oldUri);
    // A sidecar that waits at the new place belongs to someone: it is never written over.
    if (listed(files, from) || !(await isFile(from)) || (await isFile(beside(newUri)))) continue;
    edit.renameFile(from, beside(newUri), { overwrite: false });
  }
  return edit;
}

async function deletions(files: readonly vscode.Uri[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const uri of files) {
    const sidecar = beside(uri);
    if (documentName(uri.path) !== undefined || files.some((each) => each.toString() === sidecar.toString())) continue;
    if (await isFile(sidecar)) edit.deleteFile(sidecar, { ignoreIfNotExists: true });
  }
  return edit;
}

function beside(document: vscode.Uri): vscode.Uri {
  return document.with({ path: sidecarName(document.path) });
}

/** Whether the user moves the sidecar too: then it needs no help. */
function listed(files: readonly { oldUri: vscode.Uri }[], sidecar: vscode.Uri): boolean {
  return files.some(({ oldUri }) => oldUri.toString() === sidecar.toString());
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.File;
  } catch {
    return false;
  }
}
