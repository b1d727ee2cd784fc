import { ASSESSMENT, EFFECT, EVIDENCE, SAFETY } from "../claimFields.ts";

/** The format's name and version, the value of the sidecar's first key. */
export const FORMAT = "biogloss/1";

/** A sidecar above this many UTF-16 code units is not read: about 30,000 annotations, and a second of parsing each. */
export const MAX_SIDECAR_LENGTH = 10_000_000;

const SUFFIX = ".annotations.yaml";

/** The sidecar's file name for a document's: `trial.md` → `trial.md.annotations.yaml`. Works on paths and URIs too. */
export function sidecarName(document: string): string {
  return document + SUFFIX;
}

/** The document's file name for a sidecar's, or `undefined` for a file that is no sidecar. */
export function documentName(sidecar: string): string | undefined {
  return sidecar.endsWith(SUFFIX) && sidecar.length > SUFFIX.length ? sidecar.slice(0, -SUFFIX.length) : undefined;
}

/** The keys of an entry that this version knows, in the order in which they are written. */
export const FIELD_ORDER = [
  "kind",
  "claim",
  "quote",
  "before",
  "after",
  "parts",
  "concept",
  "about",
  "predicate",
  "qualifiers",
  "effect",
  "polarity",
  "certainty",
  "safety",
  "assessment",
  "evidence",
  "links",
  "status",
  "note",
  "by",
  "on",
  "imported",
] as const;

/** One of them. */
export type Field = (typeof FIELD_ORDER)[number];

/** What an entry's field can hold: text, a list, or a map. */
export type FieldValue = string | readonly FieldValue[] | { readonly [key: string]: FieldValue };

/** The fields of an entry, as they are written. */
export type Fields = Partial<Record<Field, FieldValue>>;

/** A field whose value is a map that is written one key a line, and changed and merged key by key. */
export interface Nested {
  /** The keys that this version knows, in the order in which they are written; any others come last. */
  readonly order: readonly string[];
  /** Keys that only make sense together: numbers of two people's effects, or two sources, make a third one up. */
  readonly together?: readonly string[];
  /** Where each value is such a map itself: how that one is written. */
  readonly each?: Nested;
}

/** Words and surroundings make one anchor: half of each side's could point at a third place. */
export const ANCHOR_FIELDS = ["quote", "before", "after", "parts"] as const;

/** The fields that are maps of facts. `about` and `links` are not among them: each is one fact, on one line. */
export const NESTED: Partial<Record<string, Nested>> = {
  qualifiers: { order: [] },
  effect: {
    order: Object.keys(EFFECT),
    together: ["measure", "value", "unit", "low", "high", "confidence", "p", "n", "events"],
  },
  safety: { order: Object.keys(SAFETY) },
  assessment: { order: Object.keys(ASSESSMENT) },
  evidence: {
    order: [],
    each: { order: Object.keys(EVIDENCE), together: ["ref", "file", "quote", "locator", "hash"] },
  },
};
