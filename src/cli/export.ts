import path from "node:path";
import type { IsName } from "../core/annotate/driftGuard.ts";
import { placeAll } from "../core/annotate/placed.ts";
import type { ExchangeDocument } from "../core/exchange/document.ts";
import type { Format } from "../core/exchange/format.ts";
import { FORMATS, writeFiles } from "../core/exchange/formats.ts";
import { readForeign } from "../core/annotate/sidecar/foreign.ts";
import { isLeftOut, type Loss, needsPerson } from "../core/exchange/losses.ts";
import { selectForExport } from "../core/exchange/selection.ts";
import { formatProblem } from "../core/problem.ts";
import type { Unit } from "../core/text/offsets.ts";
import { readAnnotated } from "./documents.ts";
import { lexiconNames, UsageError } from "./files.ts";
import { formatOf, lossText, unitOf, writeLosses } from "./formats.ts";
import { print } from "./output.ts";
import { readWhole } from "./wholeFile.ts";
import { type Replacing, writeAll } from "./write.ts";

export interface ExportOptions {
  /** A format's id, or `all`. */
  readonly to?: string | undefined;
  /** Folder to write to; beside each document when not given. */
  readonly out?: string | undefined;
  /** Whether files that exist with other content may be replaced. */
  readonly force: boolean;
  /** File for the list of what is not exported. */
  readonly loss?: string | undefined;
  /** Offset unit, for formats that know several. */
  readonly "to-unit"?: string | undefined;
}

/** `biogloss export --to FORMAT FILE…`. Returns whether nothing that needs a person was left out. */
export function exportFiles(names: readonly string[], options: ExportOptions): boolean {
  const unit = unitOf(options["to-unit"], "export");
  const formats = options.to === "all" ? FORMATS : [formatOf(options.to, "--to", "export")];
  const isName = lexiconNames();
  const losses = new Map<string, Loss[]>(formats.map(({ id }) => [id, []]));
  for (const name of names) {
    const { document, file, losses: left } = exportedDocument(name, isName);
    const folder = options.out ?? path.dirname(file);
    for (const format of formats) {
      const own = unit !== undefined && options.to === "all" && !format.units.includes(unit) ? undefined : unit;
      const replacing = { force: options.force, merge: format.merge, documents: [file] };
      const { written, lost } = exportOne(document, format, folder, own, replacing);
      const all = [...left, ...lost];
      losses.get(format.id)?.push(...all);
      const count = document.mentions.length + document.claims.length - lost.filter(isLeftOut).length;
      print(`${file}: ${count} annotations to ${written.join(", ")}${lossText(all)}\n`, "err");
    }
  }
  writeLosses(options.loss, losses, options.force);
  return ![...losses.values()].some((own) => own.some(needsPerson));
}

/** A document with what may be exported of it, given its name or its sidecar's. */
export function exportedDocument(
  name: string,
  isName: IsName,
): { document: ExchangeDocument; file: string; losses: readonly Loss[] } {
  const { file, text, sidecarFile, reading } = readAnnotated(name);
  if (reading !== undefined && !reading.ok) throw new UsageError(formatProblem(sidecarFile, reading.problem));
  const placed = placeAll(text, reading?.sidecar.annotations ?? [], isName);
  const foreign = reading === undefined ? { entries: [] } : readForeign(readWhole(sidecarFile) ?? "");
  return { ...selectForExport({ name: path.basename(file), text, placed, foreign }, isName), file };
}

function exportOne(
  document: ExchangeDocument,
  format: Format,
  folder: string,
  unit: Unit | undefined,
  replacing: Replacing,
): { written: string[]; lost: readonly Loss[] } {
  const result = writeFiles(format, [document], { unit });
  if (!result.ok) throw new UsageError(`${document.file ?? document.id}: ${result.problem}`);
  writeAll(folder, result.files, replacing);
  return { written: result.files.map(({ name }) => name), lost: result.losses };
}
