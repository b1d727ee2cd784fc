import { NAMES_AND_FACTS, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const oaeInfo: SourceInfo = {
  key: "oae",
  title: "Ontology of Adverse Events: labels",
  version: "2022",
  url: "https://github.com/OAE-ontology/OAE",
  files: ["oae/oae_new_terms_2022.tsv.gz"],
  licence: "CC BY 4.0",
  attribution:
    "Labels of adverse events from the Ontology of Adverse Events (He et al., Journal of Biomedical Semantics 2014, 5:29), " +
    "CC BY 4.0; changed.",
  ships: NAMES_AND_FACTS,
};

export interface OaeEvent {
  /** CURIE, `OAE:0004714`. */
  readonly id: string;
  /** Without the ontology's closing "AE". */
  readonly label: string;
  readonly synonyms: readonly string[];
}

/** Every term that is an adverse event: those whose label ends in "AE". */
export async function readOae(root: string): Promise<OaeEvent[]> {
  const events: OaeEvent[] = [];
  for await (const row of readTable(root, oaeInfo.files[0]!, { delimiter: "\t", quotes: false })) {
    const label = cell(row, "label");
    if (!/ AE$/.test(label)) continue;
    events.push({
      id: cell(row, "id").replace("_", ":"),
      label: withoutMark(label),
      synonyms: listOf(cell(row, "synonyms"), "|").map(withoutMark),
    });
  }
  return events;
}

function withoutMark(label: string): string {
  return label.replace(/ AE$/, "").trim();
}
