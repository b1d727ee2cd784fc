import { writeBrat } from "./brat.ts";
import { writeCsv } from "./csv.ts";
import type { ExportDocument, ExportResult } from "./document.ts";

/** A format that annotations can be exported to. One row in `FORMATS` is all that a new one needs. */
export interface Format {
  /** What `--to` takes. */
  readonly id: string;
  readonly label: string;
  /** What it keeps, for people who choose. */
  readonly keeps: string;
  readonly offsetUnit: "code points" | "UTF-16 code units";
  readonly write: (document: ExportDocument) => ExportResult;
}

export const FORMATS: readonly Format[] = [
  {
    id: "brat",
    label: "brat standoff (.txt, .ann)",
    keeps: "mentions with identifiers, claims as events, polarity, certainty, notes",
    offsetUnit: "code points",
    write: writeBrat,
  },
  {
    id: "csv",
    label: "CSV, one row an annotation",
    keeps: "everything but the surroundings",
    offsetUnit: "UTF-16 code units",
    write: writeCsv,
  },
];

export function formatById(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
