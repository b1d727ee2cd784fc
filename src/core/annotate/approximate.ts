import { type DocumentIndex, SHINGLE, shingleKey } from "./documentIndex.ts";

/** A sequence of atoms that is looked for, and which part of it is the quote; the rest are its surroundings. */
export interface Pattern {
  readonly keys: Int32Array;
  /** Index of the quote's first atom, and of the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Length of each atom in UTF-16 code units: long words weigh more. */
  readonly lengths: Int32Array;
}

/** A place that resembles a pattern. */
export interface Resemblance {
  /** The document's atoms that stand for the quote's: `[first, last]`. */
  readonly first: number;
  readonly last: number;
  /** Share of the quote, and of its surroundings, that stands there unchanged; 0 to 1, by length. */
  readonly quote: number;
  readonly around: number;
}

/** A shingle or word that stands more often than this in the document leads nowhere in particular. */
const MOST_SEEDS = 24;

/** Places that are aligned, those with the most seeds first. */
const MOST_PLACES = 4;

/** Atoms by which a place may be longer or shorter up to some point; a quarter of the pattern, within these bounds. */
const LEAST_BAND = 8;
const MOST_BAND = 64;

/** A longer pattern is not aligned: 20,000 atoms are about 100,000 characters. */
const MOST_ATOMS = 20_000;

/**
 * The places of a document that resemble a pattern, at most four, best first by number of shared seeds. Seeds are
 * shingles and rare words; each votes for the diagonal that it lies on, and a banded alignment is made around the
 * diagonals with the most votes. Bounded: the cost depends on the length of the pattern, not of the document.
 */
export function resemblances(index: DocumentIndex, pattern: Pattern): Resemblance[] {
  if (pattern.keys.length > MOST_ATOMS) return [];
  const band = Math.min(MOST_BAND, Math.max(LEAST_BAND, pattern.keys.length >> 2));
  const found: Resemblance[] = [];
  for (const diagonal of diagonals(index, pattern, band)) {
    const place = align(index, pattern, diagonal, band);
    const known = place === undefined || found.some(({ first, last }) => first === place.first && last === place.last);
    if (!known) found.push(place);
  }
  return found;
}

/** Diagonals (document atom minus pattern atom) with the most seeds, at least a band apart. */
function diagonals(index: DocumentIndex, { keys }: Pattern, band: number): number[] {
  const votes = new Map<number, number>();
  const vote = (diagonal: number): void => void votes.set(diagonal, (votes.get(diagonal) ?? 0) + 1);
  for (let i = 0; i < keys.length; i++) {
    if (i + SHINGLE <= keys.length) {
      const key = shingleKey(keys, i);
      if (index.shingles.size(key) <= MOST_SEEDS) index.shingles.each(key, (position) => vote(position - i));
    }
    const single = keys[i] as number;
    if (index.single.size(single) <= MOST_SEEDS) index.single.each(single, (position) => vote(position - i));
  }
  const sorted = [...votes].sort(([a], [b]) => a - b);
  // Votes within half a band of a diagonal speak for it too: an insertion shifts what comes after it.
  let [low, high, sum] = [0, 0, 0];
  const counted = sorted.map(([diagonal, own]) => {
    while (high < sorted.length && (sorted[high] as [number, number])[0] <= diagonal + band / 2) {
      sum += (sorted[high++] as [number, number])[1];
    }
    while ((sorted[low] as [number, number])[0] < diagonal - band / 2) sum -= (sorted[low++] as [number, number])[1];
    return { diagonal, own, sum };
  });
  counted.sort((a, b) => b.sum - a.sum || b.own - a.own || a.diagonal - b.diagonal);
  const best: number[] = [];
  for (const { diagonal } of counted) {
    if (best.length === MOST_PLACES) break;
    if (best.every((other) => Math.abs(other - diagonal) > band / 2)) best.push(diagonal);
  }
  return best;
}

const ASIDE = 0;
const ADDED = 1;
const DROPPED = 2;

/** A cost that no alignment has. */
const OUT_OF_REACH = 1 << 29;

/**
 * Aligns the whole pattern with the document near a diagonal, with free ends in the document (Levenshtein over atoms,
 * banded). Cost: pattern atoms times twice the band.
 */
function align(index: DocumentIndex, pattern: Pattern, diagonal: number, band: number): Resemblance | undefined {
  const { keys } = pattern;
  const { count, key } = index.atoms;
  const rows = keys.length;
  const width = 2 * band + 1;
  const steps = new Uint8Array((rows + 1) * width);
  // Row i, column k stands for document atom j = i + diagonal - band + k; free to begin anywhere.
  let before = new Int32Array(width);
  let cost = new Int32Array(width);
  for (let i = 1; i <= rows; i++) {
    const wanted = keys[i - 1] as number;
    for (let k = 0; k < width; k++) {
      const j = i + diagonal - band + k;
      const isThere = j > 0 && j <= count;
      // Outside the document nothing can be aligned or added, only dropped.
      let least = isThere ? (before[k] as number) + (key[j - 1] === wanted ? 0 : 1) : OUT_OF_REACH;
      let step = ASIDE;
      if (k + 1 < width && (before[k + 1] as number) + 1 < least) {
        least = (before[k + 1] as number) + 1;
        step = DROPPED;
      }
      if (k > 0 && isThere && (cost[k - 1] as number) + 1 < least) {
        least = (cost[k - 1] as number) + 1;
        step = ADDED;
      }
      cost[k] = least;
      steps[i * width + k] = step;
    }
    [before, cost] = [cost, before];
  }
  let end = 0;
  for (let k = 1; k < width; k++) if ((before[k] as number) < (before[end] as number)) end = k;
  return measure(index, pattern, steps, end, diagonal - band, width);
}

/** Walks an alignment back and weighs what of the quote and of its surroundings was found. */
function measure(
  index: DocumentIndex,
  { keys, from, to, lengths }: Pattern,
  steps: Uint8Array,
  end: number,
  shift: number,
  width: number,
): Resemblance | undefined {
  const { count, key, start, end: ends } = index.atoms;
  let [first, last, kept, keptAround, all, allAround] = [-1, -1, 0, 0, 0, 0];
  let k = end;
  for (let i = keys.length; i > 0;) {
    const step = steps[i * width + k];
    if (step === ADDED) {
      k--;
      continue;
    }
    const j = i + shift + k;
    const isThere = step === ASIDE && j > 0 && j <= count;
    const isQuote = i - 1 >= from && i - 1 < to;
    const length = lengths[i - 1] as number;
    const same = isThere && key[j - 1] === keys[i - 1] ? length : 0;
    if (isQuote) [all, kept] = [all + length, kept + same];
    else [allAround, keptAround] = [allAround + length, keptAround + same];
    if (isQuote && isThere) {
      first = j - 1;
      if (last < 0) last = j - 1;
    }
    if (step === DROPPED) k = Math.min(k + 1, width - 1);
    i--;
  }
  if (first < 0) return undefined;
  let present = 0;
  for (let j = first; j <= last; j++) present += (ends[j] as number) - (start[j] as number);
  return {
    first,
    last,
    quote: kept / Math.max(all, present, 1),
    around: allAround === 0 ? 0 : keptAround / allAround,
  };
}
