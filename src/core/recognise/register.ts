import { isInCode } from "../text/codeLines.ts";
import type { Span } from "../text/span.ts";

/** A text shorter than this says too little of what sort of text it is, in code units. */
const SHORT_TEXT = 1000;
/** How many sure mentions in 1,000 code units make a text one about medicine; abstracts hold ten and more. */
const DENSE = 1;
/** How likely a mention must be to count as sure. */
const SURE = 0.9;
/** How likely a mention must be in a text that is about something else. */
export const SURE_ENOUGH = 0.7;

/** How many mentions are sure, of those that are so likely, from 0 to 1. */
export function countSure(odds: Iterable<number | undefined>): number {
  let count = 0;
  for (const each of odds) if ((each ?? 0) >= SURE) count++;
  return count;
}

/**
 * Whether a text is about something else than medicine: in a novel or a German text nearly everything that the tagger
 * thinks possible is a mistake, and "stroke" is one of luck.
 *
 * @param length of the text, in code units
 * @param sure how many sure mentions are in it
 */
export function isQuiet(length: number, sure: number): boolean {
  return length >= SHORT_TEXT && sure * 1000 < length * DENSE;
}

/** Signs of source code: only in blocks that hold one are lines looked at. */
const CODE = /\$[{(]|=>|\|\||&&|\(\);|"\$|[;{]\r?\n/u;

/** A test for symbols of a block that stand in source code, where SRC is a folder and MET a number. */
export function codeTest(text: string): (span: Span) => boolean {
  if (!CODE.test(text)) return () => false;
  return ({ start, end }) =>
    end - start <= 6 && /^[\p{L}\p{N}]+$/u.test(text.slice(start, end)) && isInCode(text, { start, end });
}
