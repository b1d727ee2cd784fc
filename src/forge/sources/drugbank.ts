import { type Entry, name, type Name } from "../compile/entry.ts";
import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const drugbankInfo: SourceInfo = {
  key: "drugbank",
  title: "DrugBank open data: vocabulary",
  version: "April 2026",
  url: "https://go.drugbank.com/releases/latest#open-data",
  files: ["drugbank/drugbank-vocabulary-2026-04.csv.gz"],
  licence: "CC0 1.0",
  attribution: "Names and identifiers of drugs from the DrugBank open vocabulary.",
  ships: NAMES_AND_FACTS,
};

/** One drug of the vocabulary, before filters that need its identifiers. */
export interface DrugbankDrug {
  readonly entry: Entry;
  readonly number: number;
  readonly hasCas: boolean;
}

/** Every drug of the vocabulary. */
export async function readDrugbank(root: string): Promise<DrugbankDrug[]> {
  const drugs: DrugbankDrug[] = [];
  for await (const row of readTable(root, drugbankInfo.files[0]!, { delimiter: ",", quotes: true })) {
    const id = cell(row, "DrugBank ID");
    const common = cell(row, "Common name");
    const unii = cell(row, "UNII");
    const names: Name[] = [name(common, "preferred")];
    for (const synonym of listOf(cell(row, "Synonyms"), " | ")) {
      if (synonym !== common) names.push(name(synonym, "synonym"));
    }
    drugs.push({
      number: Number(id.slice(2)),
      hasCas: cell(row, "CAS") !== "",
      entry: {
        source: drugbankInfo.key,
        kind: "drug",
        id: `DRUGBANK:${id}`,
        names,
        keys: unii === "" ? [] : [`UNII:${unii}`],
      },
    });
  }
  return drugs;
}
