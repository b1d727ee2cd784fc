import { isCollection, isMap, isScalar, type Pair, type YAMLMap } from "yaml";
import type { Problem } from "../../problem.ts";
import type { Change } from "./change.ts";
import { FIELD_ORDER, FORMAT, type Field, type Fields } from "./format.ts";
import { NotApart, takeApart } from "./items.ts";
import { splitLines } from "./lines.ts";
import { pairOf, type ParsedSidecar, parseSidecar, startOf, textOf } from "./parse.ts";
import { renderKey, renderValue, scalar } from "./scalar.ts";
import { saysChanged } from "./verify.ts";

/** What writing gives: the new text, or the reason why the old one must stay as it is. */
export type Written = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: Problem };

type SetFields = Extract<Change, { op: "set" }>["fields"];

/**
 * The sidecar's text after some changes. Only the lines of changed entries differ: everything else, comments, unknown
 * keys, order and spacing included, stays byte for byte, because the new lines are spliced into the old text. A text
 * that cannot be read is refused with the reader's problem. No change gives the text back as it is.
 *
 * @param text the sidecar as it is on disk; empty for a file that does not exist yet
 * @param documentFile the document's file name without a folder, written at the head of a new sidecar
 */
export function writeSidecar(text: string, changes: readonly Change[], documentFile: string): Written {
  const before = parseSidecar(text);
  if ("problem" in before) return { ok: false, problem: before.problem };
  let current = text;
  let parsed: ReturnType<typeof parseSidecar> | undefined = before;
  for (const change of changes) {
    parsed ??= parseSidecar(current);
    if ("problem" in parsed) return UNUSUAL;
    const written = applyOne(current, parsed, change, documentFile);
    if (!written.ok) return written;
    if (written.text === current) continue;
    current = written.text;
    parsed = undefined;
  }
  return current === text || saysChanged(before, text, current, changes) ? { ok: true, text: current } : UNUSUAL;
}

