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

/**
 * Whether a text is about something else than medicine: in a novel or a German text nearly everything that the tagger
 * thinks possible is a mistake, and "stroke" is one of luck.
 *
 * @param odds how likely each mention in it is, from 0 to 1
 */
export function isQuiet(text: string, odds: readonly (number | undefined)[]): boolean {
  if (text.length < SHORT_TEXT) return false;
  const sure = odds.reduce<number>((count, each) => count + ((each ?? 0) >= SURE ? 1 : 0), 0);
  return sure * 1000 < text.length * DENSE;
}

/** Signs of source code anywhere in a text: only then are its lines looked at. */
const CODE = /\$[{(]|=>|\|\||&&|\(\);|"\$|[;{]\r?\n/u;

/** A test for symbols that stand in source code, where SRC is a folder and MET a number. */
export function codeTest(text: string): (span: Span) => boolean {
  if (!CODE.test(text)) return () => false;
  return ({ start, end }) =>
    end - start <= 6 && /^[\p{L}\p{N}]+$/u.test(text.slice(start, end)) && isInCode(text, { start, end });
}
