import { type ClaimItem, type ExchangeDocument, type Item, keptOf } from "./document.ts";
import type { Format } from "./format.ts";
import { CONCEPT_KEY } from "./infons.ts";
import { isObject, type Json } from "./json.ts";
import { type Reduced, Reduction } from "./reduce.ts";
import {
  CLAIM,
  DEPENDENT,
  featuresOf,
  GOVERNOR,
  LABEL,
  MENTION,
  PART,
  PARTS,
  PARTS_LINK,
  RELATION,
  ROLES_KEY,
  shortName,
  UID,
} from "./uimaLayers.ts";
import { ANNOTATION } from "./uimaNames.ts";
import { WEBANNO } from "./webannoItems.ts";
import { parseWebannoTsv } from "./webannoRead.ts";
import { header, type Layer, Layout, type Marked } from "./webannoWrite.ts";
import { asIs, toSay } from "../words.ts";

/**
 * WebAnno TSV 3.3: a token a line, a column for each feature of the layers that UIMA CAS JSON has too. Stacked
 * annotations, and those of several tokens, are told apart by their numbers.
 */
export const webannoTsv: Format = {
  id: "webanno-tsv",
  label: asIs("WebAnno TSV 3.3"),
  extensions: [".webanno.tsv", ".tsv"],
  files: asIs(".webanno.tsv"),
  // WebAnno's guide, "Encoding and Offsets": Java's UTF-16. Some scripts count code points.
  units: ["utf16"],
  alsoReads: ["codepoint", "utf8"],
  newlines: "as they are; WebAnno itself adds one at the end",
  keeps: toSay("everything; words that do not stand together as one annotation each"),
  cannotHold: [
    toSay("mentions without words"),
    toSay("claims without words, but for those between two mentions"),
    toSay("parts of claims that are claims without words"),
  ],
  reduce: reduceForWebanno,
  write: (documents) =>
    documents.map((document) => {
      const { layout, layers } = layoutOf(document);
      return { name: `${document.id}.webanno.tsv`, content: header(layers) + layout.write(layers) };
    }),
  parse: parseWebannoTsv,
};

function reduceForWebanno(document: ExchangeDocument): Reduced {
  const mentions = new Set(document.mentions.flatMap(({ id, spans }) => (spans.length > 0 ? [id] : [])));
  const reduction = new Reduction(onOwnLayers(document)).keepOnly(WEBANNO, false).leaveOut((item, isClaim) => {
    if (item.spans.length > 0) return undefined;
    if (!isClaim) return "no-place";
    const { roles } = item as ClaimItem;
    return roles.length === 2 && roles.every(({ target }) => mentions.has(target)) ? undefined : "claim";
  });
  // A slot leads to words.
  const { claims } = reduction.document;
  const bare = new Set(claims.flatMap(({ id, spans }) => (spans.length === 0 ? [id] : [])));
  const led = new Set(claims.flatMap(({ roles }) => roles.flatMap(({ target }) => (bare.has(target) ? [target] : []))));
  reduction.unlink((target) => led.has(target));
  // Relations come in the order of their rows.
  if (reduction.document.claims.some(({ spans }) => spans.length === 0)) {
    const { layout, itemOf } = layoutOf(reduction.document);
    const ranks = new Map(layout.relations().map((marked, i) => [itemOf.get(marked)?.id, i + 1]));
    reduction.sort(({ id }) => ranks.get(id) ?? 0);
  }
  return reduction.number((item, index) => (layerOf(item) === undefined ? item.id : `w${index + 1}`)).result;
}

/** The layer of another tool that an item came in. */
function layerOf({ kept }: Item): string | undefined {
  const layer = keptOf(kept, WEBANNO)?.["layer"];
  return typeof layer === "string" ? layer : undefined;
}

/** Words in several pieces, or a relation of what is no layer's base, need a layer that says so: other people's do not. */
function onOwnLayers(document: ExchangeDocument): ExchangeDocument {
  const layers = new Map(document.mentions.map((item) => [item.id, layerOf(item) ?? MENTION]));
  const fits = (item: Item): boolean => {
    if (!("roles" in item) || item.spans.length > 0) return item.spans.length < 2;
    const base = keptOf(item.kept, WEBANNO)?.["base"];
    return (item as ClaimItem).roles.every(({ target }) => layers.get(target) === base);
  };
  const moved = <T extends Item>(item: T): T => {
    if (layerOf(item) === undefined || fits(item)) return item;
    const { layer: _layer, labelFeature: _label, slot: _slot, base: _base, ...kept } = keptOf(item.kept, WEBANNO) ?? {};
    return { ...item, kept: { ...item.kept, [WEBANNO]: kept } };
  };
  return { ...document, mentions: document.mentions.map(moved), claims: document.claims.map(moved) };
}

/** Whether a value survives a reader in Java: no end of a line, and no backslash before what parts values. */
function isPlain(value: string): boolean {
  return value !== "" && !/\r|\\$/.test(value);
}

type Draft = { -readonly [K in keyof Marked]: Marked[K] } & { layer: Layer };

