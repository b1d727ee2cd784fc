import { FACTS_FILE, type SourceInfo } from "./source.ts";
import { cell, listOf, readTable } from "./table.ts";

export const everycureInfo: SourceInfo = {
  key: "everycure",
  title: "Every Cure drug list and approval tables (MEDI: Orange Book, Purple Book, EMA)",
  version: "mid-2025",
  url: "https://github.com/everycure-org/core-entities",
  files: [
    "everycure/drug_list_stringent.csv.gz",
    "everycure/medi_ob_norm.tsv.gz",
    "everycure/medi_pb_norm.tsv.gz",
    "everycure/medi_ema_norm.tsv.gz",
  ],
  licence: "CC0 1.0",
  attribution: "Approval dates of the European Union: Source: EMA.",
  ships: [FACTS_FILE],
};

/** A row of the list: a crosswalk from our drugs to the flags and identifiers that we use. */
export interface EverycureDrug {
  readonly label: string;
  /** First identifier of its kind: later ones belong to salts and products and are not reliable. */
  readonly drugbank: string;
  readonly chembl: string;
  readonly combination: boolean;
  readonly approved: boolean;
  /** First identifier in each of some other numberings, as CURIEs. */
  readonly same: readonly string[];
}

/** What identifiers are called in the list, and what we call them. */
const NUMBERINGS: readonly (readonly [theirs: string, ours: string])[] = [
  ["MESH", "MESH"],
  ["CHEBI", "CHEBI"],
  ["UNII", "UNII"],
  ["CHEMBL\\.COMPOUND", "CHEMBL"],
];

/** First approval of an ingredient by one authority. */
export interface EverycureApproval {
  readonly ingredient: string;
  readonly authority: "FDA" | "EMA";
  /** ISO date; empty when the table only tells that it was before 1982, so that no later date passes for the first. */
  readonly on: string;
  /** First DrugBank id, only where the table's own check called the mapping right. */
  readonly drugbank: string;
}

function firstId(alternates: string, prefix: string): string {
  return new RegExp(`'${prefix}:([A-Z0-9]+)'`).exec(alternates)?.[1] ?? "";
}

/** Every drug of the list. */
export async function readEverycureDrugs(root: string): Promise<EverycureDrug[]> {
  const drugs: EverycureDrug[] = [];
  for await (const row of readTable(root, everycureInfo.files[0]!, { delimiter: ",", quotes: true })) {
    const alternates = cell(row, "alternate_ids");
    const same = NUMBERINGS.map(([theirs, ours]) => [ours, firstId(alternates, theirs)] as const);
    drugs.push({
      label: cell(row, "curie_label"),
      drugbank: firstId(alternates, "DRUGBANK"),
      chembl: firstId(alternates, "CHEMBL\\.COMPOUND"),
      combination: cell(row, "is_combination_therapy") === "TRUE",
      approved: ["approved_usa", "approved_europe", "approved_japan"].some((column) => cell(row, column) === "1"),
      same: same.filter(([, id]) => id !== "").map(([ours, id]) => `${ours}:${id}`),
    });
  }
  return drugs;
}

/** Orange and Purple Book dates stand for the FDA. A date may be a list (`20070907.0|20111213.0`): the first counts. */
export async function readEverycureApprovals(root: string): Promise<EverycureApproval[]> {
  const approvals: EverycureApproval[] = [];
  for (const [index, authority] of [
    [1, "FDA"],
    [2, "FDA"],
    [3, "EMA"],
  ] as const) {
    for await (const row of readTable(root, everycureInfo.files[index]!, { delimiter: "\t", quotes: false })) {
      const on = listOf(cell(row, "approval_date"), "|")
        .map(isoDate)
        .filter((date) => date !== undefined)
        .sort()[0];
      if (on === undefined) continue;
      const trusted = cell(row, "id_correct") === "1";
      const drugbank = trusted ? firstId(cell(row, "alternate_ids"), "DRUGBANK") : "";
      approvals.push({ ingredient: cell(row, "source_ingredients"), authority, on, drugbank });
    }
  }
  return approvals;
}

/** The Orange Book gives no date before this one, only that the approval is older. */
const ORANGE_BOOK_FLOOR = "19820101";

function isoDate(raw: string): string | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:\.0)?$/.exec(raw);
  if (match === null) return undefined;
  if (raw.startsWith(ORANGE_BOOK_FLOOR)) return "";
  return `${match[1]}-${match[2]}-${match[3]}`;
}
