import { attributesOf, PADDING, type WordAttributes } from "./attributes.ts";
import type { ClusterTable } from "./clusters.ts";
import type { Words } from "./words.ts";

/** The place of the word outside a sentence. */
export const PADDING_PLACE = 0;

/**
 * Words met so far, each with a number (its place) and the attributes that features of neighbours need. Places are
 * valid until `clear`.
 */
export class WordTable {
  private count = 1;
  private slots: Int32Array;
  private readonly hashes: Int32Array;
  private readonly checks: Int32Array;
  readonly key: Int32Array;
  readonly listed: Int32Array;
  readonly pattern: Int32Array;
  readonly spelling: Uint8Array;
  /** Hash of the last three letters, 0 for shorter words. */
  readonly ending: Int32Array;
  readonly fine: Int32Array;
  readonly middle: Int32Array;
  readonly coarse: Int32Array;
  readonly bracket: Uint8Array;
  readonly capacity: number;
  private readonly clusters: ClusterTable;
  private readonly added: (place: number, attributes: WordAttributes) => void;

  /** `capacity`: a power of two. `added` is told of each new word, the padding first. */
  constructor(
    clusters: ClusterTable,
    capacity: number,
    added: (place: number, attributes: WordAttributes) => void = () => undefined,
  ) {
    this.clusters = clusters;
    this.capacity = capacity;
    this.added = added;
    this.slots = new Int32Array(capacity * 2);
    const column = (): Int32Array => new Int32Array(capacity);
    this.hashes = column();
    this.checks = column();
    this.key = column();
    this.listed = column();
    this.pattern = column();
    this.spelling = new Uint8Array(capacity);
    this.ending = column();
    this.fine = column();
    this.middle = column();
    this.coarse = column();
    this.bracket = new Uint8Array(capacity);
    this.fill(PADDING_PLACE, PADDING);
  }

  /** Whether `more` new words still fit. */
  hasRoomFor(more: number): boolean {
    return this.count + more <= this.capacity;
  }

  /** Forgets all words. */
  clear(): void {
    this.count = 1;
    this.slots.fill(0);
  }

  /** The place of word `w` of `words`; the word is added when it is new. There must be room for it. */
  placeOf(text: string, words: Words, w: number): number {
    const hash = words.hash[w] as number;
    const check = words.check[w] as number;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const place = this.slots[slot] as number;
      if (place === 0) break;
      if (this.hashes[place] === hash && this.checks[place] === check) return place;
      slot = (slot + 1) & mask;
    }
    const place = this.count++;
    this.slots[slot] = place;
    this.hashes[place] = hash;
    this.checks[place] = check;
    this.fill(place, attributesOf(text.slice(words.start[w], words.end[w]), this.clusters));
    return place;
  }

  private fill(place: number, attributes: WordAttributes): void {
    this.key[place] = attributes.key;
    this.listed[place] = attributes.listed;
    this.pattern[place] = attributes.pattern;
    this.spelling[place] = attributes.spelling;
    this.ending[place] = attributes.suffixes[2] ?? 0;
    this.fine[place] = attributes.clusters[0];
    this.middle[place] = attributes.clusters[1];
    this.coarse[place] = attributes.clusters[2];
    this.bracket[place] = attributes.bracket;
    this.added(place, attributes);
  }
}
