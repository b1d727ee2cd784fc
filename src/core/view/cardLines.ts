import type { DriftPart } from "../annotate/drift.ts";
import type { Say } from "../words.ts";

/** One line of a card: plain text. */
export interface CardLine {
  /** Empty for a sentence that stands for itself. */
  readonly label: string;
  readonly text: string;
  /** True for what a reader must not overlook; its label stands out. */
  readonly isWarning?: true;
  /** The text in pieces, where some of them differ from what was or is. */
  readonly parts?: readonly DriftPart[];
}

/** A line and how much it matters: where there is no room, the lightest goes first. */
export interface WeighedLine {
  readonly weight: number;
  readonly line: CardLine;
}

/** A line, or none where there is nothing to say. */
export function weighed(weight: number, label: string, text: string | undefined): WeighedLine[] {
  return text === undefined || text === "" ? [] : [{ weight, line: { label, text } }];
}

/** The lines that matter most, at most so many, in the order given; of equal weight the earlier stays. */
export function byWeight(lines: readonly WeighedLine[], most: number): CardLine[] {
  const kept = new Set([...lines].sort((a, b) => b.weight - a.weight).slice(0, most));
  return lines.filter((each) => kept.has(each)).map(({ line }) => line);
}

/** At most this many items of a list are told, so that a line stays short. */
const MOST_ITEMS = 3;

/** "a, b, c and 3 more"; empty for no items. */
export function listed(items: readonly string[], say: Say): string {
  const shown = items.slice(0, MOST_ITEMS).join(", ");
  return items.length > MOST_ITEMS ? say("{0} and {1} more", shown, items.length - MOST_ITEMS) : shown;
}
