import { CharClass, charClass, foldChar, normaliseChar } from "./chars.ts";
import { irregularSingular, isPluralAfter, SHORTEST_PLURAL, singularForms } from "./plurals.ts";
import { plainSpelling, SPELLING_TRIGGERS } from "./spelling.ts";
import { finishHash, FNV_OFFSET, hashToken, hashUnit } from "./tokenHash.ts";

/**
 * The tokens of a text as parallel arrays, so that a scan of a megabyte makes no objects. Offsets are UTF-16 code
 * units of the whole text. Only the first `count` places are in use.
 */
export interface Tokens {
  count: number;
  start: Int32Array;
  end: Int32Array;
  /** Hash of the folded token: equal for names that differ in case, dashes, diacritics, Greek or British spelling. */
  hash: Int32Array;
  /** Hash of the folded token without a plural `s`, or 0 where it has none. */
  singular: Int32Array;
  /** Hash of the folded token with an irregular plural undone (`-ies`, `-ses`, `-es`), or 0. */
  irregular: Int32Array;
  /** 1 where no name may continue from the token before: a blank line, a list marker, masked text. */
  hardBreak: Uint8Array;
}

/** An empty token list with room for `capacity` tokens; it grows as needed. */
export function emptyTokens(capacity = 256): Tokens {
  return {
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    hash: new Int32Array(capacity),
    singular: new Int32Array(capacity),
    irregular: new Int32Array(capacity),
    hardBreak: new Uint8Array(capacity),
  };
}

function grow(tokens: Tokens): void {
  const capacity = tokens.start.length * 2;
  for (const key of ["start", "end", "hash", "singular", "irregular"] as const) {
    const larger = new Int32Array(capacity);
    larger.set(tokens[key]);
    tokens[key] = larger;
  }
  const breaks = new Uint8Array(capacity);
  breaks.set(tokens.hardBreak);
  tokens.hardBreak = breaks;
}

const CLASS_SHIFT = 16;
const FOLD_MASK = 0xffff;
/** A plural is marked by a lower-case s: "mAbs" may be several mAb, "MABS" is a name. */
const PLURAL_S = 0x73;
/** What the table would hold of a blank. */
const SEPARATOR_INFO = CharClass.separator << CLASS_SHIFT;

/**
 * Splits text into tokens. One tokeniser holds the character tables of its owner and can be used for any number of
 * texts; it is not shared between threads.
 */
export class Tokeniser {
  /**
   * Of each UTF-16 code unit its class (from bit 16 on) and its fold where that is one unit, else 0 (bits 0 to 15);
   * -1 is "not met yet".
   */
  private readonly units = new Int32Array(65536).fill(-1);
  /** Keys of the last words that needed more than their letters' folds; a text repeats them. */
  private readonly keys = new Map<string, string>();

  private unitAt(unit: number): number {
    const known = this.units[unit] as number;
    return known >= 0 ? known : this.meet(unit);
  }

  private meet(unit: number): number {
    const folded = foldChar(unit);
    const found = (unitClass(unit) << CLASS_SHIFT) | (folded.length === 1 ? folded.charCodeAt(0) : 0);
    this.units[unit] = found;
    return found;
  }

