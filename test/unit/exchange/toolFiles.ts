import assert from "node:assert/strict";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, readFile, writeFiles } from "../../../src/core/exchange/formats.ts";
import type { FileReading } from "../../../src/core/exchange/reading.ts";
import type { Unit } from "../../../src/core/text/offsets.ts";
import { said } from "../../../src/core/words.ts";

/** What reading a file of a format gives. */
export function reading(id: string, content: string, unit?: Unit, beside: Record<string, string> = {}): FileReading {
  return readFile(formatById(id) as Format, { name: "x.json", content }, new Map(Object.entries(beside)), unit);
}

/** The documents of a file that is read; fails with the reason for one that is not. */
export function documents(id: string, content: string, unit?: Unit): readonly ExchangeDocument[] {
  const read = reading(id, content, unit);
  assert.ok(read.ok, read.ok ? "" : said(read.problem.message));
  return read.documents;
}

/** Where and why a file is refused. */
export function refusal(id: string, content: string, unit?: Unit, beside: Record<string, string> = {}): string {
  const read = reading(id, content, unit, beside);
  assert.ok(!read.ok, "it is refused");
  return `${read.problem.line}:${read.problem.column}: ${said(read.problem.message)}`;
}

/** The content of an export's files. */
export function written(id: string, ...given: ExchangeDocument[]): string[] {
  const result = writeFiles(formatById(id) as Format, given);
  assert.ok(result.ok, result.ok ? "" : said(result.problem));
  return result.files.map(({ content }) => content);
}

/** Two mentions, a claim with words and a relation without. */
export const TRIAL: ExchangeDocument = {
  id: "trial",
  text: "💊 Aspirin caused pain.\r\nIt was mild.",
  mentions: [
    { id: "a", spans: [{ start: 3, end: 10 }], label: "Drug", fields: { concept: "DRUGBANK:DB00945", note: "n" } },
    { id: "b", spans: [{ start: 18, end: 22 }], label: "AdverseEvent", fields: {} },
  ],
  claims: [
    {
      id: "c",
      spans: [{ start: 3, end: 22 }],
      label: "safety",
      fields: { polarity: "negated" },
      roles: [{ role: "drug", target: "a" }],
    },
    {
      id: "d",
      spans: [],
      label: "causes",
      fields: {},
      roles: [
        { role: "drug", target: "a" },
        { role: "event", target: "b" },
      ],
    },
  ],
};
