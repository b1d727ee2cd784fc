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
  /** CURIEs of the same disease in MeSH, OMIM and the NCI Thesaurus. */
  readonly same: readonly string[];
}

/** What other numberings are called in its cross-references, and what we call them. */
const SAME: ReadonlyMap<string, string> = new Map([
  ["MESH", "MESH"],
  ["OMIM", "OMIM"],
  ["NCI", "NCIT"],
]);

/** Where several ids of one numbering are given, they are those of its subtypes, and none is the disease's own. */
function sameOf(xrefs: readonly string[]): string[] {
  const pairs = xrefs.map((xref) => xref.split(":") as [theirs: string, number: string]);
  return pairs.flatMap(([theirs, number]) => {
    const ours = SAME.get(theirs);
    return ours === undefined || pairs.filter(([other]) => other === theirs).length > 1 ? [] : [`${ours}:${number}`];
  });
}

/** Every disease that has a name. Throws where the file is no list. */
export async function readDoid(root: string): Promise<DoidDisorder[]> {
  const file = doidInfo.files[0]!;
  const records: unknown = JSON.parse(await readText(root, file));
  if (!Array.isArray(records)) throw new Error(`${file}: expected a list of diseases.`);
  return (records as { id?: string; name?: string; synonyms?: string[]; xrefs?: string[] }[])
    .filter((record) => record.id?.startsWith("DOID:") === true && record.name !== undefined)
    .map((record) => ({
      id: record.id!,
      label: record.name!,
      synonyms: record.synonyms ?? [],
      same: sameOf(record.xrefs ?? []),
    }));
}
