import { KINDS, type Kind } from "../lexicon/concept.ts";

/** What each kind is called in the files of other tools; the same in all of them. */
const LABELS: Readonly<Record<Kind, string>> = {
  drug: "Drug",
  target: "Target",
  "adverse-event": "AdverseEvent",
  condition: "Condition",
  endpoint: "Endpoint",
};

/**
 * What other tools and corpora call what BioGloss has a kind for, in small letters without anything between them: BC5CDR,
 * NCBI, BioRED, PubTator, TAC-ADR, n2c2, ADE. A disease is a condition: only its text says whether it is an effect.
 */
const NAMES: Readonly<Record<Kind, readonly string[]>> = {
  drug: ["drug", "chemical", "chemicalentity", "medication", "simplechemical", "drugclass", "compound"],
  target: ["target", "gene", "protein", "geneorgeneproduct", "geneproduct", "drugtarget"],
  "adverse-event": [
    "adverseevent",
    "adversereaction",
    "adverseeffect",
    "adversedrugevent",
    "sideeffect",
    "ade",
    "adr",
    "ae",
  ],
  condition: [
    "condition",
    "disease",
    "disorder",
    "diseaseorphenotypicfeature",
    "indication",
    "specificdisease",
    "diseaseclass",
  ],
  endpoint: ["endpoint", "outcome", "outcomemeasure"],
};

const KIND_OF = new Map(KINDS.flatMap((kind) => NAMES[kind].map((name) => [name, kind] as const)));

/** What a kind is called in every format. */
export function labelOf(kind: Kind): string {
  return LABELS[kind];
}

/** The kind that another tool's name stands for, or `undefined` for one that BioGloss has no kind for. */
export function kindOf(label: string): Kind | undefined {
  return KIND_OF.get(label.toLowerCase().replace(/[^a-z]/g, ""));
}

/** A claim's type for a name; without one it is just a claim. */
export function claimName(label: string): string {
  return label.trim() === "" ? "claim" : label;
}
