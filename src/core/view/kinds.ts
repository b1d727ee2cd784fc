import type { Kind } from "../lexicon/concept.ts";

/** What a kind is called in a sentence and on a button. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  drug: "drug",
  target: "target",
  "adverse-event": "adverse event",
  condition: "condition",
  endpoint: "endpoint",
};

/** What a list of mentions of a kind is called. */
export const KIND_PLURALS: Readonly<Record<Kind, string>> = {
  drug: "Drugs",
  target: "Targets",
  "adverse-event": "Adverse events",
  condition: "Conditions",
  endpoint: "Endpoints",
};
