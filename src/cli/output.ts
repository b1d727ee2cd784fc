import { writeSync } from "node:fs";

/** What a shell says of a program that writes into a pipe which nobody reads any more (128 + SIGPIPE). */
const NO_READER = 141;

/**
 * Writes to standard output or standard error until all of it is written; a slow reader makes it wait. `process.exit`
 * loses what is still queued for a pipe, and a pipe that is full answers EAGAIN. When nobody reads standard output any more
 * the program ends quietly with 141; messages that nobody reads are dropped.
 */
export function print(text: string, stream: "out" | "err" = "out"): void {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(stream === "out" ? 1 : 2, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") {
        if (stream === "err") return;
        process.exit(NO_READER);
      }
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Rows as columns, each as wide as its widest cell; the last column is not padded. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) =>
    all.reduce((widest, row) => Math.max(widest, [...(row[column] ?? "")].length), 0),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell + " ".repeat((widths[i] as number) - [...cell].length)))
      .join("  ");
  return all.map(line).join("\n") + "\n";
}
