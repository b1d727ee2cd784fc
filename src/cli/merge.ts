import { readFileSync } from "node:fs";
import { type Merge, mergeSidecars } from "../core/annotate/sidecar/merge.ts";
import { formatProblem } from "../core/problem.ts";
import { decodeText, readBytes, UsageError } from "./files.ts";
import { print } from "./output.ts";
import { writeWhole } from "./wholeFile.ts";

/**
 * `biogloss merge BASE OURS THEIRS [NAME]`: merges two versions of a sidecar by id and field and writes the result over
 * OURS, as git wants it of a merge driver (`%O %A %B %P`). NAME is what messages call the file. Returns whether there
 * was no conflict. Throws `UsageError`, with nothing written, where one of the files cannot be read or merged.
 */
export function merge(names: readonly string[]): boolean {
  const [base, ours, theirs, name = ours] = names;
  if (base === undefined || ours === undefined || theirs === undefined || name === undefined || names.length > 4) {
    throw new UsageError("merge: name three files: the common version, ours and theirs.");
  }
  const files = { base, ours, theirs };
  const merged = mergeSidecars(readWithMark(base), readWithMark(ours), readWithMark(theirs));
  if (!merged.ok) throw new UsageError(refusal(merged, files, name));
  replace(ours, merged.text);
  for (const { id, field } of merged.conflicts) {
    const entry = id === undefined ? "" : `entry ${JSON.stringify(id)}: `;
    const what = field === "removed" ? "removed on one side, changed on the other" : `both sides changed "${field}"`;
    print(`${name}: ${entry}${what}; see "conflict" there.\n`, "err");
  }
  return merged.conflicts.length === 0;
}

function refusal(merged: Extract<Merge, { ok: false }>, files: Record<string, string>, name: string): string {
  const side = { base: "the common version", ours: "our version", theirs: "their version" }[merged.side];
  const where = formatProblem(files[merged.side] === name ? name : `${name} (${side})`, merged.problem);
  return `${where}\nNothing was merged and no file was changed.`;
}

/** A file's text with the byte-order mark that it may have, so that writing gives it back. */
function readWithMark(file: string): string {
  return decodeText(file, readBytes(file), true);
}

/** Writes a whole file or nothing; a file that already says so is left alone. */
function replace(file: string, text: string): void {
  try {
    if (readFileSync(file, "utf8") === text) return;
    writeWhole(file, text);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written: ${(error as Error).message}`);
  }
}
