import { CLOSES, OPENS, ROUND, type WordAttributes } from "./attributes.ts";
import { LEVELS, NO_CLUSTER } from "./clusters.ts";
import { mix, SEED } from "./hash.ts";
import { MARGIN, NOT_NAMED, type Sentence } from "./sentence.ts";
import { PADDING_PLACE, type WordTable } from "./wordTable.ts";

/**
 * The features of a word in its sentence, as 32-bit hashes of a template's number and its values. Training and tagging
 * both take them from here. They come in two parts: what a word at some offset says by itself (`wordFeatures`, so that
 * the scores can be kept per word), and what needs several words or the lexicon (`contextFeatures`).
 *
 * Changing anything here makes trained models useless: raise `FEATURES_VERSION` then.
 */
export const FEATURES_VERSION = 1;

/** Templates of one word by itself; those of neighbours have the offset mixed in. */
const T = {
  bias: 1,
  key: 2,
  cased: 3,
  shape: 4,
  pattern: 5,
  spelling: 6,
  length: 7,
  greek: 8,
  roman: 9,
  vowelless: 10,
  prefix: 11,
  suffix: 12,
  gram: 13,
  cluster: 14,
  clusterEnding: 17,
  patternCluster: 18,
  /** Pairs and triples of words. */
  pair: 30,
  clusterPair: 50,
  /** Ten rows of names take ten templates each. */
  name: 70,
  names: 170,
  bracket: 175,
  space: 180,
  first: 185,
  abbreviation: 190,
} as const;

/** Template seeds mixed once: each feature begins with one. */
const SEEDS = Int32Array.from({ length: 512 }, (_, template) => mix(SEED, template));

/** Features that one word can have at most, at one offset or in context; the buffers are made for it. */
export const MOST_FEATURES = 512;

function template(number: number, offset: number): number {
  // Offsets −2 to 2 have seeds of their own, above those of the context's templates.
  return SEEDS[200 + number * 5 + offset + 2] as number;
}

/** Writes what a word `offset` words away says of the word in the middle; returns the number of features. */
export function wordFeatures(word: WordAttributes, offset: number, out: Int32Array): number {
  let n = 0;
  const add = (number: number, value: number): void => {
    out[n++] = mix(template(number, offset), value);
  };
  const near = offset === -1 || offset === 1;
  add(T.key, word.key);
  add(T.pattern, word.pattern);
  if (offset === 0) {
    add(T.bias, 0);
    add(T.cased, word.cased);
    add(T.shape, word.shape);
    add(T.length, word.length);
    if (word.isGreek) add(T.greek, 1);
    if (word.isRoman) add(T.roman, 1);
    if (!word.hasVowel) add(T.vowelless, 1);
    for (const prefix of word.prefixes) add(T.prefix, prefix);
    for (const suffix of word.suffixes) add(T.suffix, suffix);
    for (const gram of word.grams) add(T.gram, gram);
  } else if (near) {
    for (let k = 1; k <= 3; k++) {
      const prefix = word.prefixes[k];
      const suffix = word.suffixes[k];
      if (prefix !== undefined) add(T.prefix, prefix);
      if (suffix !== undefined) add(T.suffix, suffix);
    }
  } else {
    const ending = word.suffixes[2];
    if (ending !== undefined) add(T.suffix, ending);
  }
  if (offset === 0 || near) add(T.spelling, word.spelling);
  for (let level = 0; level < LEVELS; level++) {
    const cluster = word.clusters[level] as number;
    if (cluster !== NO_CLUSTER) add(T.cluster + level, cluster);
  }
  if (offset === 0) {
    const fine = word.clusters[0];
    out[n++] = mix(mix(template(T.clusterEnding, 0), fine), word.suffixes[2] ?? 0);
    out[n++] = mix(mix(template(T.patternCluster, 0), fine), word.pattern);
  }
  return n;
}

