// A small extension of the harness: the virtual file system that the workspace of the web tests lies in. It starts
// as a copy of a folder on disk, fetched once; what is written stays in memory.
import * as vscode from "vscode";
import { SCHEME } from "./scheme.ts";

/** Called by VS Code when something first asks for a file of the workspace. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const answer = await fetch(context.extensionUri.with({ path: "/workspace.json" }).toString(true));
  const files = (await answer.json()) as Record<string, string>;
  const memory = new MemoryFiles(
    Object.entries(files).map(([path, base64]) => [path, Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))]),
  );
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(SCHEME, memory, { isCaseSensitive: true }),
    (vscode.workspace as unknown as ProposedSearch).registerFileSearchProvider(SCHEME, {
      provideFileSearchResults: (_query, { folder }) => memory.filesUnder(folder),
    }),
  );
}

/** Without a search provider `findFiles` and `workspaceContains:` wait seconds for one. The API is a proposed one. */
interface ProposedSearch {
  registerFileSearchProvider(scheme: string, provider: FileSearch): vscode.Disposable;
}

interface FileSearch {
  /** Every file of the folder; VS Code itself filters by pattern. */
  provideFileSearchResults(query: unknown, options: { folder: vscode.Uri }): vscode.Uri[];
}

interface Entry {
  /** A file's content; a folder has none. */
  readonly bytes: Uint8Array | undefined;
  /** Milliseconds since 1970. */
  readonly ctime: number;
  readonly mtime: number;
}

class MemoryFiles implements vscode.FileSystemProvider {
  readonly #entries = new Map<string, Entry>();
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;

  constructor(files: readonly (readonly [string, Uint8Array])[]) {
    this.#put("/", undefined);
    for (const [path, bytes] of files) {
      for (let end = path.indexOf("/", 1); end > 0; end = path.indexOf("/", end + 1)) {
        this.#put(path.slice(0, end), undefined);
      }
      this.#put(path, bytes);
    }
  }

  /** Every file below a folder. */
  filesUnder(folder: vscode.Uri): vscode.Uri[] {
    const start = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
    const files = [...this.#entries].filter(([path, { bytes }]) => bytes && path.startsWith(start));
    return files.map(([path]) => folder.with({ path }));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, ctime, mtime } = this.#get(uri);
    return { type: typeOf(bytes), ctime, mtime, size: bytes?.length ?? 0 };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.#get(uri);
    const start = uri.path === "/" ? "/" : `${uri.path}/`;
    return [...this.#entries]
      .filter(([path]) => path.startsWith(start) && path !== start && !path.includes("/", start.length))
      .map(([path, entry]) => [path.slice(start.length), typeOf(entry.bytes)]);
  }

  createDirectory(uri: vscode.Uri): void {
    this.#put(uri.path, undefined);
    this.#tell(uri, vscode.FileChangeType.Created);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const { bytes } = this.#get(uri);
    if (!bytes) throw vscode.FileSystemError.FileIsADirectory(uri);
    return bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array, options: { create: boolean; overwrite: boolean }): void {
    const old = this.#entries.get(uri.path);
    if (!old && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
    if (old && options.create && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
    if (old && !old.bytes) throw vscode.FileSystemError.FileIsADirectory(uri);
    if (!this.#entries.has(parentOf(uri.path))) throw vscode.FileSystemError.FileNotFound(uri);
    this.#put(uri.path, bytes.slice());
    this.#tell(uri, old ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created);
  }

  delete(uri: vscode.Uri): void {
    this.#get(uri);
    for (const path of [...this.#entries.keys()]) {
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    }
    this.#tell(uri, vscode.FileChangeType.Deleted);
  }

  rename(from: vscode.Uri, to: vscode.Uri, options: { overwrite: boolean }): void {
    this.#get(from);
    if (this.#entries.has(to.path)) {
      if (!options.overwrite) throw vscode.FileSystemError.FileExists(to);
      this.delete(to);
    }
    for (const [path, entry] of [...this.#entries]) {
      if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
      this.#entries.delete(path);
      this.#entries.set(to.path + path.slice(from.path.length), entry);
    }
    this.#tell(from, vscode.FileChangeType.Deleted);
    this.#tell(to, vscode.FileChangeType.Created);
  }

  #get(uri: vscode.Uri): Entry {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #put(path: string, bytes: Uint8Array | undefined): void {
    const now = Date.now();
    this.#entries.set(path, { bytes, ctime: this.#entries.get(path)?.ctime ?? now, mtime: now });
  }

  #tell(uri: vscode.Uri, type: vscode.FileChangeType): void {
    this.#changes.fire([{ type, uri }]);
  }
}

function typeOf(bytes: Uint8Array | undefined): vscode.FileType {
  return bytes ? vscode.FileType.File : vscode.FileType.Directory;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
