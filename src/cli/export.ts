import path from "node:path";
import type { IsName } from "../core/annotate/driftGuard.ts";
import { type Placed, placeAll } from "../core/annotate/placed.ts";
import type { ExchangeDocument, ExportFile } from "../core/exchange/document.ts";
import type { Format } from "../core/exchange/format.ts";
import { FORMATS, writeFiles } from "../core/exchange/formats.ts";
import { readForeign } from "../core/annotate/sidecar/foreign.ts";
import { isLeftOut, type Loss, needsPerson } from "../core/exchange/losses.ts";
import { selectForExport } from "../core/exchange/selection.ts";
import { withSuggestions } from "../core/exchange/suggested.ts";
import { formatProblem } from "../core/problem.ts";
import { markupOf } from "../core/text/markup.ts";
import type { Unit } from "../core/text/offsets.ts";
import { openSuggestions } from "../core/view/marks.ts";
import { said } from "../core/words.ts";
import { readAnnotated } from "./documents.ts";
import { lexiconNames, UsageError } from "./files.ts";
import { formatOf, lossText, unitOf, writeLosses } from "./formats.ts";
import { print } from "./output.ts";
import { Readers } from "./reader.ts";
import { readWhole } from "./wholeFile.ts";
import { writeAll } from "./write.ts";

/** The options of `biogloss export`, under the names that they have on the command line. */
export interface ExportOptions {
  /** A format's id, or `all`. */
  readonly to?: string | undefined;
  /** Folder to write to; beside each document when not given. */
  readonly out?: string | undefined;
  /** Whether files that exist with other content may be replaced. */
  readonly force: boolean;
  /** Whether what nobody has decided on is exported too, marked as suggested. */
  readonly suggestions: boolean;
  /** The user's terms file for suggestions; without it the nearest of the document. */
  readonly terms?: string | undefined;
  /** File for the list of what is not exported. */
  readonly loss?: string | undefined;
  /** Offset unit, for formats that know several. */
  readonly "to-unit"?: string | undefined;
}

/** A document with what may be exported of it. */
interface Source {
  readonly document: ExchangeDocument;
  readonly file: string;
  readonly losses: readonly Loss[];
}

/**
 * `biogloss export --to FORMAT FILE…`. All files of a format are made and proved before the first of them is written.
 * Returns whether nothing that needs a person was left out.
 */
export function exportFiles(names: readonly string[], options: ExportOptions): boolean {
  const unit = unitOf(options["to-unit"], "export");
  const formats = options.to === "all" ? FORMATS : [formatOf(options.to, "--to", "export")];
  const isName = lexiconNames();
  const add = options.suggestions ? suggester(options.terms) : undefined;
  const sources = names.map((name) => sourceOf(name, isName, add));
  const losses = new Map<string, Loss[]>();
  for (const format of formats) {
    const own = unit !== undefined && options.to === "all" && !format.units.includes(unit) ? undefined : unit;
    losses.set(format.id, exportTo(format, sources, own, options));
  }
  writeLosses(options.loss, losses, options.force);
  return ![...losses.values()].some((own) => own.some(needsPerson));
}

/** Exports documents in one format, and gives what was left out. */
function exportTo(format: Format, sources: readonly Source[], unit: Unit | undefined, options: ExportOptions): Loss[] {
  const folders = new Map<string, Map<string, ExportFile>>();
  const losses: Loss[] = [];
  const lines = sources.map(({ document, file, losses: left }) => {
    const result = writeFiles(format, [document], { unit, leftOut: left });
    if (!result.ok) throw new UsageError(`${document.file ?? document.id}: ${said(result.problem)}`);
    const folder = options.out ?? path.dirname(file);
    const there = folders.get(folder) ?? new Map<string, ExportFile>();
    folders.set(folder, there);
    for (const made of result.files) there.set(made.name, beside(there.get(made.name), made, format, file));
    const all = [...left, ...result.losses];
    for (const loss of all) losses.push(loss);
    const count = document.mentions.length + document.claims.length - result.losses.filter(isLeftOut).length;
    const written = result.files.map(({ name }) => name).join(", ");
    return `${file}: ${count} annotations to ${written}${lossText(all)}\n`;
  });
  const documents = sources.map(({ file }) => file);
  for (const [folder, files] of folders)
    writeAll(folder, [...files.values()], { force: options.force, merge: format.merge, documents });
  for (const line of lines) print(line, "err");
  return losses;
}

/** A file beside one of the same name that another document has made. */
function beside(other: ExportFile | undefined, made: ExportFile, { merge }: Format, document: string): ExportFile {
  if (other === undefined || other.content === made.content) return made;
  const content = merge?.(made.name, other.content, made.content);
  if (content === undefined)
    throw new UsageError(`${document}: another document would be exported to ${made.name} too. Export them apart.`);
  return { name: made.name, content };
}

/** A document with what may be exported of it, given its name or its sidecar's. */
function sourceOf(name: string, isName: IsName, add: Suggester | undefined): Source {
  const { file, text, sidecarFile, reading } = readAnnotated(name);
  if (reading !== undefined && !reading.ok) throw new UsageError(formatProblem(sidecarFile, reading.problem));
  const placed = placeAll(text, reading?.sidecar.annotations ?? [], isName);
  const foreign = reading === undefined ? { entries: [] } : readForeign(readWhole(sidecarFile) ?? "");
  const { document, losses } = selectForExport({ name: path.basename(file), text, placed, foreign }, isName);
  return { document: add?.(document, file, placed) ?? document, file, losses };
}

type Suggester = (document: ExchangeDocument, file: string, placed: readonly Placed[]) => ExchangeDocument;

/** What puts the suggestions that nobody has decided on beside what was decided. */
function suggester(terms: string | undefined): Suggester {
  const readers = new Readers(terms);
  return (document, file, placed) => {
    const { recogniser, concept } = readers.for(file);
    const analysis = recogniser.analyse(document.text, markupOf(file));
    const open = new Set(openSuggestions(analysis.suggestions, placed));
    return withSuggestions(document, analysis, (index) => concept(index).id, open);
  };
}
