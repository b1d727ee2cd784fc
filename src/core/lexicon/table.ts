import type { Tokens } from "../text/tokens.ts";
import {
  filterBlock,
  filterMask,
  filterWord,
  type Header,
  sections,
  SLOT_CONTINUES,
  SLOT_HAS_RECORDS,
  SLOT_HAS_SILENT,
  SLOT_SHIFT,
} from "./layout.ts";
import { nextState, slotOf, START_STATE } from "./state.ts";

/** How the last token of a candidate is read: as written, or as the plural of a name. */
export const AS_WRITTEN = 0;
const SINGULAR = 1;
const IRREGULAR = 2;

/**
 * The prefix table of the matcher's file, read in place: which names may begin at a token, and the nodes on the way of
 * the tokens from there. A filter of first and second tokens stands before the slots.
 */
export class PrefixTable {
  private readonly slots: Int32Array;
  private readonly filter: Int32Array;
  private readonly slotCount: number;
  private readonly filterBits: number;
  private readonly longest: number;
  // Room for one walk's candidates, three readings of each token; each walk overwrites the last one's.
  /** Of each candidate the first of its records. */
  readonly records: Int32Array;
  /** The depth it ends at, 0 for the first token. */
  readonly depth: Uint8Array;
  /** How the token there was read: `AS_WRITTEN`, or as a plural. */
  readonly reading: Uint8Array;

  constructor(buffer: ArrayBufferLike, base: number, header: Header) {
    const at = sections(header);
    this.slots = new Int32Array(buffer, base + at.slots, header.slots * 2);
    this.filter = new Int32Array(buffer, base + at.filter, 2 ** header.filterBits / 32);
    this.slotCount = header.slots;
    this.filterBits = header.filterBits;
    this.longest = header.longest;
    this.records = new Int32Array(3 * header.longest);
    this.depth = new Uint8Array(3 * header.longest);
    this.reading = new Uint8Array(3 * header.longest);
  }

  /** A quick test that most tokens fail: does any name begin with token `i`, or with it and the next? */
  mayBegin(tokens: Tokens, i: number): boolean {
    const { hash, singular, irregular, hardBreak, count } = tokens;
    const first = hash[i] as number;
    const block = filterBlock(first, this.filterBits);
    if (this.holds(block, ~first)) return true;
    if (singular[i] !== 0 && this.mayBeName(singular[i] as number)) return true;
    if (irregular[i] !== 0 && this.mayBeName(irregular[i] as number)) return true;
    const next = i + 1;
    if (next >= count || hardBreak[next] === 1) return false;
    return this.mayGoOn(block, tokens, next);
  }

  /** Whether a token may be a name by itself. */
  private mayBeName(token: number): boolean {
    return this.holds(filterBlock(token, this.filterBits), ~token);
  }

  /** Whether a name may go on from a first token with another, read in any way. */
  private mayGoOn(block: number, { hash, singular, irregular }: Tokens, next: number): boolean {
    return (
      this.holds(block, hash[next] as number) ||
      (singular[next] !== 0 && this.holds(block, singular[next] as number)) ||
      (irregular[next] !== 0 && this.holds(block, irregular[next] as number))
    );
  }

  /** Whether the filter holds a second token in a block: always true for the names to be found, seldom for others. */
  private holds(block: number, second: number): boolean {
    const mask = filterMask(second);
    return ((this.filter[block + filterWord(second)] as number) & mask) === mask;
  }

  /**
   * Walks from token `i` as deep as the table goes and notes the nodes with names as candidates, shallowest first:
   * those with names to be found, or, when `withSilent`, those with any. Returns how many.
   */
  walk(tokens: Tokens, i: number, withSilent: boolean): number {
    const { hash, singular, irregular, hardBreak, count } = tokens;
    const flags = withSilent ? SLOT_HAS_RECORDS | SLOT_HAS_SILENT : SLOT_HAS_RECORDS;
    const deepest = Math.min(count - i, this.longest);
    const block = filterBlock(hash[i] as number, this.filterBits);
    let found = 0;
    let state = START_STATE;
    for (let depth = 0; depth < deepest; depth++) {
      const token = i + depth;
      if (depth > 0 && hardBreak[token] === 1) break;
      // The filter knows no silent names, and nothing of third tokens.
      const isFiltered = !withSilent && depth < 2;
      const plural = irregular[token] as number;
      if (plural !== 0 && (!isFiltered || this.mayBe(block, depth, plural))) {
        found = this.note(this.infoOf(nextState(state, plural)), depth, IRREGULAR, flags, found);
      }
      const regular = singular[token] as number;
      if (regular !== 0 && (!isFiltered || this.mayBe(block, depth, regular))) {
        found = this.note(this.infoOf(nextState(state, regular)), depth, SINGULAR, flags, found);
      }
      const written = hash[token] as number;
      state = nextState(state, written);
      const info = !isFiltered || this.mayBe(block, depth, written) ? this.infoOf(state) : 0;
      found = this.note(info, depth, AS_WRITTEN, flags, found);
      // After the first token the walk always goes on: its states are not stored unless they are names themselves.
      if (depth > 0 && (info & SLOT_CONTINUES) === 0) break;
    }
    return found;
  }

  /** Whether the filter holds a token as a name by itself (`depth` 0), or after the first token, whose block is given. */
  private mayBe(block: number, depth: number, token: number): boolean {
    return depth === 0 ? this.mayBeName(token) : this.holds(block, token);
  }

  /** The slot's info of a state, 0 when it is not in the table. */
  private infoOf(state: number): number {
    let slot = slotOf(state, this.slotCount);
    for (;;) {
      const found = this.slots[slot * 2] as number;
      if (found === 0) return 0;
      if (found === state) return this.slots[slot * 2 + 1] as number;
      slot = slot + 1 === this.slotCount ? 0 : slot + 1;
    }
  }

  private note(info: number, depth: number, reading: number, flags: number, found: number): number {
    if ((info & flags) === 0) return found;
    this.records[found] = info >>> SLOT_SHIFT;
    this.depth[found] = depth;
    this.reading[found] = reading;
    return found + 1;
  }
}
