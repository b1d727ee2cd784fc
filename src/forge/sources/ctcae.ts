import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, readTable } from "./table.ts";

export const ctcaeInfo: SourceInfo = {
  key: "ctcae",
  title: "Common Terminology Criteria for Adverse Events (CTCAE), National Cancer Institute",
  version: "5.0 (November 2017)",
  url: "https://ctep.cancer.gov/protocoldevelopment/electronic_applications/ctc.htm",
  files: ["ctcae/ctcae-v5.0.tsv.gz"],
  licence: "public domain (US government work)",
  attribution: "Adverse event terms and organ classes from CTCAE v5.0, U.S. National Cancer Institute.",
  ships: NAMES_AND_FACTS,
};

/** A term and the organ class it stands under. Grades and definitions are prose of the source and are not read. */
export interface CtcaeTerm {
  readonly term: string;
  readonly organClass: string;
}

export async function readCtcae(root: string): Promise<CtcaeTerm[]> {
  const terms: CtcaeTerm[] = [];
  for await (const row of readTable(root, ctcaeInfo.files[0]!, { delimiter: "\t", quotes: true })) {
    terms.push({ term: cell(row, "CTCAE Term"), organClass: cell(row, "MedDRA SOC") });
  }
  return terms;
}
