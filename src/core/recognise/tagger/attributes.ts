import { CharClass, charClass, foldChar, greekName } from "../../text/chars.ts";
import { type ClusterTable, fineCluster, NO_CLUSTER } from "./clusters.ts";
import { hashText } from "./hash.ts";
import { LOOKED_AT } from "./words.ts";

/** What the features know of a word by itself. All but the small numbers are hashes. */
export interface WordAttributes {
  /** The folded word with all digits made 0. */
  readonly key: number;
  readonly cased: number;
  /** The word as the name lists know it (`listKey`). */
  readonly listed: number;
  /** `Aa0` forms: letter by letter, and with repetitions collapsed. */
  readonly shape: number;
  readonly pattern: number;
  /** Class of the spelling, 1 to 17 (see `orthography`); 0 outside the sentence. */
  readonly spelling: number;
  /** Class of the length, 1 to 7. */
  readonly length: number;
  readonly isGreek: boolean;
  readonly isRoman: boolean;
  readonly hasVowel: boolean;
  /** First and last 1 to 6 letters, shorter first; fewer for short words. */
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  /** Runs of 2 to 4 letters, with the borders of the word marked; each once. */
  readonly grams: readonly number[];
  /** Clusters from fine to coarse; `NO_CLUSTER` for a word that is in none, `OUTSIDE` outside the sentence. */
  readonly clusters: readonly [number, number, number];
  /** 1 for an opening bracket, 2 for a closing one; round ones only count double (`( x )` is often an abbreviation). */
  readonly bracket: number;
}

/** The cluster of what is not there, so that a border is not taken for an unknown word. */
export const OUTSIDE = -2;

export const OPENS = 1;
export const CLOSES = 2;
export const ROUND = 4;

/** The word before the first and after the last of a sentence. */
export const PADDING: WordAttributes = {
  key: 101,
  cased: 102,
  listed: 109,
  shape: 103,
  pattern: 104,
  spelling: 0,
  length: 0,
  isGreek: false,
  isRoman: false,
  hasVowel: true,
  prefixes: [],
  suffixes: [105, 106, 107, 108],
  grams: [],
  clusters: [OUTSIDE, OUTSIDE, OUTSIDE],
  bracket: 0,
};

const KEY_SEED = 1;
const CASED_SEED = 2;
const SHAPE_SEED = 3;
const LISTED_SEED = 5;
const PATTERN_SEED = 4;
const PREFIX_SEED = 10;
const SUFFIX_SEED = 20;
const GRAM_SEED = 30;
const LONGEST_AFFIX = 6;
const LONGEST_GRAM = 4;

/** What each ASCII character counts as in a key and in a shape; made once, because every new word asks. */
const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const ASCII_KEYS = ASCII.map((char) => (/[0-9]/.test(char) ? "0" : char.toLowerCase()));
const ASCII_SHAPES = ASCII.map((char) => char.replace(/[0-9]/, "0").replace(/[A-Z]/, "A").replace(/[a-z]/, "a"));

/** A word as clusters and features know it: folded (Greek spelled out, no diacritics), digits made 0, dashes alike. */
export function wordKey(word: string): string {
  return spell(word, ASCII_KEYS, foldedOrDash);
}

/**
 * A word as the name lists know it: folded and without a plural s, but short symbols keep their case ("ALL" is not
 * "all"). Digits count, unlike in `wordKey`.
 */
export function listKey(word: string): string {
  if (word.length <= 3 && /^[A-Z0-9]+$/.test(word)) return word;
  const key = isAscii(word) ? word.toLowerCase() : spell(word, ASCII_FOLDS, foldedOrDash);
  return key.length > 4 && /[^siu]s$/.test(key) ? key.slice(0, -1) : key;
}

const ASCII_FOLDS = ASCII.map((char) => char.toLowerCase());

function foldedOrDash(codePoint: number): string {
  return charClass(codePoint) === CharClass.dash ? "-" : foldChar(codePoint);
}

/** A word with each character replaced: ASCII by a table, the rest by a function. */
function spell(word: string, ascii: readonly string[], other: (codePoint: number) => string): string {
  let spelled = "";
  for (let i = 0; i < word.length; i++) {
    const codePoint = word.codePointAt(i) as number;
    spelled += ascii[codePoint] ?? other(codePoint);
    if (codePoint > 0xffff) i++;
  }
  return spelled;
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= 128) return false;
  return true;
}

