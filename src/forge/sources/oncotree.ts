import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, readTable } from "./table.ts";

export const oncotreeInfo: SourceInfo = {
  key: "oncotree",
  title: "OncoTree: tumour types",
  version: "2025-10-03",
  url: "https://oncotree.mskcc.org/",
  files: ["oncotree/oncotree_2025_10_03.tsv.gz"],
  licence: "CC BY 4.0",
  attribution: "Names of tumour types from OncoTree, Memorial Sloan Kettering Cancer Center, CC BY 4.0; changed.",
  ships: NAMES_AND_FACTS,
};

export interface TumourType {
  /** CURIE, `ONCOTREE:LUAD`. */
  readonly id: string;
  readonly name: string;
  /** CURIE in the NCI Thesaurus, or empty. */
  readonly ncit: string;
}

/** Rows whose parent is the root are tissues, not tumours. */
export async function readOncotree(root: string): Promise<TumourType[]> {
  const types: TumourType[] = [];
  for await (const row of readTable(root, oncotreeInfo.files[0]!, { delimiter: "\t", quotes: false })) {
    if (cell(row, "parent") === "TISSUE" || cell(row, "parent") === "") continue;
    const ncit = cell(row, "ncit").split(/[|,]/)[0]!;
    types.push({
      id: `ONCOTREE:${cell(row, "code")}`,
      name: cell(row, "name"),
      ncit: ncit === "" ? "" : `NCIT:${ncit}`,
    });
  }
  return types;
}
