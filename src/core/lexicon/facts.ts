import { type AcceleratedApproval, type Approval, type Concept, KINDS, type Mechanism } from "./concept.ts";
import { encodeRecords, openRecords } from "./records.ts";

const MAGIC = "BGF1";

/** What the lexicon knows of its concepts, decoded one at a time. */
export interface Facts {
  readonly count: number;
  /** The concept at an index of the matcher file; throws a RangeError outside `0 ≤ index < count`. */
  concept(index: number): Concept;
  /** Index of the concept with an identifier. */
  indexOf(id: string): number | undefined;
}

/** What of a concept is rarely there, under one letter each. */
interface Rare {
  h?: string;
  f?: string;
  l?: string;
  g?: readonly string[];
  o?: string;
  c?: string;
  b?: readonly string[];
  m?: readonly (readonly [target: string, action: string])[];
  a?: readonly (readonly [authority: Approval["authority"], on: string])[];
  x?: readonly (readonly [on: string, conditions: readonly string[], outcome: string, outcomeOn?: string])[];
}

const OUTCOMES: readonly AcceleratedApproval["outcome"][] = ["converted", "withdrawn", "open"];

/** Writes concepts, which must be sorted by id (code units). Their order is their index in the matcher file. */
export function encodeFacts(concepts: readonly Concept[]): Uint8Array {
  return encodeRecords(
    MAGIC,
    concepts.map((concept) => {
      const rare = rareOf(concept);
      const base = [concept.id, KINDS.indexOf(concept.kind), concept.name, concept.synonyms, concept.xrefs] as const;
      return Object.keys(rare).length === 0 ? [...base] : [...base, rare];
    }),
  );
}

/** Opens the inflated facts file; throws an Error that says what is wrong with a foreign or damaged one. */
export function openFacts(bytes: Uint8Array): Facts {
  const records = openRecords(MAGIC, bytes, "the lexicon's facts file");
  return {
    count: records.count,
    concept: (index) => conceptOf(records.at(index)),
    indexOf: (id) => records.indexOf(id),
  };
}

function rareOf(concept: Concept): Rare {
  const rare: Rare = {};
  if (concept.broader !== undefined) rare.h = concept.broader;
  if (concept.fullName !== undefined) rare.f = concept.fullName;
  if (concept.location !== undefined) rare.l = concept.location;
  if (concept.families !== undefined) rare.g = concept.families;
  if (concept.organClass !== undefined) rare.o = concept.organClass;
  if (concept.drugClass !== undefined) rare.c = concept.drugClass;
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

function conceptOf(record: readonly unknown[]): Concept {
  const [id, kind, name, synonyms, xrefs, rare] = record as [string, number, string, string[], string[], Rare?];
  return {
    id,
    kind: KINDS[kind] ?? "condition",
    name,
    synonyms,
    xrefs,
    ...(rare?.h === undefined ? {} : { broader: rare.h }),
    ...(rare?.f === undefined ? {} : { fullName: rare.f }),
    ...(rare?.l === undefined ? {} : { location: rare.l }),
    ...(rare?.g === undefined ? {} : { families: rare.g }),
    ...(rare?.o === undefined ? {} : { organClass: rare.o }),
    ...(rare?.c === undefined ? {} : { drugClass: rare.c }),
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
