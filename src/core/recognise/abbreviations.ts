import type { Span } from "../text/span.ts";
import { alignShortForm } from "./alignment.ts";
import type { Abbreviation } from "./mention.ts";

/** The longest bracket that is looked into, in code units: a long form may stand in it. */
const LONGEST_BRACKET = 220;
/** The longest short form, in code units. */
const LONGEST_SHORT = 15;
/** How far before a bracket a long form may begin, in code units. */
const WINDOW = 260;

/**
 * Finds abbreviations that a text defines, in both orders: "paclitaxel (PTX)" and "PTX (paclitaxel)", also within
 * brackets: "(base pairs (bp))", "(tumour mutational burden, TMB)". A definition never crosses a sentence. Brackets may
 * be nested, as in "(FEV(1))". How a short form agrees with the words beside it is `alignment.ts`'s. In the order of
 * the text; linear in its length.
 */
export function findAbbreviations(text: string, sentences: readonly Span[]): Abbreviation[] {
  const found: Abbreviation[] = [];
  for (const sentence of sentences) {
    for (const bracket of bracketsIn(text, sentence)) {
      const abbreviation = define(text, bracket);
      if (abbreviation !== undefined) found.push(abbreviation);
    }
  }
  return found;
}

/** A pair of brackets: offsets of what is inside, and where the text before it may be read from. */
interface Bracket extends Span {
  readonly from: number;
}

const ROUND_OPEN = 40;
const ROUND_CLOSE = 41;
const SQUARE_OPEN = 91;
const SQUARE_CLOSE = 93;

/** The pairs of brackets in a sentence, by where they open; what is too long to define anything is left out. */
function bracketsIn(text: string, sentence: Span): Bracket[] {
  const pairs: Bracket[] = [];
  const open: number[] = [];
  // Unit by unit: a search for the next bracket would read on to the end of the text for every sentence without one.
  for (let at = sentence.start; at < sentence.end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === ROUND_OPEN || unit === SQUARE_OPEN) open.push(at);
    if (unit !== ROUND_CLOSE && unit !== SQUARE_CLOSE) continue;
    const start = open.pop();
    if (start === undefined || at - start > LONGEST_BRACKET) continue;
    const outer = open.at(-1);
    pairs.push({ start: start + 1, end: at, from: outer === undefined ? sentence.start : outer + 1 });
  }
  return pairs.sort((a, b) => a.start - b.start);
}

function define(text: string, bracket: Bracket): Abbreviation | undefined {
  // "yTaf(II)19p", "H(eff)": a bracket that hugs a word is part of a name, unless a blank was forgotten after a word.
  if (/[\p{L}\p{N})\]-]/u.test(text.charAt(bracket.start - 2))) {
    if (!/(?:^|\s)\p{L}?\p{Ll}{4,}$/u.test(text.slice(Math.max(bracket.from, bracket.start - 30), bracket.start - 1)))
      return undefined;
  }
  const pieces = piecesOf(text, bracket);
  // What follows a comma is a remark, or the first piece is: "(EC 1.15.1.1; SOD)".
  for (const piece of pieces) {
    if (!isShortForm(text.slice(piece.start, piece.end))) continue;
    // Of "(CaBP1 and CaBP2)" the first stands for the words before; the second for words that are not there.
    if (/\s(?:and|or|to)\s$/u.test(text.slice(bracket.start, piece.start))) continue;
    const long = longFormBefore(text, piece, { start: bracket.from, end: bracket.start - 1 });
    if (long !== undefined) return { short: piece, long };
  }
  return shortBefore(text, bracket, pieces) ?? shortAtEnd(text, bracket, pieces);
}

/** What stands between commas, semicolons and the like in a bracket, trimmed; at most four pieces. */
function piecesOf(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  const inner = text.slice(start, end);
  let from = 0;
  const add = (to: number): void => {
    const piece = inner.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    const words = piece.trim();
    if (words !== "") pieces.push({ start: start + from + lead, end: start + from + lead + words.length });
  };
  for (const match of inner.matchAll(/[,;:=]\s|\s(?:and|or|to)\s|\s?[=;]/gu)) {
    if (pieces.length === 3) break;
    add(match.index);
    from = match.index + match[0].length;
  }
  add(inner.length);
  return pieces;
}

