import { cell, listOf, readTable } from "../sources/table.ts";

/** Beside this file: the approved symbol, a tab, and the names with bars between them. Relative to the repository. */
const FOLDER = "src/forge/lists";
const FILE = "geneNames.tsv";

/**
 * What papers call well-known targets, by the approved symbol of the gene that is meant. Settles the aliases that several
 * genes claim, and adds the spellings that the gene sources lack. Written for this project. Rejects where the file is missing.
 */
export async function readGeneNames(): Promise<Map<string, readonly string[]>> {
  const names = new Map<string, readonly string[]>();
  for await (const row of readTable(FOLDER, FILE, { delimiter: "\t", quotes: false })) {
    names.set(cell(row, "symbol"), listOf(cell(row, "names"), "|"));
  }
  return names;
}
