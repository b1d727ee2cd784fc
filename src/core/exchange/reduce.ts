import type { FieldValue } from "../annotate/sidecar/format.ts";
import {
  type ClaimItem,
  type ExchangeDocument,
  type Item,
  type ItemFields,
  type Kept,
  type Role,
  wordsOf,
} from "./document.ts";
import type { Span } from "../text/span.ts";
import type { Loss } from "./losses.ts";

/** A document as a format can hold it, and what was taken from it for that. */
export interface Reduced {
  readonly document: ExchangeDocument;
  readonly losses: readonly Loss[];
}

type WholeLoss = "blank" | "pieces" | "overlap" | "edge" | "no-place" | "claim";

/** Takes a document down to what a format can hold, step by step, and writes down each thing that goes. */
export class Reduction {
  private current: ExchangeDocument;
  private readonly losses: Loss[] = [];

  constructor(document: ExchangeDocument) {
    this.current = document;
  }

  get result(): Reduced {
    return { document: this.current, losses: this.losses };
  }

  get document(): ExchangeDocument {
    return this.current;
  }

  /** Leaves out the items that a function gives a reason for, and the links of claims to them. */
  leaveOut(why: (item: Item, isClaim: boolean) => WholeLoss | undefined): this {
    let gone = new Set<string>();
    const keep = (item: Item, isClaim: boolean): boolean => {
      const reason = why(item, isClaim);
      if (reason === undefined) return true;
      gone.add(item.id);
      const detail = item.spans.length === 0 ? item.label : wordsOf(this.current.text, item);
      this.losses.push({ document: this.current.id, reason, id: item.id, detail });
      return false;
    };
    const mentions = this.current.mentions.filter((mention) => keep(mention, false));
    const claims: (ClaimItem | undefined)[] = this.current.claims.filter((claim) => keep(claim, true));
    const naming = gone.size === 0 ? undefined : namersOf(claims as ClaimItem[]);
    // A claim that has lost a part may now be one that the format cannot hold.
    while (gone.size > 0) {
      const lost = gone;
      gone = new Set();
      const touched = [...new Set([...lost].flatMap((id) => naming?.get(id) ?? []))].sort((a, b) => a - b);
      for (const i of touched) claims[i] = claims[i] && this.unlinked(claims[i], (target) => lost.has(target));
      for (const i of touched) if (claims[i] !== undefined && !keep(claims[i], true)) claims[i] = undefined;
    }
    this.current = { ...this.current, mentions, claims: claims.filter((claim) => claim !== undefined) };
    return this;
  }

  /** Takes away the links of claims to some targets: their roles, and other claims that they name. */
  unlink(isGone: (target: string) => boolean): this {
    this.current = { ...this.current, claims: this.current.claims.map((claim) => this.unlinked(claim, isGone)) };
    return this;
  }

  private unlinked(claim: ClaimItem, isGone: (target: string) => boolean): ClaimItem {
    const lost = (target: string): boolean => {
      if (!isGone(target)) return false;
      this.losses.push({ document: this.current.id, reason: "link", id: claim.id, target, detail: target });
      return true;
    };
    const roles = claim.roles.filter(({ target }) => !lost(target));
    const links = linksWithout(claim.fields["links"], lost);
    if (roles.length === claim.roles.length && links === claim.fields["links"]) return claim;
    const { links: _, ...fields } = claim.fields;
    return { ...claim, roles, fields: links === undefined ? fields : { ...fields, links } };
  }

  /** Takes away the fields that a format has no place for. */
  dropFields(holds: (field: string, value: FieldValue) => boolean): this {
    const reduced = <T extends Item>(item: T): T => {
      const gone = Object.entries(item.fields).filter(([field, value]) => !holds(field, value));
      if (gone.length === 0) return item;
      for (const [field, value] of gone) {
        const detail = typeof value === "string" ? value : JSON.stringify(value);
        this.losses.push({ document: this.current.id, reason: "field", id: item.id, field, detail });
      }
      const names = new Set(gone.map(([field]) => field));
      return { ...item, fields: Object.fromEntries(Object.entries(item.fields).filter(([f]) => !names.has(f))) };
    };
    const { mentions, claims } = this.current;
    this.current = { ...this.current, mentions: mentions.map(reduced), claims: claims.map(reduced) };
    return this;
  }

  /** Spells names as a format can. */
  spellLabels(spell: (label: string) => string): this {
    const spelled = <T extends Item>(item: T): T => {
      const now = spell(item.label);
      if (now === item.label) return item;
      this.losses.push({ document: this.current.id, reason: "label", id: item.id, now, detail: item.label });
      return { ...item, label: now };
    };
    const { mentions, claims } = this.current;
    this.current = { ...this.current, mentions: mentions.map(spelled), claims: claims.map(spelled) };
    return this;
  }

  /**
   * Writes characters of the text otherwise. What comes in their place has to be as long, in every unit that the format
   * counts in, so that no offset moves.
   */
  replaceText(pattern: RegExp, replacement: (found: string, offset: number) => string): this {
    const text = this.current.text.replace(pattern, (found: string, ...rest: unknown[]) => {
      const start = rest.find((each) => typeof each === "number") as number;
      const now = replacement(found, start);
      if (now !== found) {
        const at = { start, end: start + found.length };
        this.losses.push({ document: this.current.id, reason: "text", at, now, detail: codePoints(found) });
      }
      return now;
    });
    this.current = { ...this.current, text };
    return this;
  }

