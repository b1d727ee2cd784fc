import { CharClass, charClass } from "../../text/chars.ts";

/**
 * The words of a text as the tagger reads them, in parallel arrays of which the first `count` places are in use.
 * Unlike the lexicon's tokens, every visible character belongs to one: dashes stand alone, because they decide the
 * borders of chemical names, and Greek letters stay in their word. Offsets are UTF-16 code units of the whole text.
 */
export interface Words {
  count: number;
  start: Int32Array;
  end: Int32Array;
  /** Two unrelated hashes of the word as written; together they stand for the word. */
  hash: Int32Array;
  check: Int32Array;
  /** 1 where white space, or the start of the range, comes before. */
  spaced: Uint8Array;
}

export function emptyWords(capacity = 256): Words {
  return {
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    hash: new Int32Array(capacity),
    check: new Int32Array(capacity),
    spaced: new Uint8Array(capacity),
  };
}

function grow(words: Words): void {
  const capacity = words.start.length * 2;
  for (const key of ["start", "end", "hash", "check"] as const) {
    const larger = new Int32Array(capacity);
    larger.set(words[key]);
    words[key] = larger;
  }
  const spaced = new Uint8Array(capacity);
  spaced.set(words.spaced);
  words.spaced = spaced;
}

/** What a code unit is to the splitter. */
const SPACE = 0;
const LETTER = 1;
const SYMBOL = 2;
/** Belongs to the word it stands in, and is no word by itself: a combining mark, a zero-width character. */
const INNER = 3;
const UNKNOWN = 255;

/** Code units of a word that are hashed and looked at: no real word is longer, and a longer one must cost no more. */
export const LOOKED_AT = 64;

/** Splits text into words. Holds a table of character classes; usable for any number of texts. */
export class WordSplitter {
  private readonly classes = new Uint8Array(65536).fill(UNKNOWN);

  private classAt(unit: number): number {
    const known = this.classes[unit] as number;
    if (known !== UNKNOWN) return known;
    const found = classOf(unit);
    this.classes[unit] = found;
    return found;
  }

  /** Appends the words of `text[from, to)`. Linear in the length of the range. */
  append(text: string, from: number, to: number, words: Words): void {
    let spaced = 1;
    let i = from;
    while (i < to) {
      const kind = this.classAt(text.charCodeAt(i));
      if (kind === SPACE) {
        spaced = 1;
        i++;
        continue;
      }
      const end = kind === SYMBOL ? this.endOfSymbol(text, i, to) : this.endOfWord(text, i, to);
      push(text, i, end, spaced, words);
      spaced = 0;
      i = end;
    }
  }

  private endOfWord(text: string, at: number, to: number): number {
    let i = at;
    while (i < to) {
      const unit = text.charCodeAt(i);
      const kind = this.classAt(unit);
      if (kind === LETTER || kind === INNER) i++;
      else if (isHighSurrogate(unit) && i + 1 < to && isAstralLetter(text, i)) i += 2;
      else break;
    }
    return i;
  }

  private endOfSymbol(text: string, at: number, to: number): number {
    if (!isHighSurrogate(text.charCodeAt(at)) || at + 1 >= to) return at + 1;
    if (isAstralLetter(text, at)) return this.endOfWord(text, at, to);
    return (text.codePointAt(at) as number) > 0xffff ? at + 2 : at + 1;
  }
}

function classOf(unit: number): number {
  switch (charClass(unit)) {
    case CharClass.word:
    case CharClass.greek:
      return LETTER;
    case CharClass.mark:
    case CharClass.ignored:
      return INNER;
    case CharClass.separator:
    case CharClass.newline:
      return SPACE;
    default:
      return SYMBOL;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isAstralLetter(text: string, at: number): boolean {
  const codePoint = text.codePointAt(at) as number;
  return codePoint > 0xffff && charClass(codePoint) === CharClass.word;
}

function push(text: string, start: number, end: number, spaced: number, words: Words): void {
  if (words.count === words.start.length) grow(words);
  const n = words.count++;
  // FNV-1a twice, from different starts and with different primes, in one pass over the letters.
  let hash = 0x811c9dc5 | 0;
  let check = 0x2545f491 | 0;
  const last = Math.min(end, start + LOOKED_AT);
  for (let i = start; i < last; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ unit, 0x01000193);
    check = Math.imul(check ^ unit, 0x5bd1e995);
    check ^= check >>> 15;
  }
  words.start[n] = start;
  words.end[n] = end;
  words.hash[n] = hash ^ (hash >>> 15);
  words.check[n] = check;
  words.spaced[n] = spaced;
}
