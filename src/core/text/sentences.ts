import { contains, type Span } from "./span.ts";

/** Words that end in a full stop and never end a sentence by it. Compared without the stop, in lower case. */
const INNER = wordSet("e.g i.e cf vs approx ca dr prof mr mrs ms st viz resp nr incl excl esp");

/** The same before a number, a letter or a bracket: "Fig. 2", "No. 5", "Suppl. Table 1". */
const NUMBERED = wordSet(
  "fig figs ref refs no nos vol vols eq eqs p pp tab tabs sect suppl ch chap app ver art para cat exp ed eds n",
);

/** The same before anything but a word with a capital: "was given i.v. (n = 12)". */
const BEFORE_SMALL = wordSet("i.v i.m s.c i.p p.o i.c.v b.i.d t.i.d q.d a.m p.m");

/** The same before anything but a word that opens sentences: "Smith et al. Here we", "the Acme Co. Ltd. of Ulm". */
const SOFT = wordSet("al etc dept inc ltd co corp univ inst assoc jr sr ph.d m.d m.sc sp spp subsp gen col bros");

/** Words that open sentences and hardly any name, in lower case. */
const OPENERS = wordSet(
  "the a an this that these those it its we our they their he she his her there here in on at of for from by with " +
    "without to as after before during although while when where because since if however therefore thus moreover " +
    "furthermore finally both all each most many some several no not one two three results conclusion conclusions " +
    "methods background objective patients what which who how why and but or i you",
);

/** Before a lone capital, these make it the name's end: "hepatitis B.", "vitamin C.", "37 °C." */
const LETTERED =
  /(?:[°º\d]\s?|\b(?:vitamin|hepatitis|influenza|type|group|grade|class|stage|protein|factor|phase|panel|part|arm|cohort|strain|chain|subunit|domain|case|patient|patients|site|cyclosporine?|amphotericin|immunoglobulin|coenzyme|toxin|fig(?:ure)?|table|method|model|point|plan|drug|treatment|compound)s?\s)$/iu;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/**
 * The sentences of a piece of text, in order, covering all of it but the white space between them. A sentence ends at
 * `.`, `!` or `?` (with any closing quote or bracket) before white space and something that can open a sentence, and
 * at every blank line. A stop after an abbreviation, an initial, a number that opens the sentence, or within a number
 * does not end one.
 */
export function sentencesIn(text: string, within: Span): Span[] {
  const sentences: Span[] = [];
  // A piece of its own: a search for the next stop must not read on through the rest of the document.
  const piece = text.slice(within.start, within.end);
  const add = (from: number, to: number): void => {
    if (to > from) sentences.push({ start: within.start + from, end: within.start + trimEnd(piece, from, to) });
  };
  let start = skipSpace(piece, 0);
  // The look-behind keeps a long run of stops from being tried from each of its stops.
  const boundary = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s)|\r?\n[ \t]*\r?\n|\n[ \t]*(?=[-*+•][ \t])/gu;
  boundary.lastIndex = start;
  for (let match = boundary.exec(piece); match !== null; match = boundary.exec(piece)) {
    const isBreak = /^\s/.test(match[0]);
    const end = isBreak ? match.index : match.index + match[0].length;
    if (!isBreak && !endsSentence(piece, start, match.index, end)) continue;
    add(start, end);
    start = skipSpace(piece, end);
    boundary.lastIndex = Math.max(start, match.index + 1);
  }
  add(start, piece.length);
  return sentences;
}

/** Whether the stop at an offset ends the sentence that began at `start`; the text goes on at `end`. */
function endsSentence(text: string, start: number, stop: number, end: number): boolean {
  const next = skipSpace(text, end);
  if (next >= text.length) return true;
  const following = text.slice(next, next + 24);
  if (!canOpen(following)) return false;
  if (text[stop] !== "." || text[stop + 1] === ".") return true;
  const before = text.slice(Math.max(start, stop - 24), stop);
  const word = /[\p{L}.]*$/u.exec(before)?.[0] ?? "";
  // "2. Methods": the number of an item.
  if (word === "") return !(stop - start <= 2 && /^[1-9]\d?$/.test(before));
  const lower = word.toLowerCase();
  if (INNER.has(lower)) return false;
  if (NUMBERED.has(lower) && /^[\p{N}([]|^\p{Lu}?[\p{N}.]|^(?:S|Table|Fig)\b/u.test(following)) return false;
  if (BEFORE_SMALL.has(lower)) return /^["“‘]?\p{Lu}/u.test(following);
  const opens = OPENERS.has(/^[\p{L}']+(?=[\s,])/u.exec(following)?.[0].toLowerCase() ?? "");
  if (SOFT.has(lower)) return opens;
  // "J. R. Smith", "the U.S. Food and Drug Administration".
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)) return opens || LETTERED.test(before.slice(0, before.length - word.length));
  return true;
}

/**
 * A sentence opens with a capital, a digit, a bracket, a quote or a dash, or with a name that begins small ("p53",
 * "mRNA", "α-synuclein"); any other lower-case word goes on.
 */
function canOpen(following: string): boolean {
  return /^(?:[\p{Lu}\p{Lt}\p{N}\p{Ps}\p{Pi}"'−–—\p{Lo}]|\p{Ll}{1,3}(?:\p{Lu}|\p{N}|-\p{Lu})|[α-ω]-?\p{L})/u.test(
    following,
  );
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && /\s/.test(text.charAt(i))) i++;
  return i;
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

/** The sentence that holds a span, or `undefined` where none does: on white space, or across the end of a sentence. */
export function sentenceAround(text: string, span: Span): Span | undefined {
  return sentencesIn(text, paragraphAround(text, span)).find((sentence) => contains(sentence, span));
}

/** What stands between the blank lines around a span: sentences do not cross them. */
function paragraphAround(text: string, span: Span): Span {
  const isBlankFrom = (lineEnd: number): boolean =>
    text.startsWith("\n", lineEnd + 1) || text.startsWith("\r\n", lineEnd + 1);
  let before = span.start > 0 ? text.lastIndexOf("\n", span.start - 1) : -1;
  while (before > 0 && !isBlankFrom(before)) before = text.lastIndexOf("\n", before - 1);
  let after = text.indexOf("\n", span.end);
  while (after >= 0 && !isBlankFrom(after)) after = text.indexOf("\n", after + 1);
  return { start: Math.max(0, before), end: after < 0 ? text.length : after };
}

/** What opens a list item, a heading or a quotation, in Markdown and in plain text. */
const MARKER = /^(?:(?:>|[-*+•]|#{1,6}|\d{1,3}[.)])[ \t]+){1,8}(?=\S)/u;

/** In UTF-16 code units. */
const LONGEST_MARKER = 80;

/** A sentence without the bullet, number or other marker of the item that it opens. */
export function afterMarker(text: string, { start, end }: Span): Span {
  const marker = MARKER.exec(text.slice(start, Math.min(end, start + LONGEST_MARKER)));
  return { start: start + (marker?.[0].length ?? 0), end };
}
