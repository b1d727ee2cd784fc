import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { attributesOf } from "../../core/recognise/tagger/attributes.ts";
import { NO_CLUSTERS } from "../../core/recognise/tagger/clusters.ts";
import { LIST_START, listHash, LONGEST_LISTED, nextListHash } from "../../core/recognise/tagger/nameLists.ts";
import { LIST_ROWS } from "../../core/recognise/tagger/sentence.ts";
import { emptyWords, WordSplitter } from "../../core/recognise/tagger/words.ts";

/** The files of each list, below the folder of lexicon sources, and the column that holds the name. */
const FILES: Readonly<Record<(typeof LIST_ROWS)[number], readonly (readonly [file: string, column: number])[]>> = {
  chemical: [
    ["bioresources/chebi.tsv.gz", 0],
    ["bioresources/PubChem.tsv.gz", 0],
  ],
  gene: [["bioresources/ner_Gene_or_gene_product.tsv.gz", 0]],
  family: [["bioresources/ner_Family.tsv.gz", 0]],
  cell: [
    ["bioresources/ner_CellLine.tsv.gz", 0],
    ["bioresources/ner_CellType.tsv.gz", 0],
  ],
  disease: [
    ["mesh/mesh-disease.tsv.gz", 0],
    ["mondo/mondo_labels_2026-08.tsv.gz", 1],
    ["oae/oae_new_terms_2022.tsv.gz", 1],
  ],
};

/** Shorter names are on every list, and say nothing. In UTF-16 code units. */
const SHORTEST = 2;

/** The hashed name lists that help the tagger and name no concepts, from clulab's bioresources, MeSH, Mondo and OAE. */
export function readNameLists(sources: string): Uint32Array[] {
  const splitter = new WordSplitter();
  return LIST_ROWS.map((row) => {
    const hashes = new Set<number>();
    for (const [file, column] of FILES[row]) {
      const lines = gunzipSync(readFileSync(path.join(sources, file))).toString("utf8");
      for (const line of lines.split(/\r?\n/)) {
        if (line.startsWith("#")) continue;
        const hash = listedHash((line.split("\t")[column] ?? "").replace(/^\ufeff| AE$/g, ""), splitter);
        if (hash !== undefined) hashes.add(hash);
      }
    }
    return Uint32Array.from(hashes).sort();
  });
}

/** The stored hash of a name; `undefined` for one that is too short, too long, or has no letter. */
export function listedHash(name: string, splitter: WordSplitter): number | undefined {
  if (name.length < SHORTEST || !/\p{L}/u.test(name)) return undefined;
  const words = emptyWords(16);
  splitter.append(name, 0, name.length, words);
  if (words.count > LONGEST_LISTED) return undefined;
  let hash = LIST_START;
  for (let w = 0; w < words.count; w++) {
    hash = nextListHash(hash, attributesOf(name.slice(words.start[w], words.end[w]), NO_CLUSTERS).listed);
  }
  return listHash(hash);
}
