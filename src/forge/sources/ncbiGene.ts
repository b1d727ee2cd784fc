import { MATCHER_FILE, FACTS_FILE, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const ncbiGeneInfo: SourceInfo = {
  key: "ncbi-gene",
  title: "NCBI Gene: aliases of human genes",
  version: "September 2022",
  url: "https://www.ncbi.nlm.nih.gov/gene",
  files: ["ncbi-gene/human_genes_2022-09.tsv.gz"],
  licence: "public domain (US government work)",
  attribution:
    "Gene aliases from NCBI Gene, National Center for Biotechnology Information, U.S. National Library of Medicine.",
  ships: [MATCHER_FILE, FACTS_FILE],
};

/** Aliases by Entrez number: `7157` → `P53`, `LFS1`, `TRP53` … Among them are acronyms of disorders linked to the gene. */
export async function readNcbiGeneAliases(root: string): Promise<Map<string, readonly string[]>> {
  const aliases = new Map<string, readonly string[]>();
  for await (const row of readTable(root, ncbiGeneInfo.files[0]!, { delimiter: "\t", quotes: false })) {
    aliases.set(cell(row, "entrez"), listOf(cell(row, "aliases"), "|"));
  }
  return aliases;
}
