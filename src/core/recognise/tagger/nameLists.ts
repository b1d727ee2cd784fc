import { mix, SEED } from "./hash.ts";
import { markName } from "./lexiconNames.ts";
import { LIST_ROWS, MARGIN, NAME_ROWS, type Sentence } from "./sentence.ts";
import type { WordTable } from "./wordTable.ts";

/** Names of more words are not listed. */
export const LONGEST_LISTED = 6;

/** Bits of a listed name's hash: about one string in a thousand is on a list by mistake, which training allows for. */
const LIST_BITS = 28;

/** Bits of the filter in front of the table. */
const FILTER_BITS = 22;

/** What the hash of a name starts from. */
export const LIST_START = SEED;

/** The hash of a name with one more word, given the word's hash by `listKey`. */
export function nextListHash(hash: number, listed: number): number {
  return mix(hash, listed);
}

/** What is stored of a name's hash. */
export function listHash(hash: number): number {
  return hash >>> (32 - LIST_BITS);
}

/** All lists are open to the next name. */
const ALL_LISTS = 2 ** LIST_ROWS.length - 1;

/** Finds the names of the lists in sentences: for each list the longest name at each word, from left to right. */
export class NameLists {
  private readonly hashes: Int32Array;
  /** Which lists a name is on, one bit each; 0 marks an empty slot. */
  private readonly rows: Uint8Array;
  private readonly shift: number;
  private readonly filter = new Int32Array(2 ** FILTER_BITS / 32);
  private readonly isEmpty: boolean;
  /** For each list: the first word after its last name, and the last word of its name at hand. */
  private readonly free = new Int32Array(LIST_ROWS.length);
  private readonly ends = new Int32Array(LIST_ROWS.length);

  constructor(lists: readonly Uint32Array[]) {
    const count = lists.reduce((sum, list) => sum + list.length, 0);
    this.isEmpty = count === 0;
    let bits = 4;
    while (2 ** bits < count * 1.3) bits++;
    this.shift = LIST_BITS - bits;
    this.hashes = new Int32Array(2 ** bits);
    this.rows = new Uint8Array(2 ** bits);
    // In the order of the hashes, which is the table's: the table is filled from front to back.
    lists.forEach((list, row) => this.insert(list, 1 << row));
  }

  private insert(list: Uint32Array, bit: number): void {
    const { hashes, rows, filter, shift } = this;
    const mask = rows.length - 1;
    for (let i = 0; i < list.length; i++) {
      const hash = list[i] as number;
      let slot = hash >>> shift;
      while (rows[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
      hashes[slot] = hash;
      rows[slot]! |= bit;
      filter[hash >>> (LIST_BITS + 5 - FILTER_BITS)]! |= 1 << (hash & 31);
    }
  }

  private listsOf(hash: number): number {
    if ((((this.filter[hash >>> (LIST_BITS + 5 - FILTER_BITS)] as number) >>> (hash & 31)) & 1) === 0) return 0;
    let slot = hash >>> this.shift;
    for (;;) {
      const rows = this.rows[slot] as number;
      if (rows === 0 || this.hashes[slot] === hash) return rows;
      slot = (slot + 1) & (this.rows.length - 1);
    }
  }

  /** Marks the names in the rows of the sentence after those of the lexicon. */
  mark(sentence: Sentence, table: WordTable): void {
    if (this.isEmpty) return;
    const { count, place, names } = sentence;
    const { free, ends } = this;
    free.fill(0);
    // Where every list is open again; before it, each is asked.
    let allFree = 0;
    for (let i = 0; i < count; i++) {
      let open = ALL_LISTS;
      if (i < allFree) {
        for (let row = 0; row < LIST_ROWS.length; row++) if ((free[row] as number) > i) open &= ~(1 << row);
      }
      let found = 0;
      let hash = LIST_START;
      const limit = Math.min(count, i + LONGEST_LISTED);
      for (let j = i; j < limit; j++) {
        hash = nextListHash(hash, table.listed[place[j + MARGIN] as number] as number);
        const rows = this.listsOf(listHash(hash)) & open;
        if (rows === 0) continue;
        found |= rows;
        for (let row = 0; row < LIST_ROWS.length; row++) if (((rows >>> row) & 1) === 1) ends[row] = j;
      }
      for (let row = 0; found >>> row !== 0; row++) {
        if (((found >>> row) & 1) === 0) continue;
        const end = ends[row] as number;
        markName(names[NAME_ROWS.length + row] as Uint8Array, i + MARGIN, end + MARGIN);
        free[row] = end + 1;
        allFree = Math.max(allFree, end + 1);
      }
    }
  }
}
