import type { IsName } from "../annotate/driftGuard.ts";
import type { Anchor, Annotation, ClaimAnnotation, MentionAnnotation } from "../annotate/model.ts";
import { type Placed, placeAll } from "../annotate/placed.ts";
import { fieldsOf } from "../annotate/sidecar/change.ts";
import type { ForeignEntry } from "../annotate/sidecar/foreign.ts";
import type { FieldValue } from "../annotate/sidecar/format.ts";
import type { Kind } from "../lexicon/concept.ts";
import { compareSpans, type Span } from "../text/span.ts";
import { baseName, type ClaimItem, isBlank, type Item, type ItemFields, type Role } from "./document.ts";
import { type Imported, importedOfDocument, readImported } from "./imported.ts";
import { isList, isObject, type Json } from "./json.ts";
import { claimName, kindOf, labelOf } from "./labels.ts";
import type { Loss } from "./losses.ts";
import { type Reduced, Reduction, withLinks } from "./reduce.ts";

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
  const entries = foreign?.entries ?? [];
  const pieces = placeAnchors(
    text,
    [...placed.map(({ annotation }) => annotation), ...entries].flatMap(partsOf),
    isName,
  );
  const anchors = placeAnchors(text, entries, isName);
  const all = [
    ...placed.map(ownEntry),
    ...entries.flatMap(({ id: entry, imported, fields }) =>
      (anchors.get(entry) ?? []).map((each): Entry => ({ placed: each, imported: readImported(imported), fields })),
    ),
  ];
  const selected = all.flatMap((entry): Selected[] => {
    const { annotation } = entry.placed;
    const spans = spansOf(entry.placed, pieces.get(annotation.id));
    if (typeof spans !== "string") return [{ ...entry, spans }];
    losses.push({ document: id, reason: spans, id: annotation.id, detail: annotation.anchor.quote });
    return [];
  });
  const { kept, isStale } = importedOfDocument(foreign?.imported, text);
  if (isStale) losses.push({ document: id, reason: "imported", detail: name });
  const document = { id, file: name, text, ...itemsFor(selected), ...(kept === undefined ? {} : { kept }) };
  const ids = new Set([...document.mentions, ...document.claims].map((item) => item.id));
  const linked = new Reduction(document).unlink((target) => !ids.has(target)).result;
  return { document: linked.document, losses: [...losses, ...linked.losses] };
}

/** An entry of the sidecar with its place. */
interface Entry {
  readonly placed: Placed;
  readonly imported: Imported;
  readonly fields: ItemFields;
}

interface Selected extends Entry {
  readonly spans: readonly Span[];
}

function ownEntry(placed: Placed): Entry {
  const { annotation } = placed;
  const fields = Object.entries(fieldsOf(annotation)).filter(
    ([field, value]) => !NOT_FIELDS.has(field) && DEFAULTS[field] !== value,
  );
  return { placed, imported: readImported(annotation.imported), fields: Object.fromEntries(fields) };
}

/** The items of a document, in the order of the text, under the ids that they were imported with where they are free. */
function itemsFor(selected: readonly Selected[]): { mentions: Item[]; claims: ClaimItem[] } {
  const taken = new Set(selected.map(({ placed }) => placed.annotation.id));
  const take = (wanted: string | undefined, otherwise: string): string => {
    const id = wanted === undefined || taken.has(wanted) ? otherwise : wanted;
    taken.add(id);
    return id;
  };
  const names = new Map(
    selected.map(({ placed: { annotation }, imported }) => [annotation.id, take(imported.id, annotation.id)]),
  );
  const nameOf = (id: string): string => names.get(id) ?? id;
  const mentions: Item[] = [];
  const claims: ClaimItem[] = [];
  for (const {
    placed: { annotation },
    imported,
    fields,
    spans,
  } of selected) {
    const { isBare, relations = [], kept } = imported;
    const item: Item = {
      id: nameOf(annotation.id),
      spans: isBare === true ? [] : spans,
      label: labelFor(annotation, imported),
      fields: withLinks({ ...imported.fields, ...fields }, nameOf),
      ...(kept === undefined ? {} : { kept }),
    };
    if (annotation.type === "claim") claims.push({ ...item, roles: rolesOf(annotation.about, nameOf) });
    else mentions.push(item);
    for (const [i, value] of relations.entries()) {
      const relation = relationOf(value, nameOf);
      claims.push({ ...relation, id: take(relation.id, `${annotation.id}-${i + 1}`) });
    }
  }
  return { mentions: mentions.sort((x, y) => compareSpans(x.spans[0] as Span, y.spans[0] as Span)), claims };
}

/** What an entry is called: what it came as, while that still means the same. */
function labelFor(annotation: Annotation, { label }: Imported): string {
  if (annotation.type === "claim")
    return label !== undefined && annotation.claim === claimName(label) ? label : annotation.claim;
  // An entry of something that BioGloss has no kind for has no kind.
  const kind = annotation.kind as Kind | undefined;
  if (kind === undefined) return label ?? "";
  return label !== undefined && kindOf(label) === kind ? label : labelOf(kind);
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
  if ([annotation.anchor, ...(annotation.parts ?? [])].every(({ quote }) => isBlank(quote))) return "blank";
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
  // A place hangs on words alone, so that what is placed needs no kind.
  const alone = anchored.map(({ id, anchor }) => ({ type: "mention", id, anchor }) as MentionAnnotation);
  for (const each of alone.length === 0 ? [] : placeAll(text, alone, isName)) {
    const same = byId.get(each.annotation.id);
    if (same === undefined) byId.set(each.annotation.id, [each]);
    else same.push(each);
  }
  return byId;
}

function rolesOf(about: ClaimAnnotation["about"], nameOf: (id: string) => string): Role[] {
  return Object.entries(about ?? {}).flatMap(([role, ids]) => ids.map((target) => ({ role, target: nameOf(target) })));
}

/** A relation that was kept with the mention at which it begins. */
function relationOf(value: Json, nameOf: (id: string) => string): Omit<ClaimItem, "id"> & { id: string | undefined } {
  const { id, label, roles, fields, kept } = isObject(value) ? value : {};
  const linked = (isList(roles) ? roles : []).flatMap((role): Role[] => {
    const [name, target] = isList(role) ? role : [];
    return typeof name === "string" && typeof target === "string" ? [{ role: name, target: nameOf(target) }] : [];
  });
  return {
    id: typeof id === "string" ? id : undefined,
    spans: [],
    label: typeof label === "string" ? label : "",
    roles: linked,
    fields: withLinks(isObject(fields) ? (fields as ItemFields) : {}, nameOf),
    ...(isObject(kept) ? { kept } : {}),
  };
}
