import type { Span } from "../text/span.ts";
import { alignShortForm } from "./alignment.ts";
import { alone, type Around } from "./around.ts";
import { alignFormula } from "./formulas.ts";
import type { Abbreviation } from "./mention.ts";
import { numberOf } from "./numberWords.ts";
import { definesItself, isBalanced, isShortForm } from "./shortForms.ts";
import { definedInWords, headsList, introduction } from "./wordedDefinitions.ts";

/** The longest bracket that is looked into, in code units: a long form may stand in it. */
const LONGEST_BRACKET = 220;
/** How far before a bracket a long form may begin, in code units: so much, and so much for each letter, up to the last. */
const WINDOW = { least: 60, perLetter: 30, most: 260 };
/** How much more an alignment may cost when a bracket holds nothing but the long form. */
const WHOLE_BRACKET = 1;
/** The same for a short form that stands once more in the text, and for one that does so more than once. */
const USED_AGAIN = 1;
const USED_OFTEN = 1.5;
/** The same for a letter and a digit after a substance: "oestradiol (E2)", "progesterone (P4)". */
const HORMONE = 1;
/** The most that an alignment may cost that takes words from both sides of a bracket. */
const SPLIT_BUDGET = 0.5;

/**
 * Finds abbreviations that a text defines, in both orders: "paclitaxel (PTX)" and "PTX (paclitaxel)", also within
 * brackets: "(base pairs (bp))", "(tumour mutational burden, TMB)", around them: "scanning (SEM) and transmission (TEM)
 * electron microscopy", and in words: "paclitaxel, abbreviated as PTX". A definition never crosses a sentence. Brackets
 * may be nested, as in "(FEV(1))". How a short form agrees with the words beside it is `alignment.ts`'s. In the order
 * of the text; linear in its length.
 */
export function findAbbreviations(text: string, sentences: readonly Span[], around = alone(text)): Abbreviation[] {
  const found: Abbreviation[] = [];
  for (const sentence of sentences) {
    const first = found.length;
    for (const bracket of bracketsIn(text, sentence)) {
      for (const abbreviation of define(text, bracket, sentence, around)) found.push(abbreviation);
    }
    const taken = new Set(found.slice(first).map(({ short }) => short.start));
    const worded = definedInWords(text, sentence, around.inList).filter(({ short }) => !taken.has(short.start));
    if (worded.length > 0) {
      const here = [...found.splice(first), ...worded].sort((a, b) => a.short.start - b.short.start);
      for (const abbreviation of here) found.push(abbreviation);
    } else {
      around.inList = sentence.end - sentence.start < 60 && headsList(text.slice(sentence.start, sentence.end));
    }
  }
  return found;
}

/** How much more an alignment may cost for a short form of three capitals that the document uses again. */
function bonus(short: string, around: Around): number {
  if (!/\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(short)) return 0;
  return [0, USED_AGAIN, USED_OFTEN][around.moreUses(short)] as number;
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

function define(text: string, bracket: Bracket, sentence: Span, around: Around): Abbreviation[] {
  // "yTaf(II)19p", "H(eff)": a bracket that hugs a word is part of a name, unless a blank was forgotten after a word.
  if (/[\p{L}\p{N})\]-]/u.test(text.charAt(bracket.start - 2))) {
    if (!/(?:^|\s)\p{L}?\p{Ll}{4,}$/u.test(text.slice(Math.max(bracket.from, bracket.start - 30), bracket.start - 1)))
      return [];
  }
  const within = definedWithin(text, bracket);
  if (within.length > 0) return within;
  const pieces = piecesOf(text, bracket);
  // What follows a comma is a remark, or the first piece is: "(EC 1.15.1.1; SOD)".
  for (const piece of pieces) {
    if (!isShortForm(text.slice(piece.start, piece.end))) continue;
    // Of "(CaBP1 and CaBP2)" the first stands for the words before; the second for words that are not there.
    if (/\s(?:and|or|to)\s$/u.test(text.slice(bracket.start, piece.start))) continue;
    // Of "two proteins (P and N)" neither letter stands for the words before.
    if (
      piece.end - piece.start === 1 &&
      pieces.length > 1 &&
      /^\s(?:and|or|to)\s/u.test(text.slice(piece.end, piece.end + 5))
    )
      continue;
    const long =
      longFormBefore(text, piece, { start: bracket.from, end: bracket.start - 1 }, around) ??
      longFormAround(text, piece, bracket, sentence);
    if (long !== undefined) return [{ short: piece, long }];
  }
  const before = shortBefore(text, bracket, pieces);
  return before === undefined ? [] : [before];
}

