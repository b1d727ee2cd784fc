import { type AcceleratedApproval, type Approval, type Concept, KINDS, type Mechanism } from "./concept.ts";
import { encodeRecords, openRecords } from "./records.ts";

const MAGIC = "BGF2";

/** What the lexicon knows of its concepts, decoded one at a time. */
export interface Facts {
  readonly count: number;
  /** The concept at an index of the matcher file; throws a RangeError outside `0 ≤ index < count`. */
  concept(index: number): Concept;
  /** Index of the concept with an identifier. */
  indexOf(id: string): number | undefined;
  /** Indices of the concepts of which is known what they act on; takes milliseconds, for no other is decoded. */
  withMechanisms(): number[];
}

/** A text that many concepts have, as its place in the table of such texts, or itself where it is not in the table. */
type Shared = string | number;

/** Numberings of cross-references by the letter that stands for them in the file. Append only: the places are stored. */
const NUMBERINGS = [
  "NCBIGENE:",
  "MESH:",
  "NCIT:",
  "DOID:",
  "UNII:",
  "CHEBI:",
  "RXCUI:",
  "CHEMBL:CHEMBL",
  "OMIM:",
  "OAE:",
];
const FIRST_LETTER = "A".charCodeAt(0);
/** Stands before a cross-reference of another numbering. */
const OTHER = "~";

/** `MESH:D010523` → `BD010523`. */
function shortXref(xref: string): string {
  const place = NUMBERINGS.findIndex((numbering) => xref.startsWith(numbering));
  const numbering = NUMBERINGS[place];
  if (numbering === undefined) return OTHER + xref;
  return String.fromCharCode(FIRST_LETTER + place) + xref.slice(numbering.length);
}

function fullXref(short: string): string {
  return (NUMBERINGS[short.charCodeAt(0) - FIRST_LETTER] ?? "") + short.slice(1);
}

/** The id of the record before all others, which holds the table: no CURIE is empty. */
const TABLE_ID = "";
/** The longest table, in bytes of UTF-8 with its punctuation: a record holds 64 KB. */
const TABLE_BYTES = 60_000;

/** The key of mechanisms among what is rarely there. */
const MECHANISMS = "m";

/** What of a concept is rarely there, under one letter each. */
interface Rare {
  h?: string;
  f?: string;
  l?: string;
  g?: readonly Shared[];
  o?: Shared;
  c?: Shared;
  b?: readonly string[];
  [MECHANISMS]?: readonly (readonly [target: string, action: string])[];
  a?: readonly (readonly [authority: Approval["authority"], on: string])[];
  x?: readonly (readonly [on: string, conditions: readonly string[], outcome: string, outcomeOn?: string])[];
}

const OUTCOMES: readonly AcceleratedApproval["outcome"][] = ["converted", "withdrawn", "open"];

/** Writes concepts, which must be sorted by id (code units). Their order is their index in the matcher file. */
export function encodeFacts(concepts: readonly Concept[]): Uint8Array {
  const table = sharedTexts(concepts);
  const places = new Map(table.map((text, place) => [text, place]));
  const shared = (text: string): Shared => places.get(text) ?? text;
  return encodeRecords(MAGIC, [
    [TABLE_ID, ...table],
    ...concepts.map((concept) => {
      const rare = rareOf(concept, shared);
      const base = [
        concept.id,
        KINDS.indexOf(concept.kind),
        concept.name,
        concept.synonyms,
        concept.xrefs.map(shortXref),
      ] as const;
      return Object.keys(rare).length === 0 ? base : ([...base, rare] as const);
    }),
  ]);
}

/** Opens the inflated facts file; throws an Error that says what is wrong with a foreign or damaged one. */
export function openFacts(bytes: Uint8Array): Facts {
  const records = openRecords(MAGIC, bytes, "the lexicon's facts file");
  const [, ...table] = records.at(0) as string[];
  const text = (shared: Shared): string => (typeof shared === "number" ? (table[shared] ?? "") : shared);
  return {
    count: records.count - 1,
    concept: (index) => conceptOf(records.at(index < 0 ? index : index + 1), text),
    indexOf: (id) => {
      const place = records.indexOf(id) ?? 0;
      return place === 0 ? undefined : place - 1;
    },
    // A quotation mark inside a text is written with a backslash, so this is never part of a name.
    withMechanisms: () => records.holding(`"${MECHANISMS}":[[`).map((place) => place - 1),
  };
}

