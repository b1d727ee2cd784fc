import * as vscode from "vscode";

/** What a bad file system does to some of its files. */
export interface Trouble {
  /** Whether a file is one of those, by its path. */
  readonly hits: (path: string) => boolean;
  /** Milliseconds that every call takes. */
  readonly delay: number;
  /** Asked at every call for what it fails with, if it does. */
  readonly error: () => Error | undefined;
  /** Asked at every reading whether it gives a part of the file only. */
  readonly isShort: () => boolean;
}

/** A folder in memory under a scheme of its own, whose writes can be made to fail as a test wants it. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly files = new Map<string, { bytes: Uint8Array; mtime: number }>();
  private readonly emitter = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.emitter.event;
  /** What every write fails with, while set. */
  failure: (() => Error) | undefined;
  /** Files that cannot be written, by their paths. */
  isReadonly: (path: string) => boolean = () => false;
  /** Whether a rename over a file that exists works. */
  canRename = true;
  /** Milliseconds that every call takes. */
  delay = 0;
  /** What some calls suffer, while set. */
  trouble: Trouble | undefined;
  /** How often the editor has written, renamed or removed a file. */
  written = 0;
  private clock = 1;

  /** Registers the provider; dispose to take it away. */
  mount(scheme: string): vscode.Disposable {
    return vscode.workspace.registerFileSystemProvider(scheme, this, { isCaseSensitive: true });
  }

  /** Puts a file there, as another program would. Without a time of change (milliseconds since 1970) it is a very old one. */
  put(path: string, content: string | Uint8Array, mtime = this.clock++): void {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const type = this.files.has(path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.files.set(path, { bytes, mtime });
    this.emitter.fire([{ type, uri: vscode.Uri.from({ scheme: this.scheme, path }) }]);
  }

  /** Takes a file away, as another program would. */
  remove(path: string): void {
    if (!this.files.delete(path)) return;
    this.emitter.fire([{ type: vscode.FileChangeType.Deleted, uri: vscode.Uri.from({ scheme: this.scheme, path }) }]);
  }

  scheme = "memory";

  text(path: string): string | undefined {
    const file = this.files.get(path);
    return file === undefined ? undefined : new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes);
  }

  bytes(path: string): Uint8Array | undefined {
    return this.files.get(path)?.bytes;
  }

  names(): string[] {
    return [...this.files.keys()].sort();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    await this.suffer(uri);
    if (uri.path === "/") return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const file = this.files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    await this.suffer(uri);
    return this.names().map((name) => [name.slice(1), vscode.FileType.File]);
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions("there is one folder only");
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.suffer(uri);
    const file = this.files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const isShort = this.trouble?.hits(uri.path) === true && this.trouble.isShort();
    return isShort ? file.bytes.slice(0, file.bytes.length / 2) : file.bytes;
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await this.suffer(uri);
    if (this.failure !== undefined) throw this.failure();
    if (this.isReadonly(uri.path)) throw vscode.FileSystemError.NoPermissions(uri);
    this.written++;
    this.put(uri.path, content);
  }

  async delete(uri: vscode.Uri): Promise<void> {
    await this.suffer(uri);
    this.written++;
    if (!this.files.delete(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    this.emitter.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    await this.suffer(to);
    if (this.failure !== undefined) throw this.failure();
    if (!this.canRename) throw new Error("rename: not supported");
    const file = this.files.get(from.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(from);
    this.written++;
    this.files.delete(from.path);
    this.put(to.path, file.bytes);
  }

  private async suffer({ path }: vscode.Uri): Promise<void> {
    const trouble = this.trouble?.hits(path) === true ? this.trouble : undefined;
    const delay = trouble?.delay ?? this.delay;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const error = trouble?.error();
    if (error !== undefined) throw error;
  }
}
