import type { Markup } from "../text/markup.ts";
import { maskedSpans, openSpans } from "../text/mask.ts";
import { apartFrom, type Span } from "../text/span.ts";
import type { Placed } from "./placed.ts";
import { onSameWords } from "./review.ts";

/**
 * The places of the words of a span, as whole words, its own among them; the first letter may be large or small. Left
 * out are places in code and addresses, and those on which somebody has decided. Linear in the text and the annotations.
 */
export function occurrences(text: string, markup: Markup, span: Span, placed: readonly Placed[]): Span[] {
  const words = text.slice(span.start, span.end);
  const found: Span[] = [];
  const rest = words.slice(1);
  if (words === "") return found;
  const masked = maskedSpans(text, markup);
  const decided = placed.flatMap(({ annotation, span: at }) =>
    annotation.type === "mention" && at !== undefined ? [at] : [],
  );
  for (const open of openSpans(text.length, masked)) {
    const piece = text.slice(open.start, open.end);
    // A word of one letter has no rest that could be looked for.
    const wanted = rest === "" ? words : rest;
    const shift = rest === "" ? 0 : 1;
    for (let at = piece.indexOf(wanted); at >= 0; at = piece.indexOf(wanted, at + wanted.length)) {
      const start = open.start + at - shift;
      const place = { start, end: start + words.length };
      if (start >= open.start && isWhole(text, place)) found.push(place);
    }
  }
  return apartFrom(onSameWords(text, found, span), decided);
}

const PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u;

function isWhole(text: string, { start, end }: Span): boolean {
  return !PART_OF_WORD.test(text.charAt(start - 1)) && !PART_OF_WORD.test(text.charAt(end));
}