function layoutOf(document: ExchangeDocument): {
  layout: Layout;
  layers: readonly Layer[];
  itemOf: ReadonlyMap<Marked, Item>;
} {
  const drafts: { item: Item; type: string; draft: Draft; slot?: Layer["slot"]; base?: string }[] = [];
  const byId = new Map<string, Draft>();
  const none: Layer = { type: "", features: [] };
  const layers = new Map([...document.mentions].map((item) => [item.id, layerOf(item) ?? MENTION]));
  for (const item of [...document.mentions, ...document.claims]) {
    const own = layerOf(item);
    const isRelation = item.spans.length === 0;
    const type = own ?? ("roles" in item ? (isRelation ? RELATION : CLAIM) : MENTION);
    const draft: Draft = { layer: none, values: valuesOf(item, own), links: [] };
    byId.set(item.id, draft);
    const [first, ...pieces] = item.spans;
    if (first !== undefined) draft.span = first;
    const slot = "roles" in item && !isRelation ? { slot: slotOf(item) } : {};
    drafts.push({ item, type, draft, ...slot, ...(isRelation ? { base: baseOf(item as ClaimItem, layers) } : {}) });
    for (const [i, span] of pieces.entries()) {
      const values = { [UID]: item.id, [LABEL]: item.label, [PART]: String(i + 2) };
      const plain = Object.fromEntries(Object.entries(values).filter(([, value]) => isPlain(value)));
      drafts.push({ item, type, draft: { layer: none, values: plain, span, links: [] }, ...slot });
    }
  }
  for (const { item, draft } of drafts) {
    if (!("roles" in item) || draft.values[PART] !== undefined) continue;
    const { roles } = item as ClaimItem;
    const targets = roles.flatMap(({ target }) => byId.get(target) ?? []);
    if (item.spans.length === 0) draft.ends = [targets[0] as Draft, targets[1] as Draft];
    else draft.links = roles.map(({ role }, i) => ({ role: isPlain(role) ? role : "", target: targets[i] as Draft }));
  }
  const made = new Map<string, Layer>();
  for (const { type, draft, slot, base } of drafts) {
    const key = `${type} ${base ?? ""}`;
    const before = made.get(key) ?? { type, features: [] };
    const features = [...new Set([...before.features, ...Object.keys(draft.values)])];
    made.set(key, {
      ...before,
      features,
      ...(slot === undefined ? {} : { slot }),
      ...(base === undefined ? {} : { base }),
    });
  }
  for (const { type, draft, base } of drafts) draft.layer = made.get(`${type} ${base ?? ""}`) as Layer;
  // Layers of relations come last.
  const all = [...made.values()].sort((a, b) => Number(a.base !== undefined) - Number(b.base !== undefined));
  const layout = new Layout(
    document.text,
    drafts.map(({ draft }) => draft),
  );
  return { layout, layers: all, itemOf: new Map(drafts.map(({ draft, item }) => [draft, item])) };
}

/** What an item says besides its place and its parts, as values of its layer's features. */
function valuesOf(item: Item, layer: string | undefined): Record<string, string> {
  const { conceptKey, features, labelFeature } = keptOf(item.kept, WEBANNO) ?? {};
  const rest = isObject(features) ? features : {};
  const { details, ...texts } = rest;
  const more: Record<string, Json> = { ...(isObject(details) ? details : {}) };
  const names = "roles" in item ? (item as ClaimItem).roles.map(({ role }) => role) : [];
  const isBare = "roles" in item && item.spans.length === 0;
  const isSaid = isBare
    ? names[0] === GOVERNOR && names[1] === DEPENDENT
    : names.every((name) => name === "" || isPlain(name));
  if (!isSaid) more[ROLES_KEY] = names;
  const named = typeof labelFeature === "string" ? labelFeature : LABEL;
  const values: Record<string, string> = layer === undefined ? { [UID]: item.id } : {};
  const isLayers = layer !== undefined && labelFeature === undefined && item.label === shortName(layer);
  if (!isLayers && item.label !== "") {
    if (isPlain(item.label)) values[named] = item.label;
    else more[LABEL] = item.label;
  }
  for (const [key, value] of Object.entries(texts))
    if (typeof value === "string" && isPlain(value)) values[key] = value;
  const key = typeof conceptKey === "string" ? conceptKey : CONCEPT_KEY;
  return { ...values, ...featuresOf(item.fields, key, isPlain, more) };
}

function slotOf(item: Item): NonNullable<Layer["slot"]> {
  const slot = keptOf(item.kept, WEBANNO)?.["slot"];
  const { feature, link, target } = isObject(slot) ? slot : {};
  if (typeof feature === "string" && typeof link === "string" && typeof target === "string")
    return { feature, link, target };
  return { feature: PARTS, link: PARTS_LINK, target: ANNOTATION };
}

/** The layer that a relation's ends are of: other people's only where both are. */
function baseOf({ roles, kept }: ClaimItem, layers: ReadonlyMap<string, string>): string {
  const base = keptOf(kept, WEBANNO)?.["base"];
  if (typeof base === "string") return base;
  const [from, to] = roles.map(({ target }) => layers.get(target));
  return from !== undefined && from === to ? from : ANNOTATION;
}
