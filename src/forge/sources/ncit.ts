import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const ncitInfo: SourceInfo = {
  key: "ncit",
  title: "NCI Thesaurus: treatment concepts",
  version: "21.09d",
  url: "https://ncithesaurus.nci.nih.gov/",
  files: ["ncit/ncit_treatment_concepts_21.09d.tsv.gz"],
  licence: "CC BY 4.0",
  attribution: "Names of oncology drugs from the NCI Thesaurus, U.S. National Cancer Institute, CC BY 4.0; changed.",
  ships: NAMES_AND_FACTS,
};

export interface NcitTreatment {
  /** CURIE, `NCIT:C2688`. */
  readonly id: string;
  readonly name: string;
  readonly semanticTypes: readonly string[];
  readonly antineoplastic: boolean;
  readonly synonyms: readonly string[];
}

/** Every treatment concept, substances and others. */
export async function readNcit(root: string): Promise<NcitTreatment[]> {
  const treatments: NcitTreatment[] = [];
  for await (const row of readTable(root, ncitInfo.files[0]!, { delimiter: "\t", quotes: false })) {
    treatments.push({
      id: `NCIT:${cell(row, "ncit_code")}`,
      name: cell(row, "name"),
      semanticTypes: listOf(cell(row, "semantic_type"), "|"),
      antineoplastic: cell(row, "antineoplastic") === "1",
      synonyms: listOf(cell(row, "synonyms"), "|"),
    });
  }
  return treatments;
}
