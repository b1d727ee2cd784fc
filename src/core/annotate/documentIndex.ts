import type { Steps } from "../steps.ts";
import type { AtomReader, Atoms } from "./atoms.ts";

/** How many atoms a shingle has: three in a row are rare enough in a megabyte to lead to a few places only. */
export const SHINGLE = 3;

/** Keys that are entered into a table in one step: a millisecond's work or less. */
const STEP = 8_000;

/** Where each key of a list stands, as a hash table in two arrays. Built once in linear time. */
class Positions {
  private readonly keys: Int32Array;
  private readonly mask: number;
  private readonly first: Int32Array;
  private readonly order: Int32Array;

  constructor(keys: Int32Array, count: number) {
    this.keys = keys;
    let size = 16;
    while (size < count * 2) size *= 2;
    this.mask = size - 1;
    this.first = new Int32Array(size + 1);
    this.order = new Int32Array(count);
  }

  /** Enters the keys; to be called once. */
  *fill(): Steps<void> {
    const { keys, first, order } = this;
    const [count, size] = [order.length, this.mask + 1];
    for (let i = 0; i < count; i++) {
      if (i % STEP === 0) yield;
      (first[this.slot(keys[i] as number) + 1] as number)++;
    }
    for (let s = 0; s < size; s++) {
      if (s % (4 * STEP) === 0) yield;
      first[s + 1] = (first[s + 1] as number) + (first[s] as number);
    }
    const next = first.slice(0, size);
    for (let i = 0; i < count; i++) {
      if (i % STEP === 0) yield;
      const slot = this.slot(keys[i] as number);
      order[next[slot] as number] = i;
      next[slot] = (next[slot] as number) + 1;
    }
  }

  private slot(key: number): number {
    return (key ^ (key >>> 15)) & this.mask;
  }

  /** How many positions have to be looked at for a key; no fewer than there are. */
  size(key: number): number {
    const slot = this.slot(key);
    return (this.first[slot + 1] as number) - (this.first[slot] as number);
  }

  /** Calls back with every position of a key, ascending. */
  each(key: number, found: (position: number) => void): void {
    const slot = this.slot(key);
    const end = this.first[slot + 1] as number;
    for (let i = this.first[slot] as number; i < end; i++) {
      const position = this.order[i] as number;
      if (this.keys[position] === key) found(position);
    }
  }
}

/** The key of the `SHINGLE` atoms from `at` on. */
export function shingleKey(keys: Int32Array, at: number): number {
  let key = 0;
  for (let i = at; i < at + SHINGLE; i++) key = Math.imul(key ^ (keys[i] as number), 0x2c1b3c6d) ^ (key >>> 13);
  return key;
}

/** A document's atoms and where each of them, and each shingle of them, stands. */
export class DocumentIndex {
  readonly text: string;
  readonly atoms: Atoms;
  readonly reader: AtomReader;
  readonly single: Positions;
  readonly shingles: Positions;

  private constructor(text: string, reader: AtomReader, atoms: Atoms, shingles: Int32Array) {
    this.text = text;
    this.reader = reader;
    this.atoms = atoms;
    this.single = new Positions(atoms.key, atoms.count);
    this.shingles = new Positions(shingles, shingles.length);
  }

  /** Indexes a text, step by step. */
  static *of(text: string, reader: AtomReader): Steps<DocumentIndex> {
    const atoms = yield* reader.readSteps(text);
    const keys = new Int32Array(Math.max(0, atoms.count - SHINGLE + 1));
    for (let i = 0; i < keys.length; i++) {
      if (i % STEP === 0) yield;
      keys[i] = shingleKey(atoms.key, i);
    }
    const index = new DocumentIndex(text, reader, atoms, keys);
    yield* index.single.fill();
    yield* index.shingles.fill();
    return index;
  }

  /**
   * Where a sequence of atoms stands, as indices of its first atom, ascending, at most `limit`. Found through its
   * rarest shingle, so the cost is the number of places where that stands.
   */
  find(keys: Int32Array, limit: number): number[] {
    const places: number[] = [];
    const length = keys.length;
    if (length === 0 || length > this.atoms.count) return places;
    const shingled = length >= SHINGLE;
    const table = shingled ? this.shingles : this.single;
    const width = shingled ? SHINGLE : 1;
    let seed = 0;
    let seedKey = 0;
    let rarest = Infinity;
    for (let i = 0; i + width <= length && rarest > 1; i++) {
      const key = shingled ? shingleKey(keys, i) : (keys[i] as number);
      const size = table.size(key);
      if (size < rarest) [seed, seedKey, rarest] = [i, key, size];
    }
    if (rarest === 0) return places;
    table.each(seedKey, (position) => {
      const at = position - seed;
      if (places.length < limit && at >= 0 && at + length <= this.atoms.count && this.matches(keys, at))
        places.push(at);
    });
    return places;
  }

  private matches(keys: Int32Array, at: number): boolean {
    for (let i = 0; i < keys.length; i++) if (this.atoms.key[at + i] !== keys[i]) return false;
    return true;
  }
}