/** What stands between commas, semicolons and the like in a bracket, trimmed; at most four pieces. */
function piecesOf(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  const inner = text.slice(start, end);
  // "(or PTX)", "(hereafter referred to as PTX)".
  let from = introduction(inner) ?? 0;
  const add = (to: number): void => {
    const piece = inner.slice(from, to);
    const lead = introduction(piece) ?? /^\s*/u.exec(piece)?.[0].length ?? 0;
    const words = piece.slice(lead).trim();
    if (words !== "") pieces.push({ start: start + from + lead, end: start + from + lead + words.length });
  };
  for (const match of inner.matchAll(/[,;:=]\s|\s(?:and|or|to)\s|\s?[=;]/gu)) {
    if (pieces.length === 3) break;
    if (match.index < from) continue;
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
    const aligned = alignShortForm(short, words, end === bracket.end ? WHOLE_BRACKET : 0);
    const first = aligned === undefined ? -1 : tokenStart(words, aligned.start);
    if (aligned === undefined || words.slice(0, first).trim() !== "") continue;
    const long = { start: bracket.start + first, end: bracket.start + aligned.end };
    if (definesItself(short, text.slice(long.start, long.end))) continue;
    return { short: { start, end: start + short.length }, long };
  }
  return undefined;
}

/**
 * Both in one bracket, in either order, and several of them: "(tumour mutational burden, TMB)", "(HR, hazard ratio; CI,
 * confidence interval)".
 */
function definedWithin(text: string, bracket: Bracket): Abbreviation[] {
  const found: Abbreviation[] = [];
  const inner = text.slice(bracket.start, bracket.end);
  let from = 0;
  for (const part of inner.split(";")) {
    const defined = definedInPart(text, { start: bracket.start + from, end: bracket.start + from + part.length });
    if (defined !== undefined) found.push(defined);
    from += part.length + 1;
  }
  if (found.length > 0 || !inner.includes(";")) return found;
  const whole = definedInPart(text, bracket);
  return whole === undefined ? [] : [whole];
}

/** "tumour mutational burden, TMB", or "TMB, tumour mutational burden": the long form takes all the other words. */
function definedInPart(text: string, part: Span): Abbreviation | undefined {
  const words = text.slice(part.start, part.end);
  const first = /^\s*([^\s,:=]+)\s?[,:=]\s/u.exec(words);
  const last = /[,;:=]\s+([^,;:=]+?)\s*$/u.exec(words);
  const at = (offset: number, length: number): Span => ({
    start: part.start + offset,
    end: part.start + offset + length,
  });
  for (const match of [last, first]) {
    const short = match?.[1];
    if (match === null || match === undefined || short === undefined || !isShortForm(short)) continue;
    const shortAt = at(match.index + match[0].indexOf(short), short.length);
    const [from, to] = match === last ? [0, match.index] : [match[0].length, words.length];
    const piece = words.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    const aligned = alignShortForm(short, piece);
    if (aligned === undefined || tokenStart(piece, aligned.start) !== lead) continue;
    // A list of short forms is no definition: "(FANCA, FANCC, and FANCG)".
    if (definesItself(short, piece.trim()) || !/(?<!\p{L})\p{Ll}{4}/u.test(piece)) continue;
    return { short: shortAt, long: at(from + lead, piece.trim().length) };
  }
  return undefined;
}

