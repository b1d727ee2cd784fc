import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Recogniser } from "../../core/recognise/recogniser.ts";
import type { Table } from "./report.ts";

/** Texts in which hardly anything should be marked: marks per 2,000 characters, of each file of a folder. */
export function proseTable(folder: string, recogniser: Recogniser): Table {
  const errors: string[] = [];
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(folder, name), "utf8");
      const { suggestions } = recogniser.analyse(text, "plain");
      for (const { start, end, kind } of suggestions) errors.push(`${name} ${kind}: ${text.slice(start, end)}`);
      return [name, String(suggestions.length), ((suggestions.length * 2000) / text.length).toFixed(2)];
    });
  return { title: "Ordinary prose", columns: ["text", "marks", "per 2,000 characters"], rows, errors };
}
