import type { Span } from "../../text/span.ts";
import type { Abbreviation } from "../mention.ts";
import { Forms, formsOf } from "./forms.ts";
import { markNames, type Name } from "./lexiconNames.ts";
import type { NameLists } from "./nameLists.ts";
import { LONGEST_SENTENCE, MARGIN, type Sentence } from "./sentence.ts";
import type { WordTable } from "./wordTable.ts";
import { emptyWords, type Words, WordSplitter } from "./words.ts";

/** What is known of a text before it is tagged. All lists are in the order of the text. */
export interface TextToTag {
  readonly text: string;
  readonly sentences: readonly Span[];
  /** Names of the lexicon, not overlapping. */
  readonly names: readonly Name[];
  /** Those that the text itself defines. */
  readonly abbreviations: readonly Abbreviation[];
  /** All that hold in it, where it is a part of something longer. */
  readonly forms?: Forms;
}

/** A short form of the document that stands at some word. */
type Head = Parameters<Parameters<Forms["visit"]>[1]>[2];

/** Splits a text into words and sentences, and hands the sentences out one by one. Usable for one text after another. */
export class Reading {
  private readonly splitter = new WordSplitter();
  words: Words = emptyWords();
  /** The first word of each sentence, and after the last the number of words. */
  readonly bounds: number[] = [];
  /** The key of each word (see `wordKey`), known once its sentence has been filled. */
  keys = new Int32Array(256);
  private readonly lists: NameLists;
  /** For each word of a defined short form, wherever it stands, what is known of the last word of its long form. */
  private readonly heads = new Map<number, Head>();
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
    this.heads.clear();
    const forms = input.forms ?? new Forms(formsOf(input, input.abbreviations).filter((form) => form !== undefined));
    forms.visit(this.words, (first, length, head) => {
      for (let w = first; w < first + length; w++) this.heads.set(w, head);
    });
  }

  get text(): string {
    return this.input.text;
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
    if (this.heads.size === 0) return;
    for (let w = from; w < to; w++) {
      const head = this.heads.get(w);
      if (head === undefined) continue;
      sentence.head[w - from + MARGIN] = table.placeOf(head.text, head.head, 0);
      sentence.headNames[w - from + MARGIN] = head.headNames;
    }
  }
}
