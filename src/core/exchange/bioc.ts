import type { Where } from "./unreadable.ts";
import type { Json } from "./json.ts";

/** The family under which BioC's XML and JSON keep what only they understand. */
export const BIOC = "bioc";

/** Pairs of a key and a value, in order; XML may have a key twice, JSON values other than text. */
export type Infons = readonly (readonly [key: string, value: Json])[];

/** BioC's own structure, the same for its XML and its JSON. Offsets are in the file's unit, of the whole document. */
export interface BiocCollection {
  readonly source: string;
  readonly date: string;
  readonly key: string;
  readonly infons: Infons;
  readonly documents: readonly BiocDocument[];
}

/** A document of a collection. */
export interface BiocDocument {
  readonly id: string;
  readonly infons: Infons;
  readonly passages: readonly BiocText[];
  readonly annotations: readonly BiocAnnotation[];
  readonly relations: readonly BiocRelation[];
}

/** A passage, or a sentence of one. */
export interface BiocText {
  readonly offset: number;
  readonly infons: Infons;
  /** Absent for a passage whose text is in its sentences. */
  readonly text?: string;
  readonly sentences: readonly BiocText[];
  readonly annotations: readonly BiocAnnotation[];
  readonly relations: readonly BiocRelation[];
  readonly where: Where;
}

/** What is marked in a text; in several pieces where there are several locations. */
export interface BiocAnnotation {
  readonly id: string | undefined;
  readonly infons: Infons;
  readonly locations: readonly { readonly offset: number; readonly length: number }[];
  readonly text: string | undefined;
  readonly where: Where;
}

/** What connects annotations or other relations, by their ids. */
export interface BiocRelation {
  readonly id: string | undefined;
  readonly infons: Infons;
  readonly nodes: readonly { readonly refid: string; readonly role: string }[];
  readonly where: Where;
}

/** The role of a claim's own words among the parts of its relation. */
export const TRIGGER = "trigger";

/** The id of the annotation that holds a claim's own words. */
export function wordsId(claim: string): string {
  return `${claim}.words`;
}
