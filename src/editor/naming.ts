import * as vscode from "vscode";
import { Owner } from "./lifecycle.ts";
import { type Log, messageOf } from "./log.ts";
import type { Sidecars } from "./sidecars.ts";
import { onceGone } from "./textFiles.ts";
import type { UntitledFiles } from "./untitledFiles.ts";

/** An untitled document whose text has been saved under a name, and is about to be closed. */
interface Saved {
  readonly to: vscode.Uri;
  readonly at: number;
}

/** How long after the saving VS Code may take to close the untitled document, in milliseconds. */
const LONGEST = 30_000;

/**
 * Writes the annotations of an untitled document beside the file that it is saved as. VS Code tells of no connection between
 * the two: it writes the text into the file, tells that this is saved, and closes the untitled document. So the file with the
 * same words that is saved before an untitled document closes is the same document.
 */
export class Naming extends Owner {
  private readonly files: UntitledFiles;
  private readonly sidecars: Sidecars;
  private readonly log: Log;
  private readonly saved = new Map<string, Saved>();

  constructor(files: UntitledFiles, sidecars: Sidecars, log: Log) {
    super();
    this.files = files;
    this.sidecars = sidecars;
    this.log = log;
    this.own(vscode.workspace.onDidSaveTextDocument((document) => this.onSaved(document)));
    this.own(onceGone(({ uri }) => this.onClosed(uri)));
  }

  private onSaved(document: vscode.TextDocument): void {
    const open = vscode.workspace.textDocuments.filter(
      ({ isUntitled, uri }) => isUntitled && this.files.textOf(uri) !== undefined,
    );
    if (open.length === 0) return;
    const words = wordsOf(document);
    for (const each of open) {
      const isIt = each.uri.path === document.uri.path || wordsOf(each) === words;
      if (isIt) this.saved.set(each.uri.toString(), { to: document.uri, at: Date.now() });
    }
  }

  private onClosed(untitled: vscode.Uri): void {
    const key = untitled.toString();
    const saved = this.saved.get(key);
    this.saved.delete(key);
    if (this.isDisposed || saved === undefined || Date.now() - saved.at > LONGEST) return;
    this.hand(untitled, saved.to).catch((error: unknown) =>
      this.log.error(`The annotations of a document that was saved under a name: ${messageOf(error)}`),
    );
  }

  private async hand(untitled: vscode.Uri, to: vscode.Uri): Promise<void> {
    // A new document that takes the name over meanwhile has what was tagged under it forgotten.
    const early = this.files.textOf(untitled);
    await this.sidecars.settle(untitled);
    const text = this.files.textOf(untitled) ?? early;
    if (text === undefined) return;
    await this.sidecars.named(to, text);
    this.files.forget(untitled);
  }
}

/** What a document says: what is trimmed or broken otherwise while it is saved does not count. */
function wordsOf(document: vscode.TextDocument): string {
  return document.getText().replace(/\s+/g, "");
}
