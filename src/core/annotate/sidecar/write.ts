import { isMap, type Pair, type YAMLMap } from "yaml";
import type { Problem } from "../../problem.ts";
import { type Change, patched, type SetFields } from "./change.ts";
import { contentEnd, endLine, indentAt, lineStart, nextLine, valueEnd } from "./ends.ts";
import { FIELD_ORDER, FORMAT, NESTED } from "./format.ts";
import { NotApart, takeApart } from "./items.ts";
import { splitLines } from "./lines.ts";
import { additionsOf, withNewEntries } from "./newEntries.ts";
import { finished, type Steps } from "../../steps.ts";
import { type Parsed, type ParsedSidecar, parseSidecar, parseSteps } from "./parse.ts";
import { renderField, renderKey, scalar } from "./scalar.ts";
import { saysChanged } from "./verify.ts";
import { withFields } from "./writeFields.ts";
import { toSay } from "../../words.ts";
import { pairOf, startOf, textOf } from "../../yaml/nodes.ts";

/** What writing gives: the new text, or the reason why the old one must stay as it is. */
export type Written = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: Problem };

/**
 * The sidecar's text after some changes. Only the lines of changed entries differ: everything else, comments, unknown
 * keys, order and spacing included, stays byte for byte, because the new lines are spliced into the old text. A text
 * that cannot be read is refused with the reader's problem. No change gives the text back as it is.
 *
 * @param text the sidecar as it is on disk; empty for a file that does not exist yet
 * @param documentFile the document's file name without a folder, written at the head of a new sidecar
 */
export function writeSidecar(text: string, changes: readonly Change[], documentFile: string): Written {
  return finished(writeSteps(text, changes, documentFile));
}

/** The same step by step; the splices themselves are one step each. */
export function* writeSteps(text: string, changes: readonly Change[], documentFile: string): Steps<Written> {
  const before = yield* parseSteps(text);
  if ("problem" in before) return { ok: false, problem: before.problem };
  let current = text;
  let parsed: Parsed | undefined = before;
  const entries = before.annotations?.value;
  const { additions, others } = additionsOf(changes, isMap(entries) ? entries : undefined);
  // The first one makes what the others are spliced into: a head, and one key a line.
  for (const change of [...others, ...additions.slice(0, 1)]) {
    parsed ??= yield* parseSteps(current);
    if ("problem" in parsed) return UNUSUAL;
    const written = applyOne(current, parsed, change, documentFile);
    if (!written.ok) return written;
    if (written.text === current) continue;
    current = written.text;
    parsed = undefined;
  }
  if (additions.length > 1) {
    parsed ??= yield* parseSteps(current);
    if ("problem" in parsed || !isMap(parsed.annotations?.value)) return UNUSUAL;
    const eol = current.includes("\r\n") ? "\r\n" : "\n";
    current = withNewEntries(current, parsed.annotations.value, additions.slice(1), eol, renderEntry);
  }
  if (current === text || (yield* saysChanged(before, text, current, changes))) return { ok: true, text: current };
  return UNUSUAL;
}

const UNUSUAL: Written = {
  ok: false,
  problem: {
    code: "sidecar.style",
    message: toSay(
      "The sidecar is written in a way that BioGloss can read but not change. Write one key a line, as it does.",
    ),
    line: 1,
    column: 1,
  },
};

/** A file written in braces from the first key on, as one key a line. */
function unbraced(text: string, parsed: ParsedSidecar, root: YAMLMap): string | undefined {
  const lines = splitLines(text);
  try {
    const { items, tail } = takeApart({ lines, counter: parsed.lines }, root, 0, lines.length);
    return [...items.flatMap(({ lead, body }) => [...lead, ...body]), ...tail].join("");
  } catch (error) {
    if (error instanceof NotApart) return undefined;
    throw error;
  }
}

function applyOne(text: string, parsed: ParsedSidecar, change: Change, documentFile: string): Written {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const { annotations } = parsed;
  const { root } = parsed;
  if (root?.flow === true) {
    const opened = unbraced(text, parsed, root);
    return opened === undefined || opened === text ? UNUSUAL : applyNext(opened, change, documentFile);
  }
  if (annotations === undefined || !isMap(annotations.value) || annotations.value.items.length === 0) {
    if (change.op === "remove") return { ok: true, text };
    return { ok: true, text: withFirstEntry(text, annotations, change.id, change.fields, documentFile, eol) };
  }
  const map = annotations.value;
  const entry = pairOf(map, change.id);
  if (map.flow === true) return unfold(text, annotations, change, documentFile, eol);
  if (change.op === "remove") {
    return { ok: true, text: entry === undefined ? text : withoutEntry(text, map, entry, annotations, eol) };
  }
  if (entry === undefined) return { ok: true, text: withNewEntry(text, map, change.id, change.fields, eol) };
  return { ok: true, text: withFields(text, entry, change.fields, eol) };
}

