import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { readText } from "./table.ts";

export const doidInfo: SourceInfo = {
  key: "doid",
  title: "Human Disease Ontology: names and synonyms",
  version: "August 2019",
  url: "https://disease-ontology.org/",
  files: ["doid/doid_2019-08.json.gz"],
  licence: "CC0 1.0",
  attribution: "Disease synonyms from the Human Disease Ontology.",
  ships: NAMES_AND_FACTS,
};

export interface DoidDisorder {
  /** CURIE, `DOID:0001816`. */
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
}

export async function readDoid(root: string): Promise<DoidDisorder[]> {
  const file = doidInfo.files[0]!;
  const records: unknown = JSON.parse(await readText(root, file));
  if (!Array.isArray(records)) throw new Error(`${file}: expected a list of diseases.`);
  return (records as { id?: string; name?: string; synonyms?: string[] }[])
    .filter((record) => record.id?.startsWith("DOID:") === true && record.name !== undefined)
    .map((record) => ({ id: record.id!, label: record.name!, synonyms: record.synonyms ?? [] }));
}
