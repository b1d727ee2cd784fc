import type { Span } from "../text/span.ts";
import { numberOf } from "./numberWords.ts";

/**
 * How a short form agrees with the words before it. The idea is that of Ab3P (Sohn 2008): several strategies in an
 * order of preference, each trusted more the longer the short form is. Here the order is a cost: an alignment takes
 * letters from the start of words, or from within a word whose first letter is taken too, and pays for every word it
 * leaves out and every gap; the cheapest alignment wins, and must cost no more than a short form of its length may.
 */

/** A run of letters or digits in the window. */
interface Word extends Span {
  /** In lower case, as many code units as in the text. */
  readonly letters: string;
  /** What it costs to leave the word out between two that are used, and after the last. */
  readonly skip: number;
  readonly trail: number;
  /** True of a part of a systematic name, such as `methyl` in "6-cyano-7-nitroquinoxaline": its letters stand apart. */
  readonly isChemical: boolean;
  /** What the word stands for as one character: the digit of "two", "III", "bis", the sign of "positive". */
  readonly sign: string;
}

const COST = {
  /** A word left out: of meaning, of grammar, of digits, a part of a hyphenated word, a Greek letter or lone letter. */
  content: 1,
  grammar: 0.1,
  number: 0.2,
  part: 0.35,
  lone: 0.25,
  /** A word left out that only says what sort of thing is numbered: "neurofibromatosis type 1 (NF1)". */
  label: 0.2,
  /** Added when a comma stands before a word that is left out or used. */
  comma: 0.6,
  /** A letter next to the one before it, and one further on in the word. */
  next: 0.03,
  gap: 0.3,
  /** A digit of the short form that the words do not hold, and and a plural s, the p of a yeast protein, a sign. */
  digit: 1.3,
  ending: 0.15,
  /** How much more a short form with digits may cost. */
  allowance: 0.5,
  /** A letter within a word whose first letter is not taken, and the same in a systematic name. */
  inner: 1.3,
  innerChemical: 0.35,
  /** A last word that names only what sort of thing it is: "cylindrical inclusion protein (CI)". */
  sort: 0.3,
  /** A long form that opens with a word of grammar. */
  grammarFirst: 0.5,
  /** A number that a word spells out: "two-dimensional (2D)". */
  spelled: 0.05,
} as const;

/** More than any short form may cost: where no long form reaches over. */
const WALL = 10;

const GRAMMAR = new Set("of the and in for to with on by a an at or from as et de du la plus".split(" "));
const SORTS = new Set(
  "protein proteins gene genes family domain domains acid receptor receptors kinase kinases cell cells leukocytes syndrome disease test system scale".split(
    " ",
  ),
);
const LABELS = new Set("type class subtype isoform grade stage".split(" "));
const GREEK = /^(?:alpha|beta|gamma|delta|epsilon|kappa|lambda|omega)$/u;

/** The most that an alignment may cost, by the number of letters and digits of the short form. */
const BUDGET: readonly number[] = [0, 0.1, 0.5, 1.4, 1.8, 2.2, 2.6];
/** The same of a short form in lower case alone, which a plain word in brackets may be too. */
const LOWER_CASE_BUDGET = 0.4;

/**
 * The part of `words`, up to its end, that a short form stands for; `undefined` when it stands for none. Constant time
 * and space for windows of bounded length.
 *
 * @param extra how much more the alignment may cost because something else speaks for a definition
 */
export function alignShortForm(short: string, words: string, extra = 0): (Span & { cost: number }) | undefined {
  // "confidence interval (Cl)": texts that were scanned hold a small L for a capital I.
  const chars = charsOf(/^\p{Lu}l$/u.test(short) && words.trimEnd().endsWith("interval") ? "CI" : short);
  if (chars.length === 0 || chars.length > 15) return undefined;
  const window = wordsOf(words, chars.length);
  const first = chars[0] as string;
  if (!window.some((word) => opensWith(word, first))) return undefined;
  const letterCount = chars.filter((char) => /\p{L}/u.test(char)).length;
  // Letters without a vowel are no plain word.
  const lowerCase = /^[\p{Ll}.]+$/u.test(short) && (letterCount < 3 || /[aeiouy]/u.test(short));
  const most = (BUDGET[Math.min(letterCount, BUDGET.length - 1)] as number) + extra;
  const budget = lowerCase
    ? Math.min(most, LOWER_CASE_BUDGET)
    : most + (letterCount < chars.length ? COST.allowance : 0);
  const costs = fill(chars, window, /[\p{Lu}\p{N}]s$/u.test(short));
  let best: { start: number; cost: number } | undefined;
  for (let w = window.length - 1; w >= 0; w--) {
    const word = window[w] as Word;
    if (!opensWith(word, first)) continue;
    const opening = GRAMMAR.has(word.letters) ? COST.grammarFirst : 0;
    const cost = opening + (useWord(chars, window, costs, w, 0) ?? Infinity);
    if (cost <= budget && (best === undefined || cost < best.cost)) best = { start: word.start, cost };
  }
  return best === undefined ? undefined : { start: best.start, end: words.trimEnd().length, cost: best.cost };
}

/** The letters and digits of a short form in lower case, and the sign at its end: "M+" is "M protein-positive". */
function charsOf(short: string): string[] {
  const chars = [...short.toLowerCase()].filter((char) => /[\p{L}\p{N}]/u.test(char));
  const sign = /[+-]$/.exec(short)?.[0];
  return sign === undefined ? chars : [...chars, sign];
}

function opensWith({ letters, sign, isChemical }: Word, char: string): boolean {
  if (letters.startsWith(char) || (char === "e" && letters.startsWith("oe")) || sign === char) return true;
  return isChemical && letters.includes(char);
}

