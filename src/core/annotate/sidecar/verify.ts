import { isCollection, isMap, type Pair } from "yaml";
import type { Steps } from "../../steps.ts";
import { type Change, patched } from "./change.ts";
import { contentEnd, lineStart } from "./ends.ts";
import { type FieldValue, NESTED } from "./format.ts";
import { type ParsedSidecar, parseSteps } from "./parse.ts";
import { mapMeaning, meaning, valueMeaning, valueOf } from "./value.ts";
import { startOf, textOf } from "../../yaml/nodes.ts";

/**
 * Whether a new text says what the old one said, changed as asked and in nothing else, unknown keys included. Texts are
 * spliced, and there are more ways to write YAML than a splice can foresee: what fails here is not written.
 */
export function* saysChanged(
  before: ParsedSidecar,
  old: string,
  text: string,
  changes: readonly Change[],
): Steps<boolean> {
  const after = yield* parseSteps(text);
  if ("problem" in after) return false;
  // One key a line the same lines mean the same anywhere, so that untouched entries need not be looked into.
  const asLines = before.isCanonical && after.isCanonical;
  const touched = asLines ? new Set(changes.map((change) => change.id)) : undefined;
  const expected = yield* entriesOf(before, old, touched);
  for (const change of changes) {
    if (change.op === "remove") expected.delete(change.id);
    else expected.set(change.id, changed(expected.get(change.id), change.fields));
  }
  const found = yield* entriesOf(after, text, touched);
  return sameEntries(expected, found) && sameTop(before, after);
}

/** The meaning of an entry (or its lines, see above), or of each of its fields where it is a map. */
type Entry = string | ReadonlyMap<string, Meaning>;

/** The meaning of a field; of a map of facts the value itself, because a change may be about one of its keys. */
type Meaning = string | { readonly value: FieldValue };

/** Entries that are looked at in one step. */
const ENTRIES = 100;

function* entriesOf(
  { annotations }: ParsedSidecar,
  text: string,
  touched: ReadonlySet<string> | undefined,
): Steps<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (!isMap(annotations?.value)) return entries;
  for (const [i, pair] of annotations.value.items.entries()) {
    if (i % ENTRIES === 0) yield;
    const { key, value } = pair;
    const id = textOf(key) ?? meaning(key);
    if (touched !== undefined && !touched.has(id)) entries.set(id, linesOf(text, pair));
    else entries.set(id, isMap(value) ? fieldsOf(value.items) : meaning(value));
  }
  return entries;
}

/** The lines of an entry's value, the indentation of the first included: it tells whether the second is inside it. */
function linesOf(text: string, pair: Pair): string {
  const start = startOf(pair.value) ?? 0;
  const isBlock = isCollection(pair.value) && pair.value.flow !== true;
  return text.slice(isBlock ? lineStart(text, start) : start, contentEnd(pair));
}

function fieldsOf(pairs: readonly { key: unknown; value: unknown }[]): Map<string, Meaning> {
  return new Map(
    pairs.map(({ key, value }): [string, Meaning] => {
      const field = textOf(key) ?? meaning(key);
      return [field, NESTED[field] !== undefined && isMap(value) ? { value: valueOf(value) } : meaning(value)];
    }),
  );
}

function changed(entry: Entry | undefined, fields: Extract<Change, { op: "set" }>["fields"]): Entry {
  const result = new Map<string, Meaning>(typeof entry === "object" ? entry : []);
  for (const [field, patch] of Object.entries(fields)) {
    const nested = NESTED[field];
    const old = result.get(field);
    const value = patched(typeof old === "object" ? old.value : undefined, patch, nested);
    if (value === undefined) result.delete(field);
    else result.set(field, nested === undefined ? valueMeaning(value) : { value });
  }
  return result;
}

function asMeaning(meaning: Meaning | undefined): string | undefined {
  return typeof meaning === "object" ? valueMeaning(meaning.value) : meaning;
}

function sameEntries(a: ReadonlyMap<string, Entry>, b: ReadonlyMap<string, Entry>): boolean {
  return a.size === b.size && [...a].every(([id, entry]) => sameEntry(entry, b.get(id)));
}

function sameEntry(a: Entry, b: Entry | undefined): boolean {
  if (typeof a === "string" || typeof b !== "object") return asText(a) === asText(b);
  return a.size === b.size && [...a].every(([field, value]) => asMeaning(b.get(field)) === asMeaning(value));
}

/** An entry without fields is the same as an empty one. */
function asText(entry: Entry | undefined): string | undefined {
  return typeof entry === "object" && entry.size === 0 ? '""' : (entry as string | undefined);
}

/** The keys at the top but for the entries; a new file gets its head. */
function sameTop(before: ParsedSidecar, after: ParsedSidecar): boolean {
  const [old, now] = [before, after].map(({ root }) => {
    const pairs = root?.items ?? [];
    return mapMeaning(
      pairs.filter(({ key }) => textOf(key) !== "annotations").map(({ key, value }) => [meaning(key), meaning(value)]),
    );
  });
  return old === now || before.root === undefined;
}
