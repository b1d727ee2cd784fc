import { CharClass, charClass, foldChar, normaliseChar } from "./chars.ts";
import { plainSpelling, SPELLING_TRIGGERS } from "./spelling.ts";

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

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** One step of the token hash (FNV-1a over UTF-16 code units). */
function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

/** Final mixing, so that the low bits depend on the whole token; 0 is kept free to mean "none". */
function finishHash(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h === 0 ? 1 : h;
}

function hashUnits(hash: number, units: string): number {
  let result = hash;
  for (let i = 0; i < units.length; i++) result = hashUnit(result, units.charCodeAt(i));
  return result;
}

/** Hash of a folded token given as a string: what the tokeniser computes on the fly. */
export function hashToken(folded: string): number {
  return finishHash(hashUnits(FNV_OFFSET, folded));
}

/**
 * The singular spellings that a plural English noun may stand for, regular first. Empty when the word cannot be a
 * plural. Only words of at least four letters qualify: shorter ones (AIDS, is, gas) are names or verbs too often.
 */
export function singularForms(word: string): string[] {
  if (word.length < 4 || !word.endsWith("s") || word.endsWith("ss")) return [];
  const forms: string[] = [];
  const before = word.charCodeAt(word.length - 2);
  // "-us" and "-is" are singular endings (virus, sepsis); a digit before the s is a code, not a plural.
  if (before !== 0x75 && before !== 0x69 && !(before >= 0x30 && before <= 0x39)) forms.push(word.slice(0, -1));
  const irregular = irregularSingular(word);
  if (irregular !== undefined) forms.push(irregular);
  return forms;
}

/** neuropathies → neuropathy, metastases → metastasis, abscesses/reflexes/rashes → abscess/reflex/rash. */
function irregularSingular(word: string): string | undefined {
  if (!word.endsWith("es") || word.length < 5) return undefined;
  if (word.endsWith("ies")) return word.slice(0, -3) + "y";
  if (/(?:ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  if (/[aeiouy]ses$/.test(word)) return word.slice(0, -2) + "is";
  return undefined;
}

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

  private unitAt(unit: number): number {
    const known = this.units[unit] as number;
    return known >= 0 ? known : this.meet(unit);
  }

  private meet(unit: number): number {
    const folded = foldChar(unit);
    const found = (charClass(unit) << CLASS_SHIFT) | (folded.length === 1 ? folded.charCodeAt(0) : 0);
    this.units[unit] = found;
    return found;
  }

  private classAt(unit: number): number {
    return this.unitAt(unit) >> CLASS_SHIFT;
  }

  /**
   * Appends the tokens of `text[from, to)` to `tokens`. The first token of each call carries a hard break, so text
   * outside the range never joins a name inside it. Linear in the length of the range.
   */
  append(text: string, from: number, to: number, tokens: Tokens): void {
    let broken = true;
    let i = from;
    while (i < to) {
      const unit = text.charCodeAt(i);
      const kind = this.classAt(unit);
      if (kind === CharClass.word) {
        i = this.appendWord(text, i, i, to, tokens, broken);
        broken = false;
      } else if (kind === CharClass.newline) {
        const next = afterNewline(text, i, to);
        if (next < 0) broken = true;
        i++;
      } else if (kind === CharClass.punctuation || kind === CharClass.greek) {
        i = this.appendSymbol(text, i, to, tokens, broken);
        broken = false;
      } else {
        i++;
      }
    }
  }

  /** A word from `start`: letters, digits, the marks on them, and zero-width characters between them. */
  private appendWord(text: string, start: number, at: number, to: number, tokens: Tokens, broken: boolean): number {
    let hash = FNV_OFFSET;
    let i = at;
    let end = at;
    let simple = true;
    let skipped = false;
    let trigger = 0;
    let triggers = 0;
    const { masks, starts, ends } = SPELLING_TRIGGERS;
    while (i < to) {
      const unit = text.charCodeAt(i);
      const info = this.unitAt(unit);
      const kind = info >> CLASS_SHIFT;
      if (kind === CharClass.word) {
        const folded = info & FOLD_MASK;
        if (unit < 128) {
          hash = hashUnit(hash, folded);
          trigger = ((trigger << 1) | starts) & (masks[folded] as number);
          triggers |= trigger;
          if (skipped) simple = false;
        } else {
          hash = folded !== 0 ? hashUnit(hash, folded) : hashUnits(hash, foldChar(unit));
          triggers = ends;
          simple = false;
        }
        i++;
        end = i;
      } else if (kind === CharClass.mark) {
        simple = false;
        i++;
        end = i;
      } else if (kind === CharClass.ignored) {
        skipped = true;
        i++;
      } else if (isHighSurrogate(unit) && i + 1 < to && charClass(text.codePointAt(i) as number) === CharClass.word) {
        hash = hashUnits(hash, foldChar(text.codePointAt(i) as number));
        triggers = ends;
        simple = false;
        i += 2;
        end = i;
      } else break;
    }
    if ((triggers & ends) !== 0) hash = hashToken(tokenKey(text.slice(start, end), false));
    else hash = finishHash(hash);
    this.push(text, start, end, hash, simple, tokens, broken);
    return i;
  }

  /** A Greek letter, an astral character or a single mark of punctuation. */
  private appendSymbol(text: string, at: number, to: number, tokens: Tokens, broken: boolean): number {
    const unit = text.charCodeAt(at);
    if (isHighSurrogate(unit) && at + 1 < to) {
      const codePoint = text.codePointAt(at) as number;
      if (codePoint > 0xffff) {
        if (charClass(codePoint) === CharClass.word) return this.appendWord(text, at, at, to, tokens, broken);
        this.push(text, at, at + 2, hashToken(foldChar(codePoint)), false, tokens, broken);
        return at + 2;
      }
    }
    let end = at + 1;
    if (this.classAt(unit) === CharClass.greek) {
      while (end < to && this.classAt(text.charCodeAt(end)) === CharClass.mark) end++;
    }
    this.push(text, at, end, hashToken(foldChar(unit)), false, tokens, broken);
    return end;
  }

  private push(
    text: string,
    start: number,
    end: number,
    hash: number,
    simple: boolean,
    tokens: Tokens,
    broken: boolean,
  ): void {
    if (tokens.count === tokens.start.length) grow(tokens);
    const n = tokens.count++;
    tokens.start[n] = start;
    tokens.end[n] = end;
    tokens.hash[n] = hash;
    tokens.hardBreak[n] = broken ? 1 : 0;
    let singular = 0;
    let irregular = 0;
    // A plural is marked by a lower-case s: "mAbs" may be several mAb, "MABS" is a name.
    if (simple && end - start >= 4 && text.charCodeAt(end - 1) === 0x73) {
      const word = tokenKey(text.slice(start, end), false);
      const forms = singularForms(word);
      if (forms.length > 0) singular = hashToken(forms[0] as string);
      if (forms.length > 1) irregular = hashToken(forms[1] as string);
    }
    tokens.singular[n] = singular;
    tokens.irregular[n] = irregular;
  }
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
