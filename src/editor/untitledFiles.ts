import * as vscode from "vscode";
import { readSidecar } from "../core/annotate/sidecar/read.ts";
import { Owner } from "./lifecycle.ts";
import { sidecarUri, UNTITLED } from "./sidecarUri.ts";
import { onceGone } from "./textFiles.ts";

/** Where VS Code keeps what is in them, so that a window that is loaded anew finds it: by path, the files' texts. */
const KEY = "untitled";

/** Annotation files of documents that were never saved and are not open either, of which the newest are kept. */
const MOST = 50;

interface File {
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/**
 * The annotation files of documents that have no name yet: in a file system of their own, so that they are read, written,
 * watched and shown as all others are. They are kept with the workspace until their documents are saved, as VS Code keeps the
 * documents.
 */
export class UntitledFiles extends Owner implements vscode.FileSystemProvider {
  private readonly memento: vscode.Memento;
  private readonly files = new Map<string, File>();
  /** Whether a document, by its address, has been closed for good; no entry for one that has not been open in this window. */
  private readonly isGone = new Map<string, boolean>();
  private readonly emitter = this.own(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.emitter.event;

  constructor(memento: vscode.Memento) {
    super();
    this.memento = memento;
    const kept = memento.get<Record<string, string>>(KEY, {});
    const texts = Object.entries(kept).slice(-MOST);
    for (const [path, text] of texts) this.files.set(path, { bytes: new TextEncoder().encode(text), mtime: 1 });
    this.own(vscode.workspace.registerFileSystemProvider(UNTITLED, this, { isCaseSensitive: true }));
    this.own(vscode.workspace.onDidOpenTextDocument((document) => this.opened(document)));
    this.own(onceGone(({ uri }) => this.isGone.set(uri.toString(), true)));
    for (const document of vscode.workspace.textDocuments) this.opened(document);
  }

  /** The text of an untitled document's annotation file, if it has one. */
  textOf(document: vscode.Uri): string | undefined {
    const file = this.files.get(pathOf(document));
    return file === undefined ? undefined : new TextDecoder().decode(file.bytes);
  }

  /** Forgets an untitled document's annotation file. */
  forget(document: vscode.Uri): void {
    this.remove(pathOf(document));
  }

  /**
   * A new document may have the name of an older one that nobody saved. What was tagged in one that was closed is gone with
   * it; what a window of before has left must have its words in the text.
   */
  private opened(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const isGone = this.isGone.get(key);
    if (!document.isUntitled || isGone === false) return;
    this.isGone.set(key, false);
    const kept = this.textOf(document.uri);
    if (kept === undefined) return;
    const reading = readSidecar(kept);
    const text = document.getText();
    const isItsOwn = reading.ok && reading.sidecar.annotations.some(({ anchor }) => text.includes(anchor.quote));
    if (isGone === true || !isItsOwn) this.forget(document.uri);
  }

  private keep(): void {
    const texts = [...this.files].map(([path, { bytes }]) => [path, new TextDecoder().decode(bytes)]);
    void this.memento.update(KEY, Object.fromEntries(texts));
  }

  private put(path: string, file: File, more: vscode.FileChangeEvent[] = []): void {
    const type = this.files.has(path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    // Put anew, so that the newest are last.
    this.files.delete(path);
    this.files.set(path, file);
    this.keep();
    this.emitter.fire([...more, { type, uri: uriOf(path) }]);
  }

  private remove(path: string): boolean {
    if (!this.files.delete(path)) return false;
    this.keep();
    this.emitter.fire([{ type: vscode.FileChangeType.Deleted, uri: uriOf(path) }]);
    return true;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.files.get(uri.path);
    if (file !== undefined) {
      return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    }
    if (documentsIn(this.files.keys(), uri).length > 0 || uri.path === "/") {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    return documentsIn(this.files.keys(), uri).map((name) => [name, vscode.FileType.File]);
  }

  /** Folders are there as soon as something is in them. */
  createDirectory(): void {
    return;
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const file = this.files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return file.bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    this.put(uri.path, { bytes, mtime: Date.now() });
  }

  delete(uri: vscode.Uri): void {
    if (!this.remove(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    const file = this.files.get(from.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(from);
    this.files.delete(from.path);
    this.put(to.path, file, [{ type: vscode.FileChangeType.Deleted, uri: from }]);
  }
}

function pathOf(document: vscode.Uri): string {
  return sidecarUri(document)?.path ?? "";
}

function uriOf(path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: UNTITLED, path });
}

/** The names of the files that are in a folder itself. */
function documentsIn(paths: Iterable<string>, { path }: vscode.Uri): string[] {
  const start = path.endsWith("/") ? path : `${path}/`;
  return [...paths].flatMap((each) => {
    const name = each.startsWith(start) ? each.slice(start.length) : "";
    return name === "" || name.includes("/") ? [] : [name];
  });
}
