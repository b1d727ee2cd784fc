import { finished, type Steps } from "../steps.ts";
import { type Edit, mapperThrough } from "../text/edit.ts";
import { compareSpans, type Span } from "../text/span.ts";
import { hasSurroundings } from "./anchor.ts";
import { AtomReader } from "./atoms.ts";
import type { Drift } from "./drift.ts";
import { type IsName, judge, REACH } from "./driftGuard.ts";
import { Finder, type Found, locationAt } from "./finder.ts";
import { type Annotation, RETIRED } from "./model.ts";

/**
 * An annotation and where it is in the open document: see `Location`. The words of an `anchored` or `moved` one are
 * those that stand in the document now, which may be wrapped, dashed or spelled otherwise than its quote.
 */
export type Placed<A extends Annotation = Annotation> =
  | {
      readonly annotation: A;
      readonly state: "anchored" | "moved" | "changed";
      readonly span: Span;
      /** What differs, when `changed`. */
      readonly drift?: Drift;
    }
  | {
      readonly annotation: A;
      readonly state: "lost";
      readonly span?: undefined;
      /** Places of the same words, when none of them is the right one more than the others. */
      readonly candidates?: readonly Span[];
    }
  /** Put away by a person: it has no place and is not looked for. */
  | { readonly annotation: A; readonly state: typeof RETIRED; readonly span?: undefined };

/**
 * Finds every annotation in a text; in the order of the text, those without a place last. The text is indexed once, so the
 * cost is linear in its length and in the number of annotations.
 */
export function placeAll(text: string, annotations: readonly Annotation[], isName?: IsName): Placed[] {
  return finished(replaceSteps([], annotations, text, isName));
}

function isRetired({ status }: Annotation): boolean {
  return status === RETIRED;
}

function putAway(annotation: Annotation): Placed {
  return { annotation, state: RETIRED };
}

/** Annotations that are looked for in one step. */
const STEP = 32;

/**
 * Finds annotations in a text, which is indexed for that.
 *
 * @param sure others that have been found; their places are not open to these
 */
function* place(
  text: string,
  annotations: readonly Annotation[],
  sure: readonly Placed[],
  isName: IsName | undefined,
): Steps<Placed[]> {
  if (annotations.length === 0) return [];
  const finder = yield* Finder.of(text, isName);
  const twins = new Map<string, number[]>();
  for (const [i, { anchor }] of annotations.entries()) {
    if (i % (16 * STEP) === 0) yield;
    const key = JSON.stringify([anchor.quote, anchor.before, anchor.after]);
    const same = twins.get(key);
    if (same === undefined) twins.set(key, [i]);
    else same.push(i);
  }
  const placed = new Array<Placed>(annotations.length);
  const open: { same: readonly number[]; found: Found }[] = [];
  const taken = new Set(sure.flatMap(({ annotation, span }) => (span === undefined ? [] : placeKey(annotation, span))));
  // First those whose surroundings leave no doubt; what they take is not open to the others.
  let count = 0;
  for (const same of twins.values()) {
    if (count++ % STEP === 0) yield;
    const { anchor } = annotations[same[0] as number] as Annotation;
    const found = finder.find(anchor);
    const { sure } = found;
    const isSure = sure.length > 0 && (hasSurroundings(anchor) || sure.length <= same.length || sure.length === 1);
    if (!isSure) open.push({ same, found });
    else {
      same.forEach((each, nth) => {
        // Places that nothing tells apart are given out in the order of the text, the last to all that remain.
        const span = sure[Math.min(nth, sure.length - 1)] as Span;
        const annotation = annotations[each] as Annotation;
        placed[each] = settle({ annotation, ...finder.at(annotation.anchor, span) });
        taken.add(placeKey(annotation, span));
      });
    }
  }
  for (const { same, found } of open) {
    for (const each of same) {
      yield;
      const annotation = annotations[each] as Annotation;
      const isTaken = (span: Span): boolean => taken.has(placeKey(annotation, span));
      placed[each] = settle({ annotation, ...finder.search(annotation.anchor, found, isTaken) });
    }
  }
  return placed;
}

