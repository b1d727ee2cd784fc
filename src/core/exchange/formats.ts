import type { Unit } from "../text/offsets.ts";
import { biocJson } from "./biocJson.ts";
import { biocXml } from "./biocXml.ts";
import { brat } from "./brat.ts";
import { conll } from "./conll.ts";
import { tables } from "./csv.ts";
import { doccano } from "./doccano.ts";
import type { ExchangeDocument, ExportFile, ForeignFile } from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import type { Format } from "./format.ts";
import { labelStudio } from "./labelStudio.ts";
import type { Loss } from "./losses.ts";
import { pubannotation } from "./pubannotation.ts";
import { pubtator } from "./pubtator.ts";
import { breach } from "./proof.ts";
import { spacy } from "./spacy.ts";
import { reports } from "./report.ts";
import { uimaCas } from "./uimaCas.ts";
import { vaSpec } from "./vaSpec.ts";
import { webannoTsv } from "./webannoTsv.ts";
import { webAnnotation } from "./webAnnotation.ts";
import { type FileReading, read } from "./reading.ts";
import { type Sentence, toSay } from "../words.ts";

/** All formats, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [
  brat,
  biocXml,
  biocJson,
  pubtator,
  pubannotation,
  webAnnotation,
  uimaCas,
  webannoTsv,
  doccano,
  labelStudio,
  spacy,
  conll,
  ...tables,
  vaSpec,
  ...reports,
];

/** The format that goes by an id, or `undefined`. */
export function formatById(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

/** The formats that can be read whose files end as a file does. */
export function formatsFor(fileName: string): readonly Format[] {
  const name = fileName.toLowerCase();
  return FORMATS.filter(
    ({ parse, extensions }) => parse !== undefined && extensions.some((each) => name.endsWith(each)),
  );
}

/** The files of an export and what they do not hold, or why nothing is written. */
export type ExportResult =
  | { readonly ok: true; readonly files: readonly ExportFile[]; readonly losses: readonly Loss[] }
  | { readonly ok: false; readonly problem: Sentence };

/**
 * The files that hold some documents, proved by reading them back, and what they do not hold. Refused, for people to
 * read why: a document whose name is no file name, two documents of one name, and files that are not read back as what
 * they were made of, which would be an error of BioGloss.
 */
export function writeFiles(
  format: Format,
  documents: readonly ExchangeDocument[],
  options: {
    readonly unit?: Unit | undefined;
    readonly name?: string | undefined;
    readonly leftOut?: readonly Loss[];
  } = {},
): ExportResult {
  const [first] = documents;
  if (first === undefined) return { ok: false, problem: toSay("There is no document to write.") };
  const unit = options.unit ?? format.units[0];
  if (!format.units.includes(unit))
    return {
      ok: false,
      problem: toSay("{0} does not count in {1}: {2}.", format.label, unit, format.units.join(", ")),
    };
  const reduced = documents.map(format.reduce);
  const files = format.write(
    reduced.map(({ document }) => document),
    { unit, name: options.name ?? first.id, leftOut: options.leftOut ?? [] },
  );
  const names = new Set<string>();
  for (const { name } of files) {
    const wrong =
      whyNoFileName(name) ?? (names.has(name.toLowerCase()) ? toSay("two documents would have it") : undefined);
    if (wrong !== undefined)
      return { ok: false, problem: toSay("{0} cannot be a file's name: {1}.", JSON.stringify(name), wrong) };
    names.add(name.toLowerCase());
  }
  const wrong =
    format.parse === undefined
      ? undefined
      : whatIsWrong(
          format,
          reduced.map(({ document }) => document),
          files,
          unit,
        );
  if (wrong !== undefined)
    return { ok: false, problem: toSay("The export does not stand its proof and is not written. {0}.", wrong) };
  return { ok: true, files, losses: reduced.flatMap(({ losses }) => losses) };
}

function whatIsWrong(
  format: Format,
  documents: readonly ExchangeDocument[],
  files: readonly ExportFile[],
  unit: Unit,
): Sentence | undefined {
  const companions = new Map(files.map(({ name, content }) => [name, content]));
  const main = files.filter(({ name }) => format.extensions.some((extension) => name.endsWith(extension)));
  try {
    const parsed = main.map((file) => format.parse?.(file, companions, unit) ?? { documents: [], notes: [] });
    return breach(documents, { documents: parsed.flatMap((each) => each.documents), notes: [] }, unit);
  } catch (error) {
    if (error instanceof Unreadable) return error.sentence;
    throw error;
  }
}

/** Windows keeps these names for devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Why a name that comes from a document's content cannot be a file's, on any system; `undefined` when it can. */
export function whyNoFileName(name: string): Sentence | undefined {
  // eslint-disable-next-line no-control-regex -- no control character belongs into a file's name
  if (/[/\\:*?"<>|\u0000-\u001f\u007f]/.test(name)) return toSay("it holds a character that no file's name may have");
  if (/^\.|[. ]$/.test(name)) return toSay("it begins or ends with a dot or ends with a blank");
  if (DEVICES.test(name)) return toSay("it is the name of a device");
  return new TextEncoder().encode(name).length > 200 ? toSay("it is too long") : undefined;
}

/** Reads a file of a format that can be read. Never throws for what is in the file. */
export function readFile(
  format: Format,
  file: ForeignFile,
  companions: ReadonlyMap<string, string>,
  unit?: Unit,
): FileReading {
  const units = [...format.units, ...(format.alsoReads ?? [])];
  const chosen = unit ?? format.units[0];
  return read(file, chosen, units, (counted) => {
    if (format.parse === undefined) throw new Unreadable(toSay("{0} can be written and not read.", format.label));
    if (!units.includes(chosen)) throw new Unreadable(toSay("{0} counts in {1}.", format.label, units.join(", ")));
    for (const name of format.companions?.(file).needed ?? []) {
      if (!companions.has(name)) throw new Unreadable(toSay("There is no {0} beside it, which holds the text.", name));
    }
    return format.parse(file, companions, counted);
  });
}
