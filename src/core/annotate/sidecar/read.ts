import { isMap, type YAMLMap } from "yaml";
import type { Problem } from "../../problem.ts";
import type { LineColumn } from "../../text/lines.ts";
import type { Annotation } from "../model.ts";
import { CONFLICT, conflictMessage } from "./conflict.ts";
import { finished, type Steps } from "../../steps.ts";
import { type ParsedSidecar, parseSteps } from "./parse.ts";
import { readEntry } from "./readEntry.ts";

export { parseSidecar, type ParsedSidecar, TOO_LARGE } from "./parse.ts";
import { type Sentence, toSay } from "../../words.ts";
import { pairOf, placeOf, startOf, textOf } from "../../yaml/nodes.ts";

/** A sidecar that was understood, with the problems of single entries, which are left out and left alone. */
export interface Sidecar {
  readonly annotations: readonly Annotation[];
  readonly problems: readonly Problem[];
  /** Where each entry begins, by id, those that could not be read included; both counted from 1. */
  readonly places: ReadonlyMap<string, LineColumn>;
  /** Where the values of single fields stand, under `fieldKey`: those that a check may speak of. */
  readonly fields?: ReadonlyMap<string, LineColumn>;
}

/** The key of a field's place: `fieldKey("w1xr0czv", "evidence", "lancet", "ref")`. */
function fieldKey(id: string, ...path: readonly string[]): string {
  return [id, ...path].join("\0");
}

/** Where a field stands, or what it is in where that is not known; the file's beginning for an entry not on disk. */
export function placeIn(sidecar: Sidecar, id: string, ...path: readonly string[]): LineColumn {
  for (let length = path.length; length > 0; length--) {
    const place = sidecar.fields?.get(fieldKey(id, ...path.slice(0, length)));
    if (place !== undefined) return place;
  }
  return sidecar.places.get(id) ?? { line: 1, column: 1 };
}

/** What reading a sidecar gives: its content, or the reason why it cannot be read and must not be written. */
export type Reading =
  { readonly ok: true; readonly sidecar: Sidecar } | { readonly ok: false; readonly problem: Problem };

/**
 * Reads a sidecar. All scalars are strings, whatever they look like. Never throws. An empty file is an empty set.
 * Refused as a whole: text that is not YAML or longer than 10,000,000 code units, another format or version, a wrong
 * shape at the top, aliases (which could stand for gigabytes). Entries of a wrong shape are problems of their own.
 */
export function readSidecar(text: string): Reading {
  return finished(readSteps(text));
}

/** The same step by step. */
export function* readSteps(text: string): Steps<Reading> {
  const parsed = yield* parseSteps(text);
  return "problem" in parsed ? { ok: false, problem: parsed.problem } : { ok: true, sidecar: yield* contentOf(parsed) };
}

/** Entries that are read in one step. */
const ENTRIES = 100;

function* contentOf({ root, annotations, lines }: ParsedSidecar): Steps<Sidecar> {
  const found: Annotation[] = [];
  const problems: Problem[] = [];
  const places = new Map<string, LineColumn>();
  const fields = new Map<string, LineColumn>();
  const at = (node: unknown): LineColumn | undefined => {
    const offset = startOf(node);
    return offset === undefined ? undefined : placeOf(lines, offset);
  };
  const reportConflict = (map: YAMLMap, id?: string): void => {
    const pair = pairOf(map, CONFLICT);
    if (pair === undefined) return;
    const names = isMap(pair.value) ? pair.value.items.map((each) => textOf(each.key) ?? "?") : [];
    const where = placeOf(lines, startOf(pair.key) ?? 0);
    problems.push({ code: "sidecar.conflict", message: conflictMessage(id, names), ...where });
  };
  if (root !== undefined) reportConflict(root);
  if (annotations === undefined || !isMap(annotations.value)) return { annotations: found, problems, places, fields };
  for (const [i, pair] of annotations.value.items.entries()) {
    if (i % ENTRIES === 0) yield;
    const id = textOf(pair.key);
    const where = placeOf(lines, startOf(pair.key) ?? 0);
    const report = (message: Sentence, node?: unknown): void => {
      const place = at(node) ?? where;
      problems.push({
        code: "sidecar.entry",
        message: toSay("Entry {0}: {1}", JSON.stringify(id ?? "?"), message),
        ...place,
      });
    };
    if (id === undefined || id === "") {
      problems.push({ code: "sidecar.entry", message: toSay("An entry has no id before its colon."), ...where });
      continue;
    }
    places.set(id, where);
    if (!isMap(pair.value)) {
      report(toSay("it must be a map with at least a quote and a kind or claim."), pair.value);
      continue;
    }
    const entry = readEntry(id, pair.value, {
      report,
      conflict: (map) => reportConflict(map, id),
      place: (node, ...path) => {
        const place = at(node);
        if (place !== undefined) fields.set(fieldKey(id, ...path), place);
      },
    });
    if (entry !== undefined) found.push(entry);
  }
  return { annotations: found, problems, places, fields };
}
