import { sentencesIn } from "../text/sentences.ts";
import type { Span } from "../text/span.ts";
import { atomForms, type AtomReader } from "./atoms.ts";
import { type Drift, type Hunk, hunksOf, partsOf } from "./drift.ts";
import { isHarmless, isSpellingOf } from "./driftWords.ts";
import type { Anchor } from "./model.ts";

/**
 * Tells whether a word is, or is part of, the name of a drug, target, event, arm or anything else that must not be
 * exchanged; given in the spelling of the text. The core has no lexicon of its own here.
 */
export interface IsName {
  (word: string): boolean;
  /** Whether two words are one ordinary word and a typing error of it; without it no typing error is accepted. */
  readonly isTypo?: (a: string, b: string) => boolean;
}

/** What the guard says of the words between two borders, held against an anchor. */
export interface Verdict {
  /**
   * - `same`: the words and the rest of their sentence, as far as the anchor knows it, are as they were.
   * - `rephrased`: the words are as they were, and what changed in the rest of the sentence is harmless.
   * - `changed`: what is said may have changed.
   */
  readonly meaning: "same" | "rephrased" | "changed";
  /** Whether on one side at least all the surroundings are as they were, beyond the sentence too. */
  readonly inPlace: boolean;
  /** Present when `changed`. */
  readonly drift?: Drift;
}

/** A side of the words: what comes before them or what comes after. */
export type Side = "head" | "tail";

/** How much of the text beside the words is looked at for the rest of their sentence, in UTF-16 code units. */
export const REACH = 600;

/** As much of the words as shows where their first and last sentences begin and end. */
const EDGE = 80;

/**
 * Whether an annotation's words still say the same at a place. Anything but a difference known to be harmless counts
 * as a change. White space, dashes, quotes and composition are no difference (`sameWords`).
 */
export function judge(text: string, anchor: Anchor, span: Span, reader: AtomReader, isName?: IsName): Verdict {
  if (isUntouched(text, anchor, span)) return { meaning: "same", inPlace: true };
  const now = text.slice(span.start, span.end);
  const words = compareWords(anchor.quote, now, reader, isName);
  const before = text.slice(Math.max(0, span.start - REACH), span.start);
  const after = text.slice(span.end, span.end + REACH);
  // No surroundings at all were written by hand: there is nothing to hold the place against.
  const atBorder = anchor.before !== "" || anchor.after !== "";
  const inPlace =
    !atBorder || sideAgrees(anchor.before, before, "head", reader) || sideAgrees(anchor.after, after, "tail", reader);
  if (words !== undefined) return { meaning: "changed", inPlace, drift: words };
  const wasRest = restOfSentence(anchor.before, anchor.quote, anchor.after);
  const isRest = restOfSentence(before, now, after);
  const compare = (side: Side, oldSide: string, newSide: string): RestVerdict => {
    // An anchor with surroundings on one side only was made at the border of its text: its sentence ended there too.
    const old = { text: wasRest[side].text, whole: wasRest[side].whole || (oldSide === "" && atBorder) };
    return compareRest(oldSide, old, newSide, isRest[side], side, reader, isName);
  };
  const head = compare("head", anchor.before, before);
  const tail = compare("tail", anchor.after, after);
  if (head.meaning !== "changed" && tail.meaning !== "changed") {
    return { meaning: head.meaning === "same" && tail.meaning === "same" ? "same" : "rephrased", inPlace };
  }
  return { meaning: "changed", inPlace, drift: surroundingsDrift(anchor.quote, now, head, tail, reader) };
}

/** Whether every character that an anchor knows of stands where it stood, which is nearly always so. */
function isUntouched(text: string, { quote, before, after }: Anchor, { start, end }: Span): boolean {
  const rest = text.slice(end, end + REACH);
  return (
    end - start === quote.length &&
    text.startsWith(quote, start) &&
    (before === ""
      ? text.slice(Math.max(0, start - REACH), start).trim() === ""
      : text.slice(0, start).endsWith(before)) &&
    (after === "" ? rest.trim() === "" : rest.startsWith(after))
  );
}

