import { isMap, isScalar, isSeq } from "yaml";
import { isMapValue } from "./change.ts";
import type { FieldValue, Nested } from "./format.ts";

/**
 * Words that some YAML version reads as something other than a string (YAML 1.1 booleans and nulls, the "Norway
 * problem"), compared in lower case.
 */
const NOT_STRINGS = new Set("y n yes no on off true false null nan inf nil none".split(" "));

/**
 * A plain scalar is used only for text that opens with a letter and holds nothing that any YAML version could take
 * for syntax. Everything else is quoted, so that numbers, dates, `=` and `~` stay the strings they are.
 */
const PLAIN = /^[\p{L}](?:[\p{L}\p{M}\p{N} _./()+%°–—-]|,(?! )|, (?=\S)|:(?=\S)|'(?=\S))*$/u;

/** Whether the writer writes a text without quotes. */
function isPlain(text: string): boolean {
  return PLAIN.test(text) && !/\s$|\s{2}/u.test(text) && !NOT_STRINGS.has(text.toLowerCase()) && !looksNumeric(text);
}

/** Text that a loose YAML reader takes for a number although it opens with a letter: `e3`, `x1F`, infinities. */
function looksNumeric(text: string): boolean {
  return /^[a-f]?[\d_]*e[+-]?\d+$/iu.test(text);
}

/** One string as a YAML scalar on one line, which any YAML 1.1 or 1.2 reader gives back as the same string. */
export function scalar(text: string): string {
  return isPlain(text) ? text : doubleQuoted(text);
}

/** A double-quoted scalar: JSON's escapes are YAML's, and every other code unit that YAML forbids is escaped too. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u00ad\u2028\u2029\ufeff\ufffe\uffff\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * A scalar inside a flow collection, where commas and brackets are syntax as well. One that opens with a digit needs a
 * letter that no number has in any YAML version (`0x1f`, `0o17`, `0b1`, `1e3` are numbers; `7kq2mhd4` is not).
 */
function flowScalar(text: string): string {
  const isName = /^[A-Za-z][\w-]*$/.test(text) && isPlain(text);
  return isName || /^\d\w*[g-np-wyz]\w*$/.test(text) ? text : doubleQuoted(text);
}

/** A field's value as it stands after `key: `, on one line. */
export function renderValue(value: FieldValue): string {
  return typeof value === "string" ? scalar(value) : renderInFlow(value);
}

function renderInFlow(value: FieldValue): string {
  if (typeof value === "string") return flowScalar(value);
  if (isMapValue(value)) {
    const pairs = Object.entries(value).map(([key, each]) => `${flowScalar(key)}: ${renderInFlow(each)}`);
    return `{${pairs.join(", ")}}`;
  }
  return `[${value.map(renderInFlow).join(", ")}]`;
}

/**
 * A key with its value as lines without line breaks: a map of facts (`nested`) and a list of maps one key a line,
 * everything else on one line.
 */
export function renderField(
  key: string,
  value: FieldValue,
  indent: string,
  nested: Nested | undefined,
): readonly string[] {
  const written = `${indent}${renderKey(key)}:`;
  const inner = `${indent}  `;
  if (nested !== undefined && isMapValue(value) && Object.keys(value).length > 0) {
    return [written, ...inOrder(value, nested).flatMap(([k, v]) => renderField(k, v, inner, nested.each))];
  }
  if (Array.isArray(value) && value.length > 0 && value.every(isFilledMap)) {
    const items = value.map((item) =>
      Object.entries(item).flatMap(([k, v]) => renderField(k, v, `${inner}  `, undefined)),
    );
    const marked = items.map(([first = "", ...rest]) => [`${inner}- ${first.trimStart()}`, ...rest]);
    return [written, ...marked.flat()];
  }
  return [`${written} ${renderValue(value)}`];
}

function isFilledMap(value: FieldValue): value is Readonly<Record<string, FieldValue>> {
  return isMapValue(value) && Object.keys(value).length > 0;
}

/** A map's keys in the order in which they are written: the known ones, then the others as they come. */
function inOrder(value: Readonly<Record<string, FieldValue>>, { order }: Nested): [string, FieldValue][] {
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
}

/** An id or other key as it stands before the colon. */
export function renderKey(key: string): string {
  return flowScalar(key);
}

/** Any node of a YAML text that has only strings, lists and maps, on one line. */
export function renderNode(node: unknown): string {
  if (isScalar(node) || node === null || node === undefined) return scalar(stringOf(node));
  return renderFlow(node);
}

function renderFlow(node: unknown): string {
  if (isMap(node)) return `{${node.items.map(renderPair).join(", ")}}`;
  if (isSeq(node)) return `[${node.items.map(renderFlow).join(", ")}]`;
  return isScalar(node) || node === null || node === undefined ? flowScalar(stringOf(node)) : `{${renderPair(node)}}`;
}

function renderPair(pair: unknown): string {
  const { key, value } = pair as { key: unknown; value: unknown };
  return `${renderFlow(key)}: ${renderFlow(value)}`;
}

function stringOf(node: unknown): string {
  return isScalar(node) && typeof node.value === "string" ? node.value : "";
}
