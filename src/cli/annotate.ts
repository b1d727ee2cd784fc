import { claimsOfText } from "../core/recognise/claims/textClaims.ts";
import { lineColumns } from "../core/text/lines.ts";
import { markupOf } from "../core/text/markup.ts";
import { analysisRecord, mentionRecord, type Printed } from "./analysisRecord.ts";
import { readText } from "./files.ts";
import { print, table } from "./output.ts";
import { Readers } from "./reader.ts";
import { eachRecord } from "./records.ts";

/** `biogloss annotate FILE…`: one JSON line a suggestion, or a table for people. `terms`: the user's terms file. */
export function annotateFiles(files: readonly string[], asTable: boolean, terms?: string): void {
  const readers = new Readers(terms);
  for (const file of files) {
    const text = readText(file);
    const { recogniser, concept } = readers.for(file);
    const { suggestions } = recogniser.analyse(text, markupOf(file));
    const records = suggestions.map((suggestion) => mentionRecord({ text, concept }, suggestion));
    if (asTable) print(asRows(file, text, records));
    else print(records.map((each) => JSON.stringify({ document: file, ...each }) + "\n").join(""));
  }
}

function asRows(file: string, text: string, records: readonly Printed[]): string {
  const lineColumn = lineColumns(text);
  const rows = records.map((each) => {
    const { line, column } = lineColumn(each["start"] as number);
    const words = (each["text"] as string).replace(/\s+/g, " ");
    const said = [each["polarity"], each["certainty"]].filter((word) => word !== "affirmed" && word !== "asserted");
    for (const word of ["historical", "other"]) if (each[word] === true) said.push(word);
    const cells = [
      `${line}:${column}`,
      words,
      each["kind"],
      each["concept"] ?? "",
      each["name"] ?? "",
      said.join(", "),
    ];
    return [...cells, (each["why"] as string[]).join("; ")].map(String);
  });
  return `${file}: ${records.length} suggestions\n${table(["place", "text", "kind", "concept", "name", "said", "why"], rows)}`;
}

/**
 * `biogloss annotate --ndjson`: one `{"id","text"}` a line on standard input, one result a line on standard output, in
 * the same order. Resolves to whether all records were good. `terms`: the user's terms file.
 */
export function annotateStream(terms?: string): Promise<boolean> {
  const { recogniser, concept } = new Readers(terms).for("-");
  return eachRecord(({ id, text }) => {
    const analysis = recogniser.analyse(text, "plain");
    const claims = claimsOfText(text, "plain", analysis);
    print(`${JSON.stringify({ id, ...analysisRecord({ text, concept }, analysis, claims) })}\n`);
    return undefined;
  });
}
