import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const hgncInfo: SourceInfo = {
  key: "hgnc",
  title: "HGNC complete set of human gene names",
  version: "November 2024",
  url: "https://www.genenames.org/download/",
  files: ["hgnc/hgnc_complete_set_2024-11.txt.gz", "hgnc/hgnc.genegroup.tsv.gz"],
  licence: "CC0 1.0",
  attribution: "Gene symbols, names, groups and locations from the HUGO Gene Nomenclature Committee (HGNC).",
  ships: NAMES_AND_FACTS,
};

export interface HgncGene {
  /** CURIE, `HGNC:17635`. */
  readonly id: string;
  readonly symbol: string;
  readonly fullName: string;
  readonly aliases: readonly string[];
  readonly aliasNames: readonly string[];
  readonly formerSymbols: readonly string[];
  readonly formerNames: readonly string[];
  readonly families: readonly string[];
  readonly location: string;
  readonly locusGroup: string;
  readonly locusType: string;
  readonly uniprot: readonly string[];
  readonly entrez: string;
}

/** Every approved gene. */
export async function readHgnc(root: string): Promise<HgncGene[]> {
  const genes: HgncGene[] = [];
  for await (const row of readTable(root, hgncInfo.files[0]!, { delimiter: "\t", quotes: true })) {
    if (cell(row, "status") !== "Approved") continue;
    genes.push({
      id: cell(row, "hgnc_id"),
      symbol: cell(row, "symbol"),
      fullName: cell(row, "name"),
      aliases: listOf(cell(row, "alias_symbol"), "|"),
      aliasNames: listOf(cell(row, "alias_name"), "|"),
      formerSymbols: listOf(cell(row, "prev_symbol"), "|"),
      formerNames: listOf(cell(row, "prev_name"), "|"),
      families: listOf(cell(row, "gene_group"), "|"),
      location: cell(row, "location"),
      locusGroup: cell(row, "locus_group"),
      locusType: cell(row, "locus_type"),
      uniprot: listOf(cell(row, "uniprot_ids"), "|"),
      entrez: cell(row, "entrez_id"),
    });
  }
  return genes;
}

/** A group of genes that HGNC names, such as a family of receptors. */
export interface GeneGroup {
  /** CURIE, `HGNC.GENEGROUP:483`. */
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
}

/** Every group of genes. */
export async function readGeneGroups(root: string): Promise<GeneGroup[]> {
  const groups: GeneGroup[] = [];
  for await (const row of readTable(root, hgncInfo.files[1]!, { delimiter: "\t", quotes: false })) {
    groups.push({
      id: `HGNC.GENEGROUP:${cell(row, "identifier")}`,
      name: cell(row, "name"),
      synonyms: listOf(cell(row, "synonyms"), "|"),
    });
  }
  return groups;
}
