import type { Unit } from "../text/offsets.ts";
import type { Sentence } from "../words.ts";
import type { ExchangeDocument, ExportFile, ForeignFile, Parsed } from "./document.ts";
import type { Loss } from "./losses.ts";
import type { Reduced } from "./reduce.ts";

/**
 * A format that annotations are exchanged in: one row of the table that the commands, the command line, the tests and
 * the documents go by. Offsets of all of them are counted from 0 and exclude the end.
 */
export interface Format {
  /** What `--to` and `--from` take. */
  readonly id: string;
  readonly label: Sentence;
  /** Endings of the files that hold annotations, the usual one first. */
  readonly extensions: readonly string[];
  /** The files that an export makes, for people. */
  readonly files: Sentence;
  /** What its offsets count; the first is meant where nobody says otherwise. */
  readonly units: readonly [Unit, ...Unit[]];
  /** What it must not count in, and what other programs do all the same: read and not written. */
  readonly alsoReads?: readonly Unit[];
  /** What becomes of line breaks, for people. */
  readonly newlines: string;
  /** What it keeps, for people who choose. */
  readonly keeps: Sentence;
  /** What it cannot hold, for people; each case is named in the loss report of an export. */
  readonly cannotHold: readonly Sentence[];
  /** The document as the format can hold it, and the losses: what is written of it must be read back as it is. */
  readonly reduce: (document: ExchangeDocument) => Reduced;
  /** The files for some documents that `reduce` has been through. */
  readonly write: (documents: readonly ExchangeDocument[], options: WriteOptions) => readonly ExportFile[];
  /** What comes in the place of a file that several exports share, given what is there; `undefined` for one that they do not. */
  readonly merge?: (name: string, there: string, ours: string) => string | undefined;
  /** The files beside a file that its parser looks into; those it cannot do without, and others. */
  readonly companions?: (file: ForeignFile) => {
    readonly needed: readonly string[];
    readonly welcome: readonly string[];
  };
  /** Reads a file; its spans stay in the file's unit. Throws `Unreadable`. Absent for a format that is only written. */
  readonly parse?: (file: ForeignFile, companions: ReadonlyMap<string, string>, unit: Unit) => Parsed;
}

/** How files are written. */
export interface WriteOptions {
  readonly unit: Unit;
  /** Name, without ending, of a file that holds all documents. */
  readonly name: string;
  /** What was left out before, for formats that people read: they say so. */
  readonly leftOut?: readonly Loss[];
}
