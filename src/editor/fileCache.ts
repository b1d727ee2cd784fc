import * as vscode from "vscode";

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
    const key = files[0].toString();
    const stats = await Promise.all(files.map((file) => vscode.workspace.fs.stat(file)));
    const stamp = stats.flatMap(({ mtime, size }) => [mtime, size]).join();
    const before = this.known.get(key);
    if (before?.stamp === stamp) return before.value;
    this.known.delete(key);
    const value = await read(stats[0]?.size ?? 0);
    this.known.set(key, { stamp, value });
    return value;
  }

  /** Forgets all other files. */
  keepOnly(files: readonly vscode.Uri[]): void {
    const kept = new Set(files.map((file) => file.toString()));
    for (const key of this.known.keys()) if (!kept.has(key)) this.known.delete(key);
  }
}
