import { readFileSync } from "node:fs";
import { SentenceContext } from "../../core/recognise/context.ts";
import { Counts, figures, percent } from "./counts.ts";
import type { Part } from "./parts.ts";
import type { Table } from "./report.ts";
import { rowsOf } from "./rows.ts";

/** A sentence of the set, with what is said of the mention that stands in `⟦ ⟧`. */
export interface ContextCase {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly polarity: string;
  readonly certainty: string;
  /** `historical`, `other` (someone else's), both or neither. */
  readonly marks: readonly string[];
  readonly part: Part;
}

/**
 * Reads the set: a tab-separated line a case with sentence, polarity, certainty and marks; `#` opens a comment. Every
 * second case is held out while rules are tuned.
 */
export function readContextCases(file: string): ContextCase[] {
  return rowsOf(readFileSync(file, "utf8")).map(({ cells, line }, index) => {
    const [marked = "", polarity = "", certainty = "", marks = ""] = cells;
    const start = marked.indexOf("⟦");
    const end = marked.indexOf("⟧") - 1;
    if (start < 0 || end <= start) throw new Error(`${file}:${line}: no mention is marked in "${marked}"`);
    const text = marked.replace(/[⟦⟧]/gu, "");
    const part = index % 2 === 0 ? "tune" : "report";
    return { text, start, end, polarity, certainty, marks: marks.split(/[ ,]+/).filter((mark) => mark !== ""), part };
  });
}

/** Negation, certainty, history and whose it is, on sentences of our own. */
export function contextTable(file: string, part: Part): Table {
  const errors: string[] = [];
  const rows = new Map(
    ["negated", "probable", "possible", "hypothetical", "historical", "other"].map((key) => [key, new Counts()]),
  );
  let right = 0;
  const cases = readContextCases(file).filter((each) => each.part === part);
  for (const each of cases) {
    const { text, start, end } = each;
    const said = new SentenceContext(text, { start: 0, end: text.length }).of({ start, end });
    const found = [said.polarity, said.certainty, ...marksOf(said)];
    const gold = [each.polarity, each.certainty, ...each.marks];
    for (const [key, counts] of rows) counts.decide(found.includes(key), gold.includes(key));
    if (found.join() === gold.join()) right++;
    else
      errors.push(
        `said ${found.join()}, should be ${gold.join()}: ${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
      );
  }
  const table = [...rows].map(([key, counts]) => [key, ...figures(counts)]);
  table.push(["all of it right", percent(right / cases.length), "", "", String(cases.length)]);
  return {
    title: "Context (our own sentences, held-out half)",
    columns: ["", "P", "R", "F1", "gold"],
    rows: table,
    errors,
  };
}

function marksOf({ historical, other }: { historical?: true; other?: true }): string[] {
  return [...(historical === true ? ["historical"] : []), ...(other === true ? ["other"] : [])];
}
