import type { Kind } from "../lexicon/concept.ts";

/** What a kind is called in a sentence and on a button. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  drug: "drug",
  target: "target",
  "adverse-event": "adverse event",
  condition: "condition",
  endpoint: "endpoint",
};
