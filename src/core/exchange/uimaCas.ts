import type { Span } from "../text/span.ts";
import { OffsetTable, type Unit } from "../text/offsets.ts";
import { type ClaimItem, type ExchangeDocument, type Item, keptOf } from "./document.ts";
import type { Format } from "./format.ts";
import { CONCEPT_KEY } from "./infons.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import type { Loss } from "./losses.ts";
import { type Reduced, Reduction } from "./reduce.ts";
import { parseUimaCas } from "./uimaCasRead.ts";
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
import { META, metaOf, nameIn, STANDARD_SOFA, UIMA, uriOf, viewOf } from "./uimaNames.ts";
import { typesFor } from "./uimaTypes.ts";
import { asIs, toSay } from "../words.ts";

/**
 * UIMA CAS JSON, which INCEpTION recommends and dkpro-cassis reads: the text, the types of what is in it, and the
 * annotations as layers that INCEpTION can have.
 */
export const uimaCas: Format = {
  id: "uima-cas",
  label: asIs("UIMA CAS JSON (INCEpTION)"),
  extensions: [".cas.json", ".json"],
  files: asIs(".cas.json"),
  // "Offsets are based on UTF-16": UIMA CAS JSON 0.4. Some files of Python programs count code points.
  units: ["utf16"],
  alsoReads: ["codepoint", "utf8"],
  newlines: "as they are",
  keeps: toSay("everything; words that do not stand together as one annotation each"),
  cannotHold: [toSay("mentions without words"), toSay("claims without words, but for those between two annotations")],
  reduce: reduceForCas,
  write: (documents, { unit }) =>
    documents.map((document) => ({
      name: `${document.id}.cas.json`,
      content: `${JSON.stringify(casOf(document, unit), undefined, 1)}\n`,
    })),
  parse: (file) => parseUimaCas(file),
};

function reduceForCas(document: ExchangeDocument): Reduced {
  const isSpanned = new Set([...document.mentions, ...document.claims].flatMap((item) => wordy(item)));
  const reduction = new Reduction(onOwnLayers(document)).keepOnly(UIMA, false).leaveOut((item, isClaim) => {
    if (item.spans.length > 0) return undefined;
    if (!isClaim) return "no-place";
    const { roles } = item as ClaimItem;
    return roles.length === 2 && roles.every(({ target }) => isSpanned.has(target)) ? undefined : "claim";
  });
  const numbers = new Numbers(reduction.document);
  reduction.number((item) => (layerOf(item) === undefined ? item.id : String(numbers.of(item))));
  const { document: reduced, losses } = reduction.result;
  const whole = withoutDangling(reduced);
  return { document: whole.document, losses: [...losses, ...whole.losses] };
}

function wordy({ id, spans }: Item): string[] {
  return spans.length > 0 ? [id] : [];
}

/** Words in several pieces need a layer that says so: other people's layers do not. */
function onOwnLayers(document: ExchangeDocument): ExchangeDocument {
  const moved = <T extends Item>(item: T): T => {
    if (item.spans.length < 2 || layerOf(item) === undefined) return item;
    const { type: _type, labelFeature: _label, ...kept } = keptOf(item.kept, UIMA) ?? {};
    return { ...item, kept: { ...item.kept, [UIMA]: kept } };
  };
  return { ...document, mentions: document.mentions.map(moved), claims: document.claims.map(moved) };
}

/** The layer of another tool that an item came in. */
function layerOf({ kept }: Item): string | undefined {
  const type = keptOf(kept, UIMA)?.["type"];
  return typeof type === "string" ? type : undefined;
}

/** The numbers of all structures of a document: those of other tools' layers keep the ones that they came with. */
class Numbers {
  private readonly used: Set<number>;
  private readonly own = new Map<string, number>();
  private last = 0;

  constructor({ mentions, claims, kept }: ExchangeDocument) {
    const sofa = sofaOf(keptOf(kept, UIMA))["%ID"];
    this.used = new Set([sofa as number, ...structuresOf(keptOf(kept, UIMA)).map(([id]) => id)]);
    for (const item of [...mentions, ...claims]) {
      const number = Number(item.id);
      if (layerOf(item) === undefined || !/^[1-9]\d{0,14}$/.test(item.id) || this.used.has(number)) continue;
      this.used.add(number);
      this.own.set(item.id, number);
    }
    // No name of an annotation of ours is given to one of theirs.
    for (const { id } of [...mentions, ...claims]) if (/^[1-9]\d{0,14}$/.test(id)) this.used.add(Number(id));
  }

