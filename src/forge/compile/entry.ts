import type { AcceleratedApproval, Approval, Kind, Mechanism } from "../../core/lexicon/concept.ts";

/**
 * What a name is to its concept. The order is the order of trust: where two concepts claim a name, the earlier role
 * wins it, and where the lexicon has to be smaller, the later roles go first.
 */
export const ROLES = [
  "decided", // we wrote down that this name means this concept
  "preferred", // INN, approved gene symbol, preferred term
  "brand",
  "synonym", // other names and full gene names
  "alias", // gene alias symbols
  "code", // development codes of drugs
  "former", // previous symbols and names, descriptive alias names of genes
  "variant", // made by a written rule
  "foreign", // INN in Latin, French, Spanish …
  "remote", // names few texts use: symbols of genes that make no protein, numbered disease subtypes
  "given", // what annotators called a concept in running text; tells what a mention is, never marks one
] as const;

export type Role = (typeof ROLES)[number];

export interface Name {
  readonly text: string;
  readonly role: Role;
  /** True for symbols and acronyms, which mean something else in another case. */
  readonly exactCase: boolean;
}

/** Facts a source gives about a thing; merged field by field. */
export interface EntryFacts {
  readonly fullName?: string;
  readonly location?: string;
  readonly families?: readonly string[];
  readonly organClass?: string;
  readonly drugClass?: string;
  readonly mechanisms?: readonly Mechanism[];
  readonly approvals?: readonly Approval[];
  readonly accelerated?: readonly AcceleratedApproval[];
}

/** One thing as one source knows it. Entries that share a key, or a name within a kind, become one concept. */
export interface Entry {
  /** Key of the source. */
  readonly source: string;
  readonly kind: Kind;
  /** CURIE in the source's own numbering; also a key. */
  readonly id: string;
  readonly names: readonly Name[];
  /** CURIEs that identify the same thing: entries that share one are merged. */
  readonly keys: readonly string[];
  /** CURIEs to show, not used for merging. */
  readonly xrefs?: readonly string[];
  readonly facts?: EntryFacts;
  /** Marks entries whose names outrank others in a conflict: approved drugs, protein-coding genes. */
  readonly established?: boolean;
  /** Id of another source's entry that this one is a salt or form of, and whose concept it joins. */
  readonly partOf?: string;
  /** Set when the entry's names may not be used to find its concept (broad or homonymous names). */
  readonly mergeByKeyOnly?: boolean;
}

/** A name with its role; in any case unless `exactCase`. */
export function name(text: string, role: Role, exactCase = false): Name {
  return { text, role, exactCase };
}
