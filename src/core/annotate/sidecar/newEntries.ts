import type { Pair, YAMLMap } from "yaml";
import type { Change, SetFields } from "./change.ts";
import { contentEnd, endLine, indentAt, lineStart, nextLine } from "./ends.ts";
import { startOf, textOf } from "../../yaml/nodes.ts";

/** A change that makes an entry. */
export type Addition = Extract<Change, { op: "set" }>;

/** The changes that make entries, each the only one of its id, and all others, which hang on each other's results. */
export function additionsOf(
  changes: readonly Change[],
  entries: YAMLMap | undefined,
): { additions: readonly Addition[]; others: readonly Change[] } {
  const there = new Set(entries?.items.map(({ key }) => textOf(key)));
  const counts = new Map<string, number>();
  for (const { id } of changes) counts.set(id, (counts.get(id) ?? 0) + 1);
  const isAddition = (change: Change): change is Addition =>
    change.op === "set" && counts.get(change.id) === 1 && !there.has(change.id);
  return { additions: changes.filter(isAddition), others: changes.filter((change) => !isAddition(change)) };
}

/**
 * A text with new entries, spliced in at once: an import makes thousands, and the text would be read again for each. Each
 * stands before the first entry with a later id, as if they had come one by one.
 *
 * @param map the entries that are there, at least one, one key a line
 */
export function withNewEntries(
  text: string,
  map: YAMLMap,
  additions: readonly Addition[],
  eol: string,
  render: (id: string, fields: SetFields, indent: string, eol: string) => string,
): string {
  const [first] = map.items;
  const indent = indentAt(text, startOf((first as Pair).key) ?? 0);
  const latest: string[] = [];
  for (const { key } of map.items) {
    const id = textOf(key) ?? "";
    const before = latest.at(-1) ?? "";
    latest.push(id > before ? id : before);
  }
  const byPlace = new Map<number, Addition[]>();
  for (const addition of [...additions].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const place = firstLater(latest, addition.id);
    const same = byPlace.get(place);
    if (same === undefined) byPlace.set(place, [addition]);
    else same.push(addition);
  }
  const pieces: string[] = [];
  let from = 0;
  for (const [place, list] of [...byPlace].sort(([a], [b]) => a - b)) {
    const at =
      place === 0
        ? lineStart(text, startOf((first as Pair).key) ?? 0)
        : nextLine(text, contentEnd(map.items[place - 1] as Pair));
    pieces.push(endLine(text.slice(from, at), eol), ...list.map(({ id, fields }) => render(id, fields, indent, eol)));
    from = at;
  }
  return pieces.join("") + text.slice(from);
}

/** Index of the first entry with a later id, given the latest id up to each. */
function firstLater(latest: readonly string[], id: string): number {
  let low = 0;
  let high = latest.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((latest[middle] as string) > id) high = middle;
    else low = middle + 1;
  }
  return low;
}
