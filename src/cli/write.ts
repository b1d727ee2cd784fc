import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sidecarName } from "../core/annotate/sidecar/format.ts";
import type { ExportFile } from "../core/exchange/document.ts";
import type { Format } from "../core/exchange/format.ts";
import { UsageError } from "./files.ts";
import { stage, type Staged } from "./wholeFile.ts";

/** What may happen to files that are there. */
export interface Replacing {
  /** Whether files of other content may be replaced. */
  readonly force: boolean;
  /** How files that several exports share are merged. */
  readonly merge?: Format["merge"];
  /** Files that are never replaced: the documents themselves, as nothing is that has annotations of its own. */
  readonly documents?: readonly string[];
}

/**
 * Writes files into a folder, all of them or none. Files of other content are replaced only by force, equal ones left
 * alone. Throws `UsageError` with nothing changed where one exists or cannot be written.
 */
export function writeAll(
  folder: string,
  files: readonly ExportFile[],
  { force, merge, documents = [] }: Replacing,
): void {
  const kept = new Set(documents.map((file) => path.resolve(file)));
  const open = files.flatMap(({ name, content }) => {
    const file = path.join(folder, name);
    const there = textOf(file);
    const merged = there === undefined ? undefined : merge?.(name, there, content);
    const next = merged ?? content;
    if (withoutMark(next) === there) return [];
    if (there !== undefined && (kept.has(path.resolve(file)) || existsSync(sidecarName(file))))
      throw new UsageError(`${file}: the export would change the document. Use --out FOLDER.`);
    if (existsSync(file) && !force && merged === undefined) {
      throw new UsageError(`${file}: exists with other content. Use --force to replace it, or --out FOLDER.`);
    }
    return [{ file, content: next }];
  });
  const staged: Staged[] = [];
  let at = folder;
  try {
    mkdirSync(folder, { recursive: true });
    for (const { file, content } of open) staged.push(stage((at = file), content));
    staged.forEach((each, i) => {
      at = open[i]?.file ?? folder;
      each.commit();
    });
  } catch (error) {
    for (const each of staged) each.discard();
    throw new UsageError(`${at}: cannot be written: ${(error as Error).message}`);
  }
}

/** A file's text, without the byte-order mark that the text of a document does not have; `undefined` for no file. */
function textOf(file: string): string | undefined {
  try {
    return withoutMark(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}
