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