/** How new words differ from old ones, or `undefined` when they say the same. */
export function compareWords(was: string, now: string, reader: AtomReader, isName?: IsName): Drift | undefined {
  if (was === now) return undefined;
  const [old, fresh] = [reader.read(was), reader.read(now)];
  const [a, b] = [atomForms(was, old), atomForms(now, fresh)];
  const hunks = hunksOf(a, b);
  const same = a.length > 0 && hunks.every((hunk) => saysTheSame(a, b, hunk, isName));
  if (same) return undefined;
  return { of: "words", was, now, parts: partsOf(was, old, now, fresh, hunks) };
}

/**
 * Whether one difference within an annotation's own words is harmless: an article, a spelling that is British here and
 * American there, or, where names are known, a typing error in an ordinary word.
 */
function saysTheSame(a: readonly string[], b: readonly string[], { a0, a1, b0, b1 }: Hunk, isName?: IsName): boolean {
  if (a1 - a0 + (b1 - b0) === 1) return (a1 > a0 ? a[a0] : b[b0]) === "the";
  if (a1 - a0 !== b1 - b0) return false;
  for (let i = 0; i < a1 - a0; i++) {
    const [was, now] = [a[a0 + i] as string, b[b0 + i] as string];
    if (isSpellingOf(was, now)) continue;
    if (isName?.isTypo?.(was, now) !== true || isName(was) || isName(now)) return false;
  }
  return true;
}

/** The part of one sentence beside the words, and whether its border was seen or the text was cut off before it. */
export interface Rest {
  readonly text: string;
  readonly whole: boolean;
}

/** What belongs to the sentences that some words begin and end in, before and after them. */
export function restOfSentence(before: string, words: string, after: string): { head: Rest; tail: Rest } {
  const opening = before + words.slice(0, EDGE);
  const first = sentencesIn(opening, { start: 0, end: opening.length }).find(({ end }) => end > before.length);
  const headStart = Math.min(first?.start ?? before.length, before.length);
  const closing = words.slice(-EDGE) + after;
  const wordsEnd = closing.length - after.length;
  const last = sentencesIn(closing, { start: 0, end: closing.length }).find(({ end }) => end >= wordsEnd);
  const tailEnd = Math.max(last?.end ?? wordsEnd, wordsEnd);
  return {
    head: { text: before.slice(headStart), whole: before.slice(0, headStart).trim() !== "" },
    tail: { text: closing.slice(wordsEnd, tailEnd), whole: closing.slice(tailEnd).trim() !== "" },
  };
}

interface RestVerdict {
  readonly meaning: Verdict["meaning"];
  readonly was: string;
  readonly now: string;
}

/**
 * Compares the rest of the old sentence on one side with that of the new one, outward from the words. Where the anchor
 * was cut off within the sentence, the new one is looked at no further than the old one goes.
 */
function compareRest(
  oldSide: string,
  old: Rest,
  newSide: string,
  fresh: Rest,
  side: Side,
  reader: AtomReader,
  isName?: IsName,
): RestVerdict {
  const sameText = side === "head" ? newSide.endsWith(oldSide) : newSide.startsWith(oldSide);
  if (sameText && (oldSide !== "" || newSide.trim() === "")) return { meaning: "same", was: old.text, now: old.text };
  const reach = old.text.length * 2 + 40;
  const cut = side === "head" ? newSide.slice(-reach) : newSide.slice(0, reach);
  const now = old.whole ? fresh.text : cut;
  const a = outward(old.text, side, reader);
  const b = outward(now, side, reader);
  const openEnd = !old.whole;
  const hunks = openEnd ? cutHunks(a, b, side) : hunksOf(a, b);
  const known = openEnd ? knownEnd(a, b, hunks) : b.length;
  const shown = side === "head" ? lastAtoms(now, known, reader) : firstAtoms(now, known, reader);
  if (hunks.length === 0) return { meaning: "same", was: old.text, now: shown };
  const harmless = hunks.every((hunk) => isHarmlessAround(a, b, hunk, isName));
  return { meaning: harmless ? "rephrased" : "changed", was: old.text, now: shown };
}