/**
 * A mention says what its own words name, whatever the sentence says of it: only a claim, or a mention that was decided
 * on with a polarity, changes with the sentence around it.
 */
function settle(placed: Placed): Placed {
  const { annotation, state, span } = placed;
  if (state !== "changed" || placed.drift?.of !== "surroundings") return placed;
  if (annotation.type === "claim" || annotation.polarity !== undefined) return placed;
  return { annotation, state: "moved", span };
}

/** One place for one kind of decision: a claim and a mention may share it. */
function placeKey({ type }: Annotation, { start, end }: Span): string {
  return `${type} ${start} ${end}`;
}

/** How far from an annotation an edit may be to be of its sentence, in UTF-16 code units. */
const NEAR = 300;

/** A text of which parts can be had: a string, or a document that has none as a whole. In UTF-16 code units. */
export interface Sliceable {
  readonly length: number;
  slice(start: number, end: number): string;
}

/**
 * Follows annotations through edits of the open document: a span keeps its characters. One whose characters are all
 * gone is lost, until its words come back. Those near the edits are judged as if they had just been read from disk,
 * so that an edit means the same before and after closing the document.
 *
 * @param text the document after the edits
 * @param touched is told of each annotation that is beside an edit or says something else now
 */
export function follow(
  placed: readonly Placed[],
  edits: readonly Edit[],
  text: Sliceable,
  isName?: IsName,
  touched?: () => void,
): Placed[] {
  const near = new Set<string>();
  const moved = move(placed, edits, near, touched);
  return judgeThose(moved, near, text, isName, touched);
}

/**
 * The first half of `follow`: where annotations are after edits, with what was known of them before.
 *
 * @param near gets the ids of those near the edits, which are to be judged
 * @param touched is told of each annotation that is beside an edit
 */
export function move(
  placed: readonly Placed[],
  edits: readonly Edit[],
  near: Set<string>,
  touched?: () => void,
): Placed[] {
  const area = touchedBy(edits);
  const map = mapperThrough(edits);
  const moved = placed.map((each): Placed => {
    if (each.span === undefined) return each;
    const span = map(each.span);
    if (span === undefined) {
      touched?.();
      return { annotation: each.annotation, state: "lost" };
    }
    if (span.start <= area.end + NEAR && span.end >= area.start - NEAR) near.add(each.annotation.id);
    if (span.start <= area.end && area.start <= span.end) touched?.();
    return span === each.span ? each : { ...each, span };
  });
  return inOrder(moved);
}

/**
 * The second half of `follow`: judges some annotations by the words that are where they are now.
 *
 * @param ids those to be judged; one that has no place is left alone
 * @param touched is told of each annotation that says something else now
 */
export function judgeThose(
  placed: readonly Placed[],
  ids: ReadonlySet<string>,
  text: Sliceable,
  isName?: IsName,
  touched?: () => void,
): Placed[] {
  const reader = new AtomReader();
  return placed.map((each) => {
    if (each.span === undefined || !ids.has(each.annotation.id)) return each;
    const now = judgedAgain(each, each.span, text, reader, isName);
    if (now.state !== each.state) touched?.();
    return now;
  });
}

/**
 * Judges again what was judged with other names: without a lexicon every difference in a word counts, with one a typing
 * error in an ordinary word does not. Words that stand as they were decided on hang on no names.
 */
export function rejudge(placed: readonly Placed[], text: string, isName: IsName | undefined): Placed[] {
  const reader = new AtomReader();
  return placed.map((each) => {
    if (each.span === undefined) return each;
    const { quote } = each.annotation.anchor;
    const isAsWas = each.state === "anchored" && text.slice(each.span.start, each.span.end) === quote;
    return isAsWas ? each : judgedAgain(each, each.span, text, reader, isName);
  });
}

