import * as vscode from "vscode";
import { documentName, sidecarName } from "../core/annotate/sidecar/format.ts";
import { copyAlong } from "./copies.ts";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf } from "./log.ts";
import type { Sidecars } from "./sidecars.ts";

type Renames = readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[];

/**
 * Lets a sidecar go where its document goes: a document that is renamed, moved or deleted in VS Code takes its sidecar
 * along, in the same step, so that one undo brings both back; one that is copied gets a copy. Folders carry their sidecars
 * by themselves.
 */
export class Companions extends Owner {
  private readonly sidecars: Sidecars;

  constructor(sidecars: Sidecars, log: Log) {
    super();
    this.sidecars = sidecars;
    const quietly = (work: Promise<void>): void =>
      void work.catch((error: unknown) => log.error(`A sidecar could not follow its document: ${messageOf(error)}`));
    this.own(vscode.workspace.onWillRenameFiles((event) => event.waitUntil(this.renames(event.files))));
    this.own(vscode.workspace.onDidRenameFiles(({ files }) => quietly(this.renamed(files))));
    this.own(vscode.workspace.onWillDeleteFiles((event) => event.waitUntil(deletions(event.files))));
    // VS Code tells of a copy as of a file that was made.
    this.own(vscode.workspace.onDidCreateFiles(({ files }) => quietly(copyAlong(files))));
  }

  private async renames(files: Renames): Promise<vscode.WorkspaceEdit> {
    const edit = new vscode.WorkspaceEdit();
    for (const { oldUri, newUri } of files) {
      const from = beside(oldUri);
      await this.sidecars.settle(oldUri);
      // A sidecar that waits at the new place belongs to someone: it is never written over.
      if (listed(files, from) || !(await isFile(from)) || (await isFile(beside(newUri)))) continue;
      edit.renameFile(from, beside(newUri), { overwrite: false });
    }
    return edit;
  }

  /** Also when a rename is undone. A file that is no document has no sidecar, and nothing happens. */
  private async renamed(files: Renames): Promise<void> {
    for (const { oldUri, newUri } of files) {
      if (documentName(newUri.path) === undefined) await this.sidecars.renamed(oldUri, newUri);
    }
  }
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
function listed(files: Renames, sidecar: vscode.Uri): boolean {
  return files.some(({ oldUri }) => oldUri.toString() === sidecar.toString());
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.File;
  } catch {
    return false;
  }
}
