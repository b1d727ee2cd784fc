import type * as vscode from "vscode";
import { Owner } from "./lifecycle.ts";
import type { Log } from "./log.ts";
import { type SidecarEvents, SidecarFile, sidecarUri } from "./sidecarFile.ts";

/**
 * The sidecars in use, by document. One whose decisions could not be written yet outlives its document: it goes on
 * trying, and a document that is opened again gets the same one back with what still waits.
 */
export class Sidecars extends Owner {
  private readonly byDocument = new Map<string, SidecarFile>();
  private readonly log: Log;

  constructor(log: Log) {
    super();
    this.log = log;
  }

  /** The sidecar of a document, or `undefined` where it can have none; release it when the document is closed. */
  acquire(document: vscode.Uri, events: Omit<SidecarEvents, "written">): SidecarFile | undefined {
    const uri = sidecarUri(document);
    if (uri === undefined) return undefined;
    const listener = { ...events, written: () => undefined };
    const kept = this.byDocument.get(document.toString());
    kept?.listen(listener);
    const file = kept ?? new SidecarFile(document, uri, this.log, listener);
    this.byDocument.set(document.toString(), file);
    return file;
  }

  /** Lets a sidecar go, now or as soon as it has written what waits. */
  release(document: vscode.Uri): void {
    const key = document.toString();
    const file = this.byDocument.get(key);
    if (file === undefined) return;
    const end = (): void => {
      this.byDocument.delete(key);
      file.dispose();
    };
    if (file.waiting === 0) end();
    else file.listen({ changed: () => undefined, problems: () => undefined, written: end });
  }

  override dispose(): void {
    for (const file of this.byDocument.values()) file.dispose();
    this.byDocument.clear();
    super.dispose();
  }
}
