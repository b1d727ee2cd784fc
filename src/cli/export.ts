import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { placeAll } from "../core/annotate/placed.ts";
import { type ExportFile, type Loss, lossSummary } from "../core/exchange/document.ts";
import { type Format, formatById, FORMATS } from "../core/exchange/formats.ts";
import { formatProblem } from "../core/problem.ts";
import { readAnnotated } from "./documents.ts";
import { UsageError } from "./files.ts";
import { print } from "./output.ts";

export interface ExportOptions {
  readonly to: string | undefined;
  /** Folder to write to; beside each document when not given. */
  readonly out: string | undefined;
  /** Whether files that exist with other content may be replaced. */
  readonly force: boolean;
}

/** `biogloss export --to FORMAT FILE…`. Returns whether nothing that needs a person was left out. */
export function exportFiles(names: readonly string[], options: ExportOptions): boolean {
  const format = formatOf(options.to);
  let complete = true;
  for (const name of names) {
    const { file, text, sidecarFile, reading } = readAnnotated(name);
    if (reading !== undefined && !reading.ok) throw new UsageError(formatProblem(sidecarFile, reading.problem));
    const placed = placeAll(text, reading?.sidecar.annotations ?? []);
    const { files, losses } = format.write({ name: path.basename(file), text, placed });
    const folder = options.out ?? path.dirname(file);
    for (const written of files) writeWhole(folder, written, options.force);
    complete &&= !losses.some(needsPerson);
    const count = placed.length - new Set(losses.filter(isLeftOut).map(({ id }) => id)).size;
    const left = losses.length === 0 ? "" : `; left out or altered: ${lossSummary(losses)}`;
    print(`${file}: ${count} annotations to ${files.map((each) => each.name).join(", ")}${left}\n`, "err");
  }
  return complete;
}

function needsPerson({ reason }: Loss): boolean {
  return reason === "changed" || reason === "lost";
}

function isLeftOut({ reason }: Loss): boolean {
  return reason === "changed" || reason === "lost" || reason === "rejected" || reason === "blank";
}

function formatOf(id: string | undefined): Format {
  const known = FORMATS.map((format) => format.id).join(" or ");
  if (id === undefined) throw new UsageError(`export: say the format: --to ${known}`);
  const format = formatById(id);
  if (format === undefined) throw new UsageError(`export: there is no format "${id}". Choose ${known}.`);
  return format;
}

/** Writes a whole file or nothing. A file of other content is replaced only by force; an equal one is left alone. */
function writeWhole(folder: string, { name, content }: ExportFile, force: boolean): void {
  const file = path.join(folder, name);
  if (existsSync(file)) {
    // The document itself may carry a byte-order mark that the text does not have.
    if (readFileSync(file, "utf8").replace(/^\ufeff/, "") === content) return;
    if (!force) throw new UsageError(`${file}: exists with other content. Use --force to replace it, or --out FOLDER.`);
  }
  try {
    mkdirSync(folder, { recursive: true });
    const temporary = `${file}.${process.pid}.tmp`;
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written: ${(error as Error).message}`);
  }
}
