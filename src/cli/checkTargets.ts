import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { documentName, sidecarName } from "../core/annotate/sidecar/format.ts";
import { UsageError } from "./files.ts";

/** A document to check, with the name of its sidecar; either may not be there. */
export interface CheckTarget {
  readonly file: string;
  readonly sidecarFile: string;
}

/** Folders that hold other people's files, or none that are read. */
const SKIPPED = new Set(["node_modules", ".git"]);

/**
 * The documents that some names mean: a document, an annotation file, or a folder, which stands for all annotation files
 * in it and below, whether their documents are there or not. Links to folders are not followed, so that the walk ends.
 * Each document comes once, folders in alphabetical order. Throws `UsageError` for a name that nothing goes by.
 */
export function checkTargets(names: readonly string[]): CheckTarget[] {
  const files = new Set<string>();
  for (const name of names) {
    if (existsSync(name) && statSync(name).isDirectory()) for (const file of documentsIn(name)) files.add(file);
    else {
      const file = documentName(name) ?? name;
      if (!existsSync(file) && !existsSync(sidecarName(file))) throw new UsageError(`${name}: there is no such file.`);
      files.add(file);
    }
  }
  return [...files].map((file) => ({ file, sidecarFile: sidecarName(file) }));
}

function documentsIn(folder: string): string[] {
  const found: string[] = [];
  const left = [folder];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const entries = readdirSync(next, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: string[] = [];
    for (const entry of entries) {
      const name = path.join(next, entry.name);
      const document = entry.isFile() ? documentName(name) : undefined;
      if (document !== undefined) found.push(document);
      else if (entry.isDirectory() && !SKIPPED.has(entry.name)) folders.push(name);
    }
    left.push(...folders.reverse());
  }
  return found;
}

/**
 * The folder that paths in a document's sidecar must stay in: the nearest one above the document that holds `.biogloss`
 * or `.git`, or else the document's own.
 */
export function workspaceOf(file: string): string {
  const own = path.dirname(path.resolve(file));
  return above(own).find((folder) => [".biogloss", ".git"].some((name) => existsSync(path.join(folder, name)))) ?? own;
}

/** A folder and those above it, the nearest first. */
export function above(folder: string): string[] {
  const folders: string[] = [];
  for (let next = path.resolve(folder); next !== folders.at(-1); next = path.dirname(next)) folders.push(next);
  return folders;
}
