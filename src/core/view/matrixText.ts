import type { Bearing } from "./evidence.ts";
import type { Cell, Matrix } from "./matrix.ts";

/** What the two sides of a matrix are called. */
export const AXIS_TITLES: Readonly<Record<Matrix["axis"], string>> = {
  "adverse-event": "Drugs and adverse events",
  target: "Drugs and targets",
};

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
export const MEANINGS: Readonly<Record<Bearing, string>> = {
  claim: "claims that say so",
  "claim-denied": "claims that deny it",
  stated: "sentences that say so",
  denied: "sentences that deny it",
  together: "sentences that only name both",
};

const SINGULARS: Readonly<Record<Bearing, string>> = {
  claim: "claim says so",
  "claim-denied": "claim denies it",
  stated: "sentence says so",
  denied: "sentence denies it",
  together: "sentence names both",
};

const PLURALS: Readonly<Record<Bearing, string>> = {
  claim: "claims say so",
  "claim-denied": "claims deny it",
  stated: "sentences say so",
  denied: "sentences deny it",
  together: "sentences name both",
};

/** The bearings of a cell that there are, each with its number, the strongest first. */
export function countsOf({ counts }: Cell): [Bearing, number][] {
  return (Object.entries(counts) as [Bearing, number][]).filter(([, count]) => count > 0);
}

/** A cell read aloud: "atezolizumab and nausea: 1 claim, 2 sentences say so". */
export function cellText(row: string, column: string, cell: Cell | undefined): string {
  if (cell === undefined) return `${row} and ${column}: nothing`;
  const said = countsOf(cell).map(([bearing, count]) => `${count} ${(count === 1 ? SINGULARS : PLURALS)[bearing]}`);
  return `${row} and ${column}: ${said.join(", ")}`;
}

/** What a matrix does not show, in a sentence; empty when it shows all. */
export function leftOutText({ leftOut: { rows, columns }, axis }: Matrix): string {
  if (rows === 0 && columns === 0) return "";
  const others = axis === "target" ? "targets" : "adverse events";
  return `Those that most is said of are shown; ${rows} drugs and ${columns} ${others} are not.`;
}

/** Text as HTML or XML shows it. Signs that no XML may hold, and those that turn the direction of writing, go. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
