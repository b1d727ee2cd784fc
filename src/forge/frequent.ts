/**
 * Prints the concepts that the recogniser finds most often in the corpora, most frequent first: those that deserve a
 * definition of our own (`media/definitions.tsv`). One line a concept: how often, its identifier, kind and name, and
 * the definition it has, tab-separated.
 *
 * Run as: node out/src/forge/frequent.js [how many, 300 if not said]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { openFacts } from "../core/lexicon/facts.ts";
import { Matcher } from "../core/lexicon/matcher.ts";
import { Recogniser } from "../core/recognise/recogniser.ts";
import { readCorpus } from "./corpora/read.ts";

const CORPORA = path.resolve("..", "shared", "corpora");
const MEDIA = "media";

const most = Number(process.argv[2] ?? 300);
const facts = openFacts(gunzipSync(readFileSync(path.join(MEDIA, "lexicon-facts.bin"))));
// The tagger adds no concept that the lexicon does not name, and takes ten times as long.
const recogniser = new Recogniser(new Matcher(readFileSync(path.join(MEDIA, "lexicon-matcher.bin"))));
const counts = new Map<number, number>();
const suffix = ".jsonl.gz";
for (const file of existsSync(CORPORA) ? readdirSync(CORPORA).sort() : []) {
  if (!file.endsWith(suffix)) continue;
  for (const { text } of readCorpus(CORPORA, file.slice(0, -suffix.length))) {
    for (const { concept } of recogniser.analyse(text, "plain").suggestions) {
      if (concept !== undefined) counts.set(concept, (counts.get(concept) ?? 0) + 1);
    }
  }
}
for (const [index, count] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most)) {
  const { id, kind, name } = facts.concept(index);
  console.log([count, id, kind, name].join("\t"));
}
