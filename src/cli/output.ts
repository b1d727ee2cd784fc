import { writeSync } from "node:fs";

/**
 * Writes to standard output or standard error until all of it is written. `process.exit` loses what is still queued
 * for a pipe, and a pipe that is full answers EAGAIN; a reader that has gone away ends the program quietly.
 */
export function print(text: string, stream: "out" | "err" = "out"): void {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(stream === "out" ? 1 : 2, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Rows as columns, each as wide as its widest cell; the last column is not padded. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? "")].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell + " ".repeat((widths[i] as number) - [...cell].length)))
      .join("  ");
  return all.map(line).join("\n") + "\n";
}
