import { OffsetTable, type Unit } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import { readDocument } from "./pubannotationRead.ts";
import { CLAIM, PUBANNOTATION, sourceName, TRACK, trackId, trackOf } from "./pubannotationNames.ts";
import { type ClaimItem, type ExchangeDocument, type ForeignFile, type Item, keptOf, type Parsed } from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import type { Format } from "./format.ts";
import { CONCEPT_KEY, fieldsAsPairs, ROLES } from "./infons.ts";
import { isList, isObject, type Json, jsonLine, type JsonObject, parseJson } from "./json.ts";
import { type Reduced, Reduction } from "./reduce.ts";
import { asIs, toSay } from "../words.ts";

/**
 * PubAnnotation: denotations for mentions and for claims' own words, relations from a claim to what it is about, attributes
 * for everything else.
 */
export const pubannotation: Format = {
  id: "pubannotation",
  label: asIs("PubAnnotation JSON"),
  extensions: [".pubannotation.json", ".json"],
  files: asIs(".pubannotation.json"),
  units: ["codepoint", "utf16", "utf8"],
  newlines: "as they are",
  keeps: toSay("everything"),
  cannotHold: [toSay("mentions without words"), toSay("claims without words and with more or fewer than two parts")],
  reduce: reduceForPubannotation,
  write: (documents, { unit, name }) => {
    const all = documents.map((document) => documentAsJson(document, unit));
    const [first] = all;
    const content = JSON.stringify(all.length === 1 ? first : all, undefined, 2);
    return [{ name: `${name}.pubannotation.json`, content: `${content}\n` }];
  },
  parse: parsePubannotation,
};

function reduceForPubannotation(document: ExchangeDocument): Reduced {
  const reduction = new Reduction(document).keepOnly(PUBANNOTATION, false).leaveOut((item, isClaim) => {
    if (item.spans.length > 0) return undefined;
    if (!isClaim) return "no-place";
    return (item as ClaimItem).roles.length === 2 ? undefined : "claim";
  });
  return inTracks(reduction)
    .number((item) => trackId(item.id, trackOf(item)))
    .sort((item) => rankOf(item, trackOf(item))).result;
}

/** The order of the file: what stands in no track first; claims with words of their own before relations. */
function rankOf(item: Item, track: number | undefined): number {
  return (track ?? -1) * 2 + ("roles" in item && item.spans.length === 0 ? 1 : 0);
}

/** Leaves items in their tracks only while none speaks of another track's. */
function inTracks(reduction: Reduction): Reduction {
  const { mentions, claims, kept } = reduction.document;
  const tracks = new Map([...mentions, ...claims].map((item) => [item.id, trackOf(item)]));
  const count = keptOf(kept, PUBANNOTATION)?.["tracks"];
  const isKnown = (track: number | undefined): boolean =>
    track === undefined || (isList(count) && track < count.length);
  const isApart = claims.every((claim) => claim.roles.every(({ target }) => tracks.get(target) === trackOf(claim)));
  if (isApart && [...tracks.values()].every(isKnown)) return reduction;
  return reduction.mapKept((own, fields) => {
    const { [fields === undefined ? "tracks" : TRACK]: _, ...rest } = keptOf(own, PUBANNOTATION) ?? {};
    return Object.keys(rest).length === 0 ? undefined : { [PUBANNOTATION]: rest };
  });
}

function documentAsJson(document: ExchangeDocument, unit: Unit): Json {
  const kept = keptOf(document.kept, PUBANNOTATION) ?? {};
  const { tracks, rest, source, spanned, ofBlocks } = kept;
  const table = new OffsetTable(document.text, unit);
  const items = [...document.mentions, ...document.claims];
  const trackNumbers = (isList(tracks) ? tracks : []).map((_, i) => i);
  const only = (track: number | undefined): ExchangeDocument => ({
    ...document,
    mentions: document.mentions.filter((item) => trackOf(item) === track),
    claims: document.claims.filter((item) => trackOf(item) === track),
  });
  const placed = isObject(spanned)
    ? Object.entries(spanned).map(([key, list]) => [key, inUnit(list, table)] as const)
    : [];
  const isSame = isObject(source) && sourceName(source) === document.id;
  const top = trackNumbers.length === 0 || items.some((item) => trackOf(item) === undefined);
  return {
    ...(isSame ? source : { sourceid: document.id }),
    ...(isObject(rest) ? rest : {}),
    text: document.text,
    ...(top ? annotations(only(undefined), table, isObject(ofBlocks) ? ofBlocks : {}) : {}),
    ...Object.fromEntries(placed),
    ...(trackNumbers.length === 0
      ? {}
      : {
          tracks: trackNumbers.map((i) => ({
            ...((tracks as readonly Json[])[i] as JsonObject),
            ...annotations(only(i), table, {}),
          })),
        }),
  };
}

