import type { Span } from "../text/span.ts";

/**
 * Numbers with their points and commas, words, and every other character alone; never white space, in JavaScript's sense or
 * in Python's, by which other readers part tokens.
 */
// eslint-disable-next-line no-control-regex -- U+001C to U+001F and U+0085 are white space to Python only
const TOKEN = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+|[^\s\u001c-\u001f\u0085]/gu;

/**
 * The tokens of a text in order, but for its white space. A token ends wherever one of the given spans begins or ends, so
 * that each of them holds whole tokens. Offsets are UTF-16 code units.
 */
export function wordTokens(text: string, spans: readonly Span[]): Span[] {
  const borders = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const tokens: Span[] = [];
  let next = 0;
  for (const match of text.matchAll(TOKEN)) {
    const end = match.index + match[0].length;
    let start = match.index;
    while (next < borders.length && (borders[next] as number) <= start) next++;
    for (; next < borders.length && (borders[next] as number) < end; next++) {
      tokens.push({ start, end: borders[next] as number });
      start = borders[next] as number;
    }
    tokens.push({ start, end });
  }
  return tokens;
}

/** A token that may be white space; `hasBlank` where one blank follows that is in no token. */
export interface SpacedToken extends Span {
  readonly hasBlank: boolean;
}

/**
 * Tokens that hold all of a text but single blanks behind them, as spaCy parts texts: white space that is more than that
 * is a token. Each of the given spans holds whole tokens.
 */
export function spacedTokens(text: string, spans: readonly Span[]): SpacedToken[] {
  const starts = new Set(spans.map(({ start }) => start));
  const ends = new Set(spans.map(({ end }) => end));
  const tokens: SpacedToken[] = [];
  /** Parts what stands between two tokens where spans begin and end in it. */
  const part = (from: number, to: number): void => {
    let start = from;
    for (let at = from + 1; at <= to; at++) {
      if (at < to && !starts.has(at) && !ends.has(at)) continue;
      tokens.push({ start, end: at, hasBlank: false });
      start = at;
    }
  };
  let at = 0;
  for (const { start, end } of [...wordTokens(text, spans), { start: text.length, end: text.length }]) {
    const before = tokens.at(-1);
    const hasBlank = before !== undefined && text[at] === " " && at < start && !starts.has(at) && !ends.has(at + 1);
    if (hasBlank) tokens[tokens.length - 1] = { ...before, hasBlank };
    part(hasBlank ? at + 1 : at, start);
    if (end > start) tokens.push({ start, end, hasBlank: false });
    at = end;
  }
  return tokens;
}