  /**
   * Appends the tokens of `text[from, to)` to `tokens`. The first token of each call carries a hard break, so text
   * outside the range never joins a name inside it. Linear in the length of the range.
   */
  append(text: string, from: number, to: number, tokens: Tokens): void {
    const { units } = this;
    const { masks, starts, ends } = SPELLING_TRIGGERS;
    let broken = true;
    let i = from;
    while (i < to) {
      const info = units[text.charCodeAt(i)] as number;
      const kind = info >> CLASS_SHIFT;
      if (kind === PLAIN) {
        // Nearly all words are ASCII letters and digits from end to end; the others start again in `appendWord`.
        const start = i;
        let hash = FNV_OFFSET;
        let hashBefore: number;
        let trigger = 0;
        let triggers = 0;
        let next = info;
        do {
          const folded = next & FOLD_MASK;
          hashBefore = hash;
          hash = hashUnit(hash, folded);
          trigger = ((trigger << 1) | starts) & (masks[folded] as number);
          triggers |= trigger;
          i++;
          next = i < to ? (units[text.charCodeAt(i)] as number) : SEPARATOR_INFO;
        } while (next >> CLASS_SHIFT === PLAIN);
        if (endsWord(next >> CLASS_SHIFT)) {
          if ((triggers & ends) !== 0) this.pushWord(text, start, i, tokens, broken);
          else if (text.charCodeAt(i - 1) !== PLURAL_S) put(tokens, start, i, finishHash(hash), 0, 0, broken);
          else this.pushPlural(text, start, i, hash, hashBefore, tokens, broken);
          // A blank mostly follows.
          if (next >> CLASS_SHIFT === CharClass.separator) i++;
        } else i = this.appendWord(text, start, start, to, tokens, broken);
        broken = false;
      } else if (kind === CharClass.separator || kind === CharClass.dash || kind === CharClass.ignored) {
        i++;
      } else if (kind === CharClass.punctuation && (info & FOLD_MASK) !== 0) {
        put(tokens, i, i + 1, finishHash(hashUnit(FNV_OFFSET, info & FOLD_MASK)), 0, 0, broken);
        broken = false;
        i++;
      } else if (kind === CharClass.newline) {
        if (afterNewline(text, i, to) < 0) broken = true;
        i++;
      } else if (kind < 0) {
        this.meet(text.charCodeAt(i));
      } else if (kind === CharClass.word) {
        i = this.appendWord(text, i, i, to, tokens, broken);
        broken = false;
      } else if (kind === CharClass.mark) {
        i++;
      } else {
        i = this.appendSymbol(text, i, to, tokens, broken);
        broken = false;
      }
    }
  }

  /** A word of any script from `start`: letters, digits, the marks on them, and zero-width characters between them. */
  private appendWord(text: string, start: number, at: number, to: number, tokens: Tokens, broken: boolean): number {
    let i = at;
    let end = at;
    while (i < to) {
      const unit = text.charCodeAt(i);
      const kind = this.unitAt(unit) >> CLASS_SHIFT;
      if (kind === PLAIN || kind === CharClass.word || kind === CharClass.mark) {
        i++;
        end = i;
      } else if (kind === CharClass.ignored) {
        i++;
      } else if (kind === SURROGATE && i + 1 < to && charClass(text.codePointAt(i) as number) === CharClass.word) {
        i += 2;
        end = i;
      } else break;
    }
    this.pushWord(text, start, end, tokens, broken);
    return i;
  }

  /** A Greek letter, an astral character or a single mark of punctuation. */
  private appendSymbol(text: string, at: number, to: number, tokens: Tokens, broken: boolean): number {
    const unit = text.charCodeAt(at);
    if (isHighSurrogate(unit) && at + 1 < to) {
      const codePoint = text.codePointAt(at) as number;
      if (codePoint > 0xffff) {
        if (charClass(codePoint) === CharClass.word) return this.appendWord(text, at, at, to, tokens, broken);
        put(tokens, at, at + 2, hashToken(foldChar(codePoint)), 0, 0, broken);
        return at + 2;
      }
    }
    let end = at + 1;
    if (this.unitAt(unit) >> CLASS_SHIFT === CharClass.greek) {
      while (end < to && this.unitAt(text.charCodeAt(end)) >> CLASS_SHIFT === CharClass.mark) end++;
    }
    put(tokens, at, end, hashToken(foldChar(unit)), 0, 0, broken);
    return end;
  }

