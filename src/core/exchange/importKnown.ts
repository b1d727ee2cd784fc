import type { IsName } from "../annotate/driftGuard.ts";
import type { Annotation, MentionAnnotation } from "../annotate/model.ts";
import { placeAll } from "../annotate/placed.ts";
import { fieldsOf } from "../annotate/sidecar/change.ts";
import type { ForeignEntry } from "../annotate/sidecar/foreign.ts";
import type { FieldValue } from "../annotate/sidecar/format.ts";
import { compareSpans, type Span } from "../text/span.ts";
import type { Item } from "./document.ts";
import { type Imported, readImported } from "./imported.ts";
import { claimName, kindOf } from "./labels.ts";

/** The user's document that something is imported into, with what is decided in it already. */
export interface ImportTarget {
  readonly text: string;
  readonly annotations: readonly Annotation[];
  /** What only exchange reads in its sidecar (`readForeign`). */
  readonly foreign: { readonly entries: readonly ForeignEntry[] };
}

/** An entry that is there already. */
export interface Known {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly imported: Imported;
}

/** The entries of a document, by what they are and where. */
export class KnownEntries {
  private readonly entries = new Map<string, Known[]>();

  constructor({ text, annotations, foreign }: ImportTarget, isName: IsName | undefined) {
    const anchors = [
      ...annotations,
      ...annotations.flatMap(({ id, parts = [] }) => parts.map((anchor) => alone(id, anchor, false))),
      ...foreign.entries.flatMap(({ id, anchor, parts }) => [anchor, ...parts].map((each) => alone(id, each, false))),
    ];
    const spans = new Map<string, Span[]>();
    for (const { annotation, span } of placeAll(text, anchors, isName)) {
      if (span === undefined) continue;
      const same = spans.get(annotation.id);
      if (same === undefined) spans.set(annotation.id, [span]);
      else same.push(span);
    }
    const add = (id: string, type: string, fields: Known["fields"], imported: FieldValue | undefined): void => {
      const at = spans.get(id);
      if (at === undefined) return;
      const key = keyOf(type, at);
      const entry = { id, fields, imported: readImported(imported) };
      const same = this.entries.get(key);
      if (same === undefined) this.entries.set(key, [entry]);
      else same.push(entry);
    };
    for (const annotation of annotations) {
      const type = annotation.type === "claim" ? `claim ${annotation.claim}` : annotation.kind;
      add(annotation.id, type, fieldsOf(annotation), annotation.imported);
    }
    for (const { id, imported, fields } of foreign.entries) {
      add(id, `foreign ${readImported(imported).label ?? ""}`, fields, imported);
    }
  }

  /** The entry that an item is, of those of its kind in its place; it is no other item's then. */
  take(item: Item, spans: readonly Span[]): Known | undefined {
    const known = this.entries.get(keyOf(typeOf(item), spans)) ?? [];
    const byId = known.findIndex(({ id, imported }) => id === item.id || imported.id === item.id);
    const byName = known.findIndex(({ imported }) => imported.label === item.label);
    const [found] = known.splice(byId >= 0 ? byId : Math.max(0, byName), 1);
    return found;
  }
}

/** An annotation that is no more than its place. */
export function alone(id: string, anchor: Annotation["anchor"], isClaim: boolean): Annotation {
  return isClaim
    ? { type: "claim", id, claim: "", anchor }
    : ({ type: "mention", id, kind: "drug", anchor } satisfies MentionAnnotation);
}

function typeOf(item: Item): string {
  if ("roles" in item) return `claim ${claimName(item.label)}`;
  return kindOf(item.label) ?? `foreign ${item.label}`;
}

function keyOf(type: string, spans: readonly Span[]): string {
  const places = [...spans].sort(compareSpans).map(({ start, end }) => `${start}-${end}`);
  return `${type}\n${places.join(" ")}`;
}
