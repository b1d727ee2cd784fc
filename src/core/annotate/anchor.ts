import type { Span } from "../text/span.ts";
import type { Anchor } from "./model.ts";

/** Surroundings kept on either side at first, in UTF-16 code units: about five words, enough to read and to tell apart. */
const SURROUNDINGS = 32;

/** Surroundings grow up to this when the same words stand elsewhere in the same surroundings. */
const MOST_SURROUNDINGS = 256;

/**
 * The anchor of a span: its words, and as much around them as tells them apart from the same words elsewhere. The
 * surroundings begin and end at word borders where one is near. The inverse of `locate` on the same text.
 */
export function describe(text: string, span: Span): Anchor {
  const quote = text.slice(span.start, span.end);
  for (let length = SURROUNDINGS; ; length *= 2) {
    const anchor = {
      quote,
      before: text.slice(wordStartAfter(text, Math.max(0, span.start - length), span.start), span.start),
      after: text.slice(span.end, wordEndBefore(text, Math.min(text.length, span.end + length), span.end)),
    };
    if (length >= MOST_SURROUNDINGS || isUnique(text, anchor.before + quote + anchor.after)) return anchor;
  }
}

function isUnique(text: string, words: string): boolean {
  const first = text.indexOf(words);
  return text.indexOf(words, first + 1) < 0;
}

/** The first word start at or after `from`, unless that would cut more than half; never inside a surrogate pair. */
function wordStartAfter(text: string, from: number, to: number): number {
  if (from === 0) return 0;
  const limit = from + (to - from) / 2;
  for (let i = from; i < limit; i++) if (/\s/.test(text.charAt(i - 1)) && !/\s/.test(text.charAt(i))) return i;
  return isLowSurrogate(text, from) ? from + 1 : from;
}

function wordEndBefore(text: string, from: number, to: number): number {
  if (from === text.length) return from;
  const limit = from - (from - to) / 2;
  for (let i = from; i > limit; i--) if (/\s/.test(text.charAt(i)) && !/\s/.test(text.charAt(i - 1))) return i;
  return isLowSurrogate(text, from) ? from - 1 : from;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Where an anchor's words are now.
 * - `anchored`: the same words in the same surroundings.
 * - `moved`: the same words, in other surroundings, and only one place for them.
 * - `lost`: the words are nowhere, or stand in several places none of which is the right one more than the others.
 */
export type Location = { readonly state: "anchored" | "moved"; readonly span: Span } | { readonly state: "lost" };

/** Places of one quote that are looked at; a quote that stands more often tells nothing by itself. */
const MOST_PLACES = 10_000;

/** Finds an anchor's place in a text by exact comparison. Linear in the length of the text. */
export function locate(text: string, anchor: Anchor): Location {
  const { quote, before, after } = anchor;
  if (quote === "") return { state: "lost" };
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(quote, at + 1)) {
    if (
      text.startsWith(after, at + quote.length) &&
      text.startsWith(before, at - before.length) &&
      at >= before.length
    ) {
      return { state: "anchored", span: { start: at, end: at + quote.length } };
    }
    places.push(at);
  }
  const best = nearest(text, anchor, places);
  return best === undefined ? { state: "lost" } : { state: "moved", span: { start: best, end: best + quote.length } };
}

/** The only place, or the one whose surroundings agree for longer than any other's do; else none. */
function nearest(text: string, anchor: Anchor, places: readonly number[]): number | undefined {
  if (places.length <= 1) return places[0];
  let best: number | undefined;
  let bestScore = 0;
  let tie = false;
  for (const at of places) {
    const score = agreement(text, anchor, at);
    if (score > bestScore) {
      best = at;
      bestScore = score;
      tie = false;
    } else if (score === bestScore) tie = true;
  }
  // A blank or two in common is no evidence; half of one side's surroundings is.
  return tie || bestScore * 4 < anchor.before.length + anchor.after.length ? undefined : best;
}

/** Code units of surroundings that agree, counted outward from the quote on both sides. */
function agreement(text: string, anchor: Anchor, at: number): number {
  const { before, quote, after } = anchor;
  let left = 0;
  while (left < before.length && text[at - 1 - left] === before[before.length - 1 - left]) left++;
  let right = 0;
  while (right < after.length && text[at + quote.length + right] === after[right]) right++;
  return left + right;
}
