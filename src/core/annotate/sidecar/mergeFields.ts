import { CONFLICT, REMOVED } from "./conflict.ts";
import type { Item, Items } from "./items.ts";
import { commentLines, type Lines, moved, newComments } from "./lines.ts";
import { renderKey } from "./scalar.ts";
import {
  type Conflict,
  itemOf,
  keepOurs,
  leadOfRemoved,
  mergeLead,
  partsIn,
  type Piece,
  sameMeaning,
  type Sides,
  takeTheirs,
  type Texts,
  withLead,
} from "./sides.ts";
import { mapMeaning } from "./value.ts";

/** How the fields of one map are merged. */
export interface FieldRules {
  /** Known fields in the order in which new ones are put among the others. */
  readonly order: readonly string[];
  /** Fields that only make sense together: where both sides changed one of them, all are ours or in conflict. */
  readonly together: readonly string[];
  /** Merges a field in a way of its own; `undefined` for the usual way. */
  readonly special?: (key: string) => Piece | "leave out" | undefined;
  /** Indentation of the fields where ours has none. */
  readonly indent: number;
  /** The entry's id; `undefined` at the top of the file. */
  readonly id: string | undefined;
  /** What stands before a field's name where a conflict is told: `effect.` inside the map `effect`. */
  readonly path?: string;
  /** What goes into the conflict besides fields. */
  readonly removed?: "ours" | "theirs";
}

/** The fields of a merged map. */
export interface MergedFields {
  readonly lines: Lines;
  readonly meaning: string;
  readonly conflicts: readonly Conflict[];
}

/** What a conflict holds under one key. */
interface Slot {
  readonly key: string;
  readonly meaning: string;
  /** The lines of the field's value, with indentation 0, its key replaced by the slot's. */
  readonly lines: Lines;
}

type Choice = "ours" | "theirs" | "conflict";

/**
 * Merges the fields of one map by key. A field that one side changed is that side's. A field that both changed to
 * different values stays ours, and theirs goes into the map `conflict`. Ours' lines stay as they are but for that.
 */
export function mergeFields(sides: Sides<Items>, texts: Texts, rules: FieldRules): MergedFields {
  const { base, ours, theirs } = sides;
  const { eol } = texts;
  const indent = ours.indent ?? rules.indent;
  const pieces: Piece[] = [];
  const slots: Slot[] = [];
  const conflicts: Conflict[] = [];
  const clash = (key: string, item: Item | undefined): void => {
    conflicts.push({ id: rules.id, field: (rules.path ?? "") + key });
    slots.push(item === undefined ? removedSlot(key, "theirs") : slotOf(item, eol));
  };
  const group = choose(...together(sides, rules.together));
  const choiceOf = (key: string): Choice => {
    const [b, o, t] = [itemOf(base, key), itemOf(ours, key), itemOf(theirs, key)];
    if (sameMeaning(o, t)) return "ours";
    return rules.together.includes(key) ? group : choose(b?.meaning, o?.meaning, t?.meaning);
  };
  let carried: string[] = [];
  for (const item of ours.items) {
    const { key } = item;
    if (key === CONFLICT) continue;
    const [b, t] = [itemOf(base, key), itemOf(theirs, key)];
    const lead = [...carried, ...leadOf(b, item, t, eol)];
    carried = [];
    const special = rules.special?.(key);
    const choice = choiceOf(key);
    if (special === "leave out") carried = lead;
    else if (special !== undefined) pieces.push({ ...special, lines: [...lead, ...special.lines] });
    else if (choice === "theirs" && t === undefined) carried = leadOfRemoved(b ?? item, item, eol);
    else if (choice === "theirs" && t !== undefined) {
      pieces.push({ key, meaning: t.meaning, lines: [...lead, ...takeTheirs(b, item, t, eol)] });
    } else {
      const lines = t === undefined || choice === "conflict" ? item.body : keepOurs(b, item, t, eol);
      pieces.push({ key, meaning: item.meaning, lines: [...lead, ...lines] });
      if (choice === "conflict") clash(key, t);
    }
  }
  for (const [i, item] of theirs.items.entries()) {
    const { key } = item;
    if (key === CONFLICT || itemOf(ours, key) !== undefined) continue;
    const special = rules.special?.(key);
    const choice = choiceOf(key);
    if (special === "leave out") continue;
    if (special !== undefined) insert(pieces, special, theirs.items, i, rules.order);
    else if (choice === "theirs") {
      const piece = { key, meaning: item.meaning, lines: withLead(item, indent, eol) };
      insert(pieces, piece, theirs.items, i, rules.order);
    } else if (choice === "conflict") clash(key, item);
  }
  if (rules.removed !== undefined) {
    slots.push(removedSlot(REMOVED, rules.removed));
    conflicts.push({ id: rules.id, field: REMOVED });
  }
  const conflict = mergeConflict(sides, texts, slots, indent);
  if (conflict !== undefined) pieces.push(conflict);
  const tail = mergeLead(base.tail, ours.tail, theirs.tail, indentsOf(base, ours, theirs, indent), eol);
  return {
    lines: [...ended(pieces, eol), ...carried, ...tail],
    meaning: mapMeaning(pieces.map((piece) => [JSON.stringify(piece.key), piece.meaning])),
    conflicts,
  };
}

/** The lines of pieces, each ending its last line. */
export function ended(pieces: readonly Piece[], eol: string): string[] {
  return pieces.flatMap(({ lines }) => lines.map((line) => (line.endsWith("\n") ? line : line + eol)));
}

