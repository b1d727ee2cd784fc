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
  "concept",
  "about",
  "polarity",
  "certainty",
  "status",
  "note",
  "by",
  "on",
] as const;

export type Field = (typeof FIELD_ORDER)[number];

/** What an entry's field can hold: text, or for `about` ids by role. */
export type FieldValue = string | Readonly<Record<string, readonly string[]>>;

export type Fields = Partial<Record<Field, FieldValue>>;
