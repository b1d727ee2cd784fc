import { isMap } from "yaml";
import type { Anchor } from "../model.ts";
import { isMapValue } from "./change.ts";
import type { FieldValue } from "./format.ts";
import { parseSidecar } from "./parse.ts";
import { renderField } from "./scalar.ts";
import { meaning, valueMeaning, valueOf } from "./value.ts";
import { pairOf, startOf, textOf } from "../../yaml/nodes.ts";

/** An entry of a sidecar that is neither a mention nor a claim: what a file calls something BioGloss has no kind for. */
export interface ForeignEntry {
  readonly id: string;
  readonly anchor: Anchor;
  readonly parts: readonly Anchor[];
  readonly imported: FieldValue;
  /** The fields of the entry, its place left out. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** What only exchange reads in a sidecar. Nothing of a sidecar that cannot be read. */
export function readForeign(sidecar: string): { imported?: FieldValue; entries: readonly ForeignEntry[] } {
  const parsed = sidecar.includes("imported") ? parseSidecar(sidecar) : undefined;
  if (parsed === undefined || "problem" in parsed) return { entries: [] };
  const { root, annotations } = parsed;
  const top = root === undefined ? undefined : pairOf(root, "imported");
  const entries: ForeignEntry[] = [];
  for (const { key, value } of isMap(annotations?.value) ? annotations.value.items : []) {
    const id = textOf(key);
    if (
      id === undefined ||
      !isMap(value) ||
      pairOf(value, "kind") !== undefined ||
      pairOf(value, "claim") !== undefined
    )
      continue;
    const { imported, parts, quote, before, after, ...fields } = valueOf(value) as Record<string, FieldValue>;
    const anchor = anchorOf({ quote: quote ?? "", before: before ?? "", after: after ?? "" });
    if (imported === undefined || anchor === undefined) continue;
    const others = Array.isArray(parts) ? (parts as readonly FieldValue[]).flatMap((part) => anchorOf(part) ?? []) : [];
    entries.push({ id, anchor, parts: others, imported, fields });
  }
  return { ...(top === undefined ? {} : { imported: valueOf(top.value) }), entries };
}

function anchorOf(value: FieldValue): Anchor | undefined {
  if (!isMapValue(value)) return undefined;
  const { quote, before = "", after = "" } = value;
  if (typeof quote !== "string" || quote === "" || typeof before !== "string" || typeof after !== "string")
    return undefined;
  return { quote, before, after };
}

/**
 * A sidecar's text with another value of its key `imported` at the top. The rest stays byte for byte. Gives `undefined` for a
 * sidecar that cannot be read, or is written in a way that cannot be spliced.
 */
export function withImported(sidecar: string, value: FieldValue): string | undefined {
  const parsed = parseSidecar(sidecar);
  if ("problem" in parsed || parsed.root === undefined || parsed.root.flow === true) return undefined;
  const eol = sidecar.includes("\r\n") ? "\r\n" : "\n";
  const [line = ""] = renderField("imported", value, "", undefined);
  const old = pairOf(parsed.root, "imported");
  const first = pairOf(parsed.root, "annotations") ?? undefined;
  const [start, end] =
    old === undefined
      ? [insertionAt(sidecar, first), undefined]
      : [startOf(old.key) ?? 0, lineEnd(sidecar, startOf(old.key) ?? 0)];
  const next =
    end === undefined
      ? `${sidecar.slice(0, start)}${line}${eol}${sidecar.slice(start)}`
      : sidecar.slice(0, start) + line + sidecar.slice(end);
  const after = parseSidecar(next);
  if ("problem" in after || after.root === undefined) return undefined;
  const now = pairOf(after.root, "imported");
  const isMeant = now !== undefined && meaning(now.value) === valueMeaning(value);
  return isMeant && rest(after.root.items) === rest(parsed.root.items) ? next : undefined;
}

function rest(items: readonly { key: unknown; value: unknown }[]): string {
  return items
    .filter(({ key }) => textOf(key) !== "imported")
    .map(({ key, value }) => meaning(key) + meaning(value))
    .join();
}

function insertionAt(text: string, annotations: { key: unknown } | undefined): number {
  return annotations === undefined ? text.length : (startOf(annotations.key) ?? 0);
}

function lineEnd(text: string, from: number): number {
  const found = /\r?\n|$/g;
  found.lastIndex = from;
  return (found.exec(text) as RegExpExecArray).index;
}
