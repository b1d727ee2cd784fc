import { OffsetTable, type Unit } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import { type ClaimItem, type ExchangeDocument, type ExportFile, type Item, keptOf } from "./document.ts";
import type { Format } from "./format.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { type Reduced, Reduction } from "./reduce.ts";
import {
  annotationIri,
  COMPOSITE,
  CONTEXT,
  DATE,
  isIri,
  ROLES,
  SOURCE,
  VOCABULARY,
  WEB,
} from "./webAnnotationNames.ts";
import { parseWebAnnotation, sourcesOf } from "./webAnnotationRead.ts";
import { asIs, toSay } from "../words.ts";

/**
 * W3C Web Annotation: an annotation page of JSON-LD beside the text. Both selectors for each piece: the position is
 * what a program goes by, the words with their surroundings what survives a change of the text.
 */
export const webAnnotation: Format = {
  id: "w3c",
  label: asIs("W3C Web Annotation (JSON-LD)"),
  extensions: [".jsonld"],
  files: toSay(".jsonld, the text"),
  // Web Annotation Data Model, section 4.2.5: "in terms of unicode code points". Hypothesis and Recogito count UTF-16.
  units: ["codepoint"],
  alsoReads: ["utf16", "utf8"],
  newlines: "as they are",
  keeps: toSay("everything"),
  cannotHold: [toSay("mentions without words")],
  reduce: reduceForWeb,
  write: (documents, { unit }) => documents.flatMap((document) => filesOf(document, unit)),
  companions: (file) => ({ needed: sourcesOf(file.content), welcome: [] }),
  parse: parseWebAnnotation,
};

function reduceForWeb(document: ExchangeDocument): Reduced {
  return new Reduction(document)
    .replaceText(/^\ufeff/, () => " ")
    .leaveOut((item, isClaim) => (item.spans.length === 0 && !isClaim ? "no-place" : undefined))
    .keepOnly(WEB, true).result;
}

function filesOf(document: ExchangeDocument, unit: Unit): ExportFile[] {
  const source = document.file ?? `${document.id}.txt`;
  const table = new OffsetTable(document.text, unit);
  const kept = keptOf(document.kept, WEB);
  const page = {
    "@context": CONTEXT,
    id: `urn:biogloss:page:${encodeURIComponent(document.id)}`,
    type: "AnnotationPage",
    ...(isObject(kept?.["page"]) ? kept["page"] : {}),
    [SOURCE]: encodeURIComponent(source),
    items: [
      ...document.mentions.map((mention) => annotation(document, mention, source, table)),
      ...document.claims.map((claim) => annotation(document, claim, source, table)),
    ],
  };
  return [
    { name: `${document.id}.jsonld`, content: `${JSON.stringify(page, undefined, 2)}\n` },
    { name: source, content: document.text },
  ];
}

function annotation(document: ExchangeDocument, item: Item | ClaimItem, source: string, table: OffsetTable): Json {
  const kept = keptOf(item.kept, WEB) ?? {};
  const purpose = "roles" in item ? "classifying" : "tagging";
  const { concept, note, by, on, ...fields } = item.fields;
  const hasDate = typeof on === "string" && DATE.test(on);
  const bodies: Json[] = [{ type: "TextualBody", purpose, value: item.label }];
  if (typeof concept === "string") {
    const body = isIri(concept)
      ? { type: "SpecificResource", source: concept }
      : { type: "TextualBody", value: concept };
    bodies.push({ ...body, purpose: "identifying" });
  }
  if (typeof note === "string") bodies.push({ type: "TextualBody", purpose: "commenting", value: note });
  const others = Object.entries({ ...fields, ...(on === undefined || hasDate ? {} : { on }) });
  return {
    id: annotationIri(item.id),
    type: "Annotation",
    motivation: purpose,
    ...(typeof by === "string" ? { creator: { type: "Person", name: by } } : {}),
    ...(hasDate ? { created: `${on}T00:00:00Z` } : {}),
    body: [...bodies, ...(isList(kept["bodies"]) ? kept["bodies"] : [])],
    target: targetOf(document.text, item.spans, source, table),
    ...Object.fromEntries(others.map(([field, value]) => [`${VOCABULARY}:${field}`, value as Json])),
    ...("roles" in item ? { [ROLES]: rolesOf(item) } : {}),
    ...(isObject(kept["annotation"]) ? kept["annotation"] : {}),
  };
}

function rolesOf({ roles }: ClaimItem): Json {
  return roles.map(({ role, target }) => ({ role, target: annotationIri(target) }));
}

/** How much of the text is given on either side of the words, in UTF-16 code units. */
const SURROUNDINGS = 32;

/** What stands around a span, without half a character at its borders. */
function surroundings(text: string, { start, end }: Span): { prefix: string; suffix: string } {
  const prefix = text.slice(Math.max(0, start - SURROUNDINGS), start).replace(/^[\udc00-\udfff]/, "");
  return { prefix, suffix: text.slice(end, end + SURROUNDINGS).replace(/[\ud800-\udbff]$/, "") };
}

/** One piece of a source; several as a composite, all of which together are the target; the source for no piece. */
function targetOf(text: string, spans: readonly Span[], source: string, table: OffsetTable): Json {
  const iri = encodeURIComponent(source);
  const pieces = spans.map((span): JsonObject => {
    const { start, end } = table.span(span);
    return {
      source: iri,
      selector: [
        { type: "TextPositionSelector", start, end },
        { type: "TextQuoteSelector", exact: text.slice(span.start, span.end), ...surroundings(text, span) },
      ],
    };
  });
  const [first, ...others] = pieces;
  if (first === undefined) return { source: iri };
  return others.length === 0 ? first : { type: COMPOSITE, items: pieces };
}
