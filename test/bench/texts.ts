import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readCorpus } from "../../src/forge/corpora/read.ts";

const ROOT = process.cwd();
const CORPORA = path.resolve(ROOT, "..", "shared", "corpora");

/** The sample's prose over and over, each copy with other words, so that no cache sees the same text twice. */
export function paper(length: number): string {
  const sample = readFileSync(path.join(ROOT, "sample/checkpoint-and-taxane.md"), "utf8")
    .split("---\n")
    .at(-1) as string;
  let text = "";
  for (let i = 0; text.length < length; i++)
    text += sample.replaceAll("patients", `patients${i}`).replaceAll("March", `day ${i} of March`);
  return flat(text.slice(0, length));
}

/** Abstracts from `../shared`, a blank line between; the sample over and over where there are none. */
export function abstracts(length: number): { text: string; source: string } {
  if (!existsSync(path.join(CORPORA, "bc5cdr.train.jsonl.gz"))) {
    return { text: paper(length), source: "the sample again and again (no ../shared)" };
  }
  const all = ["bc5cdr.train", "bc5cdr.dev"].flatMap((name) => readCorpus(CORPORA, name));
  return { text: flat(all.map(({ text }) => text).join("\n\n")).slice(0, length), source: "abstracts of BC5CDR" };
}

/** Joined again, so that every engine reads one flat string, as an editor's document is. */
function flat(text: string): string {
  return text.split("\n").join("\n");
}
