import { countSymbols } from "./symbolCounts.ts";

/** What bears on a text's definitions from outside of it. */
export interface Around {
  /** How many times more a word of at least three capitals stands in the document: 0, 1, or 2 for more. */
  moreUses(short: string): number;
  /** Whether the text goes on with a list of abbreviations; afterwards, whether what follows it does. */
  inList: boolean;
}

/** A text that is a document by itself. */
export function alone(text: string): Around {
  let counts: Map<string, number> | undefined;
  return {
    moreUses: (short) => {
      counts ??= countSymbols(text);
      return moreUses(counts.get(short));
    },
    inList: false,
  };
}

/** What `Around` tells of a word that stands so many times in the document. */
export function moreUses(count: number | undefined): number {
  return Math.max(0, Math.min(2, (count ?? 0) - 1));
}
