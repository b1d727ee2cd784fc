import type { Span } from "./span.ts";

/**
 * One replacement in a text, in UTF-16 code units of the text before it: `removed` units at `at` make way for the
 * string `inserted`.
 */
export interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** The text after one edit. */
export function applyEdit(text: string, edit: Edit): string {
  return text.slice(0, edit.at) + edit.inserted + text.slice(edit.at + edit.removed);
}

/**
 * Where a span lies after an edit, or `undefined` once every character of it has been removed.
 *
 * The rule is the identity of characters: a span keeps the characters it had and gains those inserted strictly
 * between two of them. Text inserted at a border stays outside, so typing beside a mention never grows it.
 */
function mapSpan(span: Span, edit: Edit): Span | undefined {
  const editEnd = edit.at + edit.removed;
  const shift = edit.inserted.length - edit.removed;
  if (editEnd <= span.start) return shift === 0 ? span : { start: span.start + shift, end: span.end + shift };
  if (edit.at >= span.end) return span;
  const keepsHead = edit.at > span.start;
  const keepsTail = editEnd < span.end;
  if (keepsHead && keepsTail) return { start: span.start, end: span.end + shift };
  if (keepsHead) return { start: span.start, end: edit.at };
  if (keepsTail) return { start: edit.at + edit.inserted.length, end: span.end + shift };
  return undefined;
}

/** Maps a span through edits that were made one after the other, each in the text that the one before it left. */
export function mapSpanThrough(span: Span, edits: readonly Edit[]): Span | undefined {
  let current: Span | undefined = span;
  for (const edit of edits) {
    if (current === undefined) return undefined;
    current = mapSpan(current, edit);
  }
  return current;
}

/**
 * What `mapSpanThrough` does, at the cost of the edits that touch a span where they come from the end of the text to its
 * beginning, as the edits of one change do: then none moves another.
 */
export function mapperThrough(edits: readonly Edit[]): (span: Span) => Span | undefined {
  const isBackwards = edits.every(({ at, removed }, i) => i === 0 || at + removed <= (edits[i - 1] as Edit).at);
  if (edits.length < 2 || !isBackwards) return (span) => mapSpanThrough(span, edits);
  const forwards = [...edits].reverse();
  /** By how much all edits before each move what comes after them. */
  const shifts = [0];
  for (const { removed, inserted } of forwards) shifts.push((shifts.at(-1) as number) + inserted.length - removed);
  return (span) => {
    const first = countEndingBefore(forwards, span.start);
    let last = first;
    while (last < forwards.length && (forwards[last] as Edit).at < span.end) last++;
    const now = first === last ? span : mapSpanThrough(span, forwards.slice(first, last).reverse());
    const shift = shifts[first] as number;
    return now === undefined || shift === 0 ? now : { start: now.start + shift, end: now.end + shift };
  };
}

/** How many of some edits, from the beginning of the text to its end, end at an offset or before it. */
function countEndingBefore(edits: readonly Edit[], offset: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { at, removed } = edits[middle] as Edit;
    if (at + removed <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
