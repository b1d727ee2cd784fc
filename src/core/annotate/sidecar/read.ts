import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Pair,
  type YAMLMap,
} from "yaml";
import { KINDS, type Kind } from "../../lexicon/concept.ts";
import type { Problem } from "../../problem.ts";
import type { Certainty, Polarity } from "../../recognise/mention.ts";
import type { Anchor, Annotation } from "../model.ts";
import type { LineColumn } from "../../text/lines.ts";
import { FORMAT, MAX_SIDECAR_LENGTH } from "./format.ts";

/** Why a sidecar above the limit is not read. */
export const TOO_LARGE: Problem = {
  code: "sidecar.too-large",
  message: `The sidecar is larger than ${MAX_SIDECAR_LENGTH / 1e6} MB. Split the document.`,
  line: 1,
  column: 1,
};

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

/** A sidecar's YAML, checked at the top: what the writer needs besides the content. */
export interface ParsedSidecar {
  readonly document: Document;
  /** The pair `annotations: …`, or `undefined` where the file has none yet. */
  readonly annotations: Pair | undefined;
  readonly lines: LineCounter;
}

/** Parses and checks the top of a sidecar; see `readSidecar`. */
export function parseSidecar(text: string): ParsedSidecar | { readonly problem: Problem } {
  if (text.length > MAX_SIDECAR_LENGTH) {
    return refuse(
      "sidecar.too-large",
      `The sidecar is larger than ${MAX_SIDECAR_LENGTH / 1e6} MB. Split the document.`,
    );
  }
  const lines = new LineCounter();
  let document: Document;
  try {
    // "failsafe" knows only strings, lists and maps: `no`, `1e3` and `2024-01-01` stay what was written.
    document = parseDocument(text, { schema: "failsafe", version: "1.2", lineCounter: lines, prettyErrors: false });
  } catch {
    return refuse("sidecar.not-yaml", "The sidecar cannot be read as YAML: it is nested too deeply.");
  }
  const at = (offset: number): LineColumn => place(lines, offset);
  const [error] = document.errors;
  if (error !== undefined) {
    return refuse("sidecar.not-yaml", `This is not valid YAML: ${error.message}. Mend it here.`, at(error.pos[0]));
  }
  const alias = firstAlias(document);
  if (alias !== undefined) {
    return refuse("sidecar.alias", "A sidecar holds no YAML aliases (*name). Write the value out.", at(alias));
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.source === "")) {
    return { document, annotations: undefined, lines };
  }
  const root = document.contents;
  if (!isMap(root)) {
    const message = `A sidecar is a map that begins with "format: ${FORMAT}".`;
    return refuse("sidecar.shape", message, at(root.range?.[0] ?? 0));
  }
  const format = pairOf(root, "format");
  const version = format === undefined ? undefined : textOf(format.value);
  if (version !== FORMAT) return refuse("sidecar.format", formatMessage(version), at(startOf(format?.value) ?? 0));
  const annotations = pairOf(root, "annotations");
  if (annotations !== undefined && !isMap(annotations.value) && textOf(annotations.value) !== "") {
    const message = `"annotations" must be a map of entries by their ids.`;
    return refuse("sidecar.shape", message, at(startOf(annotations.value) ?? startOf(annotations.key) ?? 0));
  }
  return { document, annotations, lines };
}

function formatMessage(version: string | undefined): string {
  if (version === undefined) return `The sidecar does not say its format. Its first line must be "format: ${FORMAT}".`;
  const newer = /^biogloss\/(\d+)$/.exec(version);
  if (newer !== null && Number(newer[1]) > 1) {
    return `The sidecar has the newer format ${version}; this version of BioGloss reads ${FORMAT}. Update BioGloss.`;
  }
  return `The sidecar has the format ${JSON.stringify(version)}; this version of BioGloss reads ${FORMAT}.`;
}

function contentOf({ annotations, lines }: ParsedSidecar): Sidecar {
  const found: Annotation[] = [];
  const problems: Problem[] = [];
  const places = new Map<string, LineColumn>();
  if (annotations === undefined || !isMap(annotations.value)) return { annotations: found, problems, places };
  for (const pair of annotations.value.items) {
    const id = textOf(pair.key);
    const where = place(lines, startOf(pair.key) ?? 0);
    const report = (message: string, node?: unknown): void => {
      const at = place(lines, startOf(node) ?? startOf(pair.key) ?? 0);
      problems.push({ code: "sidecar.entry", message: `Entry ${JSON.stringify(id ?? "?")}: ${message}`, ...at });
    };
    if (id === undefined || id === "") {
      problems.push({ code: "sidecar.entry", message: "An entry has no id before its colon.", ...where });
    } else if (!isMap(pair.value)) {
      report("it must be a map with at least a quote and a kind or claim.", pair.value);
    } else {
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

/** The pair with a key in a map, or `undefined`. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => textOf(pair.key) === key);
}

/** The text of a scalar node; an empty value is empty text. `undefined` for lists and maps. */
export function textOf(node: unknown): string | undefined {
  if (node === null || node === undefined) return "";
  if (!isScalar(node)) return undefined;
  return typeof node.value === "string" ? node.value : "";
}

/** Offset of a node's first character, in UTF-16 code units. */
export function startOf(node: unknown): number | undefined {
  const range = (node as { range?: [number, number, number] | null } | null | undefined)?.range;
  return range?.[0];
}

function place(lines: LineCounter, offset: number): LineColumn {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function firstAlias(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias(_key, node) {
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

function refuse(code: string, message: string, at = { line: 1, column: 1 }): { problem: Problem } {
  return { problem: { code, message, ...at } };
}
