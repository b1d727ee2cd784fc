import { isMap, isSeq, type YAMLMap } from "yaml";
import { KINDS, type Kind } from "../../lexicon/concept.ts";
import type { Problem } from "../../problem.ts";
import type { Certainty, Polarity } from "../../recognise/mention.ts";
import type { Anchor, Annotation } from "../model.ts";
import type { LineColumn } from "../../text/lines.ts";
import { CONFLICT, conflictMessage } from "./conflict.ts";
import { pairOf, type ParsedSidecar, parseSidecar, placeOf, startOf, textOf } from "./parse.ts";

export { parseSidecar, type ParsedSidecar, TOO_LARGE } from "./parse.ts";

/** A sidecar that was understood, with the problems of single entries, which are left out and left alone. */
export interface Sidecar {
  readonly annotations: readonly Annotation[];
  readonly problems: readonly Problem[];
  /** Where each entry begins, by id; both counted from 1. */
  readonly places: ReadonlyMap<string, LineColumn>;
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
  const parsed = parseSidecar(text);
  return "problem" in parsed ? { ok: false, problem: parsed.problem } : { ok: true, sidecar: contentOf(parsed) };
}

function contentOf({ root, annotations, lines }: ParsedSidecar): Sidecar {
  const found: Annotation[] = [];
  const problems: Problem[] = [];
  const places = new Map<string, LineColumn>();
  const reportConflict = (map: YAMLMap, id?: string): void => {
    const pair = pairOf(map, CONFLICT);
    if (pair === undefined) return;
    const names = isMap(pair.value) ? pair.value.items.map((each) => textOf(each.key) ?? "?") : [];
    const at = placeOf(lines, startOf(pair.key) ?? 0);
    problems.push({ code: "sidecar.conflict", message: conflictMessage(id, names), ...at });
  };
  if (root !== undefined) reportConflict(root);
  if (annotations === undefined || !isMap(annotations.value)) return { annotations: found, problems, places };
  for (const pair of annotations.value.items) {
    const id = textOf(pair.key);
    const where = placeOf(lines, startOf(pair.key) ?? 0);
    const report = (message: string, node?: unknown): void => {
      const at = placeOf(lines, startOf(node) ?? startOf(pair.key) ?? 0);
      problems.push({ code: "sidecar.entry", message: `Entry ${JSON.stringify(id ?? "?")}: ${message}`, ...at });
    };
    if (id === undefined || id === "") {
      problems.push({ code: "sidecar.entry", message: "An entry has no id before its colon.", ...where });
    } else if (!isMap(pair.value)) {
      report("it must be a map with at least a quote and a kind or claim.", pair.value);
    } else {
      reportConflict(pair.value, id);
      const entry = entryOf(id, pair.value, report);
      if (entry !== undefined) {
        found.push(entry);
        places.set(id, where);
      }
    }
  }
  return { annotations: found, problems, places };
}

type Report = (message: string, node?: unknown) => void;

function entryOf(id: string, map: YAMLMap, report: Report): Annotation | undefined {
  const text = (key: string): string | undefined => {
    const pair = pairOf(map, key);
    if (pair === undefined) return undefined;
    const value = textOf(pair.value);
    if (value === undefined) report(`"${key}" must be text.`, pair.value);
    return value;
  };
  const quote = text("quote");
  if (quote === undefined || quote === "") {
    report(`it has no "quote": the words in the document that it is about.`, map);
    return undefined;
  }
  const anchor: Anchor = { quote, before: text("before") ?? "", after: text("after") ?? "" };
  const polarity = oneOf<Polarity>("polarity", text("polarity"), ["affirmed", "negated"], report);
  const degrees = ["asserted", "probable", "possible", "hypothetical"] as const;
  const certainty = oneOf<Certainty>("certainty", text("certainty"), degrees, report);
  const shared = {
    id,
    anchor,
    ...present({ polarity, certainty, note: text("note"), by: text("by"), on: text("on") }),
  };
  const claim = text("claim");
  const status = text("status");
  if (claim !== undefined) {
    return { type: "claim", ...shared, claim, ...present({ about: aboutOf(map, report), status }) };
  }
  const kind = oneOf<Kind>("kind", text("kind"), KINDS, report);
  if (kind === undefined) {
    if (pairOf(map, "kind") === undefined) report(`it needs a "kind" (${KINDS.join(", ")}) or a "claim".`, map);
    return undefined;
  }
  const state = oneOf("status", status, ["accepted", "rejected"] as const, report);
  return { type: "mention", ...shared, kind, ...present({ concept: text("concept"), status: state }) };
}

function oneOf<T extends string>(
  key: string,
  value: string | undefined,
  allowed: readonly T[],
  report: Report,
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (found === undefined) report(`"${key}" is ${JSON.stringify(value)}; it can be ${allowed.join(", ")}.`);
  return found;
}

function aboutOf(map: YAMLMap, report: Report): Record<string, string[]> | undefined {
  const pair = pairOf(map, "about");
  if (pair === undefined) return undefined;
  if (!isMap(pair.value)) {
    report(`"about" must be a map of roles to lists of ids.`, pair.value);
    return undefined;
  }
  const about: [string, string[]][] = [];
  for (const role of pair.value.items) {
    const name = textOf(role.key);
    const ids = isSeq(role.value) ? role.value.items.map(textOf) : [textOf(role.value)];
    const known = ids.filter((id) => id !== undefined);
    if (name === undefined || known.length !== ids.length)
      report(`"about" must be a map of roles to lists of ids.`, role.key);
    else about.push([name, known]);
  }
  return Object.fromEntries(about);
}

/** The object without its undefined properties, as exact optional properties want it. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
