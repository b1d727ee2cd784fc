import type { IsName } from "../annotate/driftGuard.ts";
import type { Anchor, Annotation, MentionAnnotation } from "../annotate/model.ts";
import { type Placed, placeAll } from "../annotate/placed.ts";
import { fieldsOf } from "../annotate/sidecar/change.ts";
import type { FieldValue } from "../annotate/sidecar/format.ts";
import { compareSpans, type Span } from "../text/span.ts";
import { baseName, type ClaimItem, isBlank, type Item, type ItemFields, type Role } from "./document.ts";
import { type ForeignEntry, importedOfDocument, readImported } from "./imported.ts";
import { isList, isObject, type Json } from "./json.ts";
import { kindOf, labelOf } from "./labels.ts";
import type { Loss } from "./losses.ts";
import { type Reduced, Reduction } from "./reduce.ts";

/** A document of the user's with what was decided in it. Offsets are UTF-16 code units of `text`. */
export interface AnnotatedDocument {
  /** The file's name without a folder, such as `trial.md`. */
  readonly name: string;
  readonly text: string;
  readonly placed: readonly Placed[];
  /** What only exchange reads in the sidecar (`readForeign`). */
  readonly foreign?: { readonly imported?: FieldValue; readonly entries: readonly ForeignEntry[] };
}

/** Values that say what is meant where nothing is said. */
const DEFAULTS: Readonly<Record<string, string>> = { polarity: "affirmed", certainty: "asserted", status: "accepted" };

/** What an item says by other means than its fields. */
const NOT_FIELDS = new Set(["kind", "claim", "quote", "before", "after", "parts", "about", "imported"]);

/**
 * What may leave: accepted mentions and claims whose words, all pieces of them, still stand as they were decided on, and
 * what was imported and has no kind here. Changed and lost ones wait for a person, retired ones were put away, rejected
 * ones say that there is no mention; all are reported. In the order of the text.
 */
export function selectForExport({ name, text, placed, foreign }: AnnotatedDocument, isName?: IsName): Reduced {
  const id = baseName(name);
  const losses: Loss[] = [];
  const mentions: Item[] = [];
  const claims: ClaimItem[] = [];
  const entries = foreign?.entries ?? [];
  const pieces = placeAnchors(
    text,
    [...placed.map(({ annotation }) => annotation), ...entries].flatMap(partsOf),
    isName,
  );
  const ids = new Set<string>();
  const select = (each: Placed, imported: FieldValue | undefined, fields: ItemFields): void => {
    const { annotation } = each;
    const found = spansOf(each, pieces.get(annotation.id));
    if (typeof found === "string") {
      losses.push({ document: id, reason: found, id: annotation.id, detail: annotation.anchor.quote });
      return;
    }
    const { label, isBare, relations = [], kept } = readImported(imported);
    ids.add(annotation.id);
    const item: Item = {
      id: annotation.id,
      spans: found,
      label: label ?? "",
      fields,
      ...(kept === undefined ? {} : { kept }),
    };
    if (annotation.type === "claim") {
      const roles = rolesOf(annotation.about);
      claims.push({ ...item, label: annotation.claim, roles, ...(isBare === true ? { spans: [] } : {}) });
    } else mentions.push(item);
    relations.forEach((relation, i) => claims.push(relationOf(relation, `${annotation.id}-${i + 1}`)));
  };
  for (const each of placed) {
    const { annotation } = each;
    const fields = Object.entries(fieldsOf(annotation)).filter(
      ([field, value]) => !NOT_FIELDS.has(field) && DEFAULTS[field] !== value,
    );
    select(each, labelled(annotation), Object.fromEntries(fields));
  }
  const anchors = placeAnchors(text, entries, isName);
  for (const { id: entry, imported, fields } of entries) {
    for (const each of anchors.get(entry) ?? []) select(each, imported, fields);
  }
  for (const claim of claims) ids.add(claim.id);
  const { kept, isStale } = importedOfDocument(foreign?.imported, text);
  if (isStale) losses.push({ document: id, reason: "imported", detail: name });
  const document = {
    id,
    file: name,
    text,
    mentions: inOrder(mentions),
    claims,
    ...(kept === undefined ? {} : { kept }),
  };
  const linked = new Reduction(document).unlink((target) => !ids.has(target)).result;
  return { document: linked.document, losses: [...losses, ...linked.losses] };
}

/** What a mention's `imported` says, with the name that it came with while that still means its kind. */
function labelled(annotation: Annotation): FieldValue | undefined {
  if (annotation.type === "claim") return annotation.imported;
  const { label } = readImported(annotation.imported);
  if (label !== undefined && kindOf(label) === annotation.kind) return annotation.imported;
  return { ...(typeof annotation.imported === "object" ? annotation.imported : {}), label: labelOf(annotation.kind) };
}

type Why = "changed" | "lost" | "retired" | "rejected" | "blank";

/** The spans of all pieces, or why an annotation is not exported. */
function spansOf({ annotation, state, span }: Placed, pieces: readonly Placed[] = []): readonly Span[] | Why {
  if (span === undefined) return state;
  if (state === "changed") return "changed";
  const spans = [span];
  for (const piece of pieces) {
    if (piece.span === undefined || piece.state === "changed") return piece.state === "changed" ? "changed" : "lost";
    spans.push(piece.span);
  }
  if (isBlank(annotation.anchor.quote)) return "blank";
  if (annotation.type === "mention" && annotation.status === "rejected") return "rejected";
  return spans.sort(compareSpans);
}

interface Anchored {
  readonly id: string;
  readonly anchor: Anchor;
}

function partsOf({ id, parts = [] }: { id: string; parts?: readonly Anchor[] }): Anchored[] {
  return parts.map((anchor) => ({ id, anchor }));
}

/** The places of some anchors, by the id that they go under. */
function placeAnchors(text: string, anchored: readonly Anchored[], isName?: IsName): Map<string, Placed[]> {
  const byId = new Map<string, Placed[]>();
  const alone = anchored.map(({ id, anchor }): MentionAnnotation => ({ type: "mention", kind: "drug", id, anchor }));
  for (const each of alone.length === 0 ? [] : placeAll(text, alone, isName)) {
    const same = byId.get(each.annotation.id);
    if (same === undefined) byId.set(each.annotation.id, [each]);
    else same.push(each);
  }
  return byId;
}

function rolesOf(about: Readonly<Record<string, readonly string[]>> = {}): Role[] {
  return Object.entries(about).flatMap(([role, ids]) => ids.map((target) => ({ role, target })));
}

/** A relation that was kept with the mention at which it begins. */
function relationOf(value: Json, fallback: string): ClaimItem {
  const { id, label, roles, fields, kept } = isObject(value) ? value : {};
  const linked = (isList(roles) ? roles : []).flatMap((role): Role[] => {
    const [name, target] = isList(role) ? role : [];
    return typeof name === "string" && typeof target === "string" ? [{ role: name, target }] : [];
  });
  return {
    id: typeof id === "string" ? id : fallback,
    spans: [],
    label: typeof label === "string" ? label : "",
    roles: linked,
    fields: (isObject(fields) ? fields : {}) as ItemFields,
    ...(isObject(kept) ? { kept } : {}),
  };
}

function inOrder(items: Item[]): Item[] {
  return items.sort((a, b) => compareSpans(a.spans[0] as Span, b.spans[0] as Span));
}
