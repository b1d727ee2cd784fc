import { singularForms } from "../text/plurals.ts";
import { emptyTokens, tokenKey, Tokeniser, type Tokens } from "../text/tokens.ts";
import { KINDS, type Kind } from "./concept.ts";
import { addKey, addToken, addUnit, finishCheck, startCheck } from "./fold.ts";
import {
  type Header,
  readHeader,
  RECORD_CONCEPT_SHIFT,
  RECORD_EXACT,
  RECORD_LAST,
  RECORD_RIGHT_SHIFT,
  RECORD_SILENT,
  RECORD_TOKENS_SHIFT,
  sections,
} from "./layout.ts";
import { AS_WRITTEN, PrefixTable } from "./table.ts";

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

/** What joins the tokens of a key. */
const BLANK = 32;

/**
 * Finds every name of the compiled lexicon in tokenised text: whole tokens, leftmost, then longest. Reads the file's
 * bytes in place; nothing is built at load. Throws `LexiconFileError` when the file cannot be used.
 */
export class Matcher implements NameFinder {
  private readonly header: Header;
  private readonly table: PrefixTable;
  private readonly records: Int32Array;
  private readonly kinds: Uint8Array;
  readonly tokeniser = new Tokeniser();
  /** Of the words that are looked up by themselves; each look-up overwrites the last one's. */
  private readonly nameTokens = emptyTokens(16);

  constructor(bytes: Uint8Array) {
    // Not by `bytes.slice()`: a slice of Node's buffers lies where they lie.
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
    this.header = readHeader(aligned);
    const at = sections(this.header);
    const base = aligned.byteOffset;
    this.table = new PrefixTable(aligned.buffer, base, this.header);
    this.records = new Int32Array(aligned.buffer, base + at.records, this.header.records * 2);
    this.kinds = new Uint8Array(aligned.buffer, base + at.kinds, this.header.concepts);
  }

  /** Number of distinct names in the lexicon. */
  get forms(): number {
    return this.header.forms;
  }

  /** Number of concepts in the lexicon. */
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
      const hit = this.table.mayBegin(tokens, i) ? this.longestAt(text, tokens, i) : undefined;
      if (hit === undefined) i++;
      else {
        hits.push(hit);
        i = hit.lastToken + 1;
      }
    }
    return hits;
  }

  /**
   * The longest name that begins at token `i`. Candidates are verified from the deepest back, so a longer name that fails
   * its case rule gives way to a shorter one.
   */
  private longestAt(text: string, tokens: Tokens, i: number): Hit | undefined {
    for (let c = this.table.walk(tokens, i, false) - 1; c >= 0; c--) {
      const hit = this.verify(text, tokens, i, c);
      if (hit !== undefined) return hit;
    }
    return undefined;
  }

  named(words: string): Named[] {
    const tokens = this.nameTokens;
    tokens.count = 0;
    this.tokeniser.append(words, 0, words.length, tokens);
    const last = tokens.count - 1;
    const found: Named[] = [];
    if (last < 0) return found;
    const count = this.table.walk(tokens, 0, true);
    for (let c = 0; c < count; c++) {
      for (let r = this.table.records[c] as number; ; r++) {
        const head = this.records[r * 2] as number;
        const how = this.spells(words, tokens, 0, last, c, r);
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

  /** The first name of candidate `c`, case rule included, that stands in the text and is not silent. */
  private verify(text: string, tokens: Tokens, i: number, c: number): Hit | undefined {
    for (let r = this.table.records[c] as number; ; r++) {
      const head = this.records[r * 2] as number;
      const last = i + ((head >>> RECORD_TOKENS_SHIFT) & 63) - 1;
      if ((head & RECORD_SILENT) === 0 && last < tokens.count) {
        const how = this.spells(text, tokens, i, last, c, r);
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
   * Whether tokens `first…last` are the name of record `r` of candidate `c`. A plural reading belongs to the token at the
   * candidate's depth, so only names that end there can have it. Names that end deeper (their unique tail is not
   * stored) may be plural at their own last token.
   */
  private spells(
    text: string,
    tokens: Tokens,
    first: number,
    last: number,
    c: number,
    r: number,
  ): Hit["how"] | undefined {
    const head = this.records[r * 2] as number;
    const count = (head >>> RECORD_TOKENS_SHIFT) & 63;
    const reading = this.table.reading[c] as number;
    const endsHere = count === (this.table.depth[c] as number) + 1;
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
    let prefix = startCheck();
    for (let t = first; t < last; t++) {
      prefix = addToken(prefix, text, tokens.start[t] as number, tokens.end[t] as number, exact);
      prefix = addUnit(prefix, BLANK);
    }
    const start = tokens.start[last] as number;
    const end = tokens.end[last] as number;
    if (reading <= AS_WRITTEN && finishCheck(addToken(prefix, text, start, end, exact)) === check) {
      return exact ? "exact" : "folded";
    }
    if (reading === AS_WRITTEN || (tokens.singular[last] === 0 && tokens.irregular[last] === 0)) return undefined;
    for (const singular of singularForms(tokenKey(text.slice(start, end), exact))) {
      if (finishCheck(addKey(prefix, singular)) === check) return "plural";
    }
    return undefined;
  }
}
