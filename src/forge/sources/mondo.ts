import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, readTable } from "./table.ts";

export const mondoInfo: SourceInfo = {
  key: "mondo",
  title: "Mondo Disease Ontology: labels and exact mappings",
  version: "2026-08-04",
  url: "https://mondo.monarchinitiative.org/",
  files: [
    "mondo/mondo_labels_2026-08.tsv.gz",
    "mondo/mondo_exactmatch_mesh.sssom.tsv.gz",
    "mondo/mondo_exactmatch_doid.sssom.tsv.gz",
    "mondo/mondo_exactmatch_ncit.sssom.tsv.gz",
  ],
  licence: "CC BY 4.0",
  attribution: "Disease names and mappings from the Mondo Disease Ontology, Monarch Initiative, CC BY 4.0; changed.",
  ships: NAMES_AND_FACTS,
};

export interface MondoDisorder {
  /** CURIE, `MONDO:0005494`. */
  readonly id: string;
  readonly label: string;
  readonly mesh: readonly string[];
  readonly doid: readonly string[];
  readonly ncit: readonly string[];
}

/** Human disorders only: see `isAnimalDisorder`. */
export async function readMondo(root: string): Promise<MondoDisorder[]> {
  const mesh = await readMap(root, mondoInfo.files[1]!, (id) => id.replace(/^mesh:/, "MESH:"));
  const doid = await readMap(root, mondoInfo.files[2]!, (id) => id);
  const ncit = await readMap(root, mondoInfo.files[3]!, (id) => id);
  const disorders: MondoDisorder[] = [];
  const shape = { delimiter: "\t", quotes: false, columns: ["id", "label"] } as const;
  for await (const row of readTable(root, mondoInfo.files[0]!, shape)) {
    const id = cell(row, "id");
    const label = cell(row, "label");
    if (!id.startsWith("MONDO:") || isAnimalDisorder(id, label)) continue;
    disorders.push({ id, label, mesh: mesh.get(id) ?? [], doid: doid.get(id) ?? [], ncit: ncit.get(id) ?? [] });
  }
  return disorders;
}

/** Mondo's block of disorders of other animals, and what they are called outside it. */
export function isAnimalDisorder(id: string, label: string): boolean {
  const number = Number(id.slice("MONDO:".length));
  if (number >= 1_010_000 && number < 1_030_000) return true;
  return /\bnon-human\b|\b(?:in|of|,) (?:domestic )?(?:dogs?|cats?|cattle|horses?|pigs?|swine|sheep|goats?|chickens?|poultry|rabbits?)$|^(?:cattle|dog|cat|horse|swine|sheep|goat|poultry|bird|fish|rodent|animal|primate) diseases?$/i.test(
    label,
  );
}

async function readMap(root: string, file: string, curie: (id: string) => string): Promise<Map<string, string[]>> {
  const map = new Map<string, string[]>();
  for await (const row of readTable(root, file, { delimiter: "\t", quotes: false, comment: "#" })) {
    if (cell(row, "predicate_id") !== "skos:exactMatch") continue;
    const id = cell(row, "subject_id");
    map.set(id, [...(map.get(id) ?? []), curie(cell(row, "object_id"))]);
  }
  return map;
}