/** Writes the features of word `i` of the sentence that its neighbours, the lexicon and the layout give. */
export function contextFeatures(sentence: Sentence, table: WordTable, i: number, out: Int32Array): number {
  const at = i + MARGIN;
  let n = pairs(sentence.place, table, at, out);
  n = clusterPairs(sentence.place, table, at, out, n);
  n = lexiconNames(sentence, table, at, out, n);
  n = layout(sentence, table, at, out, n);
  if (sentence.head[at] !== PADDING_PLACE) n = abbreviation(sentence, table, at, out, n);
  return n;
}

function pairs(place: Int32Array, table: WordTable, at: number, out: Int32Array): number {
  const { key, pattern, ending } = table;
  const a = place[at - 2] as number;
  const b = place[at - 1] as number;
  const c = place[at] as number;
  const d = place[at + 1] as number;
  const e = place[at + 2] as number;
  const kb = key[b] as number;
  const kc = key[c] as number;
  const kd = key[d] as number;
  const pb = pattern[b] as number;
  const pc = pattern[c] as number;
  const pd = pattern[d] as number;
  const P = T.pair;
  const before = mix(SEEDS[P] as number, kb);
  const after = mix(mix(SEEDS[P + 1] as number, kc), kd);
  const patternBefore = mix(mix(SEEDS[P + 2] as number, pb), pc);
  const patternAfter = mix(mix(SEEDS[P + 3] as number, pc), pd);
  const beforePair = mix(before, kc);
  out[0] = beforePair;
  out[1] = after;
  out[2] = mix(mix(SEEDS[P + 4] as number, key[a] as number), kb);
  out[3] = mix(mix(SEEDS[P + 5] as number, kd), key[e] as number);
  out[4] = mix(mix(SEEDS[P + 6] as number, kb), kd);
  out[5] = patternBefore;
  out[6] = patternAfter;
  out[7] = mix(mix(patternBefore, pd), 1);
  out[8] = mix(mix(patternBefore, pattern[a] as number), 2);
  out[9] = mix(mix(patternAfter, pattern[e] as number), 3);
  out[10] = mix(mix(SEEDS[P + 7] as number, ending[b] as number), ending[c] as number);
  out[11] = mix(mix(SEEDS[P + 8] as number, ending[c] as number), ending[d] as number);
  out[12] = mix(mix(beforePair, kd), 1);
  out[13] = mix(mix(beforePair, key[a] as number), 2);
  out[14] = mix(mix(after, key[e] as number), 3);
  return 15;
}

function clusterPairs(place: Int32Array, table: WordTable, at: number, out: Int32Array, from: number): number {
  const b = place[at - 1] as number;
  const c = place[at] as number;
  const d = place[at + 1] as number;
  let n = levelPairs(table.fine, b, c, d, T.clusterPair, out, from);
  const fine = table.fine;
  const triple = mix(mix(SEEDS[T.clusterPair + 9] as number, fine[b] as number), fine[c] as number);
  out[n++] = mix(triple, fine[d] as number);
  n = levelPairs(table.middle, b, c, d, T.clusterPair + 3, out, n);
  return levelPairs(table.coarse, b, c, d, T.clusterPair + 6, out, n);
}

function levelPairs(
  level: Int32Array,
  b: number,
  c: number,
  d: number,
  first: number,
  out: Int32Array,
  from: number,
): number {
  const x = level[b] as number;
  const y = level[c] as number;
  const z = level[d] as number;
  out[from] = mix(mix(SEEDS[first] as number, x), y);
  out[from + 1] = mix(mix(SEEDS[first + 1] as number, y), z);
  out[from + 2] = mix(mix(SEEDS[first + 2] as number, x), z);
  return from + 3;
}

