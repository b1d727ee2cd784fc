import { isMap, isScalar, isSeq } from "yaml";
import { isMapValue } from "./change.ts";
import type { FieldValue } from "./format.ts";
import { textOf } from "../../yaml/nodes.ts";

/**
 * What a YAML node says, as one text that is equal for equal content: quoting, spacing and the order of a map's keys do
 * not count. An absent value is empty text, as for the reader.
 */
export function meaning(node: unknown): string {
  if (isMap(node)) return mapMeaning(node.items.map(({ key, value }) => [meaning(key), meaning(value)]));
  if (isSeq(node)) return `[${node.items.map(meaning).join(",")}]`;
  if (isScalar(node) || node === null || node === undefined) return JSON.stringify(textOf(node));
  // The pair of a list such as `[a: b]`.
  const { key, value } = node as { key: unknown; value: unknown };
  return mapMeaning([[meaning(key), meaning(value)]]);
}

/** The meaning of a map, given the meanings of its keys and values. */
export function mapMeaning(pairs: readonly (readonly [string, string])[]): string {
  const sorted = pairs.map(([key, value]) => `${key}:${value}`).sort();
  return sorted.length === 0 ? '""' : `{${sorted.join(",")}}`;
}

/** The meaning of a value as it will be read when it is written. */
export function valueMeaning(value: FieldValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (!isMapValue(value)) return `[${value.map(valueMeaning).join(",")}]`;
  return mapMeaning(Object.entries(value).map(([key, each]) => [JSON.stringify(key), valueMeaning(each)]));
}

/** What a YAML node says, as a value that can be written again. A key that is no text becomes its meaning. */
export function valueOf(node: unknown): FieldValue {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map(({ key, value }) => [textOf(key) ?? meaning(key), valueOf(value)]));
  }
  if (isSeq(node)) return node.items.map(valueOf);
  if (isScalar(node) || node === null || node === undefined) return textOf(node) ?? "";
  const { key, value } = node as { key: unknown; value: unknown };
  return { [textOf(key) ?? meaning(key)]: valueOf(value) };
}
