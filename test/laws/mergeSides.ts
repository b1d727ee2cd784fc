import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import type { Annotation } from "../../src/core/annotate/model.ts";
import { type Change, type FieldPatch, fieldsOf } from "../../src/core/annotate/sidecar/change.ts";
import { type Field, NESTED } from "../../src/core/annotate/sidecar/format.ts";
import { mergeSidecars } from "../../src/core/annotate/sidecar/merge.ts";
import { readSidecar } from "../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../src/core/annotate/sidecar/write.ts";
import { annotation, annotations, isStorable, nasty } from "./annotations.ts";

type Value = string | readonly Value[] | { readonly [key: string]: Value };
export type Entry = Readonly<Record<string, Value>>;

/** What a person does to a sidecar in an editor, or in another program. */
type Edit =
  | {
      readonly does: "set";
      readonly pick: number;
      readonly field: "note" | "by" | "kind" | "before";
      readonly value: string;
    }
  | {
      readonly does: "fact";
      readonly pick: number;
      readonly path: readonly string[];
      readonly value: string | undefined;
    }
  | { readonly does: "unset"; readonly pick: number; readonly field: "note" | "by" | "on" }
  | { readonly does: "add"; readonly annotation: Annotation }
  | { readonly does: "remove"; readonly pick: number }
  | { readonly does: "own"; readonly pick: number; readonly key: string; readonly value: string }
  | { readonly does: "comment"; readonly pick: number }
  | { readonly does: "brace"; readonly pick: number }
  | { readonly does: "top"; readonly key: string; readonly value: string }
  | { readonly does: "CRLF" };

/** Which of a list, counted round and round. */
export const pick = fc.nat({ max: 40 });
/** A text that a field can hold. */
export const value = nasty.filter(isStorable);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("set" as const),
      pick,
      field: fc.constantFrom("note", "by", "before"),
      value,
    }),
  },
  fc.record({
    does: fc.constant("set" as const),
    pick,
    field: fc.constant("kind" as const),
    value: fc.constantFrom("drug", "target"),
  }),
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(
        ...["qualifiers.dose", "qualifiers.arm", "effect.value", "effect.p", "effect.n", "safety.outcome"],
        ...["evidence.lancet.note", "evidence.lancet.level", "evidence.blood.note"],
      )
      .chain((path) =>
        fc.record({
          does: fc.constant("fact" as const),
          pick,
          path: fc.constant(path.split(".")),
          value: fc.constantFrom(...(path === "safety.outcome" ? ["fatal", "unknown"] : ["0", "1"]), undefined),
        }),
      ),
  },
  fc.record({ does: fc.constant("unset" as const), pick, field: fc.constantFrom("note", "by", "on") }),
  fc.record({ does: fc.constant("add" as const), annotation }),
  fc.record({ does: fc.constant("remove" as const), pick }),
  fc.record({
    does: fc.constant("own" as const),
    pick,
    key: fc.constantFrom("colour", "shade"),
    value: fc.constantFrom("red", "'blue'", "{a: [1, 2]}", "\n      - x\n      - y", "|\n      a\n\n      b"),
  }),
  { weight: 2, arbitrary: fc.record({ does: fc.constant("comment" as const), pick }) },
  fc.record({ does: fc.constant("brace" as const), pick }),
  fc.record({
    does: fc.constant("top" as const),
    key: fc.constantFrom("reviewed", "tool"),
    value: fc.constantFrom("yes", "no", "{by: ada}"),
  }),
  fc.record({ does: fc.constant("CRLF" as const) }),
);
const edits = fc.array(edit, { maxLength: 6 });
/** A set, and what happens to it on both sides. */
export const history = fc.tuple(annotations, edits, edits, edits);

/** The change that writes an annotation with all its fields. */
export function put(each: Annotation): Change {
  return { op: "set", id: each.id, fields: fieldsOf(each) };
}

/** A sidecar with changes made in it; fails where they cannot be. */
export function write(text: string, changes: readonly Change[]): string {
  const written = writeSidecar(text, changes, "trial.md");
  assert.ok(written.ok, JSON.stringify(written));
  return written.text;
}

