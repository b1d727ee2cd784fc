import { jsonLine } from "./json.ts";
import type { FieldValue } from "../annotate/sidecar/format.ts";
import { OffsetTable } from "../text/offsets.ts";
import { sameSpans, type Span } from "../text/span.ts";
import {
  allFragments,
  BRAT,
  bratName,
  joinFragments,
  numberedRoles,
  onOneLine,
  plainRoles,
  type Rest,
  REST_NOTE,
  rolesOf,
} from "./bratNames.ts";
import { type ClaimItem, type ExchangeDocument, type ExportFile, type Item, isBlank, keptOf } from "./document.ts";
import { configuration, pairsOf } from "./bratConf.ts";
import { type Reduced, Reduction } from "./reduce.ts";

/**
 * What brat can hold: all but items without words of their own, unless they are relations of two or an equivalence.
 * What it has no place for goes into notes of JSON.
 */
export function reduceForBrat(document: ExchangeDocument): Reduced {
  const bare = new Set(document.claims.filter(({ spans }) => spans.length === 0).map(({ id }) => id));
  return new Reduction(document)
    .replaceText(/^\ufeff/, () => " ")
    .leaveOut((item, isClaim) => {
      if (item.spans.length > 0) return allFragments(document.text, item.spans).length === 0 ? "blank" : undefined;
      return isClaim ? undefined : "no-place";
    })
    .unlink((target) => bare.has(target))
    .leaveOut((item) => (item.spans.length > 0 || isRelation(item as ClaimItem) ? undefined : "claim"))
    .keepOnly(BRAT, false)
    .number(equivalenceIds()).result;
}

function isRelation(claim: ClaimItem): boolean {
  return claim.roles.length === 2 || isEquivalence(claim);
}

/** Any number of roles without names, of which nothing else is said: brat has a line for that which has no id. */
function isEquivalence({ spans, label, roles, fields, kept }: ClaimItem): boolean {
  const isBare = spans.length === 0 && Object.keys(fields).length === 0 && keptOf(kept, BRAT) === undefined;
  return isBare && roles.length > 1 && roles.every(({ role }) => role === "") && bratName(label) === label;
}

/** Equivalences go by their number in the file. */
function equivalenceIds(): (item: Item) => string {
  let count = 0;
  return (item) => ("roles" in item && isEquivalence(item as ClaimItem) ? `*${++count}` : item.id);
}

/**
 * Writes brat standoff: each document's text, its `.ann`, and an `annotation.conf` for all. Mentions become text-bound
 * annotations with a normalisation; claims become events whose trigger is the claim's own words and whose arguments
 * are its mentions; what has no words of its own becomes a relation.
 *
 * Offsets are code points over the `.txt` as it is, CR LF counting two. Rules that brat's readers enforce: a span that
 * crosses a line is written as fragments, in ascending order, whose texts are joined by one blank; one argument a
 * role; every event's trigger exists; notes hold no tab and no line break.
 */
export function writeBrat(documents: readonly ExchangeDocument[]): ExportFile[] {
  const files = documents.flatMap((document) => [
    { name: `${document.id}.txt`, content: document.text },
    { name: `${document.id}.ann`, content: new Standoff(document).lines.map((line) => `${line}\n`).join("") },
  ]);
  return [...files, { name: "annotation.conf", content: configuration(documents) }];
}

/** The lines of one `.ann`. */
class Standoff {
  readonly lines: string[] = [];
  private readonly text: string;
  private readonly offsets: OffsetTable;
  private readonly labels = new Map<string, string>();
  private readonly counters = new Map<string, number>();

  constructor(document: ExchangeDocument) {
    this.text = document.text;
    this.offsets = new OffsetTable(document.text, "codepoint");
    const { mentions, claims } = document;
    // Those that came from brat keep their ids; numbers are given to the others from there on.
    const taken = new Set<string>();
    for (const mention of mentions) this.keepLabel("T", mention, taken);
    for (const claim of claims) this.keepLabel(letterOf(claim), claim, taken);
    for (const mention of mentions) this.giveLabel("T", mention);
    for (const claim of claims) this.giveLabel(letterOf(claim), claim);
    for (const mention of mentions) this.mention(mention);
    for (const claim of claims) this.claim(claim);
  }

  private keepLabel(letter: string, item: Item, taken: Set<string>): void {
    const label = item.id;
    const number = Number(/^[TER]([1-9]\d{0,8})$/.exec(label)?.[1]);
    if (!label.startsWith(letter) || Number.isNaN(number) || taken.has(label)) return;
    taken.add(label);
    this.labels.set(item.id, label);
    this.counters.set(letter, Math.max(number, this.counters.get(letter) ?? 0));
  }

  private giveLabel(letter: string, item: Item): void {
    if (!this.labels.has(item.id)) this.labels.set(item.id, this.next(letter));
  }