  /** Writes one stretch of the text otherwise; see `replaceText`. */
  replaceAt(at: Span, now: string): this {
    const { text } = this.current;
    const found = text.slice(at.start, at.end);
    if (found === now) return this;
    this.losses.push({ document: this.current.id, reason: "text", at, now, detail: codePoints(found) });
    this.current = { ...this.current, text: text.slice(0, at.start) + now + text.slice(at.end) };
    return this;
  }

  /** Gives the items ids of the format's own. */
  number(idOf: (item: Item, index: number) => string): this {
    const { mentions, claims } = this.current;
    const ids = new Map([...mentions, ...claims].map((item, i) => [item.id, idOf(item, i)]));
    if ([...ids].every(([before, now]) => before === now)) return this;
    this.losses.push({ document: this.current.id, reason: "ids", detail: this.current.id });
    const renumbered = <T extends Item>(item: T): T => ({
      ...item,
      id: ids.get(item.id) as string,
      fields: withLinks(item.fields, (target) => ids.get(target) ?? target),
    });
    const role = ({ role, target }: Role): Role => ({ role, target: ids.get(target) ?? target });
    this.current = {
      ...this.current,
      mentions: mentions.map(renumbered),
      claims: claims.map((claim) => ({ ...renumbered(claim), roles: claim.roles.map(role) })),
    };
    return this;
  }

  /** Gives the document another name. */
  rename(id: string): this {
    if (id === this.current.id) return this;
    this.losses.push({ document: this.current.id, reason: "name", detail: id });
    this.current = { ...this.current, id };
    return this;
  }

  /** Leaves out what only another format understands, and the file's name where the format does not say it. */
  keepOnly(family: string, hasFileName: boolean): this {
    const own = <T extends { readonly kept?: ExchangeDocument["kept"] }>({ kept, ...rest }: T): T => {
      const value = kept?.[family];
      return (value === undefined ? rest : { ...rest, kept: { [family]: value } }) as T;
    };
    const bare = <T extends Item>({ words: _words, where: _where, ...item }: T): T => own(item as T);
    const { mentions, claims } = this.current;
    const { file, ...document } = own(this.current);
    this.current = {
      ...document,
      ...(hasFileName && file !== undefined ? { file } : {}),
      mentions: mentions.map(bare),
      claims: claims.map(bare),
    };
    return this;
  }

  /** Changes what a format's family kept, of the document (without fields) and of each item. */
  mapKept(change: (kept: Kept | undefined, fields: ItemFields | undefined) => Kept | undefined): this {
    const changed = <T extends { readonly kept?: Kept }>({ kept, ...rest }: T, fields?: ItemFields): T => {
      const next = change(kept, fields);
      return (next === undefined ? rest : { ...rest, kept: next }) as T;
    };
    const { mentions, claims } = this.current;
    this.current = {
      ...changed(this.current),
      mentions: mentions.map((mention) => changed(mention, mention.fields)),
      claims: claims.map((claim) => changed(claim, claim.fields)),
    };
    return this;
  }

  /** Puts mentions and claims into the order in which a format writes them; equal ones stay as they are. */
  sort(rankOf: (item: Item) => number): this {
    const sorted = <T extends Item>(items: readonly T[]): T[] =>
      items
        .map((item) => ({ item, rank: rankOf(item) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item);
    const { mentions, claims } = this.current;
    this.current = { ...this.current, mentions: sorted(mentions), claims: sorted(claims) };
    return this;
  }
}

/** The places of the claims that name something, by its id: in their roles and in their links to other claims. */
function namersOf(claims: readonly ClaimItem[]): ReadonlyMap<string, readonly number[]> {
  const namers = new Map<string, number[]>();
  for (const [i, { roles, fields }] of claims.entries()) {
    const add = (target: string): string => {
      const same = namers.get(target);
      if (same === undefined) namers.set(target, [i]);
      else same.push(i);
      return target;
    };
    for (const { target } of roles) add(target);
    withLinks(fields, add);
  }
  return namers;
}

/** Fields with the ids that they hold (`links`) changed. */
export function withLinks(fields: ItemFields, idOf: (target: string) => string): ItemFields {
  const { links } = fields;
  if (typeof links !== "object" || Array.isArray(links)) return fields;
  const renamed = (id: FieldValue): FieldValue => (typeof id === "string" ? idOf(id) : id);
  const kinds = Object.entries(links as Record<string, FieldValue>).map(([kind, ids]): [string, FieldValue] => [
    kind,
    Array.isArray(ids) ? (ids as readonly FieldValue[]).map(renamed) : renamed(ids),
  ]);
  return { ...fields, links: Object.fromEntries(kinds) };
}

function linksWithout(links: FieldValue | undefined, isGone: (target: string) => boolean): FieldValue | undefined {
  if (typeof links !== "object" || Array.isArray(links)) return links;
  const kinds = Object.entries(links as Record<string, FieldValue>);
  let changed = false;
  const left = kinds.map(([kind, ids]): [string, FieldValue] => {
    if (!Array.isArray(ids)) return [kind, ids];
    const kept = (ids as readonly FieldValue[]).filter((id) => typeof id !== "string" || !isGone(id));
    changed ||= kept.length < ids.length;
    return [kind, kept];
  });
  if (!changed) return links;
  const filled = left.filter(([, ids]) => !Array.isArray(ids) || ids.length > 0);
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

function codePoints(text: string): string {
  return [...text]
    .map((char) => `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`)
    .join(" ");
}