  of({ id }: { readonly id: string }): number {
    const known = this.own.get(id);
    if (known !== undefined) return known;
    const number = this.next();
    this.own.set(id, number);
    return number;
  }

  next(): number {
    do this.last++;
    while (this.used.has(this.last));
    this.used.add(this.last);
    return this.last;
  }
}

type Kept = ReturnType<typeof keptOf>;

function sofaOf(kept: Kept): JsonObject {
  const sofa = kept?.["sofa"];
  return isObject(sofa) && typeof sofa["%ID"] === "number" ? sofa : STANDARD_SOFA;
}

/** What is kept of a file beside the annotations, by its numbers. */
function structuresOf(kept: Kept): [number, JsonObject][] {
  const list = kept?.["structures"];
  return (isList(list) ? list : []).flatMap((each): [number, JsonObject][] =>
    isObject(each) && typeof each["%ID"] === "number" ? [[each["%ID"], each]] : [],
  );
}

/** Takes out references to annotations that are not exported: what is kept may speak of them. */
function withoutDangling(document: ExchangeDocument): Reduced {
  const kept = keptOf(document.kept, UIMA);
  const structures = structuresOf(kept);
  const items = [...document.mentions, ...document.claims];
  const known = new Set<Json>([sofaOf(kept)["%ID"] as number, ...structures.map(([id]) => id)]);
  for (const item of items) if (layerOf(item) !== undefined) known.add(Number(item.id));
  const losses: Loss[] = [];
  const pruned = (raw: JsonObject, id: string): JsonObject => {
    const lost = (target: Json): boolean => {
      if (typeof target !== "number" || known.has(target)) return false;
      losses.push({ document: document.id, reason: "link", id, target: String(target), detail: String(target) });
      return true;
    };
    const entries = Object.entries(raw).filter(([key, value]) => !(key.startsWith("@") && lost(value)));
    const isArray = typeof raw["%TYPE"] === "string" && isReferences(raw["%TYPE"]);
    return Object.fromEntries(
      entries.map(([key, value]) => [
        key,
        isArray && key === "%ELEMENTS" && isList(value) ? value.filter((each) => !lost(each)) : value,
      ]),
    );
  };
  const own = <T extends Item>(item: T): T => {
    const its = keptOf(item.kept, UIMA);
    const features = its?.["features"];
    if (!isObject(features)) return item;
    const left = pruned(features, item.id);
    if (Object.keys(left).length === Object.keys(features).length) return item;
    return { ...item, kept: { [UIMA]: { ...its, features: left } } };
  };
  const mentions = document.mentions.map(own);
  const claims = document.claims.map(own);
  const whole = structures.map(([id, raw]) => pruned(raw, String(id)));
  const rest = structures.length === 0 ? {} : { kept: { [UIMA]: { ...kept, structures: whole } } };
  return { document: { ...document, ...rest, mentions, claims }, losses };
}

/** Whether an array of a type holds references, and not numbers or texts. */
function isReferences(type: string): boolean {
  return type.endsWith("[]")
    ? !/^uima\.cas\.(?:String|Boolean|Byte|Short|Integer|Long|Float|Double)\[\]$/.test(type)
    : type === "uima.cas.FSArray";
}

/** Whether a structure names the document of a sofa. */
function isAbout(raw: JsonObject, sofa: number): boolean {
  return raw["%TYPE"] === META && raw["@sofa"] === sofa;
}

/** What names the document, as it is called now. */
function named(raw: JsonObject, id: string): JsonObject {
  return nameIn(raw) === id ? raw : { ...raw, documentUri: uriOf(id) };
}

