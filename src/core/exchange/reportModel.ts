import { isMapValue } from "../annotate/sidecar/change.ts";
import type { FieldValue } from "../annotate/sidecar/format.ts";
import { KINDS, type Kind } from "../lexicon/concept.ts";
import { compareSpans, type Span } from "../text/span.ts";
import { type ClaimItem, type ExchangeDocument, type Item, itemsOf, wordsOf } from "./document.ts";
import { kindOf } from "./labels.ts";
import { isLeftOut, type Loss } from "./losses.ts";
import { SUGGESTED } from "./suggested.ts";

/** What a report shows of one document, in no language of markup. All of it is plain text. */
export interface Report {
  readonly title: string;
  readonly text: string;
  readonly concepts: readonly ConceptCard[];
  readonly claims: readonly ClaimRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly marks: readonly Mark[];
  /** What is annotated and not in the report, with why, in words. */
  readonly leftOut: readonly { readonly words: string; readonly why: string }[];
}

/** All mentions of one thing. */
export interface ConceptCard {
  /** From 1, in the order in which the text first names them. */
  readonly number: number;
  /** The kind, or `undefined` for something that BioGloss has none for. */
  readonly kind: Kind | undefined;
  readonly kindName: string;
  /** The words that are used most, the first of them where several are. */
  readonly name: string;
  readonly identifier: string | undefined;
  /** All words for it, with how often each is used. */
  readonly forms: readonly { readonly words: string; readonly count: number }[];
  /** What is said of single mentions: negated, uncertain, notes, in the order of the text. */
  readonly remarks: readonly string[];
  readonly mentions: number;
}

/** A claim in the table of claims, by its number from 1. */
export interface ClaimRow {
  readonly number: number;
  readonly type: string;
  readonly words: string;
  /** What it is about, by role; the number of a card, or of another claim. */
  readonly about: readonly {
    readonly role: string;
    readonly words: string;
    readonly card?: number;
    readonly claim?: number;
  }[];
  /** What is said, how surely, and how it is judged: name and value. */
  readonly facts: readonly Fact[];
  readonly decided: readonly Fact[];
}

/** Something that is said, by its name. */
export type Fact = readonly [name: string, value: string];

/** One line of evidence; only the claim's number for a claim without any. */
export interface EvidenceRow {
  readonly claim: number;
  readonly source: string;
  readonly quote: string;
  readonly bearing: string;
  readonly more: readonly Fact[];
}

/** One piece of an annotation in the text. */
export interface Mark {
  readonly span: Span;
  readonly kind: Kind | undefined;
  readonly isClaim: boolean;
  /** Number of the concept's card or of the claim. */
  readonly number: number;
  /** In words: what it is. */
  readonly label: string;
  /** Which of so many pieces it is, from 1. */
  readonly piece: number;
  readonly pieces: number;
}

/** The report of a document, with what was left out of it. */
export function reportOf(document: ExchangeDocument, losses: readonly Loss[]): Report {
  const cards = cardsOf(document);
  const claims = [...document.claims].sort((a, b) => compareSpans(wholeOf(a), wholeOf(b)));
  const numbers = new Map(claims.map(({ id }, i) => [id, i + 1]));
  const source = {
    text: document.text,
    byId: new Map(itemsOf(document).map((item) => [item.id, item])),
    numbers,
    cards: cards.of,
  };
  return {
    title: document.file ?? document.id,
    text: document.text,
    concepts: cards.list,
    claims: claims.map((claim) => claimRow(claim, source)),
    evidence: claims.flatMap((claim) => evidenceRows(claim, numbers.get(claim.id) as number)),
    marks: [
      ...claims.flatMap((claim) => marksOf(claim, { number: numbers.get(claim.id) as number, isClaim: true })),
      ...document.mentions.flatMap((mention) =>
        marksOf(mention, { number: cards.of.get(mention.id) as number, isClaim: false }),
      ),
    ],
    leftOut: losses.filter(isLeftOut).map((loss) => ({ words: loss.detail, why: WHY[loss.reason] ?? loss.reason })),
  };
}

/** Why something is not in a report. */
const WHY: Readonly<Partial<Record<Loss["reason"], string>>> = {
  changed: "its words have changed since it was decided",
  lost: "its words are no longer in the text",
  retired: "retired",
  rejected: "rejected",
  blank: "nothing but white space",
};

function wholeOf({ spans }: Item): Span {
  return { start: spans[0]?.start ?? Infinity, end: spans.at(-1)?.end ?? Infinity };
}

/** A kind in a sentence. */
function spoken(kind: Kind): string {
  return kind.replaceAll("-", " ");
}

/** What something is called: its kind's name, or its own label. */
function kindName(label: string): string {
  const kind = kindOf(label);
  return kind === undefined ? label || "annotation" : spoken(kind);
}

/** The cards, and which card each mention belongs to. */
function cardsOf({ mentions, text }: ExchangeDocument): { list: ConceptCard[]; of: ReadonlyMap<string, number> } {
  const groups = new Map<string, Item[]>();
  for (const mention of [...mentions].sort((a, b) => compareSpans(wholeOf(a), wholeOf(b)))) {
    const { concept } = mention.fields;
    const named = typeof concept === "string" ? `id ${concept}` : `words ${wordsOf(text, mention).toLowerCase()}`;
    const key = `${kindOf(mention.label) ?? mention.label} ${named}`;
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [mention]);
    else same.push(mention);
  }
  const all = [...groups.values()];
  const of = new Map(all.flatMap((group, i) => group.map(({ id }) => [id, i + 1] as const)));
  return { list: all.map((group, i) => cardOf(group, text, i + 1)), of };
}

