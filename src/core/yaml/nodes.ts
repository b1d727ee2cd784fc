import { isScalar, type LineCounter, type Pair, type YAMLMap } from "yaml";
import type { LineColumn } from "../text/lines.ts";

/** The text of a scalar node; an empty value is empty text. `undefined` for lists and maps. */
export function textOf(node: unknown): string | undefined {
  if (node === null || node === undefined) return "";
  if (!isScalar(node)) return undefined;
  return typeof node.value === "string" ? node.value : "";
}

/** The pair with a key in a map, or `undefined`. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => textOf(pair.key) === key);
}

/** Offset of a node's first character, in UTF-16 code units. */
export function startOf(node: unknown): number | undefined {
  const range = (node as { range?: [number, number, number] | null } | null | undefined)?.range;
  return range?.[0];
}

/** An offset as line and column, both counted from 1. */
export function placeOf(lines: LineCounter, offset: number): LineColumn {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
