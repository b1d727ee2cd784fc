import { english, messages, type Say } from "../words.ts";
import type { Certainty, Polarity, Reason } from "../recognise/mention.ts";

/** What the text says of a mention or claim, as the recogniser or a person has it. */
export interface Stance {
  readonly polarity?: Polarity | undefined;
  readonly certainty?: Certainty | undefined;
  readonly historical?: true | undefined;
  readonly other?: true | undefined;
}

/** The reasons that speak for a stance, not for the mention. */
const CUES: ReadonlySet<Reason["rule"]> = new Set(["negation-cue", "certainty-cue", "history-cue", "relative-cue"]);

/** Whether a reason speaks for a stance, which is told by itself. */
export function isCue({ rule }: Reason): boolean {
  return CUES.has(rule);
}

/** How sure the text is, in a word. */
export const CERTAINTY_NAMES: Readonly<Record<Certainty, string>> = messages({
  asserted: "asserted",
  probable: "probable",
  possible: "possible",
  hypothetical: "hypothetical",
});

/** How sure the text is, in words that follow "the text has it". */
const CERTAINTIES: Readonly<Record<Certainty, string>> = messages({
  asserted: "asserted",
  probable: "probable",
  possible: "possible",
  hypothetical: "only supposed",
});

/**
 * A stance in words, with the words of the text that speak for it: "denied (“no”), told of the past (“history of”)".
 * Empty when the text simply says so.
 */
export function stanceText(
  { polarity, certainty, historical, other }: Stance,
  why: readonly Reason[] = [],
  say: Say = english,
): string {
  const cue = (rule: Reason["rule"]): string => {
    const detail = why.find((reason) => reason.rule === rule)?.detail;
    return detail === undefined ? "" : ` (“${detail}”)`;
  };
  const parts: string[] = [];
  if (polarity === "negated") parts.push(say("denied") + cue("negation-cue"));
  if (certainty !== undefined && certainty !== "asserted")
    parts.push(say(CERTAINTIES[certainty]) + cue("certainty-cue"));
  if (historical === true) parts.push(say("told of the past") + cue("history-cue"));
  if (other === true) parts.push(say("told of somebody else") + cue("relative-cue"));
  return parts.join(", ");
}

/** The stance of a claim in words, which is told even when it is the usual one. */
export function claimStanceText({ polarity, certainty }: Stance, say: Say = english): string {
  const words = polarity === undefined ? [] : [polarity === "negated" ? say("denied") : say("affirmed")];
  if (certainty !== undefined) words.push(say(CERTAINTIES[certainty]));
  return words.join(", ");
}
