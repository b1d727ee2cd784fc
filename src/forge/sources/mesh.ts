import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, readTable } from "./table.ts";

export const meshInfo: SourceInfo = {
  key: "mesh",
  title: "Medical Subject Headings (MeSH): disorders",
  version: "2019",
  url: "https://www.nlm.nih.gov/mesh/",
  files: ["mesh/mesh-disease.tsv.gz", "mesh/mesh_id_label_mappings_2019-12.tsv.gz"],
  licence: "free to use with acknowledgement (NLM)",
  attribution:
    "Disorder names courtesy of the U.S. National Library of Medicine, Medical Subject Headings 2019; changed and " +
    "merged with other sources here, and not the most current version.",
  ships: NAMES_AND_FACTS,
};

export interface MeshDisorder {
  /** CURIE, `MESH:D010523`. */
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
}

/** The disease branch of MeSH: descriptor, its heading and every entry term. */
export async function readMesh(root: string): Promise<MeshDisorder[]> {
  const names = new Map<string, string[]>();
  const columns = { delimiter: "\t", quotes: false } as const;
  for await (const row of readTable(root, meshInfo.files[0]!, { ...columns, columns: ["name", "id"] })) {
    const id = cell(row, "id");
    const list = names.get(id) ?? [];
    list.push(cell(row, "name"));
    names.set(id, list);
  }
  const labels = new Map<string, string>();
  for await (const row of readTable(root, meshInfo.files[1]!, { ...columns, columns: ["id", "label", "synonyms"] })) {
    labels.set(cell(row, "id"), cell(row, "label"));
  }
  return [...names].map(([id, list]) => ({ id: `MESH:${id}`, label: labels.get(id) ?? list[0] ?? "", names: list }));
}
