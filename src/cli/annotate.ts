import type { Facts } from "../core/lexicon/facts.ts";
import type { Suggestion } from "../core/recognise/mention.ts";
import { lineColumnAt } from "../core/text/lines.ts";
import { reasonText } from "../core/view/why.ts";
import { loadFacts, loadRecogniser, markupOf, readText } from "./files.ts";
import { print, table } from "./output.ts";
import { eachRecord } from "./records.ts";

/** One suggestion as it is printed: offsets in UTF-16 code units of the text, end exclusive. */
function record(text: string, suggestion: Suggestion, facts: Facts): Record<string, unknown> {
  const { start, end, kind, polarity, certainty, confidence, why } = suggestion;
  const concept = suggestion.concept === undefined ? undefined : facts.concept(suggestion.concept);
  const named = concept === undefined ? {} : { concept: concept.id, name: concept.name };
  return {
    ...{ start, end, text: text.slice(start, end), kind, ...named, polarity, certainty },
    confidence: Math.round(confidence * 1000) / 1000,
    why: why.map(reasonText),
  };
}

/** `biogloss annotate FILE…`: one JSON line a suggestion, or a table for people. */
export function annotateFiles(files: readonly string[], asTable: boolean): void {
  const recogniser = loadRecogniser();
  const facts = loadFacts();
  for (const file of files) {
    const text = readText(file);
    const { suggestions } = recogniser.analyse(text, markupOf(file));
    const records = suggestions.map((suggestion) => record(text, suggestion, facts));
    if (asTable) print(asRows(file, text, records));
    else print(records.map((each) => JSON.stringify({ document: file, ...each }) + "\n").join(""));
  }
}

function asRows(file: string, text: string, records: readonly Record<string, unknown>[]): string {
  const rows = records.map((each) => {
    const { line, column } = lineColumnAt(text, each["start"] as number);
    const words = (each["text"] as string).replace(/\s+/g, " ");
    const said = [each["polarity"], each["certainty"]].filter((word) => word !== "affirmed" && word !== "asserted");
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
 * the same order. Resolves to whether all records were good.
 */
export function annotateStream(): Promise<boolean> {
  const recogniser = loadRecogniser();
  const facts = loadFacts();
  return eachRecord(({ id, text }) => {
    const { suggestions, abbreviations, relations = [] } = recogniser.analyse(text, "plain");
    const mentions = suggestions.map((suggestion) => record(text, suggestion, facts));
    print(`${JSON.stringify({ id, mentions, abbreviations, relations })}\n`);
    return undefined;
  });
}