/** The other order: the word before the bracket is short, and the bracket says what it means. */
function shortBefore(text: string, bracket: Bracket, pieces: readonly Span[]): Abbreviation | undefined {
  const before = /(?:^|[\s("'“/[-])([\p{L}\p{N}][\p{L}\p{N}/+-]{0,11})\s?$/u.exec(
    text.slice(Math.max(bracket.from, bracket.start - 16), bracket.start - 1),
  );
  const short = before?.[1];
  if (before === null || short === undefined || !isShortForm(short) || !/\p{Lu}/u.test(short)) return undefined;
  const start = bracket.start - 1 - (before[0].length - before[0].lastIndexOf(short));
  // The whole bracket, or all up to its first comma; either must be the long form from its first word on.
  for (const end of [bracket.end, pieces[0]?.end ?? bracket.end]) {
    const words = text.slice(bracket.start, end);
    const aligned = alignShortForm(short, words);
    if (aligned === undefined || words.slice(0, aligned.start).trim() !== "") continue;
    const long = { start: bracket.start + aligned.start, end: bracket.start + aligned.end };
    if (definesItself(short, text.slice(long.start, long.end))) continue;
    return { short: { start, end: start + short.length }, long };
  }
  return undefined;
}

/** Both in one bracket: "(tumour mutational burden, TMB)". */
function shortAtEnd(text: string, bracket: Bracket, pieces: readonly Span[]): Abbreviation | undefined {
  const last = pieces.at(-1);
  const first = pieces[0];
  if (last === undefined || first === undefined || pieces.length !== 2 || last.end !== bracket.end) return undefined;
  if (!isShortForm(text.slice(last.start, last.end)) || !/[,;]/.test(text.slice(first.end, last.start)))
    return undefined;
  const long = longFormBefore(text, last, { start: bracket.start, end: first.end });
  return long?.start === first.start ? { short: last, long } : undefined;
}

/** Words that stand in brackets and are never short forms, though the letters may fit. */
const NOT_SHORT = new Set(
  "see with from and but not for the was all both only mean men women male left right data total ie eg via per one two three II III VI VII VIII IX XI XII Fig Table Ref Refs".split(
    " ",
  ),
);

/** Up to 15 characters and three words, opens with a letter or digit, holds a letter, neither number nor plain word. */
function isShortForm(text: string): boolean {
  if (text.length < 1 || text.length > LONGEST_SHORT) return false;
  if (!/^[\p{L}\p{N}]/u.test(text) || !/\p{L}/u.test(text)) return false;
  if (text.split(/\s+/u).length > 3 || NOT_SHORT.has(text)) return false;
  // A range ("A-G"), a length or a count ("28 days", "n 12").
  if (/^\p{L}\s?[-–]\s?\p{L}$|^\p{L}\.$/u.test(text) || /^[\p{N}.,]+(?:\s|\s?\p{Ll}+$)/u.test(text)) return false;
  // A capital, a digit, or a lower-case word so short that it can hardly be one.
  return /\p{Lu}/u.test(text) || /\p{N}/u.test(text) || /^\p{Ll}{2,5}(?: \p{Ll}{3,})?$|^(?:\p{Ll}\.){2,4}$/u.test(text);
}

function longFormBefore(text: string, piece: Span, within: Span): Span | undefined {
  const short = text.slice(piece.start, piece.end);
  const from = Math.max(within.start, within.end - WINDOW);
  const words = text.slice(from, within.end);
  const aligned = alignShortForm(short, words);
  if (aligned === undefined) return undefined;
  const start = from + tokenStart(words, aligned.start);
  const long = text.slice(start, from + aligned.end);
  if (!isBalanced(long) || definesItself(short, long)) return undefined;
  return { start, end: from + aligned.end };
}

/** Where the whole word begins that holds an offset: "2,6-diaminopurine" is one, and so is "anti-MuSK". */
function tokenStart(words: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 60 && !/\s/.test(words.charAt(start - 1))) start--;
  // An opening bracket or quote whose partner is not in the word stays outside.
  for (let i = at - 1; i >= start; i--) {
    const char = words.charAt(i);
    // A dash between clauses, and what stands in brackets before a slash: "(FEV1)/forced vital capacity".
    if (/(?:non|anti)-$/iu.test(words.slice(Math.max(0, i - 4), i + 1)) && i === at - 1) return at;
    if ((char === "-" && words.charAt(i - 1) === "-") || (char === "/" && words.charAt(i - 1) === ")")) return i + 1;
    if (/["“'‘]/.test(char) && i === start) return i + 1;
    if ((char === "(" && !words.slice(i, at).includes(")")) || (char === "[" && !words.slice(i, at).includes("]")))
      return i + 1;
  }
  return start;
}

/** "Sir2 (Sir2p)", "GF (GF)": two spellings of a name, no definition. A long form is longer, and spelled in letters. */
function definesItself(short: string, long: string): boolean {
  if (long.length <= short.length + 1) return true;
  const words = long.split(/[\s-]+/u);
  if (words.includes(short)) return true;
  if (words.length > 1) return false;
  const shared = short.slice(0, 3);
  return (
    (shared.length === 3 && /\p{N}|\p{Lu}\p{Lu}/u.test(shared) && long.startsWith(shared)) ||
    ((/\p{N}/u.test(long) || /\p{Ll}.*\p{Lu}/u.test(long)) && long.length < short.length * 3)
  );
}

/** Whether every bracket in a long form has its partner there. */
function isBalanced(long: string): boolean {
  let depth = 0;
  for (const char of long) {
    if (char === "(" || char === "[") depth++;
    else if ((char === ")" || char === "]") && --depth < 0) return false;
  }
  return depth === 0;
}
