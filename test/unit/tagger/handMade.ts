import { attributesOf } from "../../../src/core/recognise/tagger/attributes.ts";
import { type ClusterTable, NO_CLUSTERS } from "../../../src/core/recognise/tagger/clusters.ts";
import { STEPS } from "../../../src/core/recognise/tagger/decoder.ts";
import { MOST_FEATURES, wordFeatures } from "../../../src/core/recognise/tagger/features.ts";
import { COLUMNS, type Model, TAGGED_KINDS } from "../../../src/core/recognise/tagger/model.ts";
import { WordSplitter } from "../../../src/core/recognise/tagger/words.ts";
import { listedHash } from "../../../src/forge/train/nameLists.ts";
import { LIST_ROWS } from "../../../src/core/recognise/tagger/sentence.ts";
import type { TextToTag } from "../../../src/core/recognise/tagger/reading.ts";

/** A model with the given rows of companded weights, by feature. */
export function modelOf(
  rows: ReadonlyMap<number, readonly number[]>,
  clusters: ClusterTable = NO_CLUSTERS,
  lists: readonly Uint32Array[] = LIST_ROWS.map(() => new Uint32Array(0)),
): Model {
  const features = Uint32Array.from([...rows.keys()].map((feature) => feature >>> 0)).sort();
  const weights = new Int8Array(features.length * COLUMNS);
  features.forEach((feature, f) => weights.set(rows.get(feature | 0) ?? rows.get(feature) ?? [], f * COLUMNS));
  const kinds = TAGGED_KINDS.map(() => ({ steps: new Int32Array(STEPS), unit: 100, base: 0, slope: 1 }));
  return { features, weights, kinds, clusters, lists };
}

/** The features of a word by itself in the middle. The first of them is of the word's key, alone with it. */
export function keyFeature(word: string): number {
  const out = new Int32Array(MOST_FEATURES);
  wordFeatures(attributesOf(word, NO_CLUSTERS), 0, out);
  return out[0] as number;
}

/** The text as one sentence without names. */
export function plain(text: string): TextToTag {
  return { text, sentences: [{ start: 0, end: text.length }], names: [], abbreviations: [] };
}

/** Weights that make a word a mention of kind `k` (0 drug, 1 target, 2 disorder) with the label's place. */
export function row(k: number, label: number, weight = 100): number[] {
  const weights = new Array<number>(COLUMNS).fill(0);
  weights[k * 5 + label] = weight;
  return weights;
}

/** A list of names for a model. */
export function listOf(...names: string[]): Uint32Array {
  const splitter = new WordSplitter();
  return Uint32Array.from(names.flatMap((name) => listedHash(name, splitter) ?? [])).sort();
}
