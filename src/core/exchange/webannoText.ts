import { sentencesIn } from "../text/sentences.ts";
import type { Span } from "../text/span.ts";

/** Characters of a value that mean something in a column, after WebAnno's guide ("Reserved Characters"); `->` is one. */
const RESERVED = /->|[\\[\]|_;\t\n*]/g;
const LETTERS: Readonly<Record<string, string>> = { "\t": "t", "\n": "n", "\f": "f", "\r": "r", "\b": "b" };

/** A feature's value as it stands in a column. It must hold no CR: a reader takes that for the end of the line. */
export function escapeValue(value: string): string {
  return value.replace(RESERVED, (found) => `\\${found === "\t" || found === "\n" ? (LETTERS[found] ?? "") : found}`);
}

/** The inverse of `escapeValue`. */
export function unescapeValue(value: string): string {
  return value.replace(/\\(->|[\\[\]|_;tn*])/g, (_, sign: string) =>
    sign === "t" ? "\t" : sign === "n" ? "\n" : sign,
  );
}

/** A line of the text as it stands in the file: control characters behind a backslash, some of them as letters. */
export function escapeText(text: string): string {
  // eslint-disable-next-line no-control-regex -- all but VT, which stays as it is
  return text.replace(/[\\\u0000-\u000a\u000c-\u001f]/g, (char) => `\\${LETTERS[char] ?? char}`);
}

/** The inverse of `escapeText`. */
export function unescapeText(text: string): string {
  const signs: Readonly<Record<string, string>> = { t: "\t", n: "\n", f: "\f", r: "\r", b: "\b" };
  // eslint-disable-next-line no-control-regex -- the same
  return text.replace(/\\([\\tnfrb\u0000-\u001f])/g, (_, sign: string) => signs[sign] ?? sign);
}

/** Parts of a column between unescaped signs. */
export function splitAt(sign: "|" | ";", column: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < column.length; at++) {
    if (column[at] === "\\") at++;
    else if (column[at] === sign) {
      parts.push(column.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, column.slice(from)];
}

/** A value and what stands in brackets behind it: an annotation's number, or those of a relation's ends. */
export function splitNumber(value: string): { value: string; numbers: readonly number[] } {
  // A bracket that belongs to the value has a backslash.
  const found = /(?<!\\)(?:\\\\)*\[(\d{1,9})(?:_(\d{1,9}))?\]$/.exec(value);
  if (found === null) return { value, numbers: [] };
  const numbers = [found[1], found[2]].flatMap((each) => (each === undefined ? [] : [Number(each)]));
  return { value: value.slice(0, value.lastIndexOf("[")), numbers };
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*|\S/gu;

/** The tokens and sentences that annotations stand on; spans in UTF-16 code units. */
export interface Grid {
  readonly tokens: readonly Span[];
  /** Index of the first token of each sentence. */
  readonly sentences: readonly number[];
}

/**
 * Tokens and sentences of a text. White space is no token, but where a border of an annotation stands in it or next to
 * it: nothing that is between two tokens can be marked. A sentence opens at a token.
 */
export function gridOf(text: string, pieces: readonly Span[]): Grid {
  const runs: { span: Span; isToken: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (match.index > end) runs.push({ span: { start: end, end: match.index }, isToken: false });
    end = match.index + match[0].length;
    runs.push({ span: { start: match.index, end }, isToken: true });
  }
  if (end < text.length) runs.push({ span: { start: end, end: text.length }, isToken: false });
  const runAt = (offset: number): { span: Span; isToken: boolean } | undefined => {
    let [low, high] = [0, runs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((runs[middle] as { span: Span }).span.start <= offset) low = middle;
      else high = middle - 1;
    }
    return runs[low];
  };
  const take = (run: { isToken: boolean } | undefined): void => void (run && (run.isToken = true));
  for (const { start, end: last } of pieces) {
    take(runAt(start));
    take(runAt(last - 1));
  }
  const [first] = runs;
  // Before the first token a reader puts blanks, and where there is no token there is no text.
  if (first !== undefined && (runs.length === 1 || /[^ ]/.test(text.slice(0, first.span.end)))) take(first);
  const starts = new Set(sentencesIn(text, { start: 0, end: text.length }).map(({ start }) => start));
  const tokens: Span[] = [];
  const sentences: number[] = [];
  for (const [i, { span, isToken }] of runs.entries()) {
    if (!isToken) continue;
    const before = runs[i - 1];
    const isApart = before !== undefined && !before.isToken;
    const opens = isApart && (starts.has(span.start) || text.slice(before.span.start, before.span.end).includes("\n"));
    if (tokens.length === 0 || opens) sentences.push(tokens.length);
    tokens.push(span);
  }
  return { tokens, sentences };
}
