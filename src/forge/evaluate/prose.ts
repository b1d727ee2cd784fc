import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Recogniser } from "../../core/recognise/recogniser.ts";
import type { Table } from "./report.ts";
import { rowsOf } from "./rows.ts";

/** Beside the texts: the marks that a reader of each would not call absurd, reviewed; a tab-separated line each. */
const FAIR = "fair.tsv";

/** What was marked in a text that names hardly any drug, gene or disease. */
export interface ProseMarks {
  readonly name: string;
  /** Length in UTF-16 code units. */
  readonly length: number;
  /** Kind and words of each mark, such as `drug: EDTA`. */
  readonly marks: readonly string[];
  /** Those of the marks that nobody has found fair. */
  readonly absurd: readonly string[];
}

/** The marks in each text of a folder, and which of them are absurd. */
export function marksInProse(folder: string, recogniser: Recogniser): ProseMarks[] {
  const rows = rowsOf(readFileSync(path.join(folder, FAIR), "utf8"));
  const fair = new Set(rows.map(({ cells }) => cells.join("\t")));
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(folder, name), "utf8");
      const { suggestions } = recogniser.analyse(text, "plain");
      const marks = suggestions.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);
      const absurd = marks.filter((mark) => !fair.has(`${name}\t${mark.replace(": ", "\t")}`));
      return { name, length: text.length, marks, absurd };
    });
}

/** Marks for each 2,000 code units. */
export function per2000(count: number, length: number): number {
  return (count * 2000) / length;
}

/** Texts in which hardly anything should be marked: absurd marks per 2,000 characters, of each file of a folder. */
export function proseTable(folder: string, recogniser: Recogniser): Table {
  const pages = marksInProse(folder, recogniser);
  return {
    title: "Ordinary prose (absurd: marks that a reader did not find fair)",
    columns: ["text", "characters", "marks", "absurd", "absurd per 2,000"],
    rows: pages.map(({ name, length, marks, absurd }) => [
      name,
      String(length),
      String(marks.length),
      String(absurd.length),
      per2000(absurd.length, length).toFixed(2),
    ]),
    errors: pages.flatMap(({ name, absurd }) => absurd.map((mark) => `${name} ${mark}`)),
  };
}
