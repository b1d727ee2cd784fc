import { isMapValue } from "../annotate/sidecar/change.ts";
import { NESTED } from "../annotate/sidecar/format.ts";
import type { FieldValue } from "../annotate/sidecar/format.ts";
import { KINDS, type Kind } from "../lexicon/concept.ts";
import { compareSpans, type Span } from "../text/span.ts";
import { type ClaimItem, type ExchangeDocument, type Item, itemsOf, type Role, wordsOf } from "./document.ts";
import { jsonLine } from "./json.ts";
import { kindOf } from "./labels.ts";

/** A flat table of a document. Columns are only ever added at the end: people's scripts count on the names. */
export interface Table {
  readonly columns: readonly string[];
  /** The rows, in the order of the text; a value for each column. */
  readonly rows: (document: ExchangeDocument) => string[][];
  /** Ids of the annotations that have a row or are named in one. */
  readonly held: (document: ExchangeDocument) => ReadonlySet<string>;
  /** Whether a field of a mention or a claim stands in a column. */
  readonly holdsField: (of: "mention" | "claim", field: string, value: FieldValue) => boolean;
}

type Column<R> = readonly [header: string, value: (row: R) => FieldValue | number | undefined];

/** One annotation of a document. */
interface Row {
  readonly document: ExchangeDocument;
  readonly item: Item;
  readonly roles: readonly Role[];
  readonly byId: ReadonlyMap<string, Item>;
}

const PLACE: readonly Column<Row>[] = [
  ["start_utf16", ({ item }) => item.spans[0]?.start],
  ["end_utf16", ({ item }) => item.spans.at(-1)?.end],
  ["text", ({ item, document }) => wordsOf(document.text, item)],
];

const DECIDED: readonly Column<Row>[] = [
  ["polarity", ({ item }) => item.fields["polarity"] ?? "affirmed"],
  ["certainty", ({ item }) => item.fields["certainty"] ?? "asserted"],
  ["status", ({ item }) => item.fields["status"]],
  ["note", ({ item }) => item.fields["note"]],
  ["by", ({ item }) => item.fields["by"]],
  ["on", ({ item }) => item.fields["on"]],
  ["pieces", ({ item }) => item.spans.map(({ start, end }) => `${start}-${end}`).join(" ")],
];

const ANNOTATION: readonly Column<Row>[] = [
  ["document", ({ document }) => document.file ?? document.id],
  ["id", ({ item }) => item.id],
  ["type", ({ item }) => ("roles" in item ? "claim" : "mention")],
  ["label", ({ item }) => ("roles" in item ? item.label : (kindOf(item.label) ?? item.label))],
  ...PLACE,
  ["concept", ({ item }) => item.fields["concept"]],
  ["about", ({ roles }) => aboutText(roles)],
  ...DECIDED,
];

/** The fields of a claim that are maps of known keys: a column for each, and one for what other keys there are. */
const GROUPS = ["effect", "safety", "assessment"] as const;

const CLAIM: readonly Column<Row>[] = [
  ["document", ({ document }) => document.file ?? document.id],
  ["id", ({ item }) => item.id],
  ["claim", ({ item }) => item.label],
  ...PLACE,
  ["about", ({ roles }) => aboutText(roles)],
  ...KINDS.flatMap((kind): Column<Row>[] => {
    const header = kind.replaceAll("-", "_");
    return [
      [header, ({ document, ...row }) => partsOf(row, kind).map((part) => wordsOf(document.text, part))],
      [`${header}_concept`, (row) => partsOf(row, kind).flatMap((part) => part.fields["concept"] ?? [])],
    ];
  }),
  ["predicate", ({ item }) => item.fields["predicate"]],
  ["qualifiers", ({ item }) => item.fields["qualifiers"]],
  ...GROUPS.flatMap((group): Column<Row>[] => {
    const known = NESTED[group]?.order ?? [];
    return [
      ...known.map((key): Column<Row> => [`${group}_${key}`, ({ item }) => mapOf(item, group)[key]]),
      [`${group}_other`, ({ item }) => others(item, group, known)],
    ];
  }),
  ["evidence_refs", ({ item }) => Object.values(mapOf(item, "evidence")).flatMap(refOf)],
  ["evidence", ({ item }) => item.fields["evidence"]],
  ["links", ({ item }) => item.fields["links"]],
  ["concept", ({ item }) => item.fields["concept"]],
  ...DECIDED,
];

/** A drug and an event of one claim. */
interface Pair extends Row {
  readonly drug: Item;
  readonly event: Item;
}