/** Elements whose spans are kept in UTF-16, in a unit. */
function inUnit(list: Json, table: OffsetTable): Json {
  return (isList(list) ? list : []).map((each) => {
    const { span } = isObject(each) ? each : {};
    const { begin, end } = isObject(span) ? span : {};
    if (!isObject(each) || typeof begin !== "number" || typeof end !== "number") return each;
    const inTable = table.span({ start: begin, end });
    return { ...each, span: { begin: inTable.start, end: inTable.end } };
  });
}

function annotations({ mentions, claims }: ExchangeDocument, table: OffsetTable, ofBlocks: JsonObject): JsonObject {
  const local = (id: string): string => localOf.get(id) ?? id;
  const localOf = new Map([...mentions, ...claims].map((item) => [item.id, withoutTrack(item)]));
  const spanned = claims.filter(({ spans }) => spans.length > 0);
  const denotation = (item: Item): Json => ({
    id: local(item.id),
    span: spanAsJson(item.spans.map((span) => table.span(span))),
    obj: objOf(item),
  });
  const attributes: { subj: string; pred: string; obj: Json }[] = [];
  for (const item of [...mentions, ...claims]) {
    const kept = keptOf(item.kept, PUBANNOTATION);
    const key = kept?.["conceptKey"];
    const subj = local(item.id);
    if ("roles" in item && item.spans.length > 0) attributes.push({ subj, pred: CLAIM, obj: true });
    const pairs = fieldsAsPairs(item.fields, typeof key === "string" ? key : CONCEPT_KEY, () => true);
    for (const [pred, obj] of pairs) attributes.push({ subj, pred, obj });
    for (const pair of pairsOf(kept?.["attributes"])) attributes.push({ subj, pred: pair[0], obj: pair[1] });
    const names = "roles" in item ? (item as ClaimItem).roles.map(({ role }) => role) : [];
    if (names.length > 0 && item.spans.length === 0 && names.join("\n") !== "subj\nobj")
      attributes.push({ subj, pred: ROLES, obj: jsonLine(names) });
  }
  const relations = claims.flatMap((claim) => {
    const targets = claim.roles.map(({ target }) => local(target));
    const id = local(claim.id);
    if (claim.spans.length === 0)
      return [{ id, subj: targets[0] as string, pred: objOf(claim), obj: targets[1] as string }];
    return claim.roles.map(({ role }, i) => ({
      id: `${id}.${i + 1}`,
      subj: id,
      pred: role,
      obj: targets[i] as string,
    }));
  });
  const numbered = attributes.map((attribute, i) => ({ id: `A${i + 1}`, ...attribute }));
  const others = (key: string): readonly Json[] => (isList(ofBlocks[key]) ? ofBlocks[key] : []);
  return {
    denotations: [...mentions, ...spanned].map(denotation),
    relations: [...relations, ...others("relations")],
    attributes: [...numbered, ...others("attributes")],
  };
}

function pairsOf(value: Json | undefined): [string, Json][] {
  return (isList(value) ? value : []).flatMap((pair) => {
    const [pred, obj] = isList(pair) ? pair : [];
    return typeof pred === "string" && obj !== undefined ? [[pred, obj] as [string, Json]] : [];
  });
}

/** What the item is: its label, or what the file had that is no text. */
function objOf(item: Item): Json {
  const obj = keptOf(item.kept, PUBANNOTATION)?.["obj"];
  return item.label === "" && obj !== undefined ? obj : item.label;
}

function spanAsJson(spans: readonly Span[]): Json {
  const all = spans.map(({ start, end }) => ({ begin: start, end }));
  const [first] = all;
  return all.length === 1 && first !== undefined ? first : all;
}

function withoutTrack(item: Item): string {
  const track = trackOf(item);
  return track === undefined ? item.id : item.id.slice(item.id.indexOf("/") + 1);
}

/** Reads a document, or a list of them, each with its own annotations or with those of several projects in tracks. */
function parsePubannotation(file: ForeignFile, _companions: ReadonlyMap<string, string>, unit: Unit): Parsed {
  const value = parseJson(file.content);
  const documents = isList(value) ? value : [value];
  const ids = new Set<string>();
  return {
    documents: documents.map((each, i) => {
      const path = isList(value) ? [i] : [];
      if (!isObject(each))
        throw new Unreadable(toSay("This is no PubAnnotation: there should be an object here."), path);
      const read = readDocument(each, path, unit, file.name);
      const id = ids.has(read.id) ? `${read.id}-${i + 1}` : read.id;
      ids.add(id);
      return { ...read, id };
    }),
    notes: [],
  };
}
