import { type Meaning, ShortForms } from "../bind.ts";
import { Forms } from "../tagger/forms.ts";
import { emptyWords, WordSplitter } from "../tagger/words.ts";
import { type Block, type Defined, Step } from "./block.ts";

/** A definition that counts: the first of its letters in the document. */
interface First extends Defined {
  /** The words that the letters consist of. */
  readonly words: readonly string[];
  readonly block: Block;
  /** Index among the definitions of the block. */
  readonly index: number;
}

const NO_MEANING: Meaning = { as: undefined, long: "" };

/** The abbreviations that a document defines. Of several definitions of the same letters the first counts. */
export class Definitions {
  /** Blocks that define something. */
  private readonly blocks = new Set<Block>();
  private isStale = false;
  private first = new Map<string, First>();
  /** For the tagger, and for what short forms stand for. */
  forms = new Forms([]);
  shortForms = new ShortForms([]);

  /** Counts what a block defines in, or out with `by` −1. */
  add(block: Block, by: 1 | -1): void {
    if ((block.definitions?.defined.length ?? 0) === 0) return;
    if (by === 1) this.blocks.add(block);
    else this.blocks.delete(block);
    this.isStale = true;
  }

  longForm(short: string): string | undefined {
    return this.first.get(short)?.long;
  }

  /** What the long form of a short form names, as far as its block has been read. */
  meaningOf(short: string): Meaning {
    const first = this.first.get(short);
    return first?.block.combined?.meanings[first.index] ?? NO_MEANING;
  }

  /**
   * The blocks that were tagged with other definitions of some letters in them than there are now.
   *
   * @param moved told of letters that another block defines now
   */
  stale(blocks: readonly Block[], moved: (short: string) => void): Block[] {
    if (!this.isStale) return [];
    this.isStale = false;
    const before = this.first;
    this.first = new Map();
    const sequences = new Set<string>();
    // In the order of the document.
    for (const block of blocks) {
      if (!this.blocks.has(block)) continue;
      block.definitions?.defined.forEach((defined, index) => {
        const { short } = defined;
        if (this.first.has(short)) return;
        const words = before.get(short)?.words ?? wordsOf(short);
        // To the tagger "PD-1" and "PD - 1" are the same words; the first definition of them counts.
        const sequence = words.join(" ");
        const form = sequences.has(sequence) ? undefined : defined.form;
        if (form !== undefined) sequences.add(sequence);
        this.first.set(short, { ...defined, form, block, index, words });
      });
    }
    const changed: First[] = [];
    for (const [short, now] of this.first) {
      const then = before.get(short);
      if (then?.block !== now.block || then.index !== now.index) moved(short);
      if (!isSame(then, now)) changed.push(now);
    }
    for (const [short, then] of before) if (!this.first.has(short)) changed.push(then);
    if (changed.length === 0) return [];
    const forms = [...this.first.values()].map(({ form }) => form).filter((form) => form !== undefined);
    this.forms = new Forms(forms);
    this.shortForms = new ShortForms(this.first.keys());
    return blocks.filter(
      ({ step, text }) => step > Step.tag && changed.some(({ words }) => words.every((word) => text.includes(word))),
    );
  }
}

const splitter = new WordSplitter();

/** As the tagger splits them, which minds no blanks between them. */
function wordsOf(short: string): string[] {
  const words = emptyWords(8);
  splitter.append(short, 0, short.length, words);
  return Array.from({ length: words.count }, (_, w) => short.slice(words.start[w], words.end[w]));
}

function isSame(one: Defined | undefined, other: Defined | undefined): boolean {
  return (
    one?.long === other?.long &&
    one?.form?.head === other?.form?.head &&
    one?.form?.headNames === other?.form?.headNames
  );
}