/** Hash of a word's key, by which clusters are found. */
export function keyHash(key: string): number {
  return hashText(key, KEY_SEED);
}

export function attributesOf(wholeWord: string, clusters: ClusterTable): WordAttributes {
  const word = wholeWord.length > LOOKED_AT ? wholeWord.slice(0, LOOKED_AT) : wholeWord;
  const key = wordKey(word);
  const shape = shapeOf(word);
  const pattern = collapsed(shape);
  const hash = keyHash(key);
  const fine = fineCluster(clusters, hash);
  const middle = fine === NO_CLUSTER ? NO_CLUSTER : (clusters.middle[fine] as number);
  const coarse = middle === NO_CLUSTER ? NO_CLUSTER : (clusters.coarse[middle] as number);
  const prefixes: number[] = [];
  const suffixes: number[] = [];
  for (let n = 1; n <= LONGEST_AFFIX && n <= key.length; n++) {
    prefixes.push(hashText(key, PREFIX_SEED + n, 0, n));
    suffixes.push(hashText(key, SUFFIX_SEED + n, key.length - n));
  }
  return {
    key: hash,
    cased: hashText(word, CASED_SEED),
    listed: hashText(listKey(word), LISTED_SEED),
    shape: hashText(shape, SHAPE_SEED),
    pattern: hashText(pattern, PATTERN_SEED),
    spelling: orthography(word, shape, pattern),
    length: lengthClass(word.length),
    isGreek: GREEK.has(key),
    isRoman: /^(?:[IVX]+|[ivx]+)$/.test(word),
    hasVowel: /[aeiouy]/.test(key),
    prefixes,
    suffixes,
    grams: gramsOf(`^${key}$`),
    clusters: [fine, middle, coarse],
    bracket: BRACKETS[word] ?? 0,
  };
}

const BRACKETS: Readonly<Record<string, number>> = {
  "(": OPENS | ROUND,
  ")": CLOSES | ROUND,
  "[": OPENS,
  "]": CLOSES,
};

function gramsOf(marked: string): number[] {
  const grams: number[] = [];
  for (let n = 2; n <= LONGEST_GRAM; n++) {
    for (let i = 0; i + n <= marked.length; i++) {
      const gram = hashText(marked, GRAM_SEED + n, i, i + n);
      // A list beats a set here: a word has two dozen of them, and never more than two hundred.
      if (!grams.includes(gram)) grams.push(gram);
    }
  }
  return grams;
}

function shapeOf(word: string): string {
  return spell(word, ASCII_SHAPES, (codePoint) => {
    if (greekName(codePoint) !== undefined) return "g";
    return charClass(codePoint) === CharClass.dash ? "-" : "x";
  });
}

const GREEK: ReadonlySet<string> = new Set(
  Array.from({ length: 25 }, (_, i) => greekName(0x3b1 + i)).filter((name) => name !== undefined),
);

function lengthClass(length: number): number {
  if (length <= 3) return length;
  if (length <= 5) return 4;
  if (length <= 8) return 5;
  return length <= 12 ? 6 : 7;
}

/** A shape with each run of the same sign made one; a sign is one code unit. */
function collapsed(shape: string): string {
  let pattern = "";
  let last = -1;
  for (let i = 0; i < shape.length; i++) {
    const unit = shape.charCodeAt(i);
    if (unit !== last) pattern += shape.charAt(i);
    last = unit;
  }
  return pattern;
}

/**
 * The class of a spelling: single characters, numbers, capitals, words, and how letters and digits are put together. Told
 * from the shape, because every new word asks.
 */
function orthography(word: string, shape: string, pattern: string): number {
  if (word.length === 1) return shape === "A" ? 1 : shape === "a" ? 2 : shape === "0" ? 3 : 4;
  switch (pattern) {
    case "0":
      return 5;
    case "A":
      return word.length <= 5 ? 6 : 7;
    case "Aa":
      if (shape.charAt(1) === "a") return 8;
      if (shape.endsWith("Aa") && word.endsWith("s")) return 11;
      break;
    case "a":
      return 9;
    case "A0":
      return 10;
    case "aA":
    case "aAa":
      return 12;
    case "a0":
      return 13;
  }
  if (!pattern.includes("0")) return 17;
  if (/^0[Aa]+$/.test(pattern)) return 14;
  return pattern.includes("A") && pattern.includes("a") ? 15 : 16;
}
