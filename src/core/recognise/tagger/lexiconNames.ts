import type { Kind } from "../../lexicon/concept.ts";
import type { Hit } from "../../lexicon/matcher.ts";
import type { Span } from "../../text/span.ts";
import { MARGIN, NAME_BEGINS, NAME_ENDS, NAME_GOES_ON, NAME_ROWS, type Sentence, WHOLE_NAME } from "./sentence.ts";
import { firstEndingAfter } from "../../text/span.ts";
import type { Words } from "./words.ts";

/** A name of the lexicon in the text, and what kind of thing it names. */
export interface Name extends Span {
  readonly kind: Kind;
}

export function nameOf(hit: Hit, kindOf: (concept: number) => Kind): Name {
  return { start: hit.start, end: hit.end, kind: kindOf(hit.concept) };
}

/** Marks in the sentence (words `from …`) the names that lie in it. `names`: in order, not overlapping. */
export function markNames(sentence: Sentence, words: Words, from: number, names: readonly Name[]): void {
  const { count } = sentence;
  if (count === 0) return;
  let w = 0;
  for (let n = firstEndingAfter(names, words.start[from] as number); n < names.length && w < count; n++) {
    const name = names[n] as Name;
    while (w < count && (words.start[from + w] as number) < name.start) w++;
    const first = w;
    while (w < count && (words.end[from + w] as number) <= name.end) w++;
    if (w > first) markName(sentence.names[NAME_ROWS.indexOf(name.kind)] as Uint8Array, first + MARGIN, w - 1 + MARGIN);
  }
}

/** Marks words `first…last` (indices of the row) as one name. */
export function markName(row: Uint8Array, first: number, last: number): void {
  if (first === last) {
    row[first] = WHOLE_NAME;
    return;
  }
  row[first] = NAME_BEGINS;
  row.fill(NAME_GOES_ON, first + 1, last);
  row[last] = NAME_ENDS;
}
