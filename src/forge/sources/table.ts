import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";

/** A row by column name; a missing column reads as the empty string through `cell`. */
export type Row = Readonly<Record<string, string>>;

export interface TableShape {
  readonly delimiter: "," | "\t";
  /** False for files that use the quote mark as an ordinary letter. */
  readonly quotes: boolean;
  /** Column names; left out when the first row holds them. */
  readonly columns?: readonly string[];
  /** Rows that start with this letter are comments. */
  readonly comment?: string;
  /** 1-based line to start from, for files with a preamble. */
  readonly fromLine?: number;
}

/** The text of a source file as a stream, inflated when its name ends in `.gz`. Fails with the missing file's path. */
export function openSource(root: string, file: string): Readable {
  const full = path.join(root, file);
  if (!existsSync(full)) throw new Error(`Lexicon source is missing: ${full}`);
  if (!file.endsWith(".gz")) return createReadStream(full);
  const unzip = createGunzip();
  createReadStream(full)
    .on("error", (error) => unzip.destroy(error))
    .pipe(unzip);
  return unzip;
}

/** Reads a CSV or TSV, gzip'd or not, row by row. Rows may be ragged: lacking cells are absent. */
export async function* readTable(root: string, file: string, shape: TableShape): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: shape.delimiter,
    quote: shape.quotes ? '"' : false,
    columns: shape.columns === undefined ? true : [...shape.columns],
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    ...(shape.comment === undefined ? {} : { comment: shape.comment, comment_no_infix: true }),
    ...(shape.fromLine === undefined ? {} : { from_line: shape.fromLine }),
  });
  const source = openSource(root, file);
  source.on("error", (error) => parser.destroy(new Error(`${file}: ${error.message}`)));
  source.pipe(parser);
  for await (const row of parser) yield row as Row;
}

/** The whole text of a source file. */
export async function readText(root: string, file: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of openSource(root, file)) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

/** A cell without surrounding blanks; empty for an absent column. */
export function cell(row: Row, column: string): string {
  return (row[column] ?? "").trim();
}

/** The non-empty, trimmed parts of a cell that holds a list. */
export function listOf(text: string, separator: string | RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