  private next(letter: string): string {
    const number = (this.counters.get(letter) ?? 0) + 1;
    this.counters.set(letter, number);
    return `${letter}${number}`;
  }

  private labelOf(id: string): string {
    return this.labels.get(id) as string;
  }

  private mention(mention: Item): void {
    const label = this.labelOf(mention.id);
    this.textBound(label, bratName(mention.label), mention.spans);
    this.about(label, mention, {});
  }

  private claim(claim: ClaimItem): void {
    const label = this.labelOf(claim.id);
    const type = bratName(claim.label);
    const names = numberedRoles(rolesOf(claim.roles));
    const roles = claim.roles.map(({ target }, i) => `${names[i] as string}:${this.labelOf(target)}`);
    if (claim.spans.length > 0) {
      const trigger = this.next("T");
      this.textBound(trigger, type, claim.spans);
      this.lines.push(`${label}\t${[`${type}:${trigger}`, ...roles].join(" ")}`);
    } else if (isEquivalence(claim)) {
      this.lines.push(`*\t${[type, ...claim.roles.map(({ target }) => this.labelOf(target))].join(" ")}`);
      return;
    } else this.lines.push(`${label}\t${[type, ...roles].join(" ")}\t`);
    const given = rolesOf(claim.roles);
    const isPlain = plainRoles(names).every((name, i) => name === given[i]);
    this.about(label, claim, isPlain ? {} : { roles: given });
  }

  private textBound(label: string, type: string, spans: readonly Span[]): void {
    const fragments = allFragments(this.text, spans);
    const places = fragments.map((each) => this.offsets.span(each)).map(({ start, end }) => `${start} ${end}`);
    const words = fragments.map(({ start, end }) => this.text.slice(start, end)).join(" ");
    this.lines.push(`${label}\t${type} ${places.join(";")}\t${words}`);
  }

  /** The lines about an item: what brat has a kind of line for, then the rest as JSON. */
  private about(label: string, item: Item, more: Rest): void {
    const rest = new Map<string, FieldValue>(Object.entries(item.fields));
    const { concept, polarity, certainty, status, note } = item.fields;
    const kept = keptOf(item.kept, BRAT) ?? {};
    const fragments = allFragments(this.text, item.spans);
    const words = fragments.map(({ start, end }) => this.text.slice(start, end)).join(" ");
    if (typeof concept === "string" && /^[^:\s]+:\S+$/.test(concept)) {
      const name = typeof kept["reference"] === "string" ? kept["reference"] : words.replaceAll("\t", " ");
      this.lines.push(`${this.next("N")}\tReference ${label} ${concept}\t${name}`);
      rest.delete("concept");
    }
    for (const [reference, name] of pairsOf(kept["references"])) {
      this.lines.push(`${this.next("N")}\tReference ${label} ${reference}\t${name}`);
    }
    if (polarity === "negated") {
      this.attribute("Negation", label);
      rest.delete("polarity");
    }
    for (const [name, value] of [
      ["Certainty", certainty],
      ["Status", status],
    ] as const) {
      if (typeof value !== "string" || !/^[\w-]+$/.test(value)) continue;
      this.attribute(name, label, value);
      rest.delete(name.toLowerCase());
    }
    for (const [name, value] of pairsOf(kept["attributes"])) this.attribute(name, label, value);
    if (typeof note === "string" && !isBlank(note)) {
      this.lines.push(`${this.next("#")}\tAnnotatorNotes ${label}\t${onOneLine(note)}`);
      if (onOneLine(note) === note) rest.delete("note");
    }
    for (const [type, text] of pairsOf(kept["notes"])) this.lines.push(`${this.next("#")}\t${type} ${label}\t${text}`);
    const asJson: Rest = {
      ...(item.id === label ? {} : { id: item.id }),
      ...(bratName(item.label) === item.label ? {} : { label: item.label }),
      ...(sameSpans(joinFragments(this.text, fragments), item.spans) ? {} : { spans: this.pairs(item.spans) }),
      ...more,
      ...(rest.size === 0 ? {} : { fields: Object.fromEntries(rest) }),
    };
    if (Object.keys(asJson).length > 0)
      this.lines.push(`${this.next("#")}\t${REST_NOTE} ${label}\t${jsonLine(asJson)}`);
  }

  private attribute(name: string, label: string, value = ""): void {
    this.lines.push(`${this.next("A")}\t${name} ${label}${value === "" ? "" : ` ${value}`}`);
  }

  private pairs(spans: readonly Span[]): [number, number][] {
    return spans.map((each) => this.offsets.span(each)).map(({ start, end }) => [start, end]);
  }
}

function letterOf(claim: ClaimItem): string {
  if (claim.spans.length > 0) return "E";
  return isEquivalence(claim) ? "*" : "R";
}