/** The texts that cost the most by being repeated: families, organ classes, drug classes. */
function sharedTexts(concepts: readonly Concept[]): string[] {
  const uses = new Map<string, number>();
  for (const { families = [], organClass, drugClass } of concepts) {
    for (const text of [...families, organClass, drugClass]) {
      if (text !== undefined) uses.set(text, (uses.get(text) ?? 0) + 1);
    }
  }
  const encoder = new TextEncoder();
  const costs = [...uses]
    .filter(([, count]) => count > 1)
    .map(([text, count]) => ({ text, bytes: encoder.encode(JSON.stringify(text)).length + 1, count }))
    .sort((a, b) => b.bytes * b.count - a.bytes * a.count || (a.text < b.text ? -1 : 1));
  let room = TABLE_BYTES;
  return costs.filter(({ bytes }) => (room -= bytes) >= 0).map(({ text }) => text);
}

function rareOf(concept: Concept, shared: (text: string) => Shared): Rare {
  const rare: Rare = {};
  if (concept.broader !== undefined) rare.h = concept.broader;
  if (concept.fullName !== undefined) rare.f = concept.fullName;
  if (concept.location !== undefined) rare.l = concept.location;
  if (concept.families !== undefined) rare.g = concept.families.map(shared);
  if (concept.organClass !== undefined) rare.o = shared(concept.organClass);
  if (concept.drugClass !== undefined) rare.c = shared(concept.drugClass);
  if (concept.brands !== undefined) rare.b = concept.brands;
  if (concept.mechanisms !== undefined) rare.m = concept.mechanisms.map(({ target, action }) => [target, action]);
  if (concept.approvals !== undefined) rare.a = concept.approvals.map(({ authority, on }) => [authority, on]);
  if (concept.accelerated !== undefined) {
    rare.x = concept.accelerated.map(({ on, conditions, outcome, outcomeOn }) =>
      outcomeOn === undefined ? [on, conditions, outcome] : [on, conditions, outcome, outcomeOn],
    );
  }
  return rare;
}

function conceptOf(record: readonly unknown[], text: (shared: Shared) => string): Concept {
  const [id, kind, name, synonyms, xrefs, rare] = record as [string, number, string, string[], string[], Rare?];
  return {
    id,
    kind: KINDS[kind] ?? "condition",
    name,
    synonyms,
    xrefs: xrefs.map(fullXref),
    ...(rare?.h === undefined ? {} : { broader: rare.h }),
    ...(rare?.f === undefined ? {} : { fullName: rare.f }),
    ...(rare?.l === undefined ? {} : { location: rare.l }),
    ...(rare?.g === undefined ? {} : { families: rare.g.map(text) }),
    ...(rare?.o === undefined ? {} : { organClass: text(rare.o) }),
    ...(rare?.c === undefined ? {} : { drugClass: text(rare.c) }),
    ...(rare?.b === undefined ? {} : { brands: rare.b }),
    ...(rare?.m === undefined ? {} : { mechanisms: rare.m.map(([target, action]): Mechanism => ({ target, action })) }),
    ...(rare?.a === undefined ? {} : { approvals: rare.a.map(([authority, on]): Approval => ({ authority, on })) }),
    ...(rare?.x === undefined ? {} : { accelerated: rare.x.map(acceleratedOf) }),
  };
}

function acceleratedOf([on, conditions, outcome, outcomeOn]: NonNullable<Rare["x"]>[number]): AcceleratedApproval {
  return {
    on,
    conditions,
    outcome: OUTCOMES.find((known) => known === outcome) ?? "open",
    ...(outcomeOn === undefined ? {} : { outcomeOn }),
  };
}
