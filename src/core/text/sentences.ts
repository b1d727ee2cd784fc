import type { Span } from "./span.ts";

/** Words that end in a full stop within a sentence. Compared without the stop, in lower case. */
const STOPPED = new Set(
  "e.g i.e cf vs al fig figs ref refs no nos vol approx ca dr prof st dept inc ltd co resp etc viz eq ed eds pp p".split(
    " ",
  ),
);

/**
 * The sentences of a piece of text, in order, covering all of it but the white space between them. A sentence ends at
 * `.`, `!` or `?` (with any closing quote or bracket) before white space and something that can open a sentence, and
 * at every blank line. A stop after an abbreviation, an initial or within a number does not end one.
 */
export function sentencesIn(text: string, within: Span): Span[] {
  const sentences: Span[] = [];
  let start = skipSpace(text, within.start, within.end);
  // The look-behind keeps a long run of stops from being tried from each of its stops.
  const boundary = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s)|\r?\n[ \t]*\r?\n|\n[ \t]*(?=[-*+•][ \t])/gu;
  boundary.lastIndex = start;
  for (let match = boundary.exec(text); match !== null && match.index < within.end; match = boundary.exec(text)) {
    const isBreak = /^\s/.test(match[0]);
    const end = isBreak ? match.index : match.index + match[0].length;
    if (!isBreak && !endsSentence(text, match.index, end, within.end)) continue;
    if (end > start) sentences.push({ start, end });
    start = skipSpace(text, end, within.end);
    boundary.lastIndex = Math.max(start, match.index + 1);
  }
  if (start < within.end) sentences.push({ start, end: trimEnd(text, start, within.end) });
  return sentences;
}

function endsSentence(text: string, stop: number, end: number, limit: number): boolean {
  const next = skipSpace(text, end, limit);
  if (next >= limit) return true;
  // A sentence opens with a capital, a digit, a bracket, a quote or a dash; a lower-case word goes on.
  const opener = String.fromCodePoint(text.codePointAt(next) as number);
  if (!/[\p{Lu}\p{Lt}\p{N}\p{Ps}\p{Pi}"'−–—\p{Lo}]/u.test(opener)) return false;
  if (text[stop] !== ".") return true;
  const word = /[\p{L}.]*$/u.exec(text.slice(Math.max(0, stop - 12), stop))?.[0] ?? "";
  if (STOPPED.has(word.toLowerCase())) return false;
  return !/^\p{Lu}$/u.test(word);
}

function skipSpace(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && /\s/.test(text.charAt(i))) i++;
  return i;
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}
