import type { Annotation } from "../model.ts";
import { FIELD_ORDER, type Fields, type FieldValue } from "./format.ts";

/**
 * A change of one entry. `set` makes a new entry, or sets the given fields of the entry and leaves its others as they
 * are, so that a change made elsewhere to another field survives; a field set to `undefined` goes. `remove` takes the
 * whole entry out.
 */
export type Change =
  | {
      readonly op: "set";
      readonly id: string;
      readonly fields: { readonly [F in keyof Fields]?: Fields[F] | undefined };
    }
  | { readonly op: "remove"; readonly id: string };

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
      const after = fromFields(change.id, { ...(before === undefined ? {} : fieldsOf(before)), ...change.fields });
      if (after !== undefined) byId.set(change.id, after);
    }
  }
  return [...byId.values()];
}

/** The annotation that an entry's fields make, or `undefined` while they do not make one. */
function fromFields(
  id: string,
  fields: { readonly [F in keyof Fields]?: Fields[F] | undefined },
): Annotation | undefined {
  const { quote, before, after, claim, kind, ...rest } = fields;
  if (typeof quote !== "string") return undefined;
  const anchor = { quote, before: (before ?? "") as string, after: (after ?? "") as string };
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (claim !== undefined) return { ...kept, id, anchor, type: "claim", claim } as Annotation;
  if (kind !== undefined) return { ...kept, id, anchor, type: "mention", kind } as Annotation;
  return undefined;
}
