import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { openFacts } from "../core/lexicon/facts.ts";
import { Matcher } from "../core/lexicon/matcher.ts";
import { Recogniser } from "../core/recognise/recogniser.ts";
import { readSentences } from "../core/view/sentences.ts";
import { readCorpus } from "./corpora/read.ts";
import { FACTS_FILE, MATCHER_FILE } from "./sources/source.ts";

/** Where the corpora are unless an argument says otherwise; relative to the repository. */
const DEFAULT_CORPORA = "../shared/corpora";
const DEFINITIONS_FILE = "media/definitions.tsv";
const CORPUS_FILE = ".jsonl.gz";

/**
 * Prints the concepts that the recogniser finds most often in the corpora, the most frequent first: those that deserve
 * a definition of our own. A line for each: how often, identifier, kind, name and the definition, parted by tabs.
 * The lexicon answers alone: the tagger names no concept that it does not know.
 */
function main(most: number, corpora: string): void {
  if (!existsSync(corpora)) throw new Error(`There are no corpora in ${corpora}.`);
  const facts = openFacts(gunzipSync(readFileSync(FACTS_FILE)));
  const definitions = readSentences(readFileSync(DEFINITIONS_FILE, "utf8"));
  const recogniser = new Recogniser(new Matcher(readFileSync(MATCHER_FILE)));
  const counts = new Map<number, number>();
  for (const file of readdirSync(corpora).filter((name) => name.endsWith(CORPUS_FILE))) {
    for (const { text } of readCorpus(corpora, path.basename(file, CORPUS_FILE))) {
      for (const { concept } of recogniser.analyse(text, "plain").suggestions) {
        if (concept !== undefined) counts.set(concept, (counts.get(concept) ?? 0) + 1);
      }
    }
  }
  for (const [index, count] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most)) {
    const { id, kind, name } = facts.concept(index);
    console.log([count, id, kind, name, definitions.get(id) ?? ""].join("\t"));
  }
}

main(Number(process.argv[2] ?? 300), process.argv[3] ?? DEFAULT_CORPORA);
