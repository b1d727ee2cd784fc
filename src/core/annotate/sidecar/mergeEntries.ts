import { isMap } from "yaml";
import { ANCHOR_FIELDS, FIELD_ORDER, NESTED, type Nested } from "./format.ts";
import { type Item, type Items, NotApart } from "./items.ts";
import { commentLines, commentsOf, indentOf, type Lines, moved, newComments } from "./lines.ts";
import { ended, type FieldRules, indentsOf, mergeFields } from "./mergeFields.ts";
import {
  type Conflict,
  itemOf,
  keepOurs,
  leadOfRemoved,
  mergeLead,
  NOTHING,
  partsIn,
  type Piece,
  sameMeaning,
  sameText,
  type Sides,
  takeTheirs,
  type Texts,
  withLead,
} from "./sides.ts";
import { mapMeaning } from "./value.ts";
import { toSay } from "../../words.ts";

/** The entries of the merged file. */
export interface MergedEntries {
  readonly lines: Lines;
  readonly meaning: string;
  readonly count: number;
  readonly conflicts: readonly Conflict[];
}

/** Merges the entries of three files by id; see `mergeSidecars`. Throws `NotApart`. */
export function mergeEntries(sides: Sides<Items>, texts: Texts): MergedEntries {
  const { base, ours, theirs } = sides;
  const { eol } = texts;
  const indent = ours.indent ?? 2;
  const [inBase, inOurs, inTheirs] = [byId(base), byId(ours), byId(theirs)];
  const isKept = (item: Item): boolean => {
    const [b, o] = [inBase.get(item.key), inOurs.get(item.key)];
    return b !== undefined && o !== undefined && !inTheirs.has(item.key) && !isUntouched(b, o);
  };
  const displaced = new Set(ours.items.filter(isKept).flatMap((item) => commentsOf(item.lead)));
  const pieces: Piece[] = [];
  const conflicts: Conflict[] = [];
  const add = (merged: Merged, lead: readonly string[]): void => {
    pieces.push({ key: merged.key, meaning: merged.meaning, lines: [...lead, ...merged.lines] });
    conflicts.push(...merged.conflicts);
  };
  let carried: string[] = [];
  for (const item of ours.items) {
    const [b, t] = [inBase.get(item.key), inTheirs.get(item.key)];
    if (t === undefined && b !== undefined && isUntouched(b, item)) {
      carried.push(...leadOfRemoved(b, item, eol));
      continue;
    }
    const indents = { base: b?.indent ?? indent, ours: item.indent, theirs: t?.indent ?? indent };
    const own =
      t === undefined ? item.lead : mergeLead(b?.lead ?? [], item.lead, without(t.lead, displaced), indents, eol);
    const lead = [...carried, ...own];
    carried = [];
    if (t !== undefined) add(mergeEntry(b, item, t, texts), lead);
    else if (b === undefined) add({ ...item, lines: item.body, conflicts: [] }, lead);
    else add(marked(item, "theirs", texts, "ours"), lead);
  }
  const fromTheirs: Piece[] = [];
  for (const item of theirs.items) {
    if (inOurs.has(item.key)) continue;
    const b = inBase.get(item.key);
    if (b !== undefined && isUntouched(b, item)) continue;
    if (b === undefined) {
      fromTheirs.push({ key: item.key, meaning: item.meaning, lines: withLead(item, indent, eol) });
    } else {
      const merged = marked(item, "ours", texts, "theirs");
      const lines = [...moved(item.lead, item.indent, indent, eol), ...moved(merged.lines, item.indent, indent, eol)];
      fromTheirs.push({ key: item.key, meaning: merged.meaning, lines });
      conflicts.push(...merged.conflicts);
    }
  }
  const all = inOrder(pieces, fromTheirs);
  const tail = mergeLead(
    base.tail,
    ours.tail,
    without(theirs.tail, displaced),
    indentsOf(base, ours, theirs, indent),
    eol,
  );
  return {
    lines: [...ended(all, eol), ...carried, ...tail],
    meaning: mapMeaning(all.map((piece) => [JSON.stringify(piece.key), piece.meaning])),
    count: all.length,
    conflicts,
  };
}

/**
 * The lines before an entry without the comments of an entry before it that only this side removed: the entry stays,
 * with its comments.
 */
function without(lines: Lines, displaced: ReadonlySet<string>): Lines {
  if (displaced.size === 0) return lines;
  const left = lines.filter((line) => !displaced.has(line.trim()));
  return left.length < lines.length && left.every((line) => line.trim() === "") ? [] : left;
}

interface Merged extends Piece {
  readonly conflicts: readonly Conflict[];
}

function byId(items: Items): Map<string, Item> {
  return new Map(items.items.map((item) => [item.key, item]));
}

/** How much deeper an entry's fields are indented than its key. */
function innerIndent(item: Item): number {
  return indentOf(item.body.slice(1).find((line) => line.trim() !== "") ?? "") - item.indent;
}

/** Whether a side did nothing to an entry but write the same in another style: no value, no comment. */
function isUntouched(base: Item, item: Item): boolean {
  if (!sameMeaning(base, item)) return false;
  if (sameText(base, item)) return true;
  const known = new Set(commentsOf(base.body));
  return commentsOf(item.body).every((comment) => known.has(comment));
}

