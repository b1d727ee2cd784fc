import { isMap, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import type { Problem } from "../problem.ts";
import type { Kind } from "./concept.ts";
import { toSay } from "../words.ts";
import { pairOf, startOf } from "../yaml/nodes.ts";
import { parseStrings } from "../yaml/strings.ts";
import { readTerms, THE_TERMS_FILE } from "./terms.ts";

/** What is added to a terms file: a name with its kind, or a name that is never to be marked. */
export type Addition =
  | { readonly list: "terms"; readonly name: string; readonly kind: Kind }
  | { readonly list: "stop"; readonly name: string };

/** Text to put into a file at an offset (UTF-16 code units); nothing at all where the file says so already. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * What to insert into a terms file (empty for none yet) so that it says one thing more. Nothing else of the file changes:
 * comments, order and form stay. A file with errors is not touched: the first one is given, with its place.
 */
export function addToTerms(
  text: string,
  addition: Addition,
): { ok: true; edit: Insertion } | { ok: false; problem: Problem } {
  const before = readTerms(text);
  const [problem] = before.problems;
  if (problem !== undefined) return { ok: false, problem };
  const { added, stopped } = before.terms;
  const isThere =
    addition.list === "stop"
      ? stopped.includes(addition.name)
      : added.some(({ names, kind }) => kind === addition.kind && names.includes(addition.name));
  if (isThere) return { ok: true, edit: { at: 0, text: "" } };
  const edit = insertionFor(text, addition);
  const after = readTerms(text.slice(0, edit.at) + edit.text + text.slice(edit.at));
  const grown = { added: added.length, stopped: stopped.length };
  grown[addition.list === "stop" ? "stopped" : "added"]++;
  const { terms } = after;
  const isRight =
    after.problems.length === 0 && terms.added.length === grown.added && terms.stopped.length === grown.stopped;
  if (isRight) return { ok: true, edit };
  const message = toSay("“{0}” cannot be added here without changing more of the file. Add it by hand.", addition.name);
  return { ok: false, problem: { code: "terms", message, line: 1, column: 1 } };
}

function insertionFor(text: string, addition: Addition): Insertion {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const item =
    addition.list === "stop" ? scalar(addition.name) : `{ name: ${scalar(addition.name)}, kind: ${addition.kind} }`;
  const parsed = parseStrings(text, THE_TERMS_FILE);
  const root = "contents" in parsed ? parsed.contents : undefined;
  if (!isMap(root)) return atEnd(text, `${addition.list}:${eol}  - ${item}${eol}`, eol);
  const pair = pairOf(root, addition.list);
  const list = pair?.value;
  if (isSeq(list) && list.items.length > 0) return inList(text, list, item, eol);
  // An empty list is "[]".
  if (isSeq(list)) return { at: (startOf(list) ?? 0) + 1, text: item };
  const indent = " ".repeat(columnOf(text, startOf(root) ?? 0));
  if (pair !== undefined) {
    const key = endOf(pair.key);
    return { at: lineEnd(text, key), text: `${eol}${indent}  - ${item}` };
  }
  if (isFlow(root))
    return { at: endOf(root) - 1, text: `${root.items.length > 0 ? ", " : ""}${addition.list}: [${item}]` };
  return atEnd(text, `${indent}${addition.list}:${eol}${indent}  - ${item}${eol}`, eol);
}

/** After the last entry of a list, in the form that the list has. */
function inList(text: string, list: YAMLSeq, item: string, eol: string): Insertion {
  const last = endOf(list.items.at(-1));
  if (isFlow(list)) return { at: last, text: `, ${item}` };
  const line = `${" ".repeat(columnOf(text, startOf(list) ?? 0))}- ${item}`;
  // What spans lines by itself ends after its line break.
  if (text[last - 1] === "\n") return { at: last, text: line + eol };
  return { at: lineEnd(text, last), text: eol + line };
}

function atEnd(text: string, lines: string, eol: string): Insertion {
  return { at: text.length, text: text === "" || text.endsWith("\n") ? lines : eol + lines };
}

/** The end of the line that an offset is in, before its line break. */
function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  if (at < 0) return text.length;
  return text[at - 1] === "\r" ? at - 1 : at;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

function isFlow(collection: YAMLMap | YAMLSeq): boolean {
  return collection.flow === true;
}

/** The offset after a node's last character; what belongs to its line but not to it is left out. */
function endOf(node: unknown): number {
  return (node as { range?: [number, number, number] } | null)?.range?.[1] ?? 0;
}

/** A name as YAML: as it is where that is safe in a list too, else quoted as JSON is, which YAML reads. */
function scalar(name: string): string {
  return /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ./+()'-]*[\p{L}\p{M}\p{N})])?$/u.test(name) ? name : JSON.stringify(name);
}
