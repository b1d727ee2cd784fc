import { CHEMBL_FILE, type SourceInfo } from "./source.ts";
import { cell, readTable, readText } from "./table.ts";

export const chemblInfo: SourceInfo = {
  key: "chembl",
  title: "ChEMBL: mechanisms of action and targets",
  version: "36",
  url: "https://www.ebi.ac.uk/chembl/",
  files: ["chembl-sharealike/chembl_mechanisms.csv.gz", "chembl-sharealike/chembl.target.obo.gz"],
  licence: "CC BY-SA 3.0",
  attribution:
    "Mechanisms of action from ChEMBL, European Bioinformatics Institute (EMBL-EBI), CC BY-SA 3.0; selected and joined " +
    "to other identifiers. This file, and this file only, is under the same licence.",
  ships: [CHEMBL_FILE],
};

export interface ChemblMechanism {
  /** `CHEMBL941`. */
  readonly molecule: string;
  /** Lower-case, such as `inhibitor`. */
  readonly action: string;
  readonly target: ChemblTarget;
}

export interface ChemblTarget {
  readonly name: string;
  /** UniProt accession where the target is one protein; else empty. */
  readonly uniprot: string;
}

/** Mechanisms with a known action, one a row, with their targets. */
export async function readChembl(root: string): Promise<ChemblMechanism[]> {
  const targets = parseTargets(await readText(root, chemblInfo.files[1]!));
  const mechanisms: ChemblMechanism[] = [];
  for await (const row of readTable(root, chemblInfo.files[0]!, { delimiter: ",", quotes: true })) {
    const target = targets.get(cell(row, "target_chembl_id"));
    const action = cell(row, "action_type").toLowerCase();
    if (target === undefined || action === "" || action === "other") continue;
    mechanisms.push({ molecule: cell(row, "molecule_chembl_id"), action, target });
  }
  return mechanisms;
}

/** Reads the few OBO tags that we use: id, name, the exact UniProt match of single proteins. */
export function parseTargets(obo: string): Map<string, ChemblTarget> {
  const targets = new Map<string, ChemblTarget>();
  for (const stanza of obo.split("\n\n")) {
    if (!stanza.startsWith("[Term]")) continue;
    const id = /^id: chembl\.target:(\S+)$/m.exec(stanza)?.[1];
    const name = /^name: (.+)$/m.exec(stanza)?.[1];
    if (id === undefined || name === undefined) continue;
    const single = /^is_a: single-protein$/m.test(stanza);
    const uniprot = single ? (/skos:exactMatch uniprot:(\S+)/.exec(stanza)?.[1] ?? "") : "";
    targets.set(id, { name: name.replace(/\\(.)/g, "$1"), uniprot });
  }
  return targets;
}
