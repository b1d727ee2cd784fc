import type { Abbreviation } from "../recognise/mention.ts";
import { type Span, touches } from "../text/span.ts";

/** A use of a short form, and the place that says what it is short for. */
export interface DefinedForm {
  /** The short form as it is used, without a plural s. */
  readonly use: Span;
  readonly definedBy: Abbreviation;
}

/**
 * The definition of the short form under a caret: the first in the document, as everywhere (`bindAbbreviations`), unless
 * the caret stands on another one. A use is the short form's own letters as whole words, perhaps with a plural s; one
 * letter alone is too many other things. The longest form wins: PD-L1 over PD. Linear in the number of definitions.
 *
 * @param abbreviations the definitions of the text, in its order
 */
export function definedFormAt(
  text: string,
  offset: number,
  abbreviations: readonly Abbreviation[],
): DefinedForm | undefined {
  let found: DefinedForm | undefined;
  for (const each of abbreviations) {
    if (touches(each.short, offset)) return { use: each.short, definedBy: each };
    const use = useAt(text, offset, text.slice(each.short.start, each.short.end));
    if (use === undefined) continue;
    if (found === undefined || use.end - use.start > found.use.end - found.use.start) found = { use, definedBy: each };
  }
  return found;
}

function useAt(text: string, offset: number, letters: string): Span | undefined {
  if (letters.length < 2) return undefined;
  // A caret behind the plural s still is on the word.
  const first = Math.max(0, offset - letters.length - 1);
  const nearby = text.slice(first, offset + letters.length);
  for (let at = nearby.indexOf(letters); at >= 0; at = nearby.indexOf(letters, at + 1)) {
    const [start, end] = [first + at, first + at + letters.length];
    const plural = text[end] === "s" ? 1 : 0;
    if (offset > end + plural || isWord(text, start - 1)) continue;
    if (!isWord(text, end) || (plural === 1 && !isWord(text, end + 1))) return { start, end };
  }
  return undefined;
}

/** Whether a letter or digit stands at an offset. Half of a surrogate pair counts as a letter. */
function isWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}\p{Cs}]/u.test(text.charAt(at));
}
