import type { Bearing } from "./evidence.ts";
import { english, messages, type Say } from "../words.ts";
import type { Cell, Matrix } from "./matrix.ts";

/** What the two sides of a matrix are called. */
export const AXIS_TITLES: Readonly<Record<Matrix["axis"], string>> = messages({
  "adverse-event": "Drugs and adverse events",
  target: "Drugs and targets",
});

/**
 * The sign of each bearing, so that no meaning hangs on colour: a claim that says so, one that denies it, a sentence that
 * says so, one that denies it, one that only names both.
 */
export const SIGNS: Readonly<Record<Bearing, string>> = {
  claim: "◆",
  "claim-denied": "◇",
  stated: "●",
  denied: "⊘",
  together: "○",
};

/** What each sign means. */
export const MEANINGS: Readonly<Record<Bearing, string>> = messages({
  claim: "claims that say so",
  "claim-denied": "claims that deny it",
  stated: "sentences that say so",
  denied: "sentences that deny it",
  together: "sentences that only name both",
});

const SINGULARS: Readonly<Record<Bearing, string>> = messages({
  claim: "{0} claim says so",
  "claim-denied": "{0} claim denies it",
  stated: "{0} sentence says so",
  denied: "{0} sentence denies it",
  together: "{0} sentence names both",
});

const PLURALS: Readonly<Record<Bearing, string>> = messages({
  claim: "{0} claims say so",
  "claim-denied": "{0} claims deny it",
  stated: "{0} sentences say so",
  denied: "{0} sentences deny it",
  together: "{0} sentences name both",
});

/** The bearings of a cell that there are, each with its number, the strongest first. */
export function countsOf({ counts }: Cell): [Bearing, number][] {
  return (Object.entries(counts) as [Bearing, number][]).filter(([, count]) => count > 0);
}

/** A cell read aloud: "atezolizumab and nausea: 1 claim, 2 sentences say so". */
export function cellText(row: string, column: string, cell: Cell | undefined, say: Say = english): string {
  if (cell === undefined) return say("{0} and {1}: nothing", row, column);
  const said = countsOf(cell).map(([bearing, count]) => say((count === 1 ? SINGULARS : PLURALS)[bearing], count));
  return say("{0} and {1}: {2}", row, column, said.join(", "));
}

/** What a matrix does not show, in a sentence; empty when it shows all. */
export function leftOutText({ leftOut: { rows, columns }, axis }: Matrix, say: Say): string {
  if (rows === 0 && columns === 0) return "";
  return axis === "target"
    ? say("Those that most is said of are shown; {0} drugs and {1} targets are not.", rows, columns)
    : say("Those that most is said of are shown; {0} drugs and {1} adverse events are not.", rows, columns);
}

/** Text as HTML or XML shows it. Signs that no XML may hold, and those that turn the direction of writing, go. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
