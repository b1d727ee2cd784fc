import { type GoldDocument, splitBucket } from "../corpora/read.ts";

/** Rules are looked at on `tune` and shown on `report`; a document is always in one and the same. */
export type Part = "tune" | "report";

/** Per cent of the documents that are kept for the report. */
const REPORT_PERCENT = 50;

/** The documents of one part. */
export function documentsOf(documents: readonly GoldDocument[], part: Part): GoldDocument[] {
  return documents.filter((document) => splitBucket(document) < REPORT_PERCENT === (part === "report"));
}
