import { OffsetTable, type Unit } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import {
  BIOC,
  type BiocAnnotation,
  type BiocCollection,
  type BiocDocument,
  type BiocRelation,
  type BiocText,
  type Infons,
  TRIGGER,
  wordsId,
} from "./bioc.ts";
import { type ClaimItem, type ExchangeDocument, type Item, type Kept, keptOf } from "./document.ts";
import { CONCEPT_KEY, fieldsAsPairs, fieldsFromPairs, ROLES } from "./infons.ts";
import { isList, isObject, type Json, jsonLine } from "./json.ts";
import { type Reduced, Reduction } from "./reduce.ts";

/** What the XML and the JSON differ in. */
export interface Dialect {
  /** Text as it can hold it, of the same length. */
  readonly spell: (text: string) => string;
  /** Pairs as it can hold them. */
  readonly pairs: (infons: Infons) => Infons;
}

/**
 * BioC holds everything, in its own order: what stands in one passage comes with that passage, the rest after all
 * passages.
 */
export function reduceForBioc(
  document: ExchangeDocument,
  { spell, pairs }: Dialect,
  notText: RegExp | undefined,
): Reduced {
  const reduction = new Reduction(document).keepOnly(BIOC, false);
  if (notText !== undefined) reduction.replaceText(notText, () => " ");
  reduction.spellLabels(spell).rename(spell(document.id));
  reduction.mapKept((kept, fields) => tidy(kept, fields, pairs, spell));
  const { leaves } = layoutOf(reduction.document);
  return reduction.sort((item) => ("roles" in item ? 0 : leafOf(leaves, item.spans))).result;
}

/** What BioC kept, as the dialect can hold it, and without what would now be read as a field of ours. */
function tidy(
  kept: Kept | undefined,
  fields: Item["fields"] | undefined,
  pairs: Dialect["pairs"],
  spell: Dialect["spell"],
): Kept | undefined {
  const own = keptOf(kept, BIOC);
  if (own === undefined) return undefined;
  const { infons, conceptKey, ...others } = own;
  const key = typeof conceptKey === "string" && fields?.["concept"] !== undefined ? { conceptKey } : {};
  let left = pairs(infonsOf(infons));
  if (fields !== undefined) {
    const written = fieldsAsPairs(
      fields,
      typeof conceptKey === "string" ? conceptKey : CONCEPT_KEY,
      (text) => spell(text) === text,
    );
    left = fieldsFromPairs([...written, ...left]).rest;
  }
  const next = { ...others, ...key, ...(left.length === 0 ? {} : { infons: left as Json }) };
  return Object.keys(next).length === 0 ? undefined : { [BIOC]: next };
}

/** Some documents as BioC, offsets in a unit. Each of one passage at 0, unless it came with others and has not changed. */
export function toBioc(documents: readonly ExchangeDocument[], unit: Unit, { spell }: Dialect): BiocCollection {
  const head = keptOf(keptOf(documents[0]?.kept, BIOC), "collection") ?? {};
  const text = (value: Json | undefined, otherwise: string): string => (typeof value === "string" ? value : otherwise);
  return {
    source: text(head["source"], "BioGloss"),
    date: text(head["date"], ""),
    key: text(head["key"], ""),
    infons: infonsOf(head["infons"]),
    documents: documents.map((document) => documentAsBioc(document, unit, spell)),
  };
}

/** A stretch of the text (UTF-16) that one element holds. */
interface Leaf extends Span {
  readonly infons: Infons;
}

interface Layout {
  readonly passages: readonly {
    readonly leaves: readonly Leaf[];
    readonly infons: Infons;
    readonly offset?: number;
    readonly isSplit: boolean;
  }[];
  readonly leaves: readonly Leaf[];
}

function layoutOf({ text, kept }: ExchangeDocument): Layout {
  const stated = keptOf(kept, BIOC)?.["passages"];
  const passages = isList(stated) ? stated.map(passageOf) : [];
  const leaves = passages.flatMap((each) => each?.leaves ?? []);
  if (passages.length > 0 && !passages.includes(undefined) && covers(text, leaves)) {
    return { passages: passages as Layout["passages"], leaves };
  }
  const whole = { start: 0, end: text.length, infons: [] };
  return { passages: [{ leaves: [whole], infons: [], isSplit: false }], leaves: [whole] };
}

function passageOf(value: Json): Layout["passages"][number] | undefined {
  if (!isObject(value)) return undefined;
  const { sentences, offset } = value;
  const leaves = isList(sentences) ? sentences.map(leafFrom) : [leafFrom(value)];
  if (leaves.includes(undefined)) return undefined;
  const isSplit = isList(sentences);
  return {
    leaves: isSplit ? (leaves as Leaf[]) : [{ ...(leaves[0] as Leaf), infons: [] }],
    infons: infonsOf(value["infons"]),
    ...(typeof offset === "number" ? { offset } : {}),
    isSplit,
  };
}

