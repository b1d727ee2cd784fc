/** What a mention can name. The first three are shown by default; the last two are recognised so that neither is mistaken. */
export type Kind = "drug" | "target" | "adverse-event" | "condition" | "endpoint";

/** All kinds, in the order of their codes in the lexicon file. Append only: the position is stored. */
export const KINDS: readonly Kind[] = ["drug", "target", "adverse-event", "condition", "endpoint"];

/** Whether a kind is a disorder: which of the two a mention is, its sentence decides. */
export function isDisorder(kind: Kind): boolean {
  return kind === "adverse-event" || kind === "condition";
}

/** An approval by a regulator: `on` is an ISO date (`2016-05-18`), or a year alone where the source has no more. */
export interface Approval {
  readonly authority: "FDA" | "EMA" | "PMDA";
  readonly on: string;
}

/** An FDA accelerated approval and what became of it. */
export interface AcceleratedApproval {
  /** ISO date of the accelerated approval. */
  readonly on: string;
  /** Names of the disorders in the indication, as our own lexicon calls them. */
  readonly conditions: readonly string[];
  readonly outcome: "converted" | "withdrawn" | "open";
  /** ISO date of the conversion or withdrawal, where the source has one. */
  readonly outcomeOn?: string;
}

/** What a drug acts on and how, such as `{ target: "CD274", action: "inhibitor" }`. */
export interface Mechanism {
  /** HGNC symbol where the target is one human gene, else the source's name of it. */
  readonly target: string;
  readonly action: string;
}

/** What is known of a concept. Every field is a fact from a source named in NOTICE; none is prose of theirs. */
export interface Concept {
  /** CURIE, such as `DRUGBANK:DB11595`, `HGNC:17635`, `MONDO:0005494`. */
  readonly id: string;
  readonly kind: Kind;
  /** Preferred name: INN for drugs, approved symbol for genes, term for adverse events. */
  readonly name: string;
  /** Other names, best known first, without the preferred one. */
  readonly synonyms: readonly string[];
  /** Other identifiers of the same thing, as CURIEs. */
  readonly xrefs: readonly string[];
  /** The MeSH heading that the thing is indexed under, as a CURIE, where it has none of its own. */
  readonly broader?: string;
  /** One sentence of the user's own, for a term that they added. */
  readonly definition?: string;
  /** Approved name of a gene. */
  readonly fullName?: string;
  /** Chromosomal location of a gene, such as `9p24.1`. */
  readonly location?: string;
  /** Gene group or protein family names. */
  readonly families?: readonly string[];
  /** CTCAE system organ class of an adverse event. */
  readonly organClass?: string;
  /** Drug class, such as `monoclonal antibody`. */
  readonly drugClass?: string;
  readonly brands?: readonly string[];
  readonly mechanisms?: readonly Mechanism[];
  readonly approvals?: readonly Approval[];
  readonly accelerated?: readonly AcceleratedApproval[];
}
