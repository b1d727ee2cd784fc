import { isCollection, isMap, isScalar, type Pair, type YAMLMap } from "yaml";
import { type FieldPatch, isMapValue, patched, type SetFields } from "./change.ts";
import { contentEnd, indentAt, lineStart, nextLine, valueEnd } from "./ends.ts";
import { FIELD_ORDER, type FieldValue, NESTED, type Nested } from "./format.ts";
import { renderField, renderValue } from "./scalar.ts";
import { meaning, valueMeaning, valueOf } from "./value.ts";
import { pairOf, startOf, textOf } from "../../yaml/nodes.ts";

/** Sets single fields of an entry in place. */
export function withFields(text: string, entry: Pair, fields: SetFields, eol: string): string {
  const map = entry.value;
  if (!isMap(map) || map.flow === true || map.items.length === 0) return rewritten(text, entry, fields, eol);
  const edits: Edit[] = [];
  editMap({ text, eol, edits }, map, fields, FIELD_ORDER, (field) => NESTED[field]);
  let current = text;
  // From the last line to the first, so that offsets of earlier lines stay true.
  edits.sort((a, b) => b.at - a.at || b.order - a.order);
  for (const edit of edits) current = current.slice(0, edit.at) + edit.text + current.slice(edit.end);
  return current;
}

/** A piece of the text and what comes in its place; of several at one place, the order in which they stand. */
interface Edit {
  readonly at: number;
  readonly end: number;
  readonly text: string;
  readonly order: number;
}

interface Editing {
  readonly text: string;
  readonly eol: string;
  readonly edits: Edit[];
}

/** The edits that set keys of a block map, one line or block each. */
function editMap(
  editing: Editing,
  map: YAMLMap,
  patches: Readonly<Record<string, FieldPatch>>,
  order: readonly string[],
  nestedOf: (key: string) => Nested | undefined,
): void {
  const { text, eol, edits } = editing;
  const add = (at: number, end: number, piece: string): void =>
    void edits.push({ at, end, text: piece, order: edits.length });
  const indent = indentAt(text, startOf((map.items[0] as Pair).key) ?? 0);
  const known = order.filter((key) => key in patches);
  const others = Object.keys(patches).filter((key) => !order.includes(key));
  for (const key of [...known, ...others]) {
    const nested = nestedOf(key);
    const pair = pairOf(map, key);
    const patch = patches[key];
    const old = nested === undefined || pair === undefined ? undefined : valueOf(pair.value);
    const value = patched(old, patch, nested);
    if (pair !== undefined && value === undefined) {
      add(lineStart(text, startOf(pair.key) ?? 0), nextLine(text, contentEnd(pair)), "");
    } else if (pair === undefined && value !== undefined) {
      const at = placeForKey(text, map, key, order);
      const newline = at > 0 && text[at - 1] !== "\n" ? eol : "";
      add(at, at, newline + renderField(key, value, indent, nested).join(eol) + eol);
    } else if (pair !== undefined && value !== undefined) {
      if (nested !== undefined && isBlockMap(pair.value) && isMapValue(patch)) {
        editMap(editing, pair.value, patch, nested.order, () => nested.each);
      } else replaceValue(editing, add, pair, key, value, indent, nested);
    }
  }
}

function isBlockMap(node: unknown): node is YAMLMap {
  return isMap(node) && node.flow !== true && node.items.length > 0;
}

/** Puts a value in the place of another, in braces where that was. Nothing is done where it says the same. */
function replaceValue(
  { text, eol }: Editing,
  add: (at: number, end: number, piece: string) => void,
  pair: Pair,
  key: string,
  value: FieldValue,
  indent: string,
  nested: Nested | undefined,
): void {
  const node = pair.value as { range?: [number, number, number] } | null;
  const keyEnd = (pair.key as { range: [number, number, number] }).range[1];
  const isFlow = isCollection(node) && node.flow === true;
  const [, ...block] = isFlow ? [] : renderField(key, value, indent, nested);
  if (node?.range === undefined || startOf(node) === undefined || isEmptyScalar(node)) {
    const colon = text.indexOf(":", keyEnd) + 1;
    add(colon, colon, block.length === 0 ? ` ${renderValue(value)}` : eol + block.join(eol));
  } else if (meaning(node) !== valueMeaning(value)) {
    const end = trimmedEnd(text, node.range[0], isBlock(text, pair) ? contentEnd(pair) : node.range[1]);
    const wasBlock = isCollection(node) && !isFlow;
    if (block.length === 0) add(node.range[0], end, renderValue(value));
    else if (wasBlock) add(lineStart(text, node.range[0]), end, block.join(eol));
    else add(text.indexOf(":", keyEnd) + 1, end, eol + block.join(eol));
  }
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.source === "" && node.type === "PLAIN";
}

/** An entry written as `{…}`, or empty, is written again as a block, its unknown keys as they were. */
function rewritten(text: string, entry: Pair, fields: SetFields, eol: string): string {
  const indent = indentAt(text, startOf(entry.key) ?? 0) + "  ";
  const lines: string[] = [];
  const map = isMap(entry.value) ? entry.value : undefined;
  for (const field of FIELD_ORDER) {
    const old = map === undefined ? undefined : pairOf(map, field);
    if (field in fields) {
      const nested = NESTED[field];
      const value = patched(old === undefined ? undefined : valueOf(old.value), fields[field], nested);
      if (value !== undefined) lines.push(...renderField(field, value, indent, nested));
    } else if (old !== undefined) lines.push(indent + text.slice(startOf(old.key), valueEnd(old)));
  }
  for (const pair of map?.items ?? []) {
    if (!(FIELD_ORDER as readonly string[]).includes(textOf(pair.key) ?? "")) {
      lines.push(indent + text.slice(startOf(pair.key), valueEnd(pair)));
    }
  }
  const start = (entry.key as { range: [number, number, number] }).range[1];
  return text.slice(0, start) + ":" + eol + lines.join(eol) + text.slice(contentEnd(entry));
}

/** Where a key's line belongs: after the last key that is known to stand before it, else before the first, or last. */
function placeForKey(text: string, map: YAMLMap, key: string, order: readonly string[]): number {
  const at = order.indexOf(key);
  const before = order.slice(0, at);
  const last = at < 0 ? map.items.at(-1) : map.items.findLast((pair) => before.includes(textOf(pair.key) ?? ""));
  if (last !== undefined) return nextLine(text, contentEnd(last));
  return lineStart(text, startOf((map.items[0] as Pair).key) ?? 0);
}

/** Whether a value is a block scalar (`|`, `>`) or a block collection, which end with their last line. */
function isBlock(text: string, pair: Pair): boolean {
  const node = pair.value;
  if (isScalar(node)) return node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
  return isCollection(node) && node.flow !== true && text.length > 0;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[\r\n]/.test(text.charAt(at - 1))) at--;
  return at;
}
