import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, readTable } from "./table.ts";

export const famplexInfo: SourceInfo = {
  key: "famplex",
  title: "FamPlex: protein families and complexes",
  version: "2022",
  url: "https://github.com/sorgerlab/famplex",
  files: [
    "famplex/entities.csv.gz",
    "famplex/grounding_map.csv.gz",
    "famplex/relations.csv.gz",
    "famplex/equivalences.csv.gz",
  ],
  licence: "CC0 1.0",
  attribution: "Protein families and complexes from FamPlex.",
  ships: NAMES_AND_FACTS,
};

export interface ProteinFamily {
  /** CURIE, `FPLX:AKT`. */
  readonly id: string;
  readonly names: readonly string[];
  /** Symbols of the genes that belong to it directly. */
  readonly members: readonly string[];
  /** CURIEs of the same family in MeSH and among HGNC's gene groups. */
  readonly same: readonly string[];
}

/** Other databases' names in the table of equivalences, and how we write them. */
const SAME: ReadonlyMap<string, string> = new Map([
  ["MESH", "MESH:"],
  ["HGNC_GROUP", "HGNC.GENEGROUP:"],
]);

/** Every family and complex, with its names, its direct members and what it is elsewhere. */
export async function readFamplex(root: string): Promise<ProteinFamily[]> {
  const shape = { delimiter: ",", quotes: true } as const;
  const names = new Map<string, string[]>();
  const members = new Map<string, string[]>();
  for await (const row of readTable(root, famplexInfo.files[0]!, { ...shape, columns: ["id"] })) {
    names.set(cell(row, "id"), []);
  }
  const columns = ["text", "space", "id"];
  for await (const row of readTable(root, famplexInfo.files[1]!, { ...shape, columns })) {
    if (cell(row, "space") === "FPLX") names.get(cell(row, "id"))?.push(cell(row, "text"));
  }
  const relation = ["fromSpace", "from", "type", "toSpace", "to"];
  for await (const row of readTable(root, famplexInfo.files[2]!, { ...shape, columns: relation })) {
    if (cell(row, "fromSpace") !== "HGNC" || cell(row, "toSpace") !== "FPLX") continue;
    const to = cell(row, "to");
    members.set(to, [...(members.get(to) ?? []), cell(row, "from")]);
  }
  const same = new Map<string, string[]>();
  for await (const row of readTable(root, famplexInfo.files[3]!, { ...shape, columns: ["space", "other", "id"] })) {
    const prefix = SAME.get(cell(row, "space"));
    if (prefix === undefined) continue;
    same.set(cell(row, "id"), [...(same.get(cell(row, "id")) ?? []), prefix + cell(row, "other")]);
  }
  return [...names].map(([id, list]) => ({
    id: `FPLX:${id}`,
    names: list,
    members: members.get(id) ?? [],
    same: same.get(id) ?? [],
  }));
}