function choose(base: string | undefined, ours: string | undefined, theirs: string | undefined): Choice {
  if (ours === theirs || base === theirs) return "ours";
  return base === ours ? "theirs" : "conflict";
}

function together(sides: Sides<Items>, keys: readonly string[]): [string, string, string] {
  const all = (items: Items): string => JSON.stringify(keys.map((key) => itemOf(items, key)?.meaning));
  return [all(sides.base), all(sides.ours), all(sides.theirs)];
}

function leadOf(base: Item | undefined, ours: Item, theirs: Item | undefined, eol: string): readonly string[] {
  if (theirs === undefined) return ours.lead;
  const indents = { base: base?.indent ?? 0, ours: ours.indent, theirs: theirs.indent };
  return mergeLead(base?.lead ?? [], ours.lead, theirs.lead, indents, eol);
}

/** The indentation of each side's keys; the given one where a side has none. */
export function indentsOf(base: Items, ours: Items, theirs: Items, indent: number): Sides<number> {
  return { base: base.indent ?? indent, ours: ours.indent ?? indent, theirs: theirs.indent ?? indent };
}

/** A known field goes behind the known ones before it, any other behind the one that it follows in its own text. */
function insert(pieces: Piece[], piece: Piece, items: readonly Item[], at: number, order: readonly string[]): void {
  const known = order.indexOf(piece.key);
  const before = known >= 0 ? order.slice(0, known) : items.slice(0, at).map((item) => item.key);
  let place = pieces.length;
  const isBefore = (each: Piece): boolean => before.includes(each.key);
  if (known >= 0 || items.length > 0) {
    const last = pieces.findLastIndex(isBefore);
    place = last < 0 && known < 0 ? pieces.length : last + 1;
  }
  pieces.splice(place, 0, piece);
}

function removedSlot(key: string, side: "ours" | "theirs"): Slot {
  if (key === REMOVED) return { key, meaning: JSON.stringify(side), lines: [`${key}: ${side}\n`] };
  const meaning = mapMeaning([[JSON.stringify(REMOVED), JSON.stringify(side)]]);
  return { key, meaning, lines: [`${key}: {${REMOVED}: ${side}}\n`] };
}

function slotOf(item: Item, eol: string): Slot {
  return { key: item.key, meaning: item.meaning, lines: moved(item.body, item.indent, 0, eol) };
}

/** The map `conflict`: what is in it on both sides and not taken out on one, and what clashed now. */
function mergeConflict(sides: Sides<Items>, texts: Texts, clashes: readonly Slot[], indent: number): Piece | undefined {
  const { eol } = texts;
  const item = itemOf(sides.ours, CONFLICT);
  const [base, ours, theirs] = [
    slotsIn(sides, texts, "base"),
    slotsIn(sides, texts, "ours"),
    slotsIn(sides, texts, "theirs"),
  ];
  const kept = ours.filter((slot) => has(theirs, slot) || !has(base, slot));
  const added = theirs.filter((slot) => !has(ours, slot) && !has(base, slot));
  const slots = [...kept];
  for (const slot of [...added, ...clashes]) if (!has(slots, slot)) slots.push(named(slot, slots));
  if (slots.length === 0) return undefined;
  const meaning = mapMeaning(slots.map((slot) => [JSON.stringify(slot.key), slot.meaning]));
  if (item !== undefined && slots.length === ours.length && kept.length === ours.length) {
    return { key: CONFLICT, meaning: item.meaning, lines: [...item.lead, ...item.body] };
  }
  const head = item === undefined ? [] : item.lead;
  const comments =
    item === undefined
      ? []
      : newComments(
          slots.flatMap((slot) => slot.lines),
          [],
          item.body,
        );
  const lines = [
    ...head,
    ...commentLines(comments, indent, eol),
    `${" ".repeat(indent)}${CONFLICT}:${eol}`,
    ...slots.flatMap((slot) => moved(slot.lines, 0, indent + 2, eol)),
  ];
  return { key: CONFLICT, meaning, lines };
}

function slotsIn(sides: Sides<Items>, texts: Texts, side: keyof Sides<Items>): Slot[] {
  const item = itemOf(sides[side], CONFLICT);
  const { parts } = partsIn(texts[side], item);
  // Someone's own value under this key, which is no map, is kept as a slot of the same name.
  if (item !== undefined && parts.items.length === 0) return [slotOf(item, texts.eol)];
  return parts.items.map((each) => slotOf(each, texts.eol));
}

/** Whether a slot's value is there under its key, or under its key with a number. */
function has(slots: readonly Slot[], slot: Slot): boolean {
  const isOfKey = (key: string): boolean => key === slot.key || /^ \d+$/.test(key.slice(slot.key.length));
  return slots.some((each) => each.meaning === slot.meaning && each.key.startsWith(slot.key) && isOfKey(each.key));
}

/** The slot under a name that is free: a second version of `note` is `note 2`. */
function named(slot: Slot, slots: readonly Slot[]): Slot {
  let key = slot.key;
  for (let number = 2; slots.some((each) => each.key === key); number++) key = `${slot.key} ${number}`;
  if (key === slot.key) return slot;
  const [first = "", ...rest] = slot.lines;
  const renamed = first.replace(/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:]*)\s*:/, () => `${renderKey(key)}:`);
  return { ...slot, key, lines: [renamed, ...rest] };
}
