import { isMap, type YAMLMap } from "yaml";
import type { Problem } from "../../problem.ts";
import { type Item, type Items, NotApart, type Source, takeApart } from "./items.ts";
import { commentLines, commentsOf, newComments, splitLines } from "./lines.ts";
import { mergeEntries, type MergedEntries } from "./mergeEntries.ts";
import { mergeFields } from "./mergeFields.ts";
import { parseSidecar } from "./parse.ts";
import { type Conflict, itemOf, NOTHING, partsIn, type Piece, type Sides, type Texts } from "./sides.ts";
import { meaning } from "./value.ts";
import { toSay } from "../../words.ts";
import { placeOf, startOf } from "../../yaml/nodes.ts";

/** A merged sidecar and what needs a person in it, or the side that stops the merge and why. */
export type Merge =
  | { readonly ok: true; readonly text: string; readonly conflicts: readonly Conflict[] }
  | { readonly ok: false; readonly side: keyof Sides<unknown>; readonly problem: Problem };

/**
 * Merges two versions of a sidecar that come from one, by id and field. The result is ours with theirs' changes spliced
 * in: its comments, unknown keys, order and spacing stay.
 *
 * - What one side changed is that side's; what both made the same is no conflict.
 * - A field that both changed differently stays ours; theirs is put under `conflict` in the same entry. Quote, before
 *   and after count as one field.
 * - An entry removed by one side and changed by the other stays, with `conflict: {removed: …}` naming who removed it.
 * - Keys at the top of the file are merged as the fields of an entry are.
 *
 * Never throws. Refused: a side that `readSidecar` refuses, and one whose YAML cannot be taken apart by lines (a key
 * that does not begin its line, an entry that is no map and was changed on both sides).
 *
 * @param base the version both come from; empty when both sides made the file
 */
export function mergeSidecars(base: string, ours: string, theirs: string): Merge {
  if (base === theirs || ours === theirs) return checked("ours", ours);
  if (base === ours) return checked("theirs", theirs);
  const mark = ours.startsWith(MARK) ? MARK : "";
  const sides: Partial<Record<keyof Sides<unknown>, Side>> = {};
  for (const [side, text] of Object.entries({ base, ours, theirs }) as [keyof Sides<unknown>, string][]) {
    const read = readSide(text.startsWith(MARK) ? text.slice(1) : text);
    if ("problem" in read) return { ok: false, side, problem: read.problem };
    sides[side] = read;
  }
  try {
    const eol = ours.includes("\r\n") || (ours === "" && theirs.includes("\r\n")) ? "\r\n" : "\n";
    const merged = mergeTop(sides as Sides<Side>, eol);
    if (saysSame(merged.text, merged.meaning)) {
      return { ok: true, text: mark + merged.text, conflicts: merged.conflicts };
    }
    const message = toSay("The two versions are written in ways that cannot be put together. Merge them by hand.");
    return { ok: false, side: "ours", problem: { code: "sidecar.merge", message, line: 1, column: 1 } };
  } catch (error) {
    if (!(error instanceof NotApart)) throw error;
    const side = (["base", "ours", "theirs"] as const).find((each) => sides[each]?.source === error.source) ?? "ours";
    return { ok: false, side, problem: error.problem };
  }
}

/** A byte-order mark, which is not part of the YAML. */
const MARK = "\ufeff";

/** A side taken as it is, if it can be read. */
function checked(side: keyof Sides<unknown>, text: string): Merge {
  const parsed = parseSidecar(text);
  return "problem" in parsed ? { ok: false, side, problem: parsed.problem } : { ok: true, text, conflicts: [] };
}

interface Side {
  readonly source: Source;
  readonly root: unknown;
}

function readSide(text: string): Side | { readonly problem: Problem } {
  const parsed = parseSidecar(text);
  if ("problem" in parsed) return parsed;
  return { source: { lines: splitLines(text), counter: parsed.lines }, root: parsed.root };
}

