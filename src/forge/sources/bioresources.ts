import { foldKey } from "../keys.ts";
import { readText } from "./table.ts";

/** Names of genes and their products (UniProt); asked whether a name is one, never shipped as a list. */
const FILE = "bioresources/ner_Gene_or_gene_product.tsv.gz";

/** Folded names of gene products. */
export async function readGeneProducts(root: string): Promise<ReadonlySet<string>> {
  const lines = (await readText(root, FILE)).split("\n");
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => foldKey(line)));
}
