/**
 * What a code point is to the tokeniser. The values are stored in small tables, so they are numbers.
 * - `separator`: white space and every Unicode dash; joins words softly ("PD-1" and "PD 1" are the same name).
 * - `word`: a letter or digit.
 * - `punctuation`: anything visible that is neither; a token of its own.
 * - `greek`: a Greek letter; a token of its own, spelled out ("TNFα" and "TNF-alpha" are the same name).
 * - `mark`: a combining mark; belongs to the letter before it and folds to nothing.
 * - `ignored`: zero-width characters and the soft hyphen; fold to nothing wherever they stand.
 * - `newline`: LF, CR, LS, PS, NEL, VT, FF; a separator, and two of them make a blank line.
 * - `dash`: a separator too, kept apart because a dash that opens a line is a list marker.
 */
export const CharClass = {
  separator: 0,
  word: 1,
  punctuation: 2,
  greek: 3,
  mark: 4,
  ignored: 5,
  newline: 6,
  dash: 7,
} as const;

/** English names of the Greek letters from alpha (U+03B1) on; both sigmas are `sigma`. */
const GREEK_NAMES: readonly string[] = (
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon " +
  "phi chi psi omega"
).split(" ");

/** The English name of a Greek letter in either case, of its symbol variants (ϵ, ϑ, µ …), else `undefined`. */
export function greekName(codePoint: number): string | undefined {
  if (codePoint >= 0x3b1 && codePoint <= 0x3c9) return GREEK_NAMES[codePoint - 0x3b1];
  if (codePoint >= 0x391 && codePoint <= 0x3a9) return GREEK_NAMES[codePoint - 0x391];
  if (codePoint < 0xb5) return undefined;
  if (codePoint === 0xb5 || (codePoint >= 0x370 && codePoint <= 0x3ff)) {
    const plain = stripMarks(String.fromCodePoint(codePoint).normalize("NFKD")).toLowerCase().codePointAt(0);
    if (plain !== undefined && plain !== codePoint && plain >= 0x3b1 && plain <= 0x3c9) {
      return GREEK_NAMES[plain - 0x3b1];
    }
  }
  return undefined;
}

function stripMarks(decomposed: string): string {
  return decomposed.replace(/\p{M}+/gu, "");
}

/** Superscript digits are footnote marks far more often than parts of names, so they never join a word. */
function isSuperscript(codePoint: number): boolean {
  return codePoint === 0xb2 || codePoint === 0xb3 || codePoint === 0xb9 || (codePoint >= 0x2070 && codePoint <= 0x207f);
}

/** The class of a code point. A lone surrogate is punctuation. */
export function charClass(codePoint: number): number {
  if (codePoint < 0x80) return asciiClass(codePoint);
  if (codePoint === 0x85 || codePoint === 0x2028 || codePoint === 0x2029) return CharClass.newline;
  if (codePoint === 0xad || isZeroWidth(codePoint)) return CharClass.ignored;
  if (greekName(codePoint) !== undefined) return CharClass.greek;
  if (isSuperscript(codePoint)) return CharClass.punctuation;
  const text = String.fromCodePoint(codePoint);
  if (/\p{M}/u.test(text)) return CharClass.mark;
  // U+2212 MINUS SIGN is used as a dash in many PDFs; \p{Pd} does not hold it.
  if (codePoint === 0x2212 || /\p{Pd}/u.test(text)) return CharClass.dash;
  if (/\s/u.test(text)) return CharClass.separator;
  if (/[\p{L}\p{N}]/u.test(text)) return CharClass.word;
  return CharClass.punctuation;
}

function asciiClass(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)) return CharClass.word;
  if (code >= 10 && code <= 13) return CharClass.newline;
  if (code === 45) return CharClass.dash;
  if (code <= 32 || code === 127) return CharClass.separator;
  return CharClass.punctuation;
}

function isZeroWidth(codePoint: number): boolean {
  return (codePoint >= 0x200b && codePoint <= 0x200f) || codePoint === 0x2060 || codePoint === 0xfeff;
}

/**
 * What a code point counts as in an exact-case comparison: compatibility forms made plain (NFKC), diacritics dropped,
 * quotes and primes made `'` or `"`, Greek spelled out, marks and zero-width characters gone.
 */
export function normaliseChar(codePoint: number): string {
  if (codePoint < 0x80) return String.fromCharCode(codePoint);
  const greek = greekName(codePoint);
  if (greek !== undefined) return greek;
  const kind = charClass(codePoint);
  if (kind === CharClass.mark || kind === CharClass.ignored) return "";
  if (codePoint === 0x2018 || codePoint === 0x2019 || codePoint === 0x2032 || codePoint === 0x2bc) return "'";
  if (codePoint === 0x201c || codePoint === 0x201d || codePoint === 0x2033) return '"';
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return "\ufffd";
  return stripMarks(String.fromCodePoint(codePoint).normalize("NFKD")).normalize("NFKC");
}

/** What a code point counts as when case does not matter: `normaliseChar`, lower-cased. */
export function foldChar(codePoint: number): string {
  if (codePoint >= 65 && codePoint <= 90) return String.fromCharCode(codePoint + 32);
  return normaliseChar(codePoint).toLowerCase();
}