/** The last words of the window: as many as a short form of this length may stand for, words of grammar not counted. */
function wordsOf(text: string, count: number): Word[] {
  const words: Word[] = [];
  let chemicalUntil = 0;
  let bracketUntil = 0;
  for (const match of text.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)) {
    const at = match.index;
    const letters = match[0].toLowerCase();
    const before = text.slice(Math.max(0, at - 2), at);
    const isPart = at > 0 && !/\s$/u.test(before);
    if (!isPart || before.endsWith("(")) {
      const token = /^[^\s]*/u.exec(text.slice(at, at + 120))?.[0] ?? "";
      if (isSystematic(token)) chemicalUntil = at + token.length;
      // What stands in closed brackets belongs to the words before it: no long form reaches over it.
      if (/\s[([]$/u.test(before)) bracketUntil = Math.max(bracketUntil, at + closing(text, at));
    }
    const isChemical = at < chemicalUntil;
    const isPutIn = at < bracketUntil;
    const comma = /[,:]\s$/u.test(before) ? COST.comma : 0;
    const stop = /[;.?!]\s$/u.test(before) ? WALL : 0;
    const weight = isPutIn ? WALL : weightOf(letters, isPart, isChemical);
    words.push({
      start: at,
      end: at + match[0].length,
      letters: isPutIn ? "" : letters.length === match[0].length ? letters : match[0],
      skip: weight + comma + stop,
      trail: (SORTS.has(letters) ? COST.sort : isChemical ? weight : Math.max(weight * 1.2, COST.gap)) + comma + stop,
      isChemical,
      sign: isPutIn ? "" : (numberOf(match[0]) ?? ""),
    });
  }
  let left = Math.min(count + 5, count * 2);
  let from = words.length;
  while (from > 0 && left > 0) {
    from--;
    if ((words[from] as Word).skip >= COST.part) left--;
  }
  return words.slice(from);
}

function weightOf(letters: string, isPart: boolean, isChemical: boolean): number {
  if (isChemical) return 0.05;
  if (GRAMMAR.has(letters)) return COST.grammar;
  if (/^\p{N}|^kda$/u.test(letters)) return COST.number;
  if (letters.length === 1 || GREEK.test(letters)) return COST.lone;
  if (LABELS.has(letters)) return COST.label;
  return isPart ? COST.part : COST.content;
}

/** Whether a word is a systematic chemical name: numbers of places, then parts, as in "1,25-dihydroxyvitamin". */
function isSystematic(token: string): boolean {
  return token.length >= 12 && /\d['′]?-\p{Ll}/u.test(token) && /\p{Ll}{5}/u.test(token);
}

/** How many code units lie before the bracket that closes what has been opened; 0 when none does nearby. */
function closing(text: string, at: number): number {
  return Math.max(0, text.slice(at, at + 40).search(/[)\]]/u));
}

/** `costs[w][i]`: the least cost of matching the characters from `i` on with the words from `w` on. */
function fill(chars: readonly string[], words: readonly Word[], plural: boolean): number[][] {
  const n = chars.length;
  const costs: number[][] = Array.from({ length: words.length + 1 }, () => new Array<number>(n + 1).fill(Infinity));
  for (let w = words.length; w >= 0; w--) {
    const row = costs[w] as number[];
    const word = words[w];
    row[n] = word === undefined ? 0 : word.trail + (costs[w + 1]?.[n] ?? Infinity);
    for (let i = n - 1; i > 0; i--) {
      let cost = drop(chars, i, plural) + (row[i + 1] as number);
      if (word !== undefined) {
        cost = Math.min(cost, word.skip + (costs[w + 1]?.[i] ?? Infinity));
        cost = Math.min(cost, useWord(chars, words, costs, w, i) ?? Infinity);
      }
      row[i] = cost;
    }
  }
  return costs;
}

/** What it costs that a character of the short form stands for nothing. */
function drop(chars: readonly string[], i: number, plural: boolean): number {
  const char = chars[i] as string;
  if (/\p{N}/u.test(char)) return COST.digit;
  if (i !== chars.length - 1) return Infinity;
  if ((char === "s" && plural) || char === "+" || char === "-") return COST.ending;
  return char === "p" && /\p{N}/u.test(chars[i - 1] ?? "") ? COST.ending : Infinity;
}

/** The least cost when word `w` begins with character `i`, and perhaps holds some of those after it. */
function useWord(
  chars: readonly string[],
  words: readonly Word[],
  costs: readonly (readonly number[])[],
  w: number,
  i: number,
): number | undefined {
  const { letters, sign, isChemical } = words[w] as Word;
  const rest = (k: number): number => costs[w + 1]?.[k] ?? Infinity;
  const char = chars[i] as string;
  const spelled = sign === char ? COST.spelled + rest(i + 1) : undefined;
  let at = letters.indexOf(char);
  // "oestradiol (E2)": the American letter of a British word.
  const isAmerican = at === 1 && letters.startsWith("oe");
  if (at < 0 || (at > 0 && i === 0 && !isAmerican && !isChemical)) return spelled;
  let within = at === 0 ? 0 : isAmerican ? COST.gap : isChemical ? COST.innerChemical : COST.inner;
  let least = Math.min(spelled ?? Infinity, within + rest(i + 1));
  for (let k = i + 1; k < chars.length; k++) {
    const next = letters.indexOf(chars[k] as string, at + 1);
    if (next < 0) break;
    within += next === at + 1 ? COST.next : COST.gap;
    at = next;
    least = Math.min(least, within + rest(k + 1));
  }
  return least;
}
