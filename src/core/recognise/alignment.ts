import type { Span } from "../text/span.ts";

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
}

const COST = {
  /** A word left out: of meaning, of grammar, of digits, a part of a hyphenated word, a Greek letter or lone letter. */
  content: 1,
  grammar: 0.1,
  number: 0.2,
  part: 0.35,
  lone: 0.25,
  /** Added when a comma stands before a word that is left out or used. */
  comma: 0.6,
  /** A letter next to the one before it, and one further on in the word. */
  next: 0.03,
  gap: 0.3,
  /** A digit of the short form that the words do not hold, and a plural s or the p of a yeast protein. */
  digit: 1.3,
  ending: 0.15,
  /** How much more a short form with digits may cost. */
  allowance: 0.5,
  /** A letter within a word whose first letter is not taken. */
  inner: 1.3,
  /** A last word that names only what sort of thing it is: "cylindrical inclusion protein (CI)". */
  sort: 0.3,
  /** A long form that opens with a word of grammar. */
  grammarFirst: 0.5,
} as const;

const GRAMMAR = new Set("of the and in for to with on by a an at or from as et de du la plus".split(" "));
const SORTS = new Set(
  "protein proteins gene genes family domain domains acid receptor receptors kinase kinases cell cells leukocytes syndrome disease test system scale".split(
    " ",
  ),
);
const GREEK = /^(?:alpha|beta|gamma|delta|epsilon|kappa|lambda|omega)$/u;

/** The most that an alignment may cost, by the number of letters and digits of the short form. */
const BUDGET: readonly number[] = [0, 0.1, 0.5, 1.4, 1.8, 2.2, 2.6];
/** The same of a short form in lower case alone, which a plain word in brackets may be too. */
const LOWER_CASE_BUDGET = 0.4;

/**
 * The part of `words`, up to its end, that a short form stands for; `undefined` when it stands for none. Constant time
 * and space for windows of bounded length.
 */
export function alignShortForm(short: string, words: string): Span | undefined {
  const chars = [...short.toLowerCase()].filter((char) => /[\p{L}\p{N}]/u.test(char));
  if (chars.length === 0 || chars.length > 15) return undefined;
  const window = wordsOf(words, chars.length);
  const first = chars[0] as string;
  if (!window.some(({ letters }) => opensWith(letters, first))) return undefined;
  const letterCount = chars.filter((char) => !/\p{N}/u.test(char)).length;
  const lowerCase = /^[\p{Ll}.]+$/u.test(short);
  const most = BUDGET[Math.min(letterCount, BUDGET.length - 1)] as number;
  const budget = lowerCase
    ? Math.min(most, LOWER_CASE_BUDGET)
    : most + (letterCount < chars.length ? COST.allowance : 0);
  const costs = fill(chars, window, /[\p{Lu}\p{N}]s$/u.test(short));
  let best: { start: number; cost: number } | undefined;
  for (let w = window.length - 1; w >= 0; w--) {
    const word = window[w] as Word;
    if (!opensWith(word.letters, first)) continue;
    const opening = GRAMMAR.has(word.letters) ? COST.grammarFirst : 0;
    const cost = opening + (useWord(chars, window, costs, w, 0) ?? Infinity);
    if (cost <= budget && (best === undefined || cost < best.cost)) best = { start: word.start, cost };
  }
  return best === undefined ? undefined : { start: best.start, end: words.trimEnd().length };
}

function opensWith(letters: string, char: string): boolean {
  return letters.startsWith(char) || (char === "e" && letters.startsWith("oe"));
}

/** The last words of the window: as many as a short form of this length may stand for, words of grammar not counted. */
function wordsOf(text: string, count: number): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)) {
    const letters = match[0].toLowerCase();
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    const comma = /[,:]\s$/u.test(before) ? COST.comma : 0;
    const stop = /[;.?!]\s$/u.test(before) ? 10 : 0;
    const isPart = match.index > 0 && !/\s$/u.test(before);
    const weight = GRAMMAR.has(letters)
      ? COST.grammar
      : /^\p{N}/u.test(letters)
        ? COST.number
        : letters.length === 1 || GREEK.test(letters)
          ? COST.lone
          : isPart
            ? COST.part
            : COST.content;
    words.push({
      start: match.index,
      end: match.index + match[0].length,
      letters: letters.length === match[0].length ? letters : match[0],
      skip: weight + comma + stop,
      trail: (SORTS.has(letters) ? COST.sort : Math.max(weight * 1.2, COST.gap)) + comma + stop,
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
  if (char === "s" && plural) return COST.ending;
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
  const { letters } = words[w] as Word;
  let at = letters.indexOf(chars[i] as string);
  // "oestradiol (E2)": the American letter of a British word.
  const isAmerican = at === 1 && letters.startsWith("oe");
  if (at < 0 || (at > 0 && i === 0 && !isAmerican)) return undefined;
  let within = at === 0 ? 0 : isAmerican ? COST.gap : COST.inner;
  let least = within + (costs[w + 1]?.[i + 1] ?? Infinity);
  for (let k = i + 1; k < chars.length; k++) {
    const next = letters.indexOf(chars[k] as string, at + 1);
    if (next < 0) break;
    within += next === at + 1 ? COST.next : COST.gap;
    at = next;
    least = Math.min(least, within + (costs[w + 1]?.[k + 1] ?? Infinity));
  }
  return least;
}