  /** Pushes a plain word that ends in a lower-case s, with its hash and the hash without the s. */
  private pushPlural(
    text: string,
    start: number,
    end: number,
    hash: number,
    hashBefore: number,
    tokens: Tokens,
    broken: boolean,
  ): void {
    let singular = 0;
    let irregular = 0;
    if (end - start >= SHORTEST_PLURAL) {
      const before = text.charCodeAt(end - 2) | 0x20;
      if (isPluralAfter(before)) singular = finishHash(hashBefore);
      if (before === 0x65) {
        const word = irregularSingular(text.slice(start, end).toLowerCase());
        if (word !== undefined) irregular = hashToken(word);
      }
    }
    put(tokens, start, end, finishHash(hash), singular, irregular, broken);
  }

  /** Pushes any other word: its key is made as a string first. */
  private pushWord(text: string, start: number, end: number, tokens: Tokens, broken: boolean): void {
    const word = text.slice(start, end);
    const key = this.keyOf(word);
    const forms = /^[A-Za-z0-9]*s$/.test(word) ? singularForms(key) : [];
    const singular = forms[0] === undefined ? 0 : hashToken(forms[0]);
    const irregular = forms[1] === undefined ? 0 : hashToken(forms[1]);
    put(tokens, start, end, hashToken(key), singular, irregular, broken);
  }

  private keyOf(word: string): string {
    let key = this.keys.get(word);
    if (key === undefined) {
      key = tokenKey(word, false);
      if (this.keys.size >= MOST_KEYS) this.keys.clear();
      if (word.length <= LONGEST_KEPT) this.keys.set(word, key);
    }
    return key;
  }
}

/** How many keys are remembered, of words of at most so many code units: under a megabyte. */
const MOST_KEYS = 4096;
const LONGEST_KEPT = 64;

function put(
  tokens: Tokens,
  start: number,
  end: number,
  hash: number,
  singular: number,
  irregular: number,
  broken: boolean,
): void {
  if (tokens.count === tokens.start.length) grow(tokens);
  const n = tokens.count++;
  tokens.start[n] = start;
  tokens.end[n] = end;
  tokens.hash[n] = hash;
  tokens.singular[n] = singular;
  tokens.irregular[n] = irregular;
  tokens.hardBreak[n] = broken ? 1 : 0;
}

/** A class of code units besides `CharClass`: ASCII letters and digits, which are words in plain spelling. */
const PLAIN = 8;
/** The same: the first half of an astral character, which may be a letter. */
const SURROGATE = 9;

function unitClass(unit: number): number {
  if (isHighSurrogate(unit)) return SURROGATE;
  const kind = charClass(unit);
  return kind === CharClass.word && unit < 128 ? PLAIN : kind;
}

/** Whether a word of ASCII letters ends before a unit of the class, without a look at the unit itself. */
function endsWord(kind: number): boolean {
  return (
    kind >= 0 && kind !== CharClass.word && kind !== CharClass.mark && kind !== CharClass.ignored && kind !== SURROGATE
  );
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/**
 * Looks at what follows a newline at `at`: -1 when a name must not continue there (a blank line, or a line that opens
 * with a dash and a blank, which is a list item), else the offset after the newline.
 */
function afterNewline(text: string, at: number, to: number): number {
  let i = at + 1;
  if (text.charCodeAt(at) === 13 && text.charCodeAt(i) === 10) i++;
  while (i < to && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i++;
  if (i >= to) return i;
  const unit = text.charCodeAt(i);
  if (unit === 10 || unit === 13) return -1;
  const next = text.charCodeAt(i + 1);
  const opensItem = (unit === 45 || unit === 0x2013 || unit === 0x2014) && (next === 32 || next === 9);
  return opensItem ? -1 : i;
}

/** The exact-case form of one token's text, or its folded form in plain spelling (see `plainSpelling`). */
export function tokenKey(token: string, exactCase: boolean): string {
  let key = "";
  for (const char of token) {
    const codePoint = char.codePointAt(0) as number;
    key += exactCase ? normaliseChar(codePoint) : foldChar(codePoint);
  }
  return exactCase ? key : plainSpelling(key);
}