/** The forms of the atoms on one side of the words, the nearest first. */
function outward(text: string, side: Side, reader: AtomReader): string[] {
  const forms = atomForms(text, reader.read(text));
  return side === "head" ? forms.reverse() : forms;
}

/** The differences between old surroundings, which were cut off somewhere, and new ones, which go on. */
function cutHunks(a: readonly string[], b: readonly string[], side: Side): Hunk[] {
  return hunksOf(a, b, true, (i, j) => a[i] === b[j] || (i === a.length - 1 && isPart(a[i], b[j], side)));
}

/** Whether the outermost atom of cut surroundings is what is left of a word. */
function isPart(was = "", is = "", side: Side): boolean {
  return side === "head" ? is.trim().endsWith(was.trim()) : is.trim().startsWith(was.trim());
}

/** Whether all the old surroundings of a side stand beside the words; nothing is as it was where nothing was. */
function sideAgrees(old: string, fresh: string, side: Side, reader: AtomReader): boolean {
  return old === "" ? fresh.trim() === "" : sideShare(old, fresh, side, reader) === 1;
}

/** The share of the old surroundings of a side, by length, that stands beside the words, 0 to 1. */
export function sideShare(old: string, fresh: string, side: Side, reader: AtomReader): number {
  if (old === "") return fresh.trim() === "" ? 1 : 0;
  const near = side === "head" ? fresh.slice(-old.length * 2 - 40) : fresh.slice(0, old.length * 2 + 40);
  if (side === "head" ? near.endsWith(old) : near.startsWith(old)) return 1;
  const a = outward(old, side, reader);
  const b = outward(near, side, reader);
  const length = (forms: readonly string[]): number => forms.reduce((sum, form) => sum + form.length, 0);
  if (a.length === 0) return 1;
  const hunks = cutHunks(a, b, side);
  const missing = hunks.reduce((sum, { a0, a1 }) => sum + length(a.slice(a0, a1)), 0);
  // What was put in between tells no less than what is gone.
  return hunks.length === 0 ? 1 : Math.min(0.99, 1 - missing / Math.max(1, length(a)));
}

/** How many atoms of `b` the whole of `a` was compared with. */
function knownEnd(a: readonly string[], b: readonly string[], hunks: readonly Hunk[]): number {
  const last = hunks.at(-1);
  return Math.min(b.length, last === undefined ? a.length : last.b1 + (a.length - last.a1));
}

function lastAtoms(text: string, count: number, reader: AtomReader): string {
  const atoms = reader.read(text);
  return count >= atoms.count ? text : text.slice(atoms.end[atoms.count - count - 1]);
}

function firstAtoms(text: string, count: number, reader: AtomReader): string {
  const atoms = reader.read(text);
  return count >= atoms.count ? text : text.slice(0, count === 0 ? 0 : atoms.end[count - 1]);
}

/**
 * Whether one difference beside the words leaves alone what is said of them: no negation, hedge, number or name comes,
 * goes or is exchanged, and no question mark. The words that may change a meaning have no end, so only those pass that
 * are known not to.
 */
function isHarmlessAround(a: readonly string[], b: readonly string[], hunk: Hunk, isName?: IsName): boolean {
  if (saysTheSame(a, b, hunk, isName)) return true;
  const atoms = [...a.slice(hunk.a0, hunk.a1), ...b.slice(hunk.b0, hunk.b1)];
  return atoms.every((atom) => /^[,;:.!()[\]'*_#]$/u.test(atom) || (isHarmless(atom) && isName?.(atom) !== true));
}

function surroundingsDrift(
  quote: string,
  now: string,
  head: RestVerdict,
  tail: RestVerdict,
  reader: AtomReader,
): Drift {
  const wasAll = (head.was + quote + tail.was).trim();
  const nowAll = (head.now + now + tail.now).trim();
  const [old, fresh] = [reader.read(wasAll), reader.read(nowAll)];
  const hunks = hunksOf(atomForms(wasAll, old), atomForms(nowAll, fresh));
  return { of: "surroundings", was: wasAll, now: nowAll, parts: partsOf(wasAll, old, nowAll, fresh, hunks) };
}
