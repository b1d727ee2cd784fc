import { type Item, type Items, partsOf, type Source } from "./items.ts";
import { commentLines, type Lines, moved, newComments, sameLines } from "./lines.ts";

/** One value for each side of a three-way merge. */
export interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

/** The texts, and the line break of ours, which the result has. */
export interface Texts extends Sides<Source> {
  readonly eol: string;
}

/** A field that both sides changed: where, and which. */
export interface Conflict {
  /** `undefined` for a key at the top of the file. */
  readonly id: string | undefined;
  /** The field, or `removed` where one side removed the entry that the other changed. */
  readonly field: string;
}

/** A piece of the result. */
export interface Piece {
  readonly key: string;
  /** What the piece's value will be read as. */
  readonly meaning: string;
  readonly lines: Lines;
}

/** A map without keys. */
export const NOTHING: Items = { indent: undefined, items: [], tail: [] };

/** The item of a key, or `undefined`. */
export function itemOf(items: Items, key: string): Item | undefined {
  return items.items.find((item) => item.key === key);
}

/** Whether two items have the same text. */
export function sameText(a: Item | undefined, b: Item | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return sameLines(a.body, a.indent, b.body, b.indent);
}

/** Whether one side left an item as it was in the base, or both made it the same. */
export function sameMeaning(a: Item | undefined, b: Item | undefined): boolean {
  return a?.meaning === b?.meaning;
}

/** The lines before an item, or after the last: those of the side that changed them; of two changes, both. */
export function mergeLead(
  base: Lines,
  ours: Lines,
  theirs: Lines,
  indents: Sides<number>,
  eol: string,
): readonly string[] {
  if (sameLines(ours, indents.ours, theirs, indents.theirs)) return [...ours];
  if (sameLines(base, indents.base, theirs, indents.theirs)) return [...ours];
  if (sameLines(base, indents.base, ours, indents.ours)) return moved(theirs, indents.theirs, indents.ours, eol);
  return [...ours, ...commentLines(newComments(base, ours, theirs), indents.ours, eol)];
}

/** What is left of the lines before an item that theirs removed: comments that are only in ours. */
export function leadOfRemoved(base: Item, ours: Item, eol: string): string[] {
  return commentLines(newComments(base.lead, [], [...ours.lead, ...ours.body]), ours.indent, eol).filter(
    (line) => !base.body.some((each) => each.includes(line.trim())),
  );
}

/** The text of an item whose meaning only theirs changed: theirs, with the comments that only ours has before it. */
export function takeTheirs(base: Item | undefined, ours: Item, theirs: Item, eol: string): string[] {
  const kept = newComments(base?.body ?? [], theirs.body, ours.body);
  return [...commentLines(kept, ours.indent, eol), ...moved(theirs.body, theirs.indent, ours.indent, eol)];
}

/** The text of an item whose meaning is ours': ours, with the comments that only theirs has before it. */
export function keepOurs(base: Item | undefined, ours: Item, theirs: Item, eol: string): string[] {
  if (sameMeaning(ours, theirs) && base !== undefined && sameText(base, ours))
    return takeTheirs(base, ours, theirs, eol);
  const added = newComments(base?.body ?? [], ours.body, theirs.body);
  return [...commentLines(added, ours.indent, eol), ...ours.body];
}

/** An item that is only in theirs, with the lines before it. */
export function withLead(item: Item, indent: number, eol: string): string[] {
  return moved([...item.lead, ...item.body], item.indent, indent, eol);
}

/** The parts of an item on one side; nothing where the side does not have it. */
export function partsIn(source: Source, item: Item | undefined): { readonly head: Lines; readonly parts: Items } {
  return item === undefined ? { head: [], parts: NOTHING } : partsOf(source, item);
}
