import { type ClaimItem, type ExchangeDocument, type Item, keeping, type Kept, keptOf, type Role } from "./document.ts";
import type { Where } from "./unreadable.ts";
import { Unreadable } from "./unreadable.ts";
import { CONCEPT_KEY, fieldsAsPairs, fieldsFromPairs, objectAsPairs, parsed, ROLES } from "./infons.ts";
import { isList, isObject, type Json, jsonLine, type JsonObject } from "./json.ts";
import type { ItemFields } from "./document.ts";
import { Reduction } from "./reduce.ts";
import { type Sentence, toSay } from "../words.ts";

/**
 * What most annotation tools hold: labelled spans in one piece, and arrows with a label from one to another. A claim with
 * words is a span with an arrow to each of its parts; one without is an arrow between its two parts.
 */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** The exact name of the role, of an arrow from a claim's own words to one of its parts. */
  readonly role?: string;
  /** The claim that is this arrow itself. */
  readonly claim?: ClaimItem;
}

/** What is written for a name that is empty, which the tools refuse. */
const NAMELESS = "Unknown";

/** What spans and arrows cannot hold, for people. */
export const NOT_IN_GRAPH: readonly Sentence[] = [
  toSay("words that do not stand together"),
  toSay("mentions without words"),
  toSay("claims without words and with more or fewer than two parts"),
];

/** Takes out of a document what spans and arrows cannot hold. */
export function reduceToGraph(document: ExchangeDocument, family: string): Reduction {
  const isArrow = new Set(document.claims.filter(({ spans }) => spans.length === 0).map(({ id }) => id));
  return new Reduction(document)
    .keepOnly(family, false)
    .unlink((target) => isArrow.has(target))
    .leaveOut((item, isClaim) => {
      if (item.spans.length > 0) return item.spans.length === 1 ? undefined : "pieces";
      if (!isClaim) return "no-place";
      return (item as ClaimItem).roles.length === 2 ? undefined : "claim";
    })
    .spellLabels((label) => label || NAMELESS)
    .sort((item) => ("roles" in item && item.spans.length === 0 ? 1 : 0));
}

/** The arrows of a document that `reduceToGraph` has been through. */
export function arrowsOf({ claims }: ExchangeDocument): Arrow[] {
  return claims.flatMap((claim): Arrow[] => {
    const { id, roles, label } = claim;
    if (claim.spans.length > 0)
      return roles.map(({ role, target }) => ({ from: id, to: target, label: role || NAMELESS, role }));
    const [from, to] = roles as [Role, Role];
    return [{ from: from.target, to: to.target, label, claim }];
  });
}

/** Keys and values that say what a span or an arrow has no place of its own for. */
export function extrasOf(item: Item, family: string, endNames?: readonly [string, string]): JsonObject {
  const kept = keptOf(item.kept, family);
  const key = kept?.["conceptKey"];
  const names = endNames === undefined ? [] : (item as ClaimItem).roles.map(({ role }) => role);
  return {
    ...(isObject(kept?.["rest"]) ? kept["rest"] : {}),
    ...Object.fromEntries(fieldsAsPairs(item.fields, typeof key === "string" ? key : CONCEPT_KEY, () => true)),
    ...(names.some((name, i) => name !== endNames?.[i]) ? { [ROLES]: jsonLine(names) } : {}),
  };
}

/** The inverse of `extrasOf`, but for the names of roles. */
export function readExtras(
  extras: JsonObject,
  family: string,
  kept: Readonly<Record<string, Json | undefined>> = {},
): { readonly fields: ItemFields; readonly kept?: Kept } {
  const { fields, conceptKey, rest } = fieldsFromPairs(objectAsPairs(extras));
  const others = rest.length === 0 ? undefined : Object.fromEntries(rest);
  return { fields, ...keeping(family, { ...kept, conceptKey, rest: others }) };
}

/** A span as it was read; `isClaim` where its file says that it is a claim's words. */
export interface ReadSpan {
  readonly item: Item;
  readonly isClaim: boolean;
}

/** An arrow as it was read, between ids of spans; see `Arrow`. */
export interface ReadArrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly role?: string;
  /** What it goes by, where its file says so. */
  readonly id?: string;
  readonly extras: JsonObject;
  /** What else its family keeps of it. */
  readonly kept?: Readonly<Record<string, Json | undefined>>;
  readonly where: Where;
}

/**
 * The mentions and claims that spans and arrows stand for. Throws `Unreadable` for an arrow to nothing and for an id that
 * is used twice.
 *
 * @param endNames the roles of what an arrow leads from and to, where the file names none
 */
export function itemsOfGraph(
  spans: readonly ReadSpan[],
  arrows: readonly ReadArrow[],
  family: string,
  endNames: readonly [string, string],
): { mentions: Item[]; claims: ClaimItem[] } {
  const ids = new Set<string>();
  const take = (id: string, where: Where): void => {
    if (ids.has(id)) throw new Unreadable(toSay("The id {0} is used twice.", JSON.stringify(id)), where);
    ids.add(id);
  };
  for (const { item } of spans) take(item.id, item.where ?? 0);
  const targets = new Set(ids);
  const withWords = new Map<string, ClaimItem & { roles: Role[] }>();
  for (const { item, isClaim } of spans) if (isClaim) withWords.set(item.id, { ...item, roles: [] });
  const relations: ClaimItem[] = [];
  for (const { id, where } of arrows) if (id !== undefined) take(id, where);
  let count = 0;
  const free = (): string => {
    let id = `R${++count}`;
    while (ids.has(id)) id = `R${++count}`;
    return id;
  };
  for (const { from, to, label, role, id = free(), extras, kept, where } of arrows) {
    const missing = [from, to].find((end) => !targets.has(end));
    if (missing !== undefined)
      throw new Unreadable(
        toSay("A relation speaks of {0}, which is not in the file.", JSON.stringify(missing)),
        where,
      );
    const claim = role === undefined ? undefined : withWords.get(from);
    if (claim !== undefined && role !== undefined) {
      claim.roles.push({ role, target: to });
      continue;
    }
    const { [ROLES]: names, ...others } = extras;
    const exact = parsed(names ?? null);
    const named = (i: 0 | 1): string => {
      const name: Json | undefined = isList(exact) ? exact[i] : undefined;
      return typeof name === "string" ? name : endNames[i];
    };
    const roles = [
      { role: named(0), target: from },
      { role: named(1), target: to },
    ];
    relations.push({ id, spans: [], label, roles, where, ...readExtras(others, family, kept) });
  }
  return {
    mentions: spans.filter(({ isClaim }) => !isClaim).map(({ item }) => item),
    claims: [...withWords.values(), ...relations],
  };
}
