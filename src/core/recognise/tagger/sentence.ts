import { CLOSES, OPENS } from "./attributes.ts";
import { PADDING_PLACE, type WordTable } from "./wordTable.ts";
import type { Words } from "./words.ts";

/** Words that are tagged together at most; a longer sentence is cut, which costs at most a mention at the cut. */
export const LONGEST_SENTENCE = 400;

/** Places before the first and after the last word that stand for "outside". */
export const MARGIN = 2;

/** Kinds of lexicon names that are told apart, in the order of the rows of `names`. */
export const NAME_ROWS = ["drug", "target", "adverse-event", "condition", "endpoint"] as const;

/** Lists of names that ship with the tagger: of what kind a name is, but no concept. */
export const LIST_ROWS = ["chemical", "gene", "family", "cell", "disease"] as const;

/** How a word stands in a lexicon name: not, or as its first, inner, last or only word. */
export const NOT_NAMED = 0;
export const NAME_BEGINS = 1;
export const NAME_GOES_ON = 2;
export const NAME_ENDS = 3;
export const WHOLE_NAME = 4;

/** One sentence as the features see it. Index `i + MARGIN` is word `i`; arrays are reused from sentence to sentence. */
export class Sentence {
  count = 0;
  /** Place of each word in the word table. */
  readonly place = new Int32Array(LONGEST_SENTENCE + 2 * MARGIN);
  /** 1 where white space comes before the word; after the last word, too. */
  readonly spaced = new Uint8Array(LONGEST_SENTENCE + 2 * MARGIN);
  /** 1 inside brackets, the brackets included. */
  readonly bracketed = new Uint8Array(LONGEST_SENTENCE + 2 * MARGIN);
  /** For each kind of name, lexicon first, how the words stand in names of that kind. */
  readonly names: readonly Uint8Array[] = [...NAME_ROWS, ...LIST_ROWS].map(
    () => new Uint8Array(LONGEST_SENTENCE + 2 * MARGIN),
  );
  /** For a word of a defined short form: the place of the last word of its long form, else `PADDING_PLACE`. */
  readonly head = new Int32Array(LONGEST_SENTENCE + 2 * MARGIN);
  /** … and the kinds of the lexicon names that end with that word, one bit a row. */
  readonly headNames = new Uint8Array(LONGEST_SENTENCE + 2 * MARGIN);

  /** Takes words `[from, to)` in; at most `LONGEST_SENTENCE` of them. Names and heads are set by others, afterwards. */
  fill(text: string, words: Words, from: number, to: number, table: WordTable): void {
    const count = to - from;
    this.count = count;
    let depth = 0;
    for (let i = 0; i < count; i++) {
      const place = table.placeOf(text, words, from + i);
      const at = i + MARGIN;
      const bracket = table.bracket[place] as number;
      this.place[at] = place;
      this.spaced[at] = i === 0 ? 1 : (words.spaced[from + i] as number);
      // More than three levels are no brackets but noise; they must not bracket the rest of the sentence.
      if ((bracket & OPENS) !== 0 && depth < 3) depth++;
      this.bracketed[at] = depth > 0 ? 1 : 0;
      if ((bracket & CLOSES) !== 0 && depth > 0) depth--;
    }
    for (let m = 0; m < MARGIN; m++) {
      this.place[m] = PADDING_PLACE;
      this.place[count + MARGIN + m] = PADDING_PLACE;
    }
    this.spaced[count + MARGIN] = 1;
    const used = count + 2 * MARGIN;
    for (const row of this.names) row.fill(NOT_NAMED, 0, used);
    this.head.fill(PADDING_PLACE, 0, used);
    this.headNames.fill(0, 0, used);
  }
}
