import { FACTS_FILE, type SourceInfo } from "./source.ts";
import { cell, readTable } from "./table.ts";

export const fdaAcceleratedInfo: SourceInfo = {
  key: "fda-accelerated",
  title: "FDA accelerated approvals",
  version: "March 2024",
  url: "https://www.fda.gov/drugs/nda-and-bla-approvals/accelerated-approvals",
  files: ["fda/aa_vis_1.tsv.gz"],
  licence: "public domain (US government work)",
  attribution: "Accelerated approvals and what became of them from the U.S. Food and Drug Administration.",
  ships: [FACTS_FILE],
};

export interface AcceleratedRow {
  /** Established name as the FDA writes it, in capitals. */
  readonly drug: string;
  readonly brand: string;
  /** ISO date. */
  readonly on: string;
  /** The indication, read for the names of disorders in it and never shipped. */
  readonly indication: string;
  readonly outcome: "converted" | "withdrawn" | "open";
  /** ISO date, or empty. */
  readonly outcomeOn: string;
}

/** Every accelerated approval, with what became of it. */
export async function readAccelerated(root: string): Promise<AcceleratedRow[]> {
  const rows: AcceleratedRow[] = [];
  for await (const row of readTable(root, fdaAcceleratedInfo.files[0]!, { delimiter: "\t", quotes: false })) {
    const status = cell(row, "Conversion-Withdrawal Status");
    rows.push({
      drug: cell(row, "Established Name"),
      brand: cell(row, "Proprietary Name"),
      on: isoOfSheetDate(cell(row, "Accelerated Approval Date")),
      indication: cell(row, "Accelerated Approval Indication"),
      outcome: status === "Converted" ? "converted" : /withdrawn/i.test(status) ? "withdrawn" : "open",
      outcomeOn: isoOfSheetDate(cell(row, "Full Approval Conversion- Withdrawal Date")),
    });
  }
  return rows;
}

/** Spreadsheets count days from this date. */
const SHEET_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** ISO date of a spreadsheet's day number (`43532` is 2019-03-08), of `m/d/yyyy` or of an ISO date; else empty. */
export function isoOfSheetDate(raw: string): string {
  if (/^\d{4}-\d\d-\d\d/.test(raw)) return raw.slice(0, 10);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(raw);
  if (american !== null) return `${american[3]}-${american[1]!.padStart(2, "0")}-${american[2]!.padStart(2, "0")}`;
  if (!/^\d{4,6}$/.test(raw)) return "";
  return new Date(SHEET_EPOCH_MS + Number(raw) * DAY_MS).toISOString().slice(0, 10);
}
