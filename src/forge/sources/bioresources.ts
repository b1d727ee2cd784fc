import { foldKey } from "../compile/keys.ts";
import { FACTS_FILE, type SourceInfo } from "./source.ts";
import { readText } from "./table.ts";

export const chebiInfo: SourceInfo = {
  key: "chebi",
  title: "ChEBI: identifiers of chemical entities, through clulab bioresources",
  version: "2021",
  url: "https://www.ebi.ac.uk/chebi/",
  files: ["bioresources/chebi.tsv.gz"],
  licence: "CC BY 4.0",
  attribution:
    "Identifiers of drugs in ChEBI, European Bioinformatics Institute (EMBL-EBI), CC BY 4.0; joined by name.",
  ships: [FACTS_FILE],
};

/** ChEBI's ids by folded name, as CURIEs. */
export async function readChebi(root: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const line of (await readText(root, chebiInfo.files[0]!)).split("\n")) {
    const [name = "", id = ""] = line.split("\t");
    if (id.startsWith("CHEBI:")) ids.set(foldKey(name), id.trim());
  }
  return ids;
}

/** Folded names of chemicals (ChEBI, PubChem); asked whether a name is one, never shipped as a list. */
export async function readChemicalNames(root: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const file of [chebiInfo.files[0]!, "bioresources/PubChem.tsv.gz"]) {
    for (const line of (await readText(root, file)).split("\n")) names.add(foldKey(line.split("\t")[0]!));
  }
  return names;
}

/** Names of genes and their products (UniProt); asked whether a name is one, never shipped as a list. */
const FILE = "bioresources/ner_Gene_or_gene_product.tsv.gz";

/** Folded names of gene products. */
export async function readGeneProducts(root: string): Promise<ReadonlySet<string>> {
  const lines = (await readText(root, FILE)).split("\n");
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => foldKey(line)));
}
