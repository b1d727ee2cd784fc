import { isMapValue } from "../annotate/sidecar/change.ts";
import type { FieldValue } from "../annotate/sidecar/format.ts";
import { OffsetTable, type Unit } from "../text/offsets.ts";
import { type ClaimItem, type ExchangeDocument, type Item, itemsOf, type Role, wordsOf } from "./document.ts";
import type { Json, JsonObject } from "./json.ts";
import { kindOf } from "./labels.ts";
import { annotationIri, DATE } from "./webAnnotationNames.ts";

/** What a proposition is made of. */
interface Parts {
  readonly subject: Role;
  readonly object: Role;
  /** What else takes part: qualifiers. */
  readonly others: readonly Role[];
}

/** The kinds that a claim says something about, and those that it says of them: which of two is subject, which object. */
const SUBJECTS = ["drug", "target"] as const;
const OBJECTS = ["adverse-event", "endpoint", "condition", "target"] as const;

/**
 * Subject and object of a claim: those that are named so, else a drug (or a target) and what it does something to, else
 * the first two things that it is about; `undefined` for a claim about fewer.
 */
export function partsOf({ roles }: ClaimItem, byId: ReadonlyMap<string, Item>): Parts | undefined {
  const there = roles.filter(({ target }) => byId.has(target));
  const named = (name: string): Role | undefined => there.find(({ role }) => role.toLowerCase() === name);
  const ofKind = (kinds: readonly string[], not: Role | undefined): Role | undefined =>
    kinds
      .map((kind) => there.find((role) => role !== not && kindOf(byId.get(role.target)?.label ?? "") === kind))
      .find((role) => role !== undefined);
  const [subjectNamed, objectNamed] = [named("subject"), named("object")];
  const subject = subjectNamed ?? ofKind(SUBJECTS, objectNamed) ?? there.find((role) => role !== objectNamed);
  const object = objectNamed ?? ofKind(OBJECTS, subject) ?? there.find((role) => role !== subject);
  if (subject === undefined || object === undefined) return undefined;
  return { subject, object, others: there.filter((role) => role !== subject && role !== object) };
}

/** What statements of one document are made with. */
interface Source {
  readonly document: ExchangeDocument;
  readonly byId: ReadonlyMap<string, Item>;
  readonly table: OffsetTable;
}

/** A `Statement` for each claim of a document; each has to have a subject and an object. Offsets are in the unit. */
export function statementsOf(document: ExchangeDocument, unit: Unit): JsonObject[] {
  const byId = new Map(itemsOf(document).map((item) => [item.id, item]));
  const source = { document, byId, table: new OffsetTable(document.text, unit) };
  return document.claims.map((claim) => statementOf(claim, source));
}

function statementOf(claim: ClaimItem, { document, byId, table }: Source): JsonObject {
  const { subject, object, others } = partsOf(claim, byId) as Parts;
  const concept = ({ target }: Role): JsonObject => conceptOf(document, byId.get(target) as Item);
  const { predicate, qualifiers, polarity, assessment, evidence, by, on, note, ...fields } = claim.fields;
  const { direction, strength, ...judged } = isMapValue(assessment) ? assessment : {};
  const isNegated = polarity === "negated";
  const lines = Object.entries(isMapValue(evidence) ? evidence : {});
  const said = Object.entries(isMapValue(qualifiers) ? qualifiers : {});
  return filled({
    id: annotationIri(claim.id),
    type: "Statement",
    description: claim.spans.length === 0 ? undefined : wordsOf(document.text, claim),
    proposition: filled({
      type: "CustomProposition",
      customPropositionType: claim.label === "" ? "claim" : claim.label,
      subject: concept(subject),
      predicate: typeof predicate === "string" ? predicate : "unspecified",
      object: concept(object),
      qualifiers: listed([
        ...others.map((role) => ({ name: role.role === "" ? "about" : role.role, value: concept(role) })),
        ...said.map(([name, value]) => ({ name, value: { name: textOf(value) } })),
      ]),
    }),
    direction: toProposition(direction, isNegated) ?? (isNegated ? "disputes" : "supports"),
    strength: typeof strength === "string" ? { name: strength } : undefined,
    hasEvidenceLines: listed(lines.map(([name, line]) => evidenceLine(name, line, isNegated))),
    contributions: contributionsOf(by, on),
    reportedIn: [{ type: "Document", title: document.file ?? document.id }],
    extensions: listed([
      extension("polarity", polarity),
      extension("assessment", direction === undefined && Object.keys(judged).length === 0 ? undefined : assessment),
      extension("note", note),
      ...Object.entries(fields).map(([name, value]) => extension(name, value)),
      extension(
        "pieces",
        claim.spans.map((span) => `${table.span(span).start}-${table.span(span).end}`),
      ),
    ]),
  });
}

