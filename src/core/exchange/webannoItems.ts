import { type ClaimItem, type Item, keeping, type Note, type Role } from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import { CLAIM, DEPENDENT, fieldsOf, GOVERNOR, LABEL, labelFeature, PART, shortName, UID } from "./uimaLayers.ts";
import { isObject } from "./json.ts";
import { isOwnLayer } from "./uimaNames.ts";
import type { FileLayer } from "./webannoHeader.ts";
import { toSay } from "../words.ts";

/** The family under which WebAnno TSV keeps what only it understands. */
export const WEBANNO = "webanno";

/** An annotation as the rows give it; spans are in the file's unit. */
export interface Read {
  readonly layer: FileLayer;
  /** The row that it begins in. */
  readonly unit: string;
  readonly start: number;
  end: number;
  readonly where: number;
  readonly number: number | undefined;
  readonly words: string[];
  readonly values: Record<string, string>;
  readonly links: { role: string; unit: string; number: number | undefined }[];
  /** Of a relation: the row that it comes from, and the numbers of its ends. */
  source: { readonly unit: string; readonly from: number | undefined; readonly to: number | undefined } | undefined;
}

interface Named {
  readonly read: Read;
  readonly pieces: Read[];
}

/** The mentions and claims of a file. Those with numbers come in their order. */
export function documentItems(all: readonly Read[], notes: Note[]): { mentions: Item[]; claims: ClaimItem[] } {
  const spanned = all.filter(({ layer, start, end, where }) => {
    if (layer.isRelation || start !== end) return !layer.isRelation;
    notes.push({ message: toSay("An annotation of {0} holds no words and is not read.", layer.type), where });
    return false;
  });
  const isNumbered = spanned.every(({ number }) => number !== undefined);
  const ordered = isNumbered ? [...spanned].sort((a, b) => (a.number ?? 0) - (b.number ?? 0)) : spanned;
  const wholes = new Map<string, Named>();
  const named: Named[] = [];
  for (const read of ordered) {
    const uid = isOwnLayer(read.layer.type) ? read.values[UID] : undefined;
    const whole =
      uid === undefined || read.values[PART] === undefined ? undefined : wholes.get(`${read.layer.type} ${uid}`);
    if (whole !== undefined) whole.pieces.push(read);
    else {
      const each = { read, pieces: [] };
      named.push(each);
      if (uid !== undefined) wholes.set(`${read.layer.type} ${uid}`, each);
    }
  }
  const isClaim = ({ read: { layer } }: Named): boolean => layer.type === CLAIM || layer.slot !== undefined;
  const mentions = named.filter((each) => !isClaim(each));
  const claims = named.filter(isClaim);
  const relations = all.filter(({ layer }) => layer.isRelation).map((read): Named => ({ read, pieces: [] }));
  return new Items([...mentions, ...claims, ...relations]).read(mentions.length);
}

class Items {
  private readonly all: readonly Named[];
  private readonly ids = new Map<Read, string>();
  private readonly byNumber = new Map<number, Read>();
  private readonly byUnit = new Map<string, Read>();

  constructor(all: readonly Named[]) {
    this.all = all;
    const taken = new Set<string>();
    for (const [i, { read }] of all.entries()) {
      const uid = isOwnLayer(read.layer.type) ? (read.values[UID] ?? detail(read, UID)) : undefined;
      const id = uid ?? `w${i + 1}`;
      if (taken.has(id)) throw new Unreadable(toSay("The id {0} is used twice.", JSON.stringify(id)), read.where);
      taken.add(id);
      this.ids.set(read, id);
      if (read.number !== undefined) this.byNumber.set(read.number, read);
      if (read.layer.isRelation) continue;
      for (const type of [read.layer.type, ""]) {
        const key = `${read.unit} ${type}`;
        if (!this.byUnit.has(key)) this.byUnit.set(key, read);
      }
    }
  }

  read(mentions: number): { mentions: Item[]; claims: ClaimItem[] } {
    return {
      mentions: this.all.slice(0, mentions).map((each) => this.item(each).item),
      claims: this.all.slice(mentions).map((each): ClaimItem => {
        const { item, roleNames } = this.item(each);
        const roles = each.read.layer.isRelation ? this.ends(each.read) : this.links(each.read);
        return { ...item, roles: roles.map(({ role, target }, i) => ({ role: roleNames?.[i] ?? role, target })) };
      }),
    };
  }

  private item({ read, pieces }: Named): { item: Item; roleNames: readonly string[] | undefined } {
    const { layer, values, where } = read;
    const isOurs = isOwnLayer(layer.type);
    const named = isOurs ? LABEL : labelFeature(values);
    const said = isOurs ? [LABEL, UID, PART] : [named];
    const { fields, conceptKey, rest, roles } = fieldsOf(
      Object.fromEntries(Object.entries(values).filter(([key]) => !said.includes(key))),
    );
    const { details, ...texts } = rest;
    const { [LABEL]: spelled, ...more } = isObject(details) ? details : {};
    const label = typeof spelled === "string" ? spelled : named === undefined ? undefined : values[named];
    const left = {
      ...texts,
      ...(isObject(details)
        ? Object.keys(more).length === 0
          ? {}
          : { details: more }
        : details === undefined
          ? {}
          : { details }),
    };
    const all = [read, ...pieces];
    const item = {
      id: this.ids.get(read) as string,
      spans: layer.isRelation
        ? []
        : all.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || a.end - b.end),
      label: label ?? (isOurs ? "" : shortName(layer.type)),
      fields,
      where,
      ...(layer.isRelation ? {} : { words: all.flatMap(({ words }) => words).join(" ") }),
      ...keeping(WEBANNO, {
        layer: isOurs ? undefined : layer.type,
        labelFeature: isOurs ? undefined : named,
        conceptKey,
        features: Object.keys(left).length === 0 ? undefined : left,
        slot: isOurs ? undefined : layer.slot,
        base: isOurs ? undefined : layer.base,
      }),
    };
    return { item, roleNames: roles };
  }

  private links(read: Read): Role[] {
    const { target: type = "" } = read.layer.slot ?? {};
    return read.links.map(({ role, unit, number }) => ({ role, target: this.target(read, unit, number, type) }));
  }

  private ends(read: Read): Role[] {
    const { unit = "", from, to } = read.source ?? {};
    const base = read.layer.base ?? "";
    return [
      { role: GOVERNOR, target: this.target(read, unit, from, base) },
      { role: DEPENDENT, target: this.target(read, read.unit, to, base) },
    ];
  }

  private target({ where }: Read, unit: string, number: number | undefined, type: string): string {
    const found =
      number === undefined
        ? (this.byUnit.get(`${unit} ${type}`) ??
          (type === "uima.tcas.Annotation" ? this.byUnit.get(`${unit} `) : undefined))
        : this.byNumber.get(number);
    const id = found === undefined ? undefined : this.ids.get(found);
    if (id !== undefined) return id;
    throw new Unreadable(
      toSay("There is no annotation {0}{1}, which is spoken of here.", unit, number === undefined ? "" : `[${number}]`),
      where,
    );
  }
}

/** A text that stands in an annotation's details, as no column could hold it. */
function detail({ values }: Read, key: string): string | undefined {
  const { rest } = fieldsOf(values);
  const { details } = rest;
  const value = isObject(details) ? details[key] : undefined;
  return typeof value === "string" ? value : undefined;
}
