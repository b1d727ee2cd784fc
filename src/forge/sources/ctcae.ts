import { GRADES_FILE, NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, readTable } from "./table.ts";

export const ctcaeInfo: SourceInfo = {
  key: "ctcae",
  title: "Common Terminology Criteria for Adverse Events (CTCAE), National Cancer Institute",
  version: "5.0 (November 2017)",
  url: "https://ctep.cancer.gov/protocoldevelopment/electronic_applications/ctc.htm",
  files: ["ctcae/ctcae-v5.0.tsv.gz"],
  licence: "public domain (US government work)",
  attribution:
    "Adverse event terms, organ classes and what grades turn on from CTCAE v5.0, U.S. National Cancer Institute.",
  ships: [...NAMES_AND_FACTS, GRADES_FILE],
};

/** A term of CTCAE. Definitions are prose of the source and are not read. */
export interface CtcaeTerm {
  readonly term: string;
  /** The organ class that it stands under, as MedDRA calls it. */
  readonly organClass: string;
  /** The texts of grades 1 to 5: prose of the source, of which nothing ships but what the grades turn on. */
  readonly grades: readonly string[];
}

/** Every term of CTCAE. Rejects where its file is missing. */
export async function readCtcae(root: string): Promise<CtcaeTerm[]> {
  const terms: CtcaeTerm[] = [];
  for await (const row of readTable(root, ctcaeInfo.files[0]!, { delimiter: "\t", quotes: true })) {
    terms.push({
      term: cell(row, "CTCAE Term"),
      organClass: cell(row, "MedDRA SOC"),
      grades: [1, 2, 3, 4, 5].map((grade) => cell(row, `Grade ${grade}`)),
    });
  }
  return terms;
}
