import { mix, SEED } from "./hash.ts";

/** Sequences of more words are not kept. */
export const LONGEST_SEQUENCE = 16;

/**
 * A number that stands for the words `from … from + length − 1`, given two unrelated hashes of each: 53 bits, so that two
 * sequences that differ hardly ever have the same.
 */
export function sequenceId(hash: Int32Array, check: Int32Array, from: number, length: number): number {
  let high = mix(SEED, length);
  let low = mix(length, SEED);
  for (let w = from; w < from + length; w++) {
    high = mix(high, hash[w] as number);
    low = mix(low, check[w] as number);
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

/**
 * Which lengths the sequences have that begin with a word, by the word's hash: looked up for each word of a text, and of
 * most words there are none.
 */
export class Openings {
  private readonly lengths = new Map<number, Uint32Array>();

  /** Counts a sequence in, or out with `by` −1. */
  add(first: number, length: number, by: 1 | -1): void {
    let counts = this.lengths.get(first);
    if (counts === undefined) this.lengths.set(first, (counts = new Uint32Array(LONGEST_SEQUENCE + 1)));
    counts[length]! += by;
    if (counts.every((count) => count === 0)) this.lengths.delete(first);
  }

  /** How many sequences of each length begin with a word; `undefined` where none does. */
  at(first: number): Uint32Array | undefined {
    return this.lengths.get(first);
  }
}