function leafFrom(value: Json): Leaf | undefined {
  const { at, infons } = isObject(value) ? value : {};
  const [start, end] = isList(at) ? at : [];
  return typeof start === "number" && typeof end === "number" ? { start, end, infons: infonsOf(infons) } : undefined;
}

/** Whether elements hold all of a text but what a reader puts between them. */
function covers(text: string, leaves: readonly Leaf[]): boolean {
  let at = 0;
  for (const { start, end } of leaves) {
    if (start < at || end < start || end > text.length || !/^(?:\n *)?$/.test(text.slice(at, start))) return false;
    at = end;
  }
  return leaves[0]?.start === 0 && at === text.length;
}

/** Index of the element that holds an annotation whole; their number for one that none does. */
function leafOf(leaves: readonly Leaf[], spans: readonly Span[]): number {
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return leaves.length;
  let low = 0;
  let high = leaves.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((leaves[middle] as Leaf).end > first.start) high = middle;
    else low = middle + 1;
  }
  const leaf = leaves[low];
  return leaf !== undefined && leaf.start <= first.start && last.end <= leaf.end ? low : leaves.length;
}

function documentAsBioc(document: ExchangeDocument, unit: Unit, spell: (text: string) => string): BiocDocument {
  const { text, mentions, claims } = document;
  const kept = keptOf(document.kept, BIOC) ?? {};
  const base = typeof kept["base"] === "number" ? kept["base"] : 0;
  const table = new OffsetTable(text, unit);
  const { passages, leaves } = layoutOf(document);
  const inLeaf: BiocAnnotation[][] = Array.from({ length: leaves.length + 1 }, () => []);
  const add = (item: Item, id: string, infons: Infons): void => {
    const spans = item.spans.map((span) => table.span(span));
    const locations = spans.map(({ start, end }) => ({ offset: base + start, length: end - start }));
    // The words of several pieces are the whole stretch, as the validator of the `bioc` library wants them.
    const words =
      item.spans.length === 0 ? "" : text.slice((item.spans[0] as Span).start, (item.spans.at(-1) as Span).end);
    const annotation = { id, infons, locations, text: words, where: 0 };
    (inLeaf[leafOf(leaves, item.spans)] as BiocAnnotation[]).push(annotation);
  };
  for (const mention of mentions) add(mention, mention.id, infonsFor(mention, spell));
  for (const claim of claims) if (claim.spans.length > 0) add(claim, wordsId(claim.id), typeInfon(claim.label));
  let nth = 0;
  const element = (leaf: Leaf): BiocText => ({
    offset: base + (table.fromUtf16(leaf.start) as number),
    infons: leaf.infons,
    text: text.slice(leaf.start, leaf.end),
    sentences: [],
    annotations: inLeaf[nth++] as BiocAnnotation[],
    relations: [],
    where: 0,
  });
  return {
    id: document.id,
    infons: infonsOf(kept["infons"]),
    passages: passages.map(({ leaves: own, infons, offset, isSplit }) => {
      const elements = own.map(element);
      const start = offset ?? elements[0]?.offset ?? base;
      const [only] = elements;
      if (!isSplit && only !== undefined) return { ...only, infons, offset: start };
      return { offset: start, infons, sentences: elements, annotations: [], relations: [], where: 0 };
    }),
    annotations: inLeaf[leaves.length] as BiocAnnotation[],
    relations: claims.map((claim) => relationFor(claim, spell)),
  };
}

function typeInfon(label: string): Infons {
  return label === "" ? [] : [["type", label]];
}

function infonsFor(item: Item, spell: (text: string) => string): Infons {
  const kept = keptOf(item.kept, BIOC);
  const key = kept?.["conceptKey"];
  const pairs = fieldsAsPairs(item.fields, typeof key === "string" ? key : CONCEPT_KEY, (text) => spell(text) === text);
  return [...typeInfon(item.label), ...pairs, ...infonsOf(kept?.["infons"])];
}

function relationFor(claim: ClaimItem, spell: (text: string) => string): BiocRelation {
  const words = claim.spans.length === 0 ? [] : [{ refid: wordsId(claim.id), role: TRIGGER }];
  const nodes = claim.roles.map(({ role, target }) => ({ refid: target, role: spell(role) }));
  const names = claim.roles.map(({ role }) => role);
  const exact: Infons = nodes.every(({ role }, i) => role === names[i]) ? [] : [[ROLES, jsonLine(names)]];
  const dangling = keptOf(claim.kept, BIOC)?.["nodes"];
  const others = (isList(dangling) ? dangling : []).flatMap((node) => {
    const [refid, role] = isList(node) ? node : [];
    return typeof refid === "string" && typeof role === "string" ? [{ refid, role }] : [];
  });
  return {
    id: claim.id,
    infons: [...infonsFor(claim, spell), ...exact],
    nodes: [...words, ...nodes, ...others],
    where: 0,
  };
}

function infonsOf(value: Json | undefined): Infons {
  return (isList(value) ? value : []).flatMap((pair) => {
    const [key, each] = isList(pair) ? pair : [];
    return typeof key === "string" && each !== undefined ? [[key, each] as const] : [];
  });
}
