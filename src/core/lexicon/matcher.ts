import { tokenKey, Tokeniser, type Tokens, singularForms } from "../text/tokens.ts";
import { KINDS, type Kind } from "./concept.ts";
import { checkHash } from "./fold.ts";
import {
  bloomMask,
  bloomWord,
  type Header,
  readHeader,
  RECORD_EXACT,
  RECORD_LAST,
  sections,
  SLOT_CONTINUES,
  SLOT_HAS_RECORDS,
} from "./layout.ts";
import { nextState, slotOf, START_STATE } from "./state.ts";

/** A name found in a text. */
export interface Hit {
  /** First and last token of the name, both included. */
  readonly firstToken: number;
  readonly lastToken: number;
  /** UTF-16 code units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Index of the concept that is named. */
  readonly concept: number;
  /** How the text's words agree with the name: letter for letter, when folded, or as its plural. */
  readonly how: "exact" | "folded" | "plural";
}

/** Whatever finds names: the shipped lexicon, or the user's terms over it. */
export interface NameFinder {
  readonly tokeniser: Tokeniser;
  /** Number of concepts; their indices are below it. */
  readonly concepts: number;
  /** The kind of a concept, by its index. */
  kindOf(concept: number): Kind;
  /** All names in the text, in order, never overlapping. */
  find(text: string, tokens: Tokens): Hit[];
  /** Whether a concept is the user's own: nobody else may decide against it. */
  isOwn?(concept: number): boolean;
  /** Whether the user has said that these words are never a mention. */
  isStopped?(words: string): boolean;
}

/** How the last token of a candidate is read: as written, or as the plural of a name. */
const AS_WRITTEN = 0;
const SINGULAR = 1;
const IRREGULAR = 2;

/**
 * Finds every name of the compiled lexicon in tokenised text: whole tokens, leftmost, then longest. Reads the file's
 * bytes in place; nothing is built at load. Throws `LexiconFileError` when the file cannot be used.
 */
export class Matcher implements NameFinder {
  private readonly header: Header;
  private readonly slots: Int32Array;
  private readonly bloom: Int32Array;
  private readonly records: Int32Array;
  private readonly kinds: Uint8Array;
  readonly tokeniser = new Tokeniser();

  constructor(bytes: Uint8Array) {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    this.header = readHeader(aligned);
    const at = sections(this.header);
    const base = aligned.byteOffset;
    this.slots = new Int32Array(aligned.buffer, base + at.slots, this.header.slots * 2);
    this.bloom = new Int32Array(aligned.buffer, base + at.bloom, 2 ** this.header.bloomBits / 32);
    this.records = new Int32Array(aligned.buffer, base + at.records, this.header.records * 2);
    this.kinds = new Uint8Array(aligned.buffer, base + at.kinds, this.header.concepts);
  }

  /** Number of distinct names in the lexicon. */
  get forms(): number {
    return this.header.forms;
  }

  get concepts(): number {
    return this.header.concepts;
  }

  /** The kind of a concept, by its index. */
  kindOf(concept: number): Kind {
    return KINDS[this.kinds[concept] as number] as Kind;
  }

  /** All names in the text, in order, never overlapping. Linear in the number of tokens. */
  find(text: string, tokens: Tokens): Hit[] {
    const hits: Hit[] = [];
    let i = 0;
    while (i < tokens.count) {
      const hit = this.mayStart(tokens, i) ? this.longestAt(text, tokens, i) : undefined;
      if (hit === undefined) i++;
      else {
        hits.push(hit);
        i = hit.lastToken + 1;
      }
    }
    return hits;
  }

  /** A quick test that nearly every token fails: does any name begin with this token, or with this and the next? */
  private mayStart(tokens: Tokens, i: number): boolean {
    const state = nextState(START_STATE, tokens.hash[i] as number);
    if (this.inBloom(state) || tokens.singular[i] !== 0 || tokens.irregular[i] !== 0) return true;
    const next = i + 1;
    if (next >= tokens.count || tokens.hardBreak[next] === 1) return false;
    if (tokens.singular[next] !== 0 || tokens.irregular[next] !== 0) return true;
    return this.inBloom(nextState(state, tokens.hash[next] as number));
  }

  private inBloom(state: number): boolean {
    const mask = bloomMask(state);
    return ((this.bloom[bloomWord(state, this.header.bloomBits)] as number) & mask) === mask;
  }

