import { firstEndingAfter, type Span } from "../../text/span.ts";
import type { Abbreviation } from "../mention.ts";
import type { Name } from "./lexiconNames.ts";
import { NAME_ROWS } from "./sentence.ts";
import { LONGEST_SEQUENCE, Openings, sequenceId } from "./sequences.ts";
import { emptyWords, type Words, WordSplitter } from "./words.ts";

/** A short form that a document defines, as far as the tagger cares. */
export interface Form {
  readonly short: string;
  /** The last word of its long form. */
  readonly head: string;
  /** The kinds of lexicon names that end with that word, one bit for each row of `NAME_ROWS`. */
  readonly headNames: number;
}

/** What a text holds that short forms are defined in. */
export interface Defining {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly names: readonly Name[];
}

/** A form as words. */
interface Entry {
  readonly text: string;
  /** One word. */
  readonly head: Words;
  readonly headNames: number;
}

const splitter = new WordSplitter();

/**
 * The form of each abbreviation that a text defines; `undefined` where its borders are not those of words.
 *
 * @param abbreviations in the order of the text
 */
export function formsOf(input: Defining, abbreviations: readonly Abbreviation[]): (Form | undefined)[] {
  if (abbreviations.length === 0) return [];
  const { text, sentences, names } = input;
  const words = emptyWords();
  for (const { start, end } of sentences) splitter.append(text, start, end, words);
  return abbreviations.map(({ short, long }) => {
    const first = wordEndingAfter(words, short.start);
    const last = wordEndingAfter(words, short.end - 1);
    const head = wordEndingAfter(words, long.end - 1);
    if (words.start[first] !== short.start || words.end[last] !== short.end || words.end[head] !== long.end) {
      return undefined;
    }
    if (Math.max(first, last, head) >= words.count || last < first) return undefined;
    const name = names[firstEndingAfter(names, long.end - 1)];
    return {
      short: text.slice(short.start, short.end),
      head: text.slice(words.start[head], words.end[head]),
      headNames: name?.end === long.end ? 1 << NAME_ROWS.indexOf(name.kind) : 0,
    };
  });
}

function wordEndingAfter({ end, count }: Words, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((end[middle] as number) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The short forms of a document, to be looked up word by word. */
export class Forms {
  private readonly openings = new Openings();
  private readonly entries = new Map<number, Entry>();

  /** @param forms in the order in which they are defined: the first definition counts */
  constructor(forms: readonly Form[]) {
    for (const { short, head, headNames } of forms) {
      const words = wordsOf(short);
      if (words.count === 0 || words.count > LONGEST_SEQUENCE) continue;
      const id = sequenceId(words.hash, words.check, 0, words.count);
      if (this.entries.has(id)) continue;
      this.entries.set(id, { text: head, head: wordsOf(head), headNames });
      this.openings.add(words.hash[0] as number, words.count, 1);
    }
  }

  /** Visits the forms that stand in a text, of nested ones the longest: their first word and how many. */
  visit(words: Words, visit: (first: number, length: number, entry: Entry) => void): void {
    for (let w = 0; w < words.count; w++) {
      const lengths = this.openings.at(words.hash[w] as number);
      if (lengths === undefined) continue;
      for (let length = Math.min(LONGEST_SEQUENCE, words.count - w); length > 0; length--) {
        if (lengths[length] === 0) continue;
        const entry = this.entries.get(sequenceId(words.hash, words.check, w, length));
        if (entry === undefined) continue;
        visit(w, length, entry);
        w += length - 1;
        break;
      }
    }
  }
}

function wordsOf(text: string): Words {
  const words = emptyWords(8);
  splitter.append(text, 0, text.length, words);
  return words;
}
