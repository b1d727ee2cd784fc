import type { Annotation } from "../model.ts";
import { FIELD_ORDER, type Fields, type FieldValue, NESTED, type Nested } from "./format.ts";

/**
 * What a change does to a field: a new value, or `undefined` to take the field away. For a field that is a map of facts
 * (`NESTED`) a map sets the given keys and leaves the others as they are, at every depth; a key set to `undefined` goes,
 * and a map that is left without keys goes too.
 */
export type FieldPatch =
  string | readonly FieldValue[] | { readonly [key: string]: FieldPatch | undefined } | undefined;

/** What a change does to the fields of an entry, by their names. */
export type SetFields = { readonly [F in keyof Fields]?: FieldPatch };

/**
 * A change of one entry. `set` makes a new entry, or sets the given fields of the entry and leaves its others as they
 * are, so that a change made elsewhere to another field survives; a field set to `undefined` goes. `remove` takes the
 * whole entry out.
 */
export type Change =
  | { readonly op: "set"; readonly id: string; readonly fields: SetFields }
  | { readonly op: "remove"; readonly id: string };

/** Whether a value is a map. */
export function isMapValue(value: unknown): value is Readonly<Record<string, FieldValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field's value after a patch, or `undefined` when nothing is left of it. */
export function patched(
  old: FieldValue | undefined,
  patch: FieldPatch,
  nested: Nested | undefined,
): FieldValue | undefined {
  if (nested === undefined || !isMapValue(patch)) return patch as FieldValue | undefined;
  const result = new Map(isMapValue(old) ? Object.entries(old) : []);
  for (const [key, value] of Object.entries(patch) as [string, FieldPatch][]) {
    const next = patched(result.get(key), value, nested.each);
    if (next === undefined) result.delete(key);
    else result.set(key, next);
  }
  return result.size === 0 ? undefined : Object.fromEntries(result);
}

/** The patch that takes a patch back, given the value that the field had before it. */
export function inverse(old: FieldValue | undefined, patch: FieldPatch, nested: Nested | undefined): FieldPatch {
  if (nested === undefined || !isMapValue(patch)) return old;
  const before = new Map(isMapValue(old) ? Object.entries(old) : []);
  const keys = Object.entries(patch) as [string, FieldPatch][];
  return Object.fromEntries(keys.map(([key, value]) => [key, inverse(before.get(key), value, nested.each)]));
}

/** The fields of an annotation as they are written. */
export function fieldsOf(annotation: Annotation): Fields {
  const { anchor, ...rest } = annotation;
  const values: Record<string, unknown> = { ...rest, ...anchor };
  const fields: Fields = {};
  for (const field of FIELD_ORDER) if (values[field] !== undefined) fields[field] = values[field] as FieldValue;
  return fields;
}

/** The annotations after some changes, as a reader of the changed file would see them; new ones come last. */
export function applyChanges(annotations: readonly Annotation[], changes: readonly Change[]): Annotation[] {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  for (const change of changes) {
    if (change.op === "remove") byId.delete(change.id);
    else {
      const before = byId.get(change.id);
      const fields: Fields = before === undefined ? {} : fieldsOf(before);
      for (const field of FIELD_ORDER) {
        if (!(field in change.fields)) continue;
        const value = patched(fields[field], change.fields[field], NESTED[field]);
        if (value === undefined) delete fields[field];
        else fields[field] = value;
      }
      const after = fromFields(change.id, fields);
      if (after !== undefined) byId.set(change.id, after);
    }
  }
  return [...byId.values()];
}

/** The annotation that an entry's fields make, or `undefined` while they do not make one. */
function fromFields(id: string, fields: Fields): Annotation | undefined {
  const { quote, before, after, claim, kind, ...rest } = fields;
  if (typeof quote !== "string") return undefined;
  const anchor = { quote, before: (before ?? "") as string, after: (after ?? "") as string };
  // The fields are as an annotation gave them, or as a change with the same types set them.
  if (claim !== undefined) return { ...rest, id, anchor, type: "claim", claim } as unknown as Annotation;
  if (kind !== undefined) return { ...rest, id, anchor, type: "mention", kind } as unknown as Annotation;
  return undefined;
}
