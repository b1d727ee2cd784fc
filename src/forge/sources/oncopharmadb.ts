import { FACTS_FILE, type SourceInfo } from "./source.ts";
import { cell, readTable } from "./table.ts";

export const oncopharmadbInfo: SourceInfo = {
  key: "oncopharmadb",
  title: "oncoPharmaDB: targets of oncology drugs (from Open Targets and NCI Thesaurus)",
  version: "2025",
  url: "https://github.com/sigven/oncoPharmaDB",
  files: ["oncopharmadb/oncopharmadb_drug_target_unique.tsv.gz"],
  licence: "Open Targets Platform CC0 1.0; NCI Thesaurus CC BY 4.0",
  attribution: "Drug targets and classes from the Open Targets Platform and the NCI Thesaurus, through oncoPharmaDB.",
  ships: [FACTS_FILE],
};

export interface OncologyTarget {
  readonly drug: string;
  /** CURIE of the drug in the NCI Thesaurus. */
  readonly ncit: string;
  /** HGNC symbol, or empty. */
  readonly target: string;
  /** Lower-case verb noun such as `inhibitor`, or empty. */
  readonly action: string;
  readonly classes: readonly string[];
}

/**
 * Columns that hold 1 where the drug belongs to a class, and what we call the class. The columns for kinase, checkpoint,
 * proteasome and angiogenesis inhibitors, platinum compounds, anthracyclines and alkylating agents are left out: they
 * also mark drugs that act near the target or are given beside such a drug (paricalcitol, disulfiram, dexrazoxane).
 */
const CLASS_COLUMNS: readonly (readonly [column: string, drugClass: string])[] = [
  ["parp_inhibitor", "PARP inhibitor"],
  ["hdac_inhibitor", "HDAC inhibitor"],
  ["topoisomerase_inhibitor", "topoisomerase inhibitor"],
  ["tubulin_inhibitor", "tubulin inhibitor"],
  ["antimetabolite", "antimetabolite"],
  ["hormone_therapy", "hormone therapy"],
  ["monoclonal_antibody", "monoclonal antibody"],
];

/** Rows of a drug and one target of it, which may be empty. */
export async function readOncopharmadb(root: string): Promise<OncologyTarget[]> {
  const targets: OncologyTarget[] = [];
  for await (const row of readTable(root, oncopharmadbInfo.files[0]!, { delimiter: "\t", quotes: false })) {
    const action = cell(row, "drug_action_type");
    targets.push({
      drug: cell(row, "nci_concept_display_name"),
      ncit: `NCIT:${cell(row, "nci_t")}`,
      target: cell(row, "target_symbol"),
      action: action === "NA" ? "" : action.toLowerCase(),
      classes: CLASS_COLUMNS.filter(([column]) => cell(row, column) === "1").map(([, drugClass]) => drugClass),
    });
  }
  return targets;
}