function casOf(document: ExchangeDocument, unit: Unit): JsonObject {
  const { text, mentions, claims } = document;
  const kept = keptOf(document.kept, UIMA);
  const table = new OffsetTable(text, unit);
  const numbers = new Numbers(document);
  const sofa = sofaOf(kept);
  const others = structuresOf(kept);
  const members = isList(kept?.["members"]) ? [...kept["members"]] : [];
  const number = sofa["%ID"] as number;
  const structures: JsonObject[] = [
    { ...sofa, sofaString: text },
    ...others.map(([, raw]) => (isAbout(raw, number) ? named(raw, document.id) : raw)),
  ];
  const add = (type: string, features: JsonObject, id = numbers.next(), isMember = true): number => {
    structures.push({ "%ID": id, "%TYPE": type, ...features });
    if (isMember) members.push(id);
    return id;
  };
  const at = (span: Span): JsonObject => {
    const { start, end } = table.span(span);
    return { "@sofa": number, begin: start, end };
  };
  if (!others.some(([, raw]) => isAbout(raw, number))) add(META, metaOf(document.id, number, table.length));
  const byId = new Map([...mentions, ...claims].map((item) => [item.id, item]));
  const mark = (item: Item, layer: string, more: JsonObject): void => {
    const [first, ...pieces] = item.spans;
    const type = layerOf(item) ?? layer;
    const to = "roles" in item ? (item as ClaimItem).roles[1]?.target : undefined;
    const place = first ?? byId.get(to ?? "")?.spans[0];
    if (place === undefined) throw new RangeError(`${item.id} has no place`);
    add(type, { ...at(place), ...featuresFor(item, type !== layerOf(item)), ...more }, numbers.of(item));
    for (const [i, piece] of pieces.entries())
      add(type, { ...at(piece), [UID]: item.id, [LABEL]: item.label, [PART]: String(i + 2) });
  };
  for (const mention of mentions) mark(mention, MENTION, {});
  for (const claim of claims) {
    const targets = claim.roles.map(({ target }) => numbers.of({ id: target }));
    if (claim.spans.length === 0) {
      mark(claim, RELATION, { [`@${GOVERNOR}`]: targets[0] as number, [`@${DEPENDENT}`]: targets[1] as number });
      continue;
    }
    const { feature = PARTS, type: link = PARTS_LINK } = linksOf(claim);
    if (targets.length === 0 && layerOf(claim) === undefined) {
      mark(claim, CLAIM, {});
      continue;
    }
    const links = claim.roles.map(({ role }, i) =>
      add(link, { ...(role === "" ? {} : { role }), "@target": targets[i] as number }),
    );
    const array = add(`${link}[]`, { "%ELEMENTS": links }, numbers.next(), false);
    mark(claim, CLAIM, { [`@${feature}`]: array });
  }
  const view = { "%SOFA": number, "%MEMBERS": members };
  return {
    "%TYPES": typesFor(structures, kept?.["types"]),
    "%FEATURE_STRUCTURES": structures,
    "%VIEWS": { [viewOf(sofa)]: view, ...(isObject(kept?.["views"]) ? kept["views"] : {}) },
  };
}

/** The slot feature in which another tool's layer has what takes part. */
function linksOf(claim: ClaimItem): { feature?: string; type?: string } {
  const links = keptOf(claim.kept, UIMA)?.["links"];
  if (!isObject(links) || typeof links["feature"] !== "string" || typeof links["type"] !== "string") return {};
  return { feature: links["feature"], type: links["type"] };
}

/** What an item says besides its place and its parts. */
function featuresFor(item: Item, isOurs: boolean): JsonObject {
  const { conceptKey, features, labelFeature } = keptOf(item.kept, UIMA) ?? {};
  const { details, ...rest } = isObject(features) ? features : {};
  const isBare = "roles" in item && item.spans.length === 0;
  const names = isBare ? (item as ClaimItem).roles.map(({ role }) => role) : [];
  const isUsual = names[0] === GOVERNOR && names[1] === DEPENDENT;
  const more = { ...(isObject(details) ? details : {}), ...(isBare && !isUsual ? { [ROLES_KEY]: names } : {}) };
  const key = typeof conceptKey === "string" ? conceptKey : CONCEPT_KEY;
  const own = featuresOf(item.fields, key, () => true, more);
  if (isOurs) return { [UID]: item.id, [LABEL]: item.label, ...rest, ...own };
  const named = typeof labelFeature === "string" ? labelFeature : LABEL;
  const isSaid = labelFeature === undefined && item.label === shortName(layerOf(item) ?? "");
  return { ...(isSaid ? {} : { [named]: item.label }), ...rest, ...own };
}