/** What lexicon names the word and its neighbours stand in. */
function lexiconNames(sentence: Sentence, table: WordTable, at: number, out: Int32Array, from: number): number {
  let n = from;
  let all = 0;
  for (let r = 0; r < sentence.names.length; r++) {
    const row = sentence.names[r] as Uint8Array;
    const before = row[at - 1] as number;
    const here = row[at] as number;
    const after = row[at + 1] as number;
    all = all * 3 + (here === NOT_NAMED ? 0 : here <= 2 ? 1 : 2);
    if ((before | here | after) === 0) continue;
    const first = T.name + r * 10;
    if (before !== 0) out[n++] = mix(SEEDS[first] as number, before);
    if (after !== 0) out[n++] = mix(SEEDS[first + 1] as number, after);
    if (here !== 0 || after !== 0) out[n++] = mix(mix(SEEDS[first + 2] as number, here), after);
    if (here !== 0 || before !== 0) out[n++] = mix(mix(SEEDS[first + 3] as number, before), here);
    if (here === 0) continue;
    const c = sentence.place[at] as number;
    const d = sentence.place[at + 1] as number;
    const b = sentence.place[at - 1] as number;
    out[n++] = mix(SEEDS[first + 4] as number, here);
    out[n++] = mix(mix(SEEDS[first + 5] as number, here), table.pattern[c] as number);
    out[n++] = mix(mix(SEEDS[first + 6] as number, here), table.key[c] as number);
    out[n++] = mix(mix(SEEDS[first + 7] as number, here), table.key[d] as number);
    out[n++] = mix(mix(SEEDS[first + 8] as number, here), table.key[b] as number);
  }
  if (all !== 0) out[n++] = mix(SEEDS[T.names] as number, all);
  return n;
}

/** Brackets, white space, and the start of the sentence. */
function layout(sentence: Sentence, table: WordTable, at: number, out: Int32Array, from: number): number {
  const { place, spaced, bracketed } = sentence;
  const b = place[at - 1] as number;
  const c = place[at] as number;
  const d = place[at + 1] as number;
  const spelling = table.spelling[c] as number;
  const pattern = table.pattern[c] as number;
  let n = from;
  const inside = bracketed[at] as number;
  out[n++] = mix(mix(SEEDS[T.bracket] as number, inside), spelling);
  if (inside === 1) out[n++] = mix(SEEDS[T.bracket + 1] as number, 1);
  if (table.bracket[b] === (OPENS | ROUND) && table.bracket[d] === (CLOSES | ROUND)) {
    out[n++] = mix(SEEDS[T.bracket + 2] as number, spelling);
    out[n++] = mix(SEEDS[T.bracket + 3] as number, table.ending[place[at - 2] as number] as number);
  }
  const before = spaced[at] as number;
  const after = spaced[at + 1] as number;
  const spaces = before * 2 + after;
  out[n++] = mix(SEEDS[T.space] as number, spaces);
  out[n++] = mix(mix(SEEDS[T.space + 1] as number, spaces), pattern);
  if (before === 0) {
    const joined = mix(SEEDS[T.space + 2] as number, table.key[b] as number);
    out[n++] = mix(joined, pattern);
    out[n++] = mix(mix(joined, table.key[c] as number), 1);
  }
  if (after === 0) {
    const joined = mix(SEEDS[T.space + 3] as number, table.key[d] as number);
    out[n++] = mix(joined, pattern);
    out[n++] = mix(mix(joined, table.key[c] as number), 1);
  }
  if (at === MARGIN) out[n++] = mix(SEEDS[T.first] as number, 1);
  return n;
}

/** What the long form of a defined short form ends with: "ITD" is a disorder because it is a *defect*. */
function abbreviation(sentence: Sentence, table: WordTable, at: number, out: Int32Array, from: number): number {
  const head = sentence.head[at] as number;
  const c = sentence.place[at] as number;
  let n = from;
  out[n++] = mix(SEEDS[T.abbreviation] as number, table.key[head] as number);
  out[n++] = mix(SEEDS[T.abbreviation + 1] as number, table.fine[head] as number);
  out[n++] = mix(SEEDS[T.abbreviation + 2] as number, table.middle[head] as number);
  out[n++] = mix(SEEDS[T.abbreviation + 3] as number, table.ending[head] as number);
  const named = mix(SEEDS[T.abbreviation + 4] as number, sentence.headNames[at] as number);
  out[n++] = named;
  out[n++] = mix(mix(named, table.pattern[c] as number), 1);
  return n;
}
