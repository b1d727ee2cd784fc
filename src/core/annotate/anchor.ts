import { finished } from "../steps.ts";
import type { Span } from "../text/span.ts";
import { type IsName, type Rest, restOfSentence } from "./driftGuard.ts";
import { Finder, type Location } from "./finder.ts";
import type { Anchor } from "./model.ts";

/** Surroundings kept on either side at first, in UTF-16 code units: about five words, enough to read and to tell apart. */
const SURROUNDINGS = 32;

/** Surroundings grow up to this when the same words stand elsewhere in the same surroundings. */
const MOST_SURROUNDINGS = 256;

/** A quote of this many code units or more may be a statement, which the rest of its sentence can turn round. */
const STATEMENT = 20;

/** Surroundings of a statement grow up to this to hold the rest of its sentence. */
const MOST_OF_SENTENCE = 128;

/** And by this into the sentences beside it, so that a sentence that was moved can be told from one that was not. */
const BEYOND_SENTENCE = 24;

/**
 * The anchor of a span: its words, and as much around them as tells them apart from the same words elsewhere; around a
 * statement, the rest of its sentence too, so that a "not" put there later is noticed. The surroundings begin and end
 * at word borders where one is near. The inverse of `locate` on the same text.
 */
export function describe(text: string, span: Span): Anchor {
  const quote = text.slice(span.start, span.end);
  const rest = quote.length < STATEMENT ? { head: 0, tail: 0 } : restLengths(text, span);
  for (let length = SURROUNDINGS; ; length *= 2) {
    const from = span.start - Math.max(length, rest.head);
    const to = span.end + Math.max(length, rest.tail);
    const anchor = {
      quote,
      before: text.slice(wordStartAfter(text, Math.max(0, from), span.start), span.start),
      after: text.slice(span.end, wordEndBefore(text, Math.min(text.length, to), span.end)),
    };
    if (length >= MOST_SURROUNDINGS || isUnique(text, anchor.before + quote + anchor.after)) return anchor;
  }
}

/** How many code units of the sentences that a span begins and ends in lie outside it, up to the most that is kept. */
function restLengths(text: string, { start, end }: Span): { head: number; tail: number } {
  const { head, tail } = restOfSentence(
    text.slice(Math.max(0, start - MOST_OF_SENTENCE), start),
    text.slice(start, end),
    text.slice(end, end + MOST_OF_SENTENCE),
  );
  const reach = ({ text: rest, whole }: Rest): number => rest.length + (whole ? BEYOND_SENTENCE : 0);
  return { head: reach(head), tail: reach(tail) };
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

/** Finds the place of one anchor in a text; `placeAll` does so for many at the cost of one. */
export function locate(text: string, anchor: Anchor, isName?: IsName): Location {
  const finder = finished(Finder.of(text, isName));
  const found = finder.find(anchor);
  const [sure] = found.sure;
  const isSure = found.sure.length === 1 || (found.sure.length > 1 && hasSurroundings(anchor));
  if (sure !== undefined && isSure) return finder.at(anchor, sure);
  return finder.search(anchor, found, () => false);
}

/** Whether an anchor says more than its words. One that does not cannot tell two places apart. */
export function hasSurroundings({ before, after }: Anchor): boolean {
  return before !== "" || after !== "";
}
