import { attributesOf, PADDING, type WordAttributes } from "./attributes.ts";
import type { ClusterTable } from "./clusters.ts";
import type { Words } from "./words.ts";

/** The place of the word outside a sentence. */
export const PADDING_PLACE = 0;

/** The numbers of a word that features of its neighbours need, a column each. */
const NUMBERS = ["hashes", "checks", "key", "listed", "pattern", "ending", "fine", "middle", "coarse"] as const;

/**
 * Words met so far, each with a number (its place) and the attributes that features of neighbours need. A place is valid
 * until its word is forgotten.
 */
export class WordTable {
  private count = 1;
  /** Open addressing: a word's place, 0 where there is none. Twice as many as words. */
  private slots: Int32Array;
  private hashes: Int32Array;
  private checks: Int32Array;
  key: Int32Array;
  listed: Int32Array;
  pattern: Int32Array;
  spelling: Uint8Array;
  /** Hash of the last three letters, 0 for shorter words. */
  ending: Int32Array;
  fine: Int32Array;
  middle: Int32Array;
  coarse: Int32Array;
  bracket: Uint8Array;
  private readonly clusters: ClusterTable;
  private readonly added: (place: number, attributes: WordAttributes) => void;

  /** `capacity`: a power of two. `added` is told of each new word, the padding first. */
  constructor(
    clusters: ClusterTable,
    capacity: number,
    added: (place: number, attributes: WordAttributes) => void = () => undefined,
  ) {
    this.clusters = clusters;
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

  get capacity(): number {
    return this.key.length;
  }

  /** Whether `more` new words still fit. */
  hasRoomFor(more: number): boolean {
    return this.count + more <= this.capacity;
  }

  /** Makes room for as many words again. The words keep their places. */
  grow(): void {
    for (const name of NUMBERS) {
      const larger = new Int32Array(this[name].length * 2);
      larger.set(this[name]);
      this[name] = larger;
    }
    for (const name of ["spelling", "bracket"] as const) {
      const larger = new Uint8Array(this[name].length * 2);
      larger.set(this[name]);
      this[name] = larger;
    }
    this.slots = new Int32Array(this.slots.length * 2);
    this.fillSlots();
  }

  /** Forgets all words but those of the first `lasting` places, which keep them. */
  forgetAfter(lasting: number): void {
    this.count = Math.min(this.count, lasting);
    this.slots.fill(0);
    this.fillSlots();
  }

  private fillSlots(): void {
    const mask = this.slots.length - 1;
    for (let place = 1; place < this.count; place++) {
      let slot = (this.hashes[place] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = place;
    }
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