  /**
   * The longest name that begins at token `i`. The walk goes as deep as the table allows and remembers each node with
   * names; then the candidates are verified from the deepest back, so a longer name that fails its case rule gives way
   * to a shorter one.
   */
  private longestAt(text: string, tokens: Tokens, i: number): Hit | undefined {
    const candidates: { records: number; depth: number; reading: number }[] = [];
    let state = START_STATE;
    for (let depth = 0; i + depth < tokens.count && depth < this.header.longest; depth++) {
      const token = i + depth;
      if (depth > 0 && tokens.hardBreak[token] === 1) break;
      const singular = tokens.singular[token] as number;
      const irregular = tokens.irregular[token] as number;
      if (irregular !== 0) this.remember(nextState(state, irregular), depth, IRREGULAR, candidates);
      if (singular !== 0) this.remember(nextState(state, singular), depth, SINGULAR, candidates);
      state = nextState(state, tokens.hash[token] as number);
      const info = this.remember(state, depth, AS_WRITTEN, candidates);
      // After the first token the walk always goes on: its states are not stored unless they are names themselves.
      if (depth > 0 && (info & SLOT_CONTINUES) === 0) break;
    }
    for (let c = candidates.length - 1; c >= 0; c--) {
      const candidate = candidates[c] as { records: number; depth: number; reading: number };
      const hit = this.verify(text, tokens, i, candidate);
      if (hit !== undefined) return hit;
    }
    return undefined;
  }

  /** Looks a state up; pushes its names as a candidate if it has any. Returns the slot's flags, 0 when not found. */
  private remember(
    state: number,
    depth: number,
    reading: number,
    candidates: { records: number; depth: number; reading: number }[],
  ): number {
    if (!this.inBloom(state)) return 0;
    const { slots } = this.header;
    let slot = slotOf(state, slots);
    for (;;) {
      const found = this.slots[slot * 2] as number;
      if (found === 0) return 0;
      if (found === state) break;
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
    const info = this.slots[slot * 2 + 1] as number;
    if ((info & SLOT_HAS_RECORDS) !== 0) candidates.push({ records: info >>> 2, depth, reading });
    return info;
  }

  /** The first record of a node whose whole name, case rule included, stands in the text. */
  private verify(
    text: string,
    tokens: Tokens,
    i: number,
    candidate: { records: number; depth: number; reading: number },
  ): Hit | undefined {
    for (let r = candidate.records; ; r++) {
      const head = this.records[r * 2] as number;
      const count = (head >>> 2) & 63;
      const exact = (head & RECORD_EXACT) !== 0;
      const last = i + count - 1;
      // A plural reading belongs to the token at the node's depth, so only names that end there can have it. Names
      // that end deeper (their unique tail is not stored) may be plural at their own last token.
      const endsHere = count === candidate.depth + 1;
      if (last < tokens.count && (endsHere || candidate.reading === AS_WRITTEN) && !this.isBroken(tokens, i, last)) {
        const how = this.agreement(text, tokens, i, last, exact, endsHere ? candidate.reading : -1, r);
        if (how !== undefined) {
          const start = tokens.start[i] as number;
          const end = tokens.end[last] as number;
          return { firstToken: i, lastToken: last, start, end, concept: head >>> 8, how };
        }
      }
      if ((head & RECORD_LAST) !== 0) return undefined;
    }
  }

  private isBroken(tokens: Tokens, first: number, last: number): boolean {
    for (let t = first + 1; t <= last; t++) if (tokens.hardBreak[t] === 1) return true;
    return false;
  }

  /** Whether tokens `first…last` spell the name of record `r`; `reading` -1 tries all readings of the last token. */
  private agreement(
    text: string,
    tokens: Tokens,
    first: number,
    last: number,
    exact: boolean,
    reading: number,
    r: number,
  ): Hit["how"] | undefined {
    const check = this.records[r * 2 + 1] as number;
    let prefix = "";
    for (let t = first; t < last; t++) prefix += tokenKey(text.slice(tokens.start[t], tokens.end[t]), exact) + " ";
    const lastKey = tokenKey(text.slice(tokens.start[last], tokens.end[last]), exact);
    if (reading <= AS_WRITTEN && (checkHash(prefix + lastKey) | 0) === check) return exact ? "exact" : "folded";
    if (reading === AS_WRITTEN) return undefined;
    if (tokens.singular[last] === 0 && tokens.irregular[last] === 0) return undefined;
    for (const singular of singularForms(lastKey)) {
      if ((checkHash(prefix + singular) | 0) === check) return "plural";
    }
    return undefined;
  }
}