const PAIR: readonly Column<Pair>[] = [
  ["document", ({ document }) => document.file ?? document.id],
  ["drug", ({ drug, document }) => wordsOf(document.text, drug)],
  ["drug_concept", ({ drug }) => drug.fields["concept"]],
  ["event", ({ event, document }) => wordsOf(document.text, event)],
  ["event_concept", ({ event }) => event.fields["concept"]],
  ["claim_id", ({ item }) => item.id],
  ["claim", ({ item }) => item.label],
  ["predicate", ({ item }) => item.fields["predicate"]],
  ["polarity", ({ item }) => item.fields["polarity"] ?? "affirmed"],
  ["certainty", ({ item }) => item.fields["certainty"] ?? "asserted"],
  ...(NESTED["safety"]?.order ?? []).map((key): Column<Pair> => [key, ({ item }) => mapOf(item, "safety")[key]]),
  ["event_polarity", ({ event }) => event.fields["polarity"] ?? "affirmed"],
  ["claim_text", ({ item, document }) => wordsOf(document.text, item)],
  ["start_utf16", ({ item }) => item.spans[0]?.start],
  ["end_utf16", ({ item }) => item.spans.at(-1)?.end],
  ["drug_id", ({ drug }) => drug.id],
  ["event_id", ({ event }) => event.id],
  ["status", ({ item }) => item.fields["status"]],
  ["by", ({ item }) => item.fields["by"]],
  ["on", ({ item }) => item.fields["on"]],
];

const headers = <R>(columns: readonly Column<R>[]): string[] => columns.map(([header]) => header);
const rowIn =
  <R>(columns: readonly Column<R>[]) =>
  (row: R): string[] =>
    columns.map(([, value]) => cellText(value(row)));

/** One row an annotation. */
export const annotationTable: Table = {
  columns: headers(ANNOTATION),
  rows: (document) => rowsOf(document, itemsOf(document)).map(rowIn(ANNOTATION)),
  held: (document) => new Set(itemsOf(document).map(({ id }) => id)),
  holdsField: (_, field, value) => headers(ANNOTATION).includes(field) && typeof value === "string",
};

/** One row a claim, with all that is said of it. */
export const claimTable: Table = {
  columns: headers(CLAIM),
  rows: (document) => rowsOf(document, document.claims).map(rowIn(CLAIM)),
  held: ({ claims }) => new Set(claims.flatMap(({ id, roles }) => [id, ...roles.map(({ target }) => target)])),
  holdsField: (of, field) => of === "claim" || field === "concept",
};

/** One row a drug and an adverse event that a claim brings together: each of its drugs with each of its events. */
export const pairTable: Table = {
  columns: headers(PAIR),
  rows: (document) => pairsIn(document).map(rowIn(PAIR)),
  held: (document) => new Set(pairsIn(document).flatMap(({ item, drug, event }) => [item.id, drug.id, event.id])),
  holdsField: (of, field) =>
    of === "claim" ? field === "safety" || headers(PAIR).includes(field) : field === "concept" || field === "polarity",
};

function rowsOf(document: ExchangeDocument, items: readonly (Item | ClaimItem)[]): Row[] {
  const byId = new Map(itemsOf(document).map((item) => [item.id, item]));
  const rows = items.map((item): Row => ({ document, item, roles: "roles" in item ? item.roles : [], byId }));
  return rows.sort((a, b) => compareSpans(wholeOf(a.item), wholeOf(b.item)));
}

/** From an item's first to its last piece; what has no words comes last. */
function wholeOf({ spans }: Item): Span {
  return { start: spans[0]?.start ?? Infinity, end: spans.at(-1)?.end ?? 0 };
}

function pairsIn(document: ExchangeDocument): Pair[] {
  return rowsOf(document, document.claims).flatMap((row) => {
    const events = partsOf(row, "adverse-event");
    return partsOf(row, "drug").flatMap((drug) => events.map((event): Pair => ({ ...row, drug, event })));
  });
}

/** The mentions of a kind that a claim is about, each once. */
function partsOf({ roles, byId }: Pick<Row, "roles" | "byId">, kind: Kind): Item[] {
  const parts = roles.flatMap(({ target }) => byId.get(target) ?? []);
  return [...new Set(parts)].filter((part) => !("roles" in part) && kindOf(part.label) === kind);
}

function mapOf(item: Item, field: string): Readonly<Record<string, FieldValue>> {
  const value = item.fields[field];
  return isMapValue(value) ? value : {};
}

/** What a map says under keys that have no column, or what stands where a map should. */
function others(item: Item, group: string, known: readonly string[]): FieldValue | undefined {
  const value = item.fields[group];
  if (!isMapValue(value)) return value;
  const left = Object.entries(value).filter(([key]) => !known.includes(key));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

function refOf(line: FieldValue): FieldValue[] {
  return isMapValue(line) && line["ref"] !== undefined ? [line["ref"]] : [];
}

/** A value as a cell: text as it is, a list of texts between semicolons, anything else as JSON. */
function cellText(value: FieldValue | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return String(value);
  const isPlain = Array.isArray(value) && value.every((each) => typeof each === "string");
  return isPlain ? value.join("; ") : jsonLine(value);
}

function aboutText(roles: readonly Role[]): string {
  const byRole = new Map<string, string[]>();
  for (const { role, target } of roles) {
    const same = byRole.get(role);
    if (same === undefined) byRole.set(role, [target]);
    else same.push(target);
  }
  return [...byRole].map(([role, ids]) => `${role}: ${ids.join(" ")}`).join("; ");
}
