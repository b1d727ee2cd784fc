import { firstEndingAfter, type Span } from "../../text/span.ts";
import type { Abbreviation } from "../mention.ts";
import { markNames, type Name } from "./lexiconNames.ts";
import type { NameLists } from "./nameLists.ts";
import { LONGEST_SENTENCE, MARGIN, NAME_ROWS, type Sentence } from "./sentence.ts";
import type { WordTable } from "./wordTable.ts";
import { emptyWords, type Words, WordSplitter } from "./words.ts";

/** What is known of a text before it is tagged. All lists are in the order of the text. */
export interface TextToTag {
  readonly text: string;
  readonly sentences: readonly Span[];
  /** Names of the lexicon, not overlapping. */
  readonly names: readonly Name[];
  readonly abbreviations: readonly Abbreviation[];
}

/** Short forms that begin with the same word are tried one by one; text that defines more is not prose. */
const MOST_ALIKE = 8;

/** No word of a defined short form. */
const NO_HEAD = -1;

const NO_FORMS: readonly ShortForm[] = [];

/** A short form as words of the text, and the word its long form ends with. */
interface ShortForm {
  readonly first: number;
  readonly length: number;
  readonly head: number;
}

/** Splits a text into words and sentences, and hands the sentences out one by one. Usable for one text after another. */
export class Reading {
  private readonly splitter = new WordSplitter();
  words: Words = emptyWords();
  /** The first word of each sentence, and after the last the number of words. */
  readonly bounds: number[] = [];
  /** The key of each word (see `wordKey`), known once its sentence has been filled. */
  keys = new Int32Array(256);
  private readonly lists: NameLists;
  private heads: Int32Array | undefined;
  private input: TextToTag = { text: "", sentences: [], names: [], abbreviations: [] };

  constructor(lists: NameLists) {
    this.lists = lists;
  }

  read(input: TextToTag): void {
    this.input = input;
    this.words.count = 0;
    this.bounds.length = 0;
    for (const { start, end } of input.sentences) {
      let from = this.words.count;
      this.splitter.append(input.text, start, end, this.words);
      for (; from < this.words.count; from += LONGEST_SENTENCE) this.bounds.push(from);
    }
    this.bounds.push(this.words.count);
    if (this.keys.length < this.words.count) this.keys = new Int32Array(this.words.start.length);
    this.heads = this.findHeads();
  }

  get sentenceCount(): number {
    return this.bounds.length - 1;
  }

  /** Fills `sentence` with sentence number `s`. The table must have room for twice `LONGEST_SENTENCE` words. */
  fill(sentence: Sentence, s: number, table: WordTable): void {
    const from = this.bounds[s] as number;
    const to = this.bounds[s + 1] as number;
    const { text, names } = this.input;
    sentence.fill(text, this.words, from, to, table);
    for (let w = from; w < to; w++) {
      this.keys[w] = table.key[sentence.place[w - from + MARGIN] as number] as number;
    }
    markNames(sentence, this.words, from, names);
    this.lists.mark(sentence, table);
    if (this.heads === undefined) return;
    for (let w = from; w < to; w++) {
      const head = this.heads[w] as number;
      if (head === NO_HEAD) continue;
      sentence.head[w - from + MARGIN] = table.placeOf(text, this.words, head);
      sentence.headNames[w - from + MARGIN] = this.namesEndingWith(head);
    }
  }

  /** For each word of a defined short form, wherever it stands, the last word of its long form. */
  private findHeads(): Int32Array | undefined {
    const forms = this.shortForms();
    if (forms.size === 0) return undefined;
    const { words } = this;
    const heads = new Int32Array(words.count).fill(NO_HEAD);
    for (let w = 0; w < words.count; w++) {
      for (const form of forms.get(words.hash[w] as number) ?? NO_FORMS) {
        if (!this.sameWords(form, w)) continue;
        heads.fill(form.head, w, w + form.length);
        w += form.length - 1;
        break;
      }
    }
    return heads;
  }

  /** The text's short forms by the hash of their first word, longer ones first; the first definition counts. */
  private shortForms(): Map<number, ShortForm[]> {
    const forms = new Map<number, ShortForm[]>();
    for (const { short, long } of this.input.abbreviations) {
      const first = this.wordStartingAt(short.start);
      const last = this.wordEndingAt(short.end);
      const head = this.wordEndingAt(long.end);
      if (first < 0 || last < first || head < 0) continue;
      const hash = this.words.hash[first] as number;
      const alike = forms.get(hash) ?? [];
      if (alike.length >= MOST_ALIKE) continue;
      const form = { first, length: last - first + 1, head };
      if (alike.some((each) => each.length === form.length && this.sameWords(each, first))) continue;
      forms.set(
        hash,
        [...alike, form].sort((a, b) => b.length - a.length),
      );
    }
    return forms;
  }

  private sameWords(form: ShortForm, at: number): boolean {
    const { words } = this;
    if (at + form.length > words.count) return false;
    for (let k = 0; k < form.length; k++) {
      if (words.hash[form.first + k] !== words.hash[at + k] || words.check[form.first + k] !== words.check[at + k]) {
        return false;
      }
    }
    return true;
  }

  private wordStartingAt(offset: number): number {
    const w = this.firstWordEndingAfter(offset);
    return w < this.words.count && this.words.start[w] === offset ? w : -1;
  }

  private wordEndingAt(offset: number): number {
    const w = this.firstWordEndingAfter(offset - 1);
    return w < this.words.count && this.words.end[w] === offset ? w : -1;
  }

  private firstWordEndingAfter(offset: number): number {
    let low = 0;
    let high = this.words.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words.end[middle] as number) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The kinds of lexicon names that end with a word, one bit for each row of `NAME_ROWS`. */
  private namesEndingWith(word: number): number {
    const { names } = this.input;
    const end = this.words.end[word] as number;
    const name = names[firstEndingAfter(names, end - 1)];
    return name?.end === end ? 1 << NAME_ROWS.indexOf(name.kind) : 0;
  }
}
