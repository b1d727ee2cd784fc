import { tokenKey, Tokeniser, type Tokens, singularForms } from "../text/tokens.ts";
import { KINDS, type Kind } from "./concept.ts";
import { checkHash, tokensOfName } from "./fold.ts";
import {
  bloomMask,
  bloomWord,
  type Header,
  readHeader,
  RECORD_CONCEPT_SHIFT,
  RECORD_EXACT,
  RECORD_LAST,
  RECORD_RIGHT_SHIFT,
  RECORD_SILENT,
  RECORD_TOKENS_SHIFT,
  sections,
  SLOT_CONTINUES,
  SLOT_HAS_RECORDS,
  SLOT_HAS_SILENT,
  SLOT_SHIFT,
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

/** A concept that goes by some words. */
export interface Named {
  /** Index of the concept. */
  readonly concept: number;
  readonly how: Hit["how"];
  /** How good its right to the name is: 0 its own name or brand, 1 a synonym, 2 an alias, code or former name, 3 less. */
  readonly right: number;
  /**
   * True for a name that the scan never finds: another concept has it in running text, or it is too common a word or
   * too short a symbol to be marked by itself. Where something else says that the words are a mention, it may tell which.
   */
  readonly silent: boolean;
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
  /**
   * Every concept that goes by exactly these words: what the scan finds first, then by right; names as written before
   * plurals. The words of a hit give its alternatives.
   */
  named(words: string): Named[];
  /** Whether a concept is the user's own: nobody else may decide against it. */
  isOwn?(concept: number): boolean;
  /** Whether the user has said that these words are never a mention. */
  isStopped?(words: string): boolean;
}

/** A node of the table with names: where its records begin, the token it ends at, and how that token was read. */
interface Candidate {
  readonly records: number;
  readonly depth: number;
  readonly reading: number;
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
   * The longest name that begins at token `i`. Candidates are verified from the deepest back, so a longer name that fails
   * its case rule gives way to a shorter one.
   */
  private longestAt(text: string, tokens: Tokens, i: number): Hit | undefined {
    const candidates = this.candidatesAt(tokens, i, SLOT_HAS_RECORDS);
    for (let c = candidates.length - 1; c >= 0; c--) {
      const hit = this.verify(text, tokens, i, candidates[c] as Candidate);
      if (hit !== undefined) return hit;
    }
    return undefined;
  }

  named(words: string): Named[] {
    const tokens = tokensOfName(words, this.tokeniser);
    const last = tokens.count - 1;
    const found: Named[] = [];
    if (last < 0) return found;
    for (const { records, depth, reading } of this.candidatesAt(tokens, 0, SLOT_HAS_RECORDS | SLOT_HAS_SILENT)) {
      for (let r = records; ; r++) {
        const head = this.records[r * 2] as number;
        const how = this.spells(words, tokens, 0, last, r, head, depth, reading);
        if (how !== undefined) {
          const silent = (head & RECORD_SILENT) !== 0;
          found.push({ concept: head >>> RECORD_CONCEPT_SHIFT, how, right: (head >>> RECORD_RIGHT_SHIFT) & 3, silent });
        }
        if ((head & RECORD_LAST) !== 0) break;
      }
    }
    found.sort(
      (a, b) =>
        Number(a.how === "plural") - Number(b.how === "plural") ||
        Number(a.silent) - Number(b.silent) ||
        a.right - b.right,
    );
    return found.filter(({ concept }, n) => found.findIndex((other) => other.concept === concept) === n);
  }

  /** Walks the table from token `i` as deep as it goes; the nodes that have any of the flags, shallowest first. */
  private candidatesAt(tokens: Tokens, i: number, flags: number): Candidate[] {
    const candidates: Candidate[] = [];
    let state = START_STATE;
    for (let depth = 0; i + depth < tokens.count && depth < this.header.longest; depth++) {
      const token = i + depth;
      if (depth > 0 && tokens.hardBreak[token] === 1) break;
      const singular = tokens.singular[token] as number;
      const irregular = tokens.irregular[token] as number;
      if (irregular !== 0) this.remember(nextState(state, irregular), depth, IRREGULAR, flags, candidates);
      if (singular !== 0) this.remember(nextState(state, singular), depth, SINGULAR, flags, candidates);
      state = nextState(state, tokens.hash[token] as number);
      const info = this.remember(state, depth, AS_WRITTEN, flags, candidates);
      // After the first token the walk always goes on: its states are not stored unless they are names themselves.
      if (depth > 0 && (info & SLOT_CONTINUES) === 0) break;
    }
    return candidates;
  }

  /** Looks a state up; pushes it as a candidate if it has any of the flags. Returns the slot's info, 0 when not found. */
  private remember(state: number, depth: number, reading: number, flags: number, candidates: Candidate[]): number {
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
    if ((info & flags) !== 0) candidates.push({ records: info >>> SLOT_SHIFT, depth, reading });
    return info;
  }

  /** The first name of a node, case rule included, that stands in the text and is not silent. */
  private verify(text: string, tokens: Tokens, i: number, { records, depth, reading }: Candidate): Hit | undefined {
    for (let r = records; ; r++) {
      const head = this.records[r * 2] as number;
      const last = i + ((head >>> RECORD_TOKENS_SHIFT) & 63) - 1;
      if ((head & RECORD_SILENT) === 0 && last < tokens.count) {
        const how = this.spells(text, tokens, i, last, r, head, depth, reading);
        if (how !== undefined) {
          const start = tokens.start[i] as number;
          const end = tokens.end[last] as number;
          return { firstToken: i, lastToken: last, start, end, concept: head >>> RECORD_CONCEPT_SHIFT, how };
        }
      }
      if ((head & RECORD_LAST) !== 0) return undefined;
    }
  }

  /**
   * Whether tokens `first…last` are the name of record `r`, whose first word is `head`. A plural reading belongs to the
   * token at the node's depth, so only names that end there can have it. Names that end deeper (their unique tail is
   * not stored) may be plural at their own last token.
   */
  private spells(
    text: string,
    tokens: Tokens,
    first: number,
    last: number,
    r: number,
    head: number,
    depth: number,
    reading: number,
  ): Hit["how"] | undefined {
    const count = (head >>> RECORD_TOKENS_SHIFT) & 63;
    const endsHere = count === depth + 1;
    if (count !== last - first + 1 || (!endsHere && reading !== AS_WRITTEN) || this.isBroken(tokens, first, last)) {
      return undefined;
    }
    return this.agreement(text, tokens, first, last, (head & RECORD_EXACT) !== 0, endsHere ? reading : -1, r);
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
