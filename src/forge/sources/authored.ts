import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const authoredInfo: SourceInfo = {
  key: "authored",
  title: "Written for BioGloss: abbreviations, endpoints, INN stems, everyday names of events and targets",
  version: "2026",
  url: "",
  files: ["authored/abbreviations.tsv", "authored/endpoints.tsv", "authored/inn_stems.tsv"],
  licence: "MIT, as the project",
  attribution: "",
  ships: NAMES_AND_FACTS,
};

export interface Abbreviation {
  readonly short: string;
  readonly long: string;
  readonly type: string;
  readonly note: string;
}

export interface Endpoint {
  readonly short: string;
  readonly names: readonly string[];
}

export interface InnStem {
  /** Letters without the hyphen. */
  readonly stem: string;
  /** True when the stem is a word of its own after the name (`-deruxtecan`). */
  readonly secondWord: boolean;
  readonly drugClass: string;
}

const SHAPE = { delimiter: "\t", quotes: false } as const;

/** Abbreviations with what they are short for, its type and our note on how clear they are. */
export async function readAbbreviations(root: string): Promise<Abbreviation[]> {
  const rows: Abbreviation[] = [];
  for await (const row of readTable(root, authoredInfo.files[0]!, SHAPE)) {
    rows.push({
      short: cell(row, "abbr"),
      long: cell(row, "expansion"),
      type: cell(row, "type"),
      note: cell(row, "note"),
    });
  }
  return rows;
}

/** Endpoints with their short forms; the first name is the preferred one. */
export async function readEndpoints(root: string): Promise<Endpoint[]> {
  const rows: Endpoint[] = [];
  for await (const row of readTable(root, authoredInfo.files[1]!, SHAPE)) {
    rows.push({ short: cell(row, "abbr"), names: [cell(row, "term"), ...listOf(cell(row, "synonyms"), "|")] });
  }
  return rows;
}

/** Reviewed: few names have it yet, and words of other kinds end so too. */
const AMBIGUOUS_STEM = "ment";

/** Stems with their classes. The new antibody stems (-tug, -bart, -mig) are called what readers call them. */
export async function readStems(root: string): Promise<InnStem[]> {
  const rows: InnStem[] = [];
  for await (const row of readTable(root, authoredInfo.files[2]!, SHAPE)) {
    const stem = cell(row, "stem").replace(/^-/, "");
    if (stem === AMBIGUOUS_STEM) continue;
    rows.push({
      stem,
      secondWord: cell(row, "position") === "second word",
      drugClass: /immunoglobulin/.test(cell(row, "class"))
        ? "monoclonal antibody"
        : cell(row, "class").replace(/ payload$/, ""),
    });
  }
  return rows;
}