function applyNext(text: string, change: Change, documentFile: string): Written {
  const parsed = parseSidecar(text);
  return "problem" in parsed ? UNUSUAL : applyOne(text, parsed, change, documentFile);
}

/** Turns `annotations: {…}` written on one line into one entry a line of its own, then applies the change. */
function unfold(text: string, annotations: Pair, change: Change, documentFile: string, eol: string): Written {
  const map = annotations.value as YAMLMap;
  const indent = "  ";
  const entries = map.items.map((pair) => {
    const [start, end] = [startOf(pair.key) ?? 0, valueEnd(pair)];
    return indent + text.slice(start, end).replace(/\r?\n\s*/g, " ");
  });
  const start = startOf(map) ?? 0;
  const end = (map.range as [number, number, number])[1];
  const unfolded = text.slice(0, start).trimEnd() + eol + entries.join(eol) + text.slice(end);
  return applyNext(unfolded, change, documentFile);
}

function withFirstEntry(
  text: string,
  annotations: Pair | undefined,
  id: string,
  fields: SetFields,
  documentFile: string,
  eol: string,
): string {
  const entry = renderEntry(id, fields, "  ", eol);
  if (annotations === undefined) {
    const isNew = text.trim() === "";
    const head = isNew ? `format: ${FORMAT}${eol}document: ${scalar(documentFile)}${eol}` : "";
    return endLine(text, eol) + head + `annotations:${eol}` + entry;
  }
  const keyEnd = (annotations.key as { range: [number, number, number] }).range[1];
  const colon = text.indexOf(":", keyEnd) + 1;
  const value = annotations.value as { range?: [number, number, number] } | null;
  const rest = text.slice(Math.max(colon, isMap(annotations.value) ? (value?.range?.[1] ?? colon) : colon));
  const lineEnd = rest.search(/\r?\n/);
  const tail = lineEnd < 0 ? rest : rest.slice(0, lineEnd);
  const after = lineEnd < 0 ? "" : rest.slice(lineEnd).replace(/^\r?\n/, "");
  return text.slice(0, colon) + tail.trimEnd().replace(/^\s*(?=#)/, " ") + eol + entry + after;
}

/** Entries stand in the order of their ids; a file in another order gets the new one before the first later id. */
function withNewEntry(text: string, map: YAMLMap, id: string, fields: SetFields, eol: string): string {
  const first = map.items[0] as Pair;
  const indent = indentAt(text, startOf(first.key) ?? 0);
  const next = map.items.findIndex((pair) => (textOf(pair.key) ?? "") > id);
  const entry = renderEntry(id, fields, indent, eol);
  if (next === 0) {
    const at = lineStart(text, startOf(first.key) ?? 0);
    return text.slice(0, at) + entry + text.slice(at);
  }
  const before = map.items[next < 0 ? map.items.length - 1 : next - 1] as Pair;
  const at = nextLine(text, contentEnd(before));
  const head = endLine(text.slice(0, at), eol);
  return head + entry + text.slice(at);
}

function withoutEntry(text: string, map: YAMLMap, entry: Pair, annotations: Pair, eol: string): string {
  const start = lineStart(text, startOf(entry.key) ?? 0);
  const end = nextLine(text, contentEnd(entry));
  if (map.items.length > 1) return text.slice(0, start) + text.slice(end);
  const colon = text.indexOf(":", (annotations.key as { range: [number, number, number] }).range[1]) + 1;
  return text.slice(0, colon) + " {}" + text.slice(colon, start).trimEnd() + eol + text.slice(end);
}

function renderEntry(id: string, fields: SetFields, indent: string, eol: string): string {
  const lines = [`${indent}${renderKey(id)}:`];
  for (const field of FIELD_ORDER) {
    const value = patched(undefined, fields[field], NESTED[field]);
    if (value !== undefined) lines.push(...renderField(field, value, `${indent}  `, NESTED[field]));
  }
  return lines.join(eol) + eol;
}
