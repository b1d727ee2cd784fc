import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const rxnormInfo: SourceInfo = {
  key: "rxnorm",
  title: "RxNorm Prescribable Content: ingredients and brand names",
  version: "October 2025",
  url: "https://www.nlm.nih.gov/research/umls/rxnorm/",
  files: ["rxnorm/rxnorm_in_bn_2025-10.tsv.gz"],
  licence: "US government work, no restriction",
  attribution:
    "This product uses publicly available data courtesy of the U.S. National Library of Medicine (NLM), National " +
    "Institutes of Health, Department of Health and Human Services; NLM is not responsible for the product and does " +
    "not endorse or recommend this or any other product. The data may not reflect the most current data available " +
    "from NLM.",
  ships: NAMES_AND_FACTS,
};

/** An ingredient (`IN`), a salt or other precise form (`PIN`), or a combination of ingredients (`MIN`). */
export interface RxnormDrug {
  readonly rxcui: string;
  readonly name: string;
  readonly type: "IN" | "PIN" | "MIN";
  readonly unii: string;
  /** Brand names of products that hold it, alone or with others. */
  readonly brands: readonly string[];
}

/** Mind: the file lacks every ingredient whose name begins with A. */
export async function readRxnorm(root: string): Promise<RxnormDrug[]> {
  const drugs: RxnormDrug[] = [];
  for await (const row of readTable(root, rxnormInfo.files[0]!, { delimiter: "\t", quotes: false })) {
    const type = cell(row, "tty");
    if (type !== "IN" && type !== "PIN" && type !== "MIN") continue;
    drugs.push({
      rxcui: cell(row, "rxcui"),
      name: cell(row, "name"),
      type,
      unii: cell(row, "unii"),
      brands: listOf(cell(row, "brands"), "|").map((brand) => brand.replace(/:\d+$/, "")),
    });
  }
  return drugs;
}
