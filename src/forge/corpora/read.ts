import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { Span } from "../../core/text/span.ts";

/** What a gold mention names, in the words all corpora share; corpora differ in what they count as one. */
export type GoldClass = "drug" | "target" | "disease_or_ae";

/** A mention that an annotator marked. Offsets are UTF-16 code units of the document's text, end exclusive. */
export interface GoldMention extends Span {
  /** The corpus' own identifier of the mention, unique in its document; what relations refer to. */
  readonly mid: string;
  /** The corpus' own name of the type, such as `Chemical` or `GeneOrGeneProduct`. */
  readonly type: string;
  readonly text: string;
  /** Absent for types that are none of the three, such as `Organism`. */
  readonly cls?: GoldClass;
  /** The corpus' identifier of the concept, such as a MeSH number; several are joined by `|` or `,`. */
  readonly id?: string;
  /** The pieces of a mention that is not in one piece. */
  readonly spans?: readonly Span[];
}

/** A relation between two mentions (`level` is `mention`) or between two concepts of the document. */
export interface GoldRelation {
  readonly type: string;
  readonly level: string;
  readonly head: string;
  readonly tail: string;
}

/** One text of a corpus: an abstract, or a sentence where the corpus is one of sentences. */
export interface GoldDocument {
  readonly id: string;
  readonly corpus: string;
  readonly split: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
  readonly relations: readonly GoldRelation[];
  /** What must not be split between training and measuring: the PMID where there is one, else corpus and id. */
  readonly source: string;
  /** BC2GM: spans that its annotators accept in place of the overlapping mention. */
  readonly alternatives: readonly Span[];
  /** True when the text was put together again from tokens, with a blank between each two. */
  readonly detokenised: boolean;
}

/** A corpus file: `name` is the file's without its endings, such as `bc5cdr.train`. Throws when it cannot be read. */
export function readCorpus(folder: string, name: string): GoldDocument[] {
  const lines = gunzipSync(readFileSync(path.join(folder, `${name}.jsonl.gz`)))
    .toString("utf8")
    .split("\n");
  return lines.filter((line) => line !== "").map((line) => documentOf(JSON.parse(line) as RawDocument));
}

/** What a line of a corpus file holds, as far as it is used. */
interface RawDocument {
  id: string;
  corpus: string;
  split: string;
  text: string;
  mentions: GoldMention[];
  relations?: GoldRelation[];
  alternatives?: Span[];
  detok?: boolean;
  pmid?: string;
}

function documentOf(raw: RawDocument): GoldDocument {
  const { id, corpus, split, text, mentions } = raw;
  return {
    id,
    corpus,
    split,
    text,
    mentions,
    relations: raw.relations ?? [],
    source: sourceOf(raw),
    alternatives: raw.alternatives ?? [],
    detokenised: raw.detok === true,
  };
}

/** BC2GM's ids hold the PMID (`P00027739T0000`); ADE gives it apart; abstracts have it as their id. */
function sourceOf({ id, corpus, pmid }: RawDocument): string {
  const inId = /^P0*(\d+)[TA]\d+$/.exec(id)?.[1] ?? (/^\d+$/.test(id) ? id : undefined);
  return pmid ?? inId ?? `${corpus}:${id}`;
}

/**
 * A number from 0 to 99 that depends on the document's source alone, evenly spread: documents below `n` are an
 * n-per-cent part that is the same in every run, on every machine and in every corpus that holds the document.
 */
export function splitBucket(document: GoldDocument): number {
  // FNV-1a with a final mix; the same source falls in the same part wherever it is met.
  let h = 0x811c9dc5 | 0;
  for (let i = 0; i < document.source.length; i++) h = Math.imul(h ^ document.source.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return (h >>> 0) % 100;
}

/** Splits documents by source: `percent` of them held out, the rest kept. Deterministic. */
export function holdOut(
  documents: readonly GoldDocument[],
  percent: number,
): { kept: GoldDocument[]; held: GoldDocument[] } {
  const kept: GoldDocument[] = [];
  const held: GoldDocument[] = [];
  for (const document of documents) (splitBucket(document) < percent ? held : kept).push(document);
  return { kept, held };
}

/** The documents that share no source with `others`: abstracts are in several corpora. */
export function withoutSources(documents: readonly GoldDocument[], others: readonly GoldDocument[]): GoldDocument[] {
  const taken = new Set(others.map(({ source }) => source));
  return documents.filter(({ source }) => !taken.has(source));
}