function cardOf(group: readonly Item[], text: string, number: number): ConceptCard {
  const [first] = group as readonly [Item];
  const counts = new Map<string, number>();
  for (const mention of group) {
    const words = wordsOf(text, mention);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const forms = [...counts].map(([words, count]) => ({ words, count })).sort((a, b) => b.count - a.count);
  const { concept } = first.fields;
  return {
    number,
    kind: kindOf(first.label),
    kindName: kindName(first.label),
    name: forms[0]?.words ?? "",
    identifier: typeof concept === "string" ? concept : undefined,
    forms,
    remarks: group.flatMap((mention) => remarksOf(mention, wordsOf(text, mention))),
    mentions: group.length,
  };
}

const SAID_OF_CARD = new Set(["concept", "by", "on"]);

function remarksOf({ fields }: Item, words: string): string[] {
  return Object.entries(fields)
    .filter(([field]) => !SAID_OF_CARD.has(field))
    .map(
      ([field, value]) => `${words}: ${field === "note" || field === "polarity" ? "" : `${field} `}${textOf(value)}`,
    );
}

/** What the rows of a document's claims are made with. */
interface Source {
  readonly text: string;
  readonly byId: ReadonlyMap<string, Item>;
  /** Numbers of the claims, and of the cards of mentions, by their ids. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly cards: ReadonlyMap<string, number>;
}

function claimRow(claim: ClaimItem, { text, byId, numbers, cards }: Source): ClaimRow {
  const { evidence: _evidence, by, on, status, note, polarity, certainty, links, ...said } = claim.fields;
  const about = claim.roles.flatMap(({ role, target }) => {
    const part = byId.get(target);
    if (part === undefined) return [];
    const [card, other] = [cards.get(target), numbers.get(target)];
    return [
      {
        role: role || "about",
        words: wordsOf(text, part) || part.label,
        ...(card === undefined ? {} : { card }),
        ...(other === undefined ? {} : { claim: other }),
      },
    ];
  });
  const facts = Object.entries({ polarity: polarity ?? "affirmed", certainty: certainty ?? "asserted", ...said });
  const decided = Object.entries({ status: status ?? "accepted", by, on, note });
  return {
    number: numbers.get(claim.id) as number,
    type: claim.label || "claim",
    words: wordsOf(text, claim),
    about,
    facts: [...facts.flatMap(([name, value]) => factsOf(name, value)), ...linksOf(links, numbers)],
    decided: decided.flatMap(([name, value]) => (value === undefined ? [] : [[name, textOf(value)] as const])),
  };
}

/** The claims that a claim bears on, by their numbers here. */
function linksOf(links: FieldValue | undefined, numbers: ReadonlyMap<string, number>): Fact[] {
  return Object.entries(isMapValue(links) ? links : {}).map(([kind, ids]): Fact => {
    const all = typeof ids === "string" ? [ids] : Array.isArray(ids) ? (ids as readonly FieldValue[]) : [];
    const named = all.map((id) =>
      typeof id === "string" && numbers.has(id) ? `claim ${numbers.get(id) ?? ""}` : textOf(id),
    );
    return [kind, named.join(", ")];
  });
}

/** A map's values each under its own name. */
function factsOf(name: string, value: FieldValue): Fact[] {
  if (!isMapValue(value)) return [[name, textOf(value)]];
  return Object.entries(value).map(([key, each]) => [name === "qualifiers" ? key : `${name}: ${key}`, textOf(each)]);
}

function evidenceRows({ fields }: ClaimItem, claim: number): EvidenceRow[] {
  const { evidence } = fields;
  const lines = isMapValue(evidence) ? Object.values(evidence) : evidence === undefined ? [] : [evidence];
  if (lines.length === 0) return [{ claim, source: "", quote: "", bearing: "", more: [] }];
  return lines.map((line) => {
    const { ref, file, locator, quote, direction, verdict, ...more } = isMapValue(line) ? line : { note: line };
    return {
      claim,
      source: [ref, file, locator].flatMap((each) => (each === undefined ? [] : textOf(each))).join(", "),
      quote: quote === undefined ? "" : textOf(quote),
      bearing: [direction, verdict].flatMap((each) => (each === undefined ? [] : textOf(each))).join(", "),
      more: Object.entries(more).map(([name, value]) => [name, textOf(value)] as const),
    };
  });
}

function marksOf(item: Item, which: { readonly number: number; readonly isClaim: boolean }): Mark[] {
  const kind = which.isClaim ? undefined : kindOf(item.label);
  const { polarity, status } = item.fields;
  const said = `${status === SUGGESTED ? "suggested " : ""}${polarity === "negated" ? "negated " : ""}`;
  const label = said + (which.isClaim ? `claim: ${item.label}` : kindName(item.label));
  return item.spans.map((span, i) => ({ ...which, span, kind, label, piece: i + 1, pieces: item.spans.length }));
}

function textOf(value: FieldValue): string {
  if (typeof value === "string") return value;
  const isPlain = Array.isArray(value) && value.every((each) => typeof each === "string");
  return isPlain ? value.join(", ") : JSON.stringify(value);
}

/** How many concepts and mentions of each kind there are, in the order of the kinds. */
export function countsOf({
  concepts,
}: Report): { kind: Kind | undefined; name: string; concepts: number; mentions: number }[] {
  return [...KINDS, undefined].flatMap((kind) => {
    const own = concepts.filter((card) => card.kind === kind);
    const mentions = own.reduce((total, card) => total + card.mentions, 0);
    const name = kind === undefined ? "other" : spoken(kind);
    return own.length === 0 ? [] : [{ kind, name, concepts: own.length, mentions }];
  });
}
