import type { Unit } from "../text/offsets.ts";
import { type Sentence, toSay } from "../words.ts";

/** The units' names in messages. */
export const UNIT_NAMES: Readonly<Record<Unit, Sentence>> = {
  utf16: toSay("UTF-16 code units"),
  codepoint: toSay("code points"),
  utf8: toSay("UTF-8 bytes"),
};

/**
 * What is wrong with offsets, with the unit in which they would be right.
 *
 * @param fitting the unit; nothing is added without one
 * @param isRead whether the format is read in that unit too
 */
export function withAdvice(wrong: Sentence, fitting: Unit | undefined, isRead = true): Sentence {
  if (fitting === undefined) return wrong;
  return isRead
    ? toSay('{0} They fit as {1}: read the file with the offset unit "{2}".', wrong, UNIT_NAMES[fitting], fitting)
    : toSay("{0} They fit as {1}: the format wants others.", wrong, UNIT_NAMES[fitting]);
}