/** An annotation that has a place, as the words there are now. */
function judgedAgain(before: Placed, span: Span, text: Sliceable, reader: AtomReader, isName?: IsName): Placed {
  const { annotation, state } = before;
  const { anchor } = annotation;
  // All that is looked at of the text.
  const from = Math.max(0, span.start - Math.max(REACH, anchor.before.length));
  const near = text.slice(from, Math.min(text.length, span.end + Math.max(REACH, anchor.after.length)));
  const there = { start: span.start - from, end: span.end - from };
  const { meaning, inPlace, drift } = judge(near, anchor, there, reader, isName);
  if (drift !== undefined) return settle({ annotation, state: "changed", span, drift });
  if (state === "anchored" || state === "moved") return { annotation, state, span };
  return { annotation, state: meaning === "same" && inPlace ? "anchored" : "moved", span };
}

/** The smallest span of the text after some edits that holds all that they changed. */
function touchedBy(edits: readonly Edit[]): Span {
  let [start, end] = [Infinity, -Infinity];
  for (const { at, removed, inserted } of edits) {
    const shift = inserted.length - removed;
    if (start >= at + removed) start += shift;
    if (end >= at + removed) end += shift;
    start = Math.min(start, at);
    end = Math.max(end, at + inserted.length);
  }
  return { start, end };
}

/** While a document is open, at most so many annotations are looked for one by one before it is indexed. */
const FEW = 16;

/**
 * The places after the set of annotations has changed: what is placed stays where it is followed to, new and lost ones
 * are looked for.
 */
export function replaceAll(
  placed: readonly Placed[],
  annotations: readonly Annotation[],
  text: string,
  isName?: IsName,
): Placed[] {
  return finished(replaceSteps(placed, annotations, text, isName));
}

/** The same step by step. */
export function* replaceSteps(
  placed: readonly Placed[],
  annotations: readonly Annotation[],
  text: string,
  isName?: IsName,
): Steps<Placed[]> {
  const known = new Map(placed.map((each) => [each.annotation.id, each]));
  const next: Placed[] = [];
  const open: Annotation[] = [];
  const lost: Placed[] = [];
  for (const annotation of annotations) {
    const before = known.get(annotation.id);
    if (isRetired(annotation)) next.push(putAway(annotation));
    else if (before === undefined || before.state === RETIRED || !sameAnchor(before.annotation, annotation))
      open.push(annotation);
    else if (before.span !== undefined) next.push({ ...before, annotation });
    else lost.push({ ...before, annotation });
  }
  // This runs on every key press: what was lost is looked for again only where its words may have come back.
  const few = lost.length <= FEW;
  for (const each of lost) {
    if (few && !text.includes(each.annotation.anchor.quote)) next.push(each);
    else open.push(each.annotation);
  }
  const found = open.length <= FEW ? placeAtOnce(text, open, isName) : [];
  const left =
    found.length === 0 ? open : open.filter(({ id }) => !found.some(({ annotation }) => annotation.id === id));
  return inOrder([...next, ...found, ...(yield* place(text, left, found, isName))]);
}

/**
 * Those annotations whose words stand in a text once only with their surroundings as they were: what indexing would give
 * as well. A tag that was made just now is one.
 */
function placeAtOnce(text: string, annotations: readonly Annotation[], isName: IsName | undefined): Placed[] {
  const reader = new AtomReader();
  return annotations.flatMap((annotation): Placed[] => {
    const { anchor } = annotation;
    const words = anchor.before + anchor.quote + anchor.after;
    const at = hasSurroundings(anchor) && anchor.quote !== "" ? text.indexOf(words) : -1;
    if (at < 0 || text.indexOf(words, at + 1) >= 0) return [];
    const start = at + anchor.before.length;
    const span = { start, end: start + anchor.quote.length };
    // Without surroundings on a side, the words could be part of longer ones there.
    if ((anchor.before === "" && start > 0) || (anchor.after === "" && span.end < text.length)) return [];
    return [settle({ annotation, ...locationAt(text, anchor, span, reader, isName) })];
  });
}

function sameAnchor(a: Annotation, b: Annotation): boolean {
  return a.anchor.quote === b.anchor.quote && a.anchor.before === b.anchor.before && a.anchor.after === b.anchor.after;
}

function inOrder(placed: Placed[]): Placed[] {
  return placed.sort((a, b) => {
    if (a.span === undefined || b.span === undefined)
      return Number(a.span === undefined) - Number(b.span === undefined);
    return compareSpans(a.span, b.span);
  });
}