function annotationsOf(text: string): readonly Annotation[] {
  const reading = readSidecar(text);
  assert.ok(reading.ok, `${JSON.stringify(reading)}\n${text}`);
  return reading.sidecar.annotations;
}

/** The text after some edits; `author` makes the comments of different sides differ. */
function edited(text: string, list: readonly Edit[], author: string): string {
  return list.reduce((current, each, i) => oneEdit(current, each, `${author}${i}`), text);
}

function oneEdit(text: string, edit: Edit, comment: string): string {
  if (edit.does === "CRLF") return text.replace(/\r?\n/g, "\r\n");
  if (edit.does === "add") return write(text, [put(edit.annotation)]);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  if (edit.does === "top") {
    if (text === "" || new RegExp(`^${edit.key}:`, "m").test(text)) return text;
    return text.replace(/^(annotations:)/m, `${edit.key}: ${edit.value}${eol}$1`);
  }
  const all = annotationsOf(text);
  const target = all[edit.pick % Math.max(1, all.length)];
  if (target === undefined) return text;
  const { id } = target;
  if (edit.does === "remove") return write(text, [{ op: "remove", id }]);
  if (edit.does === "set" || edit.does === "unset") {
    if (edit.does === "set" && edit.field === "kind" && target.type === "claim") return text;
    return write(text, [{ op: "set", id, fields: { [edit.field]: edit.does === "set" ? edit.value : undefined } }]);
  }
  if (edit.does === "fact") {
    const [field, ...keys] = edit.path as [Field, ...string[]];
    const patch = keys.reduceRight<FieldPatch>((inner, key) => ({ [key]: inner }), edit.value);
    return target.type === "claim" ? write(text, [{ op: "set", id, fields: { [field]: patch } }]) : text;
  }
  const lines = text.split(eol);
  const first = lines.findIndex((line) => line.startsWith(`  ${id}:`) || line.startsWith(`  "${id}":`));
  assert.ok(first >= 0, text);
  if (edit.does === "comment") {
    // Before the entry, in it, after its fields, or at the end of a line that holds a key and a whole value.
    const where = edit.pick % 4;
    if (where === 0) lines.splice(first, 0, `  # ${comment}`);
    else if (where === 1 && lines[first]?.endsWith(":")) lines.splice(first + 1, 0, `    # ${comment}`);
    else if (where === 2 && !/[|>]$/.test(lines[first] ?? "")) lines[first] += ` # ${comment}`;
    else lines.push(`# ${comment}`);
    return lines.join(eol);
  }
  if (!/:(?: #.*)?$/.test(lines[first] ?? "")) return text;
  if (edit.does === "own") {
    if (lines.some((line) => line.startsWith(`    ${edit.key}:`))) return text;
    lines.splice(first + 1, 0, ...`    ${edit.key}: ${edit.value}`.split("\n"));
    return lines.join(eol);
  }
  return braced(text, id, lines, first, eol);
}

/** Writes an entry of simple lines in braces. */
function braced(text: string, id: string, lines: string[], first: number, eol: string): string {
  let end = first + 1;
  while (/^ {4}[a-z]+: \S/.test(lines[end] ?? "") && !/[|>#]/.test(lines[end] ?? "")) end++;
  if (end < lines.length && /^ {4,}/.test(lines[end] ?? "")) return text;
  if (end === first + 1 || (lines[first] ?? "").includes("#")) return text;
  const fields = lines.slice(first + 1, end).map((line) => {
    const [, key = "", rest = ""] = /^ +(\w+): (.*)$/.exec(line) ?? [];
    return `${key}: ${/^["'{]/.test(rest) ? rest : JSON.stringify(rest)}`;
  });
  const joined = [...lines.slice(0, first), `  ${id}: {${fields.join(", ")}}`, ...lines.slice(end)].join(eol);
  return readSidecar(joined).ok ? joined : text;
}

interface File {
  readonly entries: Readonly<Record<string, Entry>>;
  readonly top: Entry;
}

/** Everything that a text says. */
export function contentOf(text: string): File {
  const { annotations: entries, ...top } = (parse(text, { schema: "failsafe" }) ?? {}) as {
    annotations?: Record<string, Entry> | string | null;
  } & Record<string, Value>;
  const each = typeof entries === "object" && entries !== null ? Object.entries(entries) : [];
  return { entries: Object.fromEntries(each.map(([id, entry]) => [id, flat(entry)])), top };
}

/** An entry with its maps of facts as fields of their own (`effect.value`), their conflicts too. */
function flat(entry: Entry): Entry {
  const fields: [string, Value][] = [];
  const conflicts: [string, Value][] = [];
  const spread = (map: Entry, path: string, into: [string, Value][], suffix = ""): void => {
    for (const [key, value] of Object.entries(map)) {
      const [, name = "", number = ""] = /^(.*?)( \d+)?$/s.exec(key) ?? [];
      const isFacts = path === "" ? NESTED[name] !== undefined : path === "evidence.";
      if (key === "conflict") spread(isMap(value) ? value : {}, path, conflicts);
      else if (isFacts && isMap(value) && !isRemoval(value)) spread(value, `${path}${name}.`, into, number || suffix);
      else into.push([`${path}${key}${suffix}`, value]);
    }
  };
  spread(entry, "", fields);
  // A whole map that one side removed is removed fact by fact.
  const removed = conflicts.flatMap(([path, value]): [string, Value][] =>
    isRemoval(value) ? fields.filter(([field]) => field.startsWith(`${path}.`)).map(([field]) => [field, value]) : [],
  );
  const all = [...conflicts, ...removed];
  return Object.fromEntries(all.length === 0 ? fields : [...fields, ["conflict", Object.fromEntries(all)]]);
}

function isMap(value: Value): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a merge gives; fails where it refuses. */
export function merged(base: string, ours: string, theirs: string): string {
  const merge = mergeSidecars(base, ours, theirs);
  assert.ok(merge.ok, `${JSON.stringify(merge)}\n--- base\n${base}--- ours\n${ours}--- theirs\n${theirs}`);
  return merge.text;
}

const ABSENT = "(absent)";

/** All versions of a field that an entry holds, whichever of them stands in front. */
export function versions(entry: Entry, field: string): string[] {
  const conflict = (entry["conflict"] ?? {}) as Entry;
  const others = Object.entries(conflict).filter(([key]) => key === field || key.replace(/ \d+$/, "") === field);
  const own = entry[field] === undefined ? ABSENT : canonical(entry[field]);
  const theirs = others.map(([, each]) => (isRemoval(each) ? ABSENT : canonical(each)));
  return [...new Set([own, ...theirs])].sort();
}

function isRemoval(value: Value): boolean {
  return canonical(value) === '{"removed":"ours"}' || canonical(value) === '{"removed":"theirs"}';
}

/** A value as text that is equal for equal values, whatever the order of keys. */
export function canonical(value: Value | undefined): string {
  if (value === undefined) return ABSENT;
  if (value === null || typeof value === "string") return JSON.stringify(value ?? "");
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each as Value)).join()}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Entry)[key])}`).join()}}`;
}

/** Everything that a merged text says, conflicts as the set of their versions. */
export function allVersions(text: string): unknown {
  const { entries, top } = contentOf(text);
  const of = (entry: Entry): unknown => {
    const fields = new Set([...Object.keys(entry), ...Object.keys((entry["conflict"] ?? {}) as Entry)]);
    fields.delete("conflict");
    fields.delete("removed");
    return [...fields].sort().map((field) => [field, versions(entry, field)]);
  };
  return [
    of(top),
    ...Object.keys(entries)
      .sort()
      .map((id) => [id, of(entries[id] as Entry)]),
  ];
}

/** The common version of a history and what both sides made of it. */
export function threeSides([set, first, mine, yours]: [readonly Annotation[], Edit[], Edit[], Edit[]]): [
  string,
  string,
  string,
] {
  const base = edited(write("", set.map(put)), first, "base");
  return [base, edited(base, mine, "ours"), edited(base, yours, "theirs")];
}
