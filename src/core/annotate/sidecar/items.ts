import { isMap, isScalar, type Pair, type YAMLMap } from "yaml";
import type { Problem } from "../../problem.ts";
import { contentEnd } from "./ends.ts";
import { commentLines, commentsOf, indentOf, type Lines } from "./lines.ts";
import { renderKey, renderNode } from "./scalar.ts";
import type { LineCounter } from "yaml";
import { meaning } from "./value.ts";
import { said, type Sentence, toSay } from "../../words.ts";
import { placeOf, startOf, textOf } from "../../yaml/nodes.ts";

/** A YAML text with what is needed to tell lines from nodes. */
export interface Source {
  readonly lines: Lines;
  readonly counter: LineCounter;
}

/** One key of a map with its lines. */
export interface Item {
  readonly key: string;
  /** The key as it is written, quotes included. */
  readonly written: string;
  readonly node: unknown;
  readonly meaning: string;
  /** Column of the key, from 0. */
  readonly indent: number;
  /** Comments and blank lines between the item before and this one. */
  readonly lead: Lines;
  /** The lines of key and value, and the comments after them that are indented like what is in the value. */
  readonly body: Lines;
  /** Line of the text on which the body begins, from 0; `undefined` for an item that shares its lines with others. */
  readonly line: number | undefined;
}

/** A map taken apart: its lines are those of the items, lead before body, and the tail. */
export interface Items {
  readonly indent: number | undefined;
  readonly items: readonly Item[];
  readonly tail: Lines;
}

/** A map whose lines cannot be told apart: told to the user, who can write it in the usual way. */
export class NotApart extends Error {
  override readonly name = "NotApart";
  readonly problem: Problem;

  readonly source: Source;

  constructor(source: Source, node: unknown, what: Sentence) {
    super(said(what));
    this.source = source;
    const at = placeOf(source.counter, startOf(node) ?? 0);
    this.problem = { code: "sidecar.merge", message: toSay("This cannot be merged: {0}.", what), ...at };
  }
}

/**
 * Takes a map apart into its items. A map written in braces gives items as they would be written one a line, its
 * comments before the first. Throws `NotApart` for keys that are no text and for several keys on one line.
 *
 * @param from first line of the map's region, from 0
 * @param to line after the region
 */
export function takeApart(source: Source, map: YAMLMap, from: number, to: number): Items {
  if (map.flow === true) return unbraced(source, map, source.lines.slice(from, to), 0);
  const indent = columnOf(source, map.items[0]?.key);
  const starts = map.items.map(({ key }) => startLine(source, key, indent));
  const items: Item[] = [];
  let end = from;
  map.items.forEach((pair, i) => {
    const start = starts[i] as number;
    const limit = starts[i + 1] ?? to;
    if (start < end || limit <= start) throw new NotApart(source, pair.key, toSay("two keys stand on one line"));
    const lead = source.lines.slice(end, start);
    end = Math.min(limit, lastLine(source, pair, start) + 1);
    end += trailing(source.lines.slice(end, limit), indent);
    items.push({ ...itemOf(pair), indent, lead, body: source.lines.slice(start, end), line: start });
  });
  return { indent, items, tail: source.lines.slice(end, to) };
}

function itemOf(pair: Pair): Pick<Item, "key" | "written" | "node" | "meaning"> {
  const { key, value: node } = pair;
  const name = textOf(key) ?? "";
  const isPlain = isScalar(key) && key.type === "PLAIN";
  return { key: name, written: isPlain ? name : renderKey(name), node, meaning: meaning(node) };
}

function unbraced(source: Source, map: YAMLMap, lines: Lines, indent: number): Items {
  const eol = eolOf(source);
  const comments = commentLines(commentsOf(lines), indent, eol);
  const items = map.items.map((pair, i): Item => {
    const name = textOf(pair.key);
    if (name === undefined) throw new NotApart(source, pair.key ?? map, toSay("a key is not text"));
    const body = [`${" ".repeat(indent)}${renderKey(name)}: ${renderNode(pair.value)}${eol}`];
    return { ...itemOf(pair), written: renderKey(name), indent, lead: i === 0 ? comments : [], body, line: undefined };
  });
  return { indent, items, tail: items.length === 0 ? comments : [] };
}

function eolOf({ lines }: Source): string {
  return lines[0]?.endsWith("\r\n") === true ? "\r\n" : "\n";
}

function startLine(source: Source, key: unknown, indent: number): number {
  if (textOf(key) === undefined) throw new NotApart(source, key, toSay("a key is not text"));
  const { line, column } = placeOf(source.counter, startOf(key) ?? 0);
  const before = (source.lines[line - 1] ?? "").slice(0, column - 1);
  if (before.trim() !== "" || column - 1 !== indent) {
    throw new NotApart(source, key, toSay('a key does not begin its line; write it as "key: value"'));
  }
  return line - 1;
}

function columnOf(source: Source, key: unknown): number {
  return placeOf(source.counter, startOf(key) ?? 0).column - 1;
}

/** The line that holds the last character of a pair. */
function lastLine(source: Source, pair: Pair, start: number): number {
  const end = contentEnd(pair);
  // A block's text ends after its line break, which belongs to the line before.
  const { line, column } = placeOf(source.counter, end);
  return Math.max(start, column === 1 ? line - 2 : line - 1);
}

/** How many of the lines after an item belong to it: up to the last comment that is indented deeper than its key. */
function trailing(lines: Lines, indent: number): number {
  let count = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.trim() === "") continue;
    if (indentOf(line) <= indent || !line.trim().startsWith("#")) break;
    count = i + 1;
  }
  return count;
}

/** The items of an item's map, and the lines before its first; no items for what is not a map. */
export function partsOf(source: Source, item: Item): { readonly head: Lines; readonly parts: Items } {
  const { node, body, line, indent, written } = item;
  if (!isMap(node)) return { head: body, parts: { indent: undefined, items: [], tail: [] } };
  if (line === undefined || node.flow === true || node.items.length === 0) {
    const head = [`${" ".repeat(indent)}${written}:${eolOf(source)}`];
    return { head, parts: unbraced(source, node, body, indent + 2) };
  }
  const first = placeOf(source.counter, startOf(node.items[0]?.key) ?? 0).line - 1;
  let end = first;
  while (end > line + 1 && /^\s*(?:#|$)/.test((source.lines[end - 1] ?? "").trimEnd())) end--;
  return { head: source.lines.slice(line, end), parts: takeApart(source, node, end, line + body.length) };
}
