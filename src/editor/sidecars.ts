import * as vscode from "vscode";
import { fieldsOf } from "../core/annotate/sidecar/change.ts";
import { withDocumentName } from "../core/annotate/sidecar/documentKey.ts";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import { Owner } from "./lifecycle.ts";
import type { Log } from "./log.ts";
import { type SidecarEvents, SidecarFile } from "./sidecarFile.ts";
import { sidecarUri } from "./sidecarUri.ts";
import { nameOf } from "./textFiles.ts";
import { unlessMissing, writeWhole } from "./wholeWrite.ts";

/** A sidecar and how many use it. */
interface Used {
  readonly file: SidecarFile;
  users: number;
}

/** What is told where nobody listens. */
const NOBODY: SidecarEvents = { changed: () => undefined, written: () => undefined, problems: () => undefined };

/**
 * The sidecars in use, by document. One whose decisions could not be written yet outlives its document: it goes on
 * trying, and a document that is opened again gets the same one back with what still waits.
 */
export class Sidecars extends Owner {
  private readonly byDocument = new Map<string, Used>();
  private readonly log: Log;

  constructor(log: Log) {
    super();
    this.log = log;
  }

  /** The sidecar of a document, or `undefined` where it can have none; release it when the document is closed. */
  acquire(document: vscode.Uri, events: Omit<SidecarEvents, "written">): SidecarFile | undefined {
    const used = this.use(document);
    used?.file.listen({ ...events, written: () => undefined });
    return used?.file;
  }

  private use(document: vscode.Uri): Used | undefined {
    const uri = sidecarUri(document);
    if (uri === undefined) return undefined;
    const key = document.toString();
    const used = this.byDocument.get(key) ?? { file: new SidecarFile(document, uri, this.log, NOBODY), users: 0 };
    this.byDocument.set(key, used);
    used.users++;
    return used;
  }

  /** Lets a sidecar go, now or as soon as it has written what waits. */
  release(document: vscode.Uri): void {
    const key = document.toString();
    const used = this.byDocument.get(key);
    if (used === undefined || --used.users > 0) return;
    const end = (): void => {
      if (used.users > 0) return;
      this.byDocument.delete(key);
      used.file.dispose();
    };
    if (used.file.waiting === 0) end();
    else used.file.listen({ ...NOBODY, written: end });
  }

  /** Resolves when what waits for a document's sidecar has been written, or could not be. */
  async settle(document: vscode.Uri): Promise<void> {
    await this.byDocument.get(document.toString())?.file.flush();
  }

  /**
   * Writes what waits anywhere. Resolves when that has been written or could not be, at the latest after some time, and goes
   * on when all else has ended.
   *
   * @param limit in milliseconds
   */
  async finish(limit: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limit)));
    const waiting = [...this.byDocument.values()].filter(({ file }) => file.waiting > 0);
    await Promise.race([late, Promise.all(waiting.map(({ file }) => file.flush()))]);
    clearTimeout(timer);
  }

  /** A document goes by another name: its sidecar, which has gone along, says so, and what could not be written yet goes too. */
  async renamed(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const waiting = (await this.byDocument.get(from.toString())?.file.yieldWaiting()) ?? [];
    const used = this.use(to);
    if (used === undefined) return;
    try {
      await used.file.nameDocument();
      if (waiting.length > 0) await used.file.change(waiting);
    } finally {
      this.release(to);
    }
  }

  /**
   * A document has got its first name: what a sidecar said of it is written beside it as it is, or added to what is there.
   * What cannot be written waits, and is tried again.
   */
  async named(to: vscode.Uri, text: string): Promise<void> {
    const used = this.use(to);
    if (used === undefined) return;
    const { file } = used;
    try {
      const isThere = (await unlessMissing(vscode.workspace.fs.stat(file.uri))) !== undefined;
      if (!isThere && (await isDone(writeWhole(file.uri, withDocumentName(text, nameOf(to))))))
        return await file.load();
      const reading = readSidecar(text);
      const annotations = reading.ok ? reading.sidecar.annotations : [];
      await file.change(annotations.map((each) => ({ op: "set", id: each.id, fields: fieldsOf(each) })));
    } finally {
      this.release(to);
    }
  }

  override dispose(): void {
    for (const { file } of this.byDocument.values()) file.dispose();
    this.byDocument.clear();
    super.dispose();
  }
}

async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch {
    return false;
  }
}
