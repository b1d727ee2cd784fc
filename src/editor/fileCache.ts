import * as vscode from "vscode";

/** What tells of some files whether they have changed. */
export interface Stamp {
  readonly text: string;
  /** Of the first file, in bytes. */
  readonly size: number;
}

/** The stamp of some files as they are now. Rejects when one cannot be looked at. */
export async function stampOf(files: readonly vscode.Uri[]): Promise<Stamp> {
  const stats = await Promise.all(files.map((file) => vscode.workspace.fs.stat(file)));
  return { text: stats.flatMap(({ mtime, size }) => [mtime, size]).join(), size: stats[0]?.size ?? 0 };
}

/** Keeps what was read from files until their time or size changes. */
export class FileCache<T> {
  private readonly known = new Map<string, { readonly stamp: string; readonly value: T }>();

  /**
   * What was read from some files the last time, or what `read` gives now. Rejects when one cannot be looked at or read.
   *
   * @param files the one that the value is kept by, and others that it depends on
   * @param read is told the size of the first file, in bytes
   */
  async get(files: readonly [vscode.Uri, ...vscode.Uri[]], read: (size: number) => Promise<T>): Promise<T> {
    return this.getAt(files[0], await stampOf(files), read);
  }

  /** The same with the stamp that the files have. Rejects when one cannot be read. */
  async getAt(file: vscode.Uri, stamp: Stamp, read: (size: number) => Promise<T>): Promise<T> {
    const key = file.toString();
    const before = this.known.get(key);
    if (before?.stamp === stamp.text) return before.value;
    this.known.delete(key);
    const value = await read(stamp.size);
    this.known.set(key, { stamp: stamp.text, value });
    return value;
  }

  /** Forgets all other files. */
  keepOnly(files: readonly vscode.Uri[]): void {
    const kept = new Set(files.map((file) => file.toString()));
    for (const key of this.known.keys()) if (!kept.has(key)) this.known.delete(key);
  }
}
