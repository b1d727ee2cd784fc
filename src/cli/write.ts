import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ExportFile } from "../core/exchange/document.ts";
import { UsageError } from "./files.ts";

/**
 * Writes files into a folder, all of them or none. Files of other content are replaced only by force, equal ones left
 * alone. Throws `UsageError` with nothing changed where one exists or cannot be written.
 */
export function writeAll(folder: string, files: readonly ExportFile[], force: boolean): void {
  const open = files.map(({ name, content }) => ({ file: path.join(folder, name), content })).filter(isNews);
  const taken = force ? undefined : open.find(({ file }) => existsSync(file));
  if (taken !== undefined) {
    throw new UsageError(`${taken.file}: exists with other content. Use --force to replace it, or --out FOLDER.`);
  }
  const temporary = (file: string): string => `${file}.${process.pid}.tmp`;
  let at = folder;
  try {
    mkdirSync(folder, { recursive: true });
    for (const { file, content } of open) writeFileSync(temporary((at = file)), content);
    for (const { file } of open) renameSync(temporary((at = file)), file);
  } catch (error) {
    for (const { file } of open) rmSync(temporary(file), { force: true });
    throw new UsageError(`${at}: cannot be written: ${(error as Error).message}`);
  }
}

/** Whether a file is not there yet or says something else. */
function isNews({ file, content }: { file: string; content: string }): boolean {
  try {
    // The document itself may carry a byte-order mark that the text does not have.
    return readFileSync(file, "utf8").replace(/^\ufeff/, "") !== content.replace(/^\ufeff/, "");
  } catch {
    return true;
  }
}