const UNUSUAL: Written = {
  ok: false,
  problem: {
    code: "sidecar.style",
    message: "The sidecar is written in a way that BioGloss can read but not change. Write one key a line, as it does.",
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

/** Sets single fields of an entry in place. */
function withFields(text: string, entry: Pair, fields: SetFields, eol: string): string {
  let current = text;
  // From the last line to the first, so that offsets of earlier lines stay true.
  const map = entry.value;
  if (!isMap(map) || map.flow === true || map.items.length === 0) return rewritten(text, entry, fields, eol);
  const edits: { at: number; end: number; text: string; order: number }[] = [];
  const indent = indentAt(text, startOf((map.items[0] as Pair).key) ?? 0);
  FIELD_ORDER.forEach((field, order) => {
    if (!(field in fields)) return;
    const value = fields[field];
    const pair = pairOf(map, field);
    if (pair !== undefined && value !== undefined) {
      const node = pair.value as { range?: [number, number, number] } | null;
      const rendered = renderValue(value);
      if (node?.range !== undefined && startOf(node) !== undefined && !isEmptyScalar(node)) {
        const end = isBlock(text, pair) ? contentEnd(pair) : node.range[1];
        if (text.slice(node.range[0], end) !== rendered && textOf(node) !== value) {
          edits.push({ at: node.range[0], end: trimmedEnd(text, node.range[0], end), text: rendered, order });
        }
      } else {
        const colon = text.indexOf(":", (pair.key as { range: [number, number, number] }).range[1]) + 1;
        edits.push({ at: colon, end: colon, text: ` ${rendered}`, order });
      }
    } else if (pair !== undefined) {
      const at = lineStart(text, startOf(pair.key) ?? 0);
      edits.push({ at, end: nextLine(text, contentEnd(pair)), text: "", order });
    } else if (value !== undefined) {
      const at = placeForField(text, map, field);
      const newline = at > 0 && text[at - 1] !== "\n" ? eol : "";
      edits.push({ at, end: at, text: `${newline}${indent}${field}: ${renderValue(value)}${eol}`, order });
    }
  });
  edits.sort((a, b) => b.at - a.at || b.order - a.order);
  for (const edit of edits) current = current.slice(0, edit.at) + edit.text + current.slice(edit.end);
  return current;
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.source === "" && node.type === "PLAIN";
}

/** An entry written as `{…}`, or empty, is written again as a block, its unknown keys as they were. */
function rewritten(text: string, entry: Pair, fields: SetFields, eol: string): string {
  const indent = indentAt(text, startOf(entry.key) ?? 0) + "  ";
  const lines: string[] = [];
  const map = isMap(entry.value) ? entry.value : undefined;
  for (const field of FIELD_ORDER) {
    const old = map === undefined ? undefined : pairOf(map, field);
    if (field in fields) {
      const value = fields[field];
      if (value !== undefined) lines.push(`${indent}${field}: ${renderValue(value)}`);
    } else if (old !== undefined) lines.push(indent + text.slice(startOf(old.key), valueEnd(old)));
  }
  for (const pair of map?.items ?? []) {
    if (!(FIELD_ORDER as readonly string[]).includes(textOf(pair.key) ?? "")) {
      lines.push(indent + text.slice(startOf(pair.key), valueEnd(pair)));
    }
  }
  const start = (entry.key as { range: [number, number, number] }).range[1];
  return text.slice(0, start) + ":" + eol + lines.join(eol) + text.slice(valueEnd(entry));
}

/** Where a field's line belongs: after the last known field before it, or before the entry's first line. */
function placeForField(text: string, map: YAMLMap, field: Field): number {
  const before = FIELD_ORDER.slice(0, FIELD_ORDER.indexOf(field));
  let last: Pair | undefined;
  for (const pair of map.items) if (before.includes(textOf(pair.key) as Field)) last = pair;
  if (last !== undefined) return nextLine(text, contentEnd(last));
  return lineStart(text, startOf((map.items[0] as Pair).key) ?? 0);
}

function renderEntry(id: string, fields: SetFields, indent: string, eol: string): string {
  const lines = [`${indent}${renderKey(id)}:`];
  for (const field of FIELD_ORDER) {
    const value = (fields as Fields)[field];
    if (value !== undefined) lines.push(`${indent}  ${field}: ${renderValue(value)}`);
  }
  return lines.join(eol) + eol;
}

/** Whether a value is a block scalar (`|`, `>`) or a block collection, which end with their last line. */
function isBlock(text: string, pair: Pair): boolean {
  const node = pair.value;
  if (isScalar(node)) return node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
  return isCollection(node) && node.flow !== true && text.length > 0;
}

function valueEnd(pair: Pair): number {
  const value = pair.value as { range?: [number, number, number] } | null;
  return value?.range?.[1] ?? (pair.key as { range: [number, number, number] }).range[1] + 1;
}

/** The end of the last thing written in a pair: block collections report an end after the blank lines that follow. */
function contentEnd(pair: Pair): number {
  const { value } = pair;
  if (isCollection(value) && value.flow !== true && value.items.length > 0) {
    const last = value.items.at(-1);
    if (last !== undefined && isPairLike(last)) return contentEnd(last);
    const range = (last as { range?: [number, number, number] } | undefined)?.range;
    if (range !== undefined) return range[1];
  }
  return valueEnd(pair);
}

function isPairLike(node: unknown): node is Pair {
  return typeof node === "object" && node !== null && "key" in node && "value" in node;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[\r\n]/.test(text.charAt(at - 1))) at--;
  return at;
}

function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return (/^[ ]*/.exec(text.slice(start, offset)) as RegExpExecArray)[0];
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The start of the line after the one that holds the character before `offset`. */
function nextLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === "\n") return offset;
  const newline = text.indexOf("\n", offset);
  return newline < 0 ? text.length : newline + 1;
}

function endLine(text: string, eol: string): string {
  return text === "" || text.endsWith("\n") ? text : text + eol;
}
