import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const meshInfo: SourceInfo = {
  key: "mesh",
  title: "Medical Subject Headings (MeSH): headings and entry terms of disorders and drugs",
  version: "2019",
  url: "https://www.nlm.nih.gov/mesh/",
  files: ["mesh/mesh-disease.tsv.gz", "mesh/mesh_id_label_mappings_2019-12.tsv.gz"],
  licence: "free to use with acknowledgement (NLM)",
  attribution:
    "Names of disorders and drugs courtesy of the U.S. National Library of Medicine, Medical Subject Headings 2019; changed and " +
    "merged with other sources here, and not the most current version.",
  ships: NAMES_AND_FACTS,
};

export interface MeshDisorder {
  /** CURIE, `MESH:D010523`. */
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
}

/** A heading of any branch with its entry terms. */
export interface MeshHeading {
  /** CURIE, `MESH:D000077143`. */
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
}

/** Every descriptor: substances, organisms, places and all else. */
export async function readMeshHeadings(root: string): Promise<MeshHeading[]> {
  const headings: MeshHeading[] = [];
  const shape = { delimiter: "\t", quotes: false, columns: ["id", "label", "synonyms"] } as const;
  for await (const row of readTable(root, meshInfo.files[1]!, shape)) {
    headings.push({
      id: `MESH:${cell(row, "id")}`,
      label: cell(row, "label"),
      synonyms: listOf(cell(row, "synonyms"), "|"),
    });
  }
  return headings;
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
  const labels = new Map((await readMeshHeadings(root)).map(({ id, label }) => [id, label]));
  return [...names].map(([id, list]) => ({
    id: `MESH:${id}`,
    label: labels.get(`MESH:${id}`) ?? list[0] ?? "",
    names: list,
  }));
}