function mergeEntry(base: Item | undefined, ours: Item, theirs: Item, texts: Texts): Merged {
  const { key } = ours;
  const { eol } = texts;
  if (sameText(ours, theirs) || (base !== undefined && isUntouched(base, theirs))) {
    return { ...ours, lines: ours.body, conflicts: [] };
  }
  if (base !== undefined && sameText(base, ours) && innerIndent(ours) === innerIndent(theirs)) {
    const lines = moved(theirs.body, theirs.indent, ours.indent, eol);
    return { key, meaning: theirs.meaning, lines, conflicts: [] };
  }
  if (isMap(ours.node) && isMap(theirs.node) && ours.node.items.length > 0) {
    return mergeMaps({ base, ours, theirs }, texts, (sides) => rulesOf(key, ours.indent + 2, sides, texts));
  }
  if (sameMeaning(base, theirs) || sameMeaning(ours, theirs)) {
    return { ...ours, lines: keepOurs(base, ours, theirs, eol), conflicts: [] };
  }
  if (sameMeaning(base, ours)) {
    return { key, meaning: theirs.meaning, lines: takeTheirs(base, ours, theirs, eol), conflicts: [] };
  }
  throw new NotApart(
    texts.ours,
    ours.node,
    toSay("both sides wrote the entry {0}, and one is no map", JSON.stringify(key)),
  );
}

/** Merges what is in three maps, with the lines before it. */
function mergeMaps(
  { base, ours, theirs }: { base: Item | undefined; ours: Item; theirs: Item },
  texts: Texts,
  rulesFor: (sides: Sides<Items>) => Rules,
): Merged {
  const { eol } = texts;
  const [b, o, t] = [partsIn(texts.base, base), partsIn(texts.ours, ours), partsIn(texts.theirs, theirs)];
  const rules = rulesFor({ base: b.parts, ours: o.parts, theirs: t.parts });
  const merged = mergeFields({ base: b.parts, ours: o.parts, theirs: t.parts }, texts, rules);
  const comments = commentLines(newComments(b.head, o.head, t.head), ours.indent + 2, eol);
  const lines = [...moved(o.head, 0, 0, eol), ...comments, ...merged.lines];
  return { key: ours.key, meaning: merged.meaning, lines, conflicts: [...merged.conflicts, ...rules.inner] };
}

/** How a map is merged, and the conflicts in the maps inside it. */
type Rules = FieldRules & { readonly inner: Conflict[] };

function rulesOf(id: string, indent: number, sides: Sides<Items>, texts: Texts): Rules {
  return mapRules(
    { order: FIELD_ORDER, together: ANCHOR_FIELDS },
    (field) => NESTED[field],
    { indent, id },
    sides,
    texts,
  );
}

function mapRules(
  { order, together = [] }: Nested,
  nestedOf: (key: string) => Nested | undefined,
  at: { readonly indent: number; readonly id: string; readonly path?: string },
  sides: Sides<Items>,
  texts: Texts,
): Rules {
  const inner: Conflict[] = [];
  const special = (key: string): Piece | undefined => {
    const nested = nestedOf(key);
    const [base, ours, theirs] = [itemOf(sides.base, key), itemOf(sides.ours, key), itemOf(sides.theirs, key)];
    if (nested === undefined || ours === undefined || theirs === undefined) return undefined;
    if (sameMeaning(ours, theirs) || sameMeaning(base, ours) || sameMeaning(base, theirs)) return undefined;
    if (!isMap(ours.node) || !isMap(theirs.node) || ours.node.items.length === 0) return undefined;
    const place = { indent: ours.indent + 2, id: at.id, path: `${at.path ?? ""}${key}.` };
    try {
      const merged = mergeMaps({ base, ours, theirs }, texts, (parts) =>
        mapRules(nested, () => nested.each, place, parts, texts),
      );
      inner.push(...merged.conflicts);
      return merged;
    } catch (error) {
      // One fact at a time needs a line for each; a map that is written otherwise is one value.
      if (error instanceof NotApart) return undefined;
      throw error;
    }
  };
  return { order, together, special, ...at, inner };
}

/** An entry that one side changed, with the mark that the other side removed it. */
function marked(item: Item, removed: "ours" | "theirs", texts: Texts, side: "ours" | "theirs"): Merged {
  const { key } = item;
  if (!isMap(item.node)) {
    throw new NotApart(
      texts[side],
      item.node,
      toSay("one side removed the entry {0}, and it is no map", JSON.stringify(key)),
    );
  }
  const { head, parts } = partsIn(texts[side], item);
  const sources = { ...texts, base: texts[side], ours: texts[side], theirs: texts[side] };
  const sides = { base: NOTHING, ours: parts, theirs: NOTHING };
  const merged = mergeFields(sides, sources, { ...rulesOf(key, item.indent + 2, sides, sources), removed });
  return { ...merged, key, lines: [...moved(head, 0, 0, texts.eol), ...merged.lines] };
}

/** New entries go before the first later id, as the writer puts them. */
function inOrder(pieces: readonly Piece[], added: readonly Piece[]): Piece[] {
  const all = [...pieces];
  for (const piece of added) {
    const next = all.findIndex((each) => each.key > piece.key);
    all.splice(next < 0 ? all.length : next, 0, piece);
  }
  return all;
}