function longFormBefore(text: string, piece: Span, within: Span, around: Around): Span | undefined {
  const short = text.slice(piece.start, piece.end);
  const reach = Math.min(WINDOW.most, WINDOW.least + WINDOW.perLetter * short.length);
  const from = Math.max(within.start, within.end - reach);
  const words = text.slice(from, within.end);
  const close = alignFormula(short, words) ?? alignShortForm(short, words, isHormone(short, words) ? HORMONE : 0);
  const more = close === undefined ? bonus(short, around) : 0;
  // What fails at no extra cost need not be tried so again.
  const aligned = close ?? (more === 0 ? undefined : alignShortForm(short, words, more));
  if (aligned === undefined) return undefined;
  const start = from + ordinalStart(short, words, tokenStart(words, aligned.start));
  const long = text.slice(start, from + aligned.end);
  // "stroke occurrence (OR = 1.8": a value stands for more than a word.
  if (!/\s/u.test(long) && /^\s?[=:]\s?\d/u.test(text.slice(piece.end, piece.end + 4))) return undefined;
  if (!isBalanced(long) || definesItself(short, long) || (close === undefined && /[([]/u.test(long))) return undefined;
  return { start, end: from + aligned.end };
}

function isHormone(short: string, words: string): boolean {
  return /^\p{Lu}\d$/u.test(short) && /\p{Ll}{4}(?:ol|one|ine)s?$/u.test(words.trimEnd());
}

/** What may stand between a bracket and the words that its long form shares: more members, each with its bracket. */
const MEMBERS = /^(?:(?:,|,?\s(?:and|or))\s[^()[\],;]{1,60}\s[([][^()[\]]{1,15}[)\]]){0,4}/u;

/** A long form whose last words follow the bracket: "scanning (SEM) and transmission (TEM) electron microscopy". */
function longFormAround(text: string, piece: Span, bracket: Bracket, sentence: Span): Span | undefined {
  const short = text.slice(piece.start, piece.end);
  if (!/\p{Lu}.*\p{Lu}/u.test(short) || piece.end !== bracket.end || piece.start !== bracket.start) return undefined;
  const after = text.slice(bracket.end + 1, Math.min(sentence.end, bracket.end + 200));
  const skipped = MEMBERS.exec(after)?.[0].length ?? 0;
  const before = text.slice(Math.max(bracket.from, bracket.start - 1 - WINDOW.most), bracket.start - 1);
  let head = "";
  let best: { start: number; end: number; cost: number } | undefined;
  for (const word of /^(?:\s[\p{L}-]+){1,3}/u.exec(after.slice(skipped))?.[0].match(/\s[\p{L}-]+/gu) ?? []) {
    head += word;
    const aligned = alignShortForm(short, before.trimEnd() + head);
    if (aligned === undefined || aligned.cost > Math.min(SPLIT_BUDGET, best?.cost ?? SPLIT_BUDGET)) continue;
    if (aligned.start >= before.trimEnd().length) continue;
    const start = bracket.start - 1 - before.length + tokenStart(before, aligned.start);
    best = { start, end: bracket.end + 1 + skipped + head.length, cost: aligned.cost };
  }
  return best === undefined ? undefined : { start: best.start, end: best.end };
}

/** "first transmembrane domain (TMD1)", "type II TGF receptor (Tgfbr2)": the digit at the end is told before. */
function ordinalStart(short: string, words: string, start: number): number {
  const digit = /\d$/u.exec(short)?.[0];
  if (digit === undefined || words.slice(start).includes(digit)) return start;
  const before = /(?<![\p{L}\p{N}-])(?:(?:type|class|group)\s)?(\p{L}+)\s$/u.exec(
    words.slice(Math.max(0, start - 20), start),
  );
  return before !== null && numberOf(before[1] as string) === digit ? start - before[0].length : start;
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
  // "1-palmitoyl, 2-oleoyl-sn-glycero-3-phosphocholine": places of one systematic name.
  if (/^\d+[-,]\S/u.test(words.slice(start, start + 6))) {
    const earlier = /(?<!\S)\d+(?:-\p{Ll}[^\s,]{2,20})?,\s$/u.exec(words.slice(Math.max(0, start - 30), start));
    if (earlier !== null) return start - earlier[0].length;
  }
  // "17 beta-oestradiol".
  const place =
    /^(?:alpha|beta|[αβ])-/u.test(words.slice(start, start + 6)) &&
    /(?<!\S)\d{1,2}\s$/u.exec(words.slice(Math.max(0, start - 4), start));
  return place ? start - place[0].length : start;
}
