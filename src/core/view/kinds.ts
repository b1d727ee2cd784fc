import type { Kind } from "../lexicon/concept.ts";
import { messages, type Say } from "../words.ts";

/** What a kind is called in a sentence and on a button. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = messages({
  drug: "drug",
  target: "target",
  "adverse-event": "adverse event",
  condition: "condition",
  endpoint: "endpoint",
});

/** What a list of mentions of a kind is called. */
export const KIND_PLURALS: Readonly<Record<Kind, string>> = messages({
  drug: "Drugs",
  target: "Targets",
  "adverse-event": "Adverse events",
  condition: "Conditions",
  endpoint: "Endpoints",
});

/** Numbers of mentions of a kind, one and more. */
export const KIND_COUNTS: Readonly<Record<Kind, readonly [one: string, more: string]>> = {
  drug: messages(["{0} drug", "{0} drugs"]),
  target: messages(["{0} target", "{0} targets"]),
  "adverse-event": messages(["{0} adverse event", "{0} adverse events"]),
  condition: messages(["{0} condition", "{0} conditions"]),
  endpoint: messages(["{0} endpoint", "{0} endpoints"]),
};

/** What annotations and suggestions can be, in a word. */
const STATES: Readonly<Record<string, string>> = messages({
  suggestion: "suggestion",
  accepted: "accepted",
  rejected: "rejected",
  retired: "retired",
  changed: "changed",
  lost: "lost",
  moved: "moved",
  claim: "claim",
});

/** A state in a word; a status that somebody has written into the file by hand stays as it is. */
export function stateName(state: string, say: Say): string {
  const known = STATES[state];
  return known === undefined ? state : say(known);
}