/**
 * A direction towards the claim as one towards the proposition. The text's polarity is another matter than the direction
 * of evidence, but a proposition knows no "not": what supports that a drug does not cause an event disputes that it does.
 */
function toProposition(direction: FieldValue | undefined, isNegated: boolean): string | undefined {
  if (direction === "neutral") return direction;
  if (direction !== "supports" && direction !== "disputes") return undefined;
  return isNegated === (direction === "supports") ? "disputes" : "supports";
}

/** What a source bears out as it was checked, where nobody said its direction. */
const BY_VERDICT: Readonly<Record<string, string>> = { supported: "supports", "partially-supported": "supports" };

function evidenceLine(name: string, line: FieldValue, isNegated: boolean): JsonObject {
  const { ref, file, quote, locator, direction, level, by, on, ...more } = isMapValue(line) ? line : { line };
  const verdict = typeof more["verdict"] === "string" ? BY_VERDICT[more["verdict"]] : undefined;
  const title = [ref, file].filter((each) => each !== undefined).map(textOf);
  return filled({
    id: name,
    type: "EvidenceLine",
    description: typeof quote === "string" ? quote : undefined,
    directionOfEvidenceProvided: toProposition(direction ?? verdict, isNegated) ?? "neutral",
    strengthOfEvidenceProvided: typeof level === "string" ? { name: level } : undefined,
    contributions: contributionsOf(by, on),
    reportedIn: title.length === 0 ? undefined : [sourceOf(title.join(", "))],
    extensions: listed([
      extension("direction", direction),
      extension("locator", locator),
      ...Object.entries(more).map(([key, value]) => extension(key, value)),
    ]),
  });
}

const PMID = /^PMID:\s?(\d{1,9})$/i;
const DOI = /^(?:doi:\s?|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d+(?:\.\d+)*\/[\w\-.]+)$/i;

function sourceOf(title: string): JsonObject {
  return filled({ type: "Document", title, pmid: PMID.exec(title)?.[1], doi: DOI.exec(title)?.[1] });
}

function contributionsOf(by: FieldValue | undefined, on: FieldValue | undefined): Json | undefined {
  if (by === undefined && on === undefined) return undefined;
  return [
    filled({
      type: "Contribution",
      contributor: by === undefined ? undefined : { type: "Agent", name: textOf(by) },
      date: typeof on === "string" && DATE.test(on) ? on : undefined,
      extensions: typeof on === "string" && DATE.test(on) ? undefined : listed([extension("on", on)]),
    }),
  ];
}

/** What is named, with what identifies it. A claim is named by its words too. */
function conceptOf(document: ExchangeDocument, item: Item): JsonObject {
  const { concept } = item.fields;
  const words = wordsOf(document.text, item);
  const kind = "roles" in item ? "claim" : (kindOf(item.label) ?? item.label);
  return filled({
    id: annotationIri(item.id),
    conceptType: kind === "" ? undefined : kind,
    name: words === "" ? kind : words,
    mappings: typeof concept === "string" ? listed(concept.split("|").map(mappingOf)) : undefined,
    extensions: typeof concept === "string" ? listed([unmapped(concept)]) : undefined,
  });
}

const CURIE = /^([A-Za-z][\w.-]*):(\S+)$/;

function mappingOf(concept: string): JsonObject | undefined {
  const [, system, code] = CURIE.exec(concept.trim()) ?? [];
  return system === undefined || code === undefined ? undefined : { coding: { system, code }, relation: "exactMatch" };
}

/** An identifier without a system cannot be a coding. */
function unmapped(concept: string): JsonObject | undefined {
  return concept.split("|").every((each) => CURIE.test(each.trim())) ? undefined : extension("concept", concept);
}

function extension(name: string, value: FieldValue | undefined): JsonObject | undefined {
  return value === undefined || (Array.isArray(value) && value.length === 0)
    ? undefined
    : { name, value: value as Json };
}

function textOf(value: FieldValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function listed(all: readonly (JsonObject | undefined)[]): Json | undefined {
  const there = all.filter((each) => each !== undefined);
  return there.length === 0 ? undefined : there;
}

function filled(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter((each): each is [string, Json] => each[1] !== undefined));
}
