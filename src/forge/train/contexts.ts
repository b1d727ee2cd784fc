import { wordKey } from "../../core/recognise/tagger/attributes.ts";
import { mix } from "../../core/recognise/tagger/hash.ts";

/** Words seen fewer times get no cluster: their company is chance. */
const LEAST_COUNT = 3;
/** The most frequent words, whose company tells words apart. */
const CONTEXT_WORDS = 3000;
/** Where a context word stands: one left, one right, two left, two right, within four. */
const PLACES = 5;
const REACH = 4;
/** How much each of the places counts; the wide window is about topic more than about use. */
const PLACE_WEIGHTS = [1, 1, 0.7, 0.7, 0.8] as const;
/** Frequent contexts are made less frequent (Levy, Goldberg and Dagan 2015), and rare pairs shrunk. */
const SMOOTHING = 0.75;
const SHRINK = 0.5;

/** A sparse matrix by rows. */
export interface Sparse {
  readonly rows: number;
  readonly columns: number;
  /** Entries of row r: `column[start[r] … start[r + 1])` and their values. */
  readonly start: Uint32Array;
  readonly column: Uint16Array;
  readonly value: Float32Array;
}

/** What words a text has, by falling frequency, and which they stand among: positive pointwise mutual information. */
export function wordsInCompany(lines: readonly string[]): { words: string[]; company: Sparse } {
  const { words, text } = numberWords(lines);
  return { words, company: mutualInformation(countPairs(text, words.length), words.length) };
}

/** The text as word numbers; −1 for words that are too rare, and enough of them between lines. */
function numberWords(lines: readonly string[]): { words: string[]; text: Int32Array } {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const keys = new Map<string, number>();
  const all: number[] = [];
  for (const line of lines) {
    for (const word of line.split(" ")) {
      if (word === "") continue;
      let number = keys.get(word);
      if (number === undefined) {
        const key = wordKey(word);
        number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        keys.set(word, number);
      }
      counts[number] = (counts[number] ?? 0) + 1;
      all.push(number);
    }
    for (let gap = 0; gap < REACH; gap++) all.push(-1);
  }
  const names = [...numbers.keys()];
  const byCount = names.map((_, n) => n).filter((n) => (counts[n] as number) >= LEAST_COUNT);
  byCount.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const rank = new Int32Array(names.length).fill(-1);
  byCount.forEach((n, place) => (rank[n] = place));
  const text = Int32Array.from(all, (n) => (n < 0 ? -1 : (rank[n] as number)));
  return { words: byCount.map((n) => names[n] as string), text };
}

/** No pair is in the slot. */
const NONE = -1;

/** Counts of (word, place, context word), in an open table. */
class PairCounts {
  keys = new Int32Array(2 ** 22).fill(NONE);
  counts = new Float32Array(2 ** 22);
  used = 0;

  /** How often a pair was counted. */
  countOf(key: number): number {
    return this.counts[this.slot(key)] as number;
  }

  private slot(key: number): number {
    const mask = this.keys.length - 1;
    let slot = mix(0, key) & mask;
    while (this.keys[slot] !== NONE && this.keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  add(key: number): void {
    const slot = this.slot(key);
    if (this.keys[slot] === NONE) {
      this.keys[slot] = key;
      this.used++;
    }
    this.counts[slot]!++;
    if (this.used * 3 > this.keys.length * 2) this.grow();
  }

  private grow(): void {
    const { keys, counts } = this;
    this.keys = new Int32Array(keys.length * 2).fill(NONE);
    this.counts = new Float32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === NONE) continue;
      const slot = this.slot(keys[i] as number);
      this.keys[slot] = keys[i] as number;
      this.counts[slot] = counts[i] as number;
    }
  }
}

/** A pair's number: below 2^31 for up to 143,000 words. */
function pairKey(word: number, place: number, context: number): number {
  return word * (PLACES * CONTEXT_WORDS) + place * CONTEXT_WORDS + context;
}

function countPairs(text: Int32Array, words: number): PairCounts {
  if (pairKey(words, 0, 0) >= 2 ** 31) throw new Error(`${words} words are too many to cluster.`);
  const pairs = new PairCounts();
  for (let i = 0; i < text.length; i++) {
    const word = text[i] as number;
    if (word < 0) continue;
    for (let distance = -REACH; distance <= REACH; distance++) {
      if (distance === 0) continue;
      const context = text[i + distance] ?? -1;
      if (context < 0 || context >= CONTEXT_WORDS) continue;
      pairs.add(pairKey(word, 4, context));
      if (distance === -1) pairs.add(pairKey(word, 0, context));
      else if (distance === 1) pairs.add(pairKey(word, 1, context));
      else if (distance === -2) pairs.add(pairKey(word, 2, context));
      else if (distance === 2) pairs.add(pairKey(word, 3, context));
    }
  }
  return pairs;
}

function mutualInformation(pairs: PairCounts, rows: number): Sparse {
  const columns = PLACES * CONTEXT_WORDS;
  const used = pairs.used;
  // By word, then by place and context: the order of the rows.
  const sorted = pairs.keys.filter((key) => key !== NONE).sort();
  const rowSums = Array.from({ length: PLACES }, () => new Float64Array(rows));
  const columnSums = new Float64Array(columns);
  for (let i = 0; i < used; i++) {
    const key = sorted[i] as number;
    const count = pairs.countOf(key);
    const column = key % columns;
    rowSums[Math.floor(column / CONTEXT_WORDS)]![Math.floor(key / columns)]! += count;
    columnSums[column]! += count;
  }
  const share = Float64Array.from(columnSums, (sum) => sum ** SMOOTHING);
  for (let place = 0; place < PLACES; place++) {
    const part = share.subarray(place * CONTEXT_WORDS, (place + 1) * CONTEXT_WORDS);
    const total = part.reduce((sum, each) => sum + each, 0);
    for (let c = 0; c < part.length; c++) part[c]! /= Math.max(total, 1e-12);
  }
  const start = new Uint32Array(rows + 1);
  const column = new Uint16Array(used);
  const value = new Float32Array(used);
  let to = 0;
  let row = 0;
  for (let i = 0; i < used; i++) {
    const key = sorted[i] as number;
    const c = key % columns;
    const r = Math.floor(key / columns);
    while (row < r) start[++row] = to;
    const place = Math.floor(c / CONTEXT_WORDS);
    const count = pairs.countOf(key);
    const information = Math.log(count / (rowSums[place]![r] as number) / (share[c] as number));
    if (information <= 0) continue;
    column[to] = c;
    value[to++] = information * (count / (count + SHRINK)) * (PLACE_WEIGHTS[place] as number);
  }
  while (row < rows) start[++row] = to;
  return { rows, columns, start, column: column.slice(0, to), value: value.slice(0, to) };
}