/** Merges the keys at the top; the text, what it should be read as, and the conflicts. */
function mergeTop(sides: Sides<Side>, eol: string): { text: string; meaning: string; conflicts: Conflict[] } {
  const items = each(sides, ({ source, root }): Items => {
    if (isMap(root)) return takeApart(source, root, headLength(source, root), source.lines.length);
    return { ...NOTHING, tail: source.lines };
  });
  const { source, root } = sides.ours;
  const head = isMap(root) ? source.lines.slice(0, headLength(source, root)) : [];
  const texts: Texts = { ...each(sides, ({ source }) => source), eol };
  let conflicts: readonly Conflict[] = [];
  const entriesIn = (side: keyof Sides<unknown>): Items => partsIn(texts[side], itemOf(items[side], ENTRIES)).parts;
  const special = (key: string): Piece | "leave out" | undefined => {
    if (key === "format") return pieceOf(itemOf(items.ours, key) ?? itemOf(items.theirs, key), eol);
    if (key !== ENTRIES) return undefined;
    const all = { base: entriesIn("base"), ours: entriesIn("ours"), theirs: entriesIn("theirs") };
    const merged = mergeEntries(all, texts);
    ({ conflicts } = merged);
    const heads = each(HEADS, (side) => partsIn(texts[side], itemOf(items[side], ENTRIES)).head);
    const comments = newComments(heads.base, heads.ours, heads.theirs);
    return entriesPiece(itemOf(items.ours, ENTRIES), merged, comments, texts);
  };
  const top = mergeFields(items, texts, { order: TOP_ORDER, together: [], special, indent: 0, id: undefined });
  return { text: [...head, ...top.lines].join(""), meaning: top.meaning, conflicts: [...conflicts, ...top.conflicts] };
}

/** The number of lines up to a document's start (`---`), which stay the first. */
function headLength(source: Source, root: YAMLMap): number {
  const first = placeOf(source.counter, startOf(root) ?? 0).line - 1;
  return source.lines.slice(0, first).findLastIndex((line) => /^(?:---|%)/.test(line)) + 1;
}

const ENTRIES = "annotations";

const HEADS: Sides<keyof Sides<unknown>> = { base: "base", ours: "ours", theirs: "theirs" };

const TOP_ORDER = ["format", "document", ENTRIES];

function each<T, U>(sides: Sides<T>, make: (side: T) => U): Sides<U> {
  return { base: make(sides.base), ours: make(sides.ours), theirs: make(sides.theirs) };
}

function pieceOf(item: Item | undefined, eol: string): Piece | undefined {
  if (item === undefined) return undefined;
  return { key: item.key, meaning: item.meaning, lines: item.body.map((line) => line.replace(/\r?\n$/, eol)) };
}

/** The key `annotations` with its entries and the comments that theirs put after the key. */
function entriesPiece(
  ours: Item | undefined,
  merged: MergedEntries,
  added: readonly string[],
  texts: Texts,
): Piece | "leave out" {
  const { eol } = texts;
  if (merged.count === 0) {
    if (ours === undefined) return "leave out";
    if (merged.meaning === ours.meaning) return { ...ours, lines: ours.body };
  }
  const isBlock = isMap(ours?.node) && ours.node.items.length > 0 && ours.node.flow !== true;
  const isKept = isBlock && merged.count > 0;
  const head = isKept ? partsIn(texts.ours, ours).head : [`${ENTRIES}:${merged.count === 0 ? " {}" : ""}${eol}`];
  // Behind an empty value stand comments that belong to no entry.
  const own = ours === undefined || isMap(ours.node) ? [] : commentsOf(ours.body);
  const comments = commentLines([...own, ...added], 2, eol);
  return { key: ENTRIES, meaning: merged.meaning, lines: [...head, ...comments, ...merged.lines] };
}

/** Whether a text can be read and says what it should: what was spliced is never trusted unread. */
function saysSame(text: string, expected: string): boolean {
  const parsed = parseSidecar(text);
  return !("problem" in parsed) && meaning(parsed.root) === expected;
}
