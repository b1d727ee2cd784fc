import { type Meaning, ShortForms } from "../bind.ts";
import { Forms } from "../tagger/forms.ts";
import { emptyWords, WordSplitter } from "../tagger/words.ts";
import { type Block, type Defined, Step } from "./block.ts";

/** A definition of some letters. */
interface Definition extends Defined {
  readonly block: Block;
  /** Index among the definitions of the block. */
  readonly index: number;
}

/** Letters that are defined somewhere. */
interface Letters {
  readonly short: string;
  /** The words that the letters consist of, as the tagger splits them. */
  readonly words: readonly string[];
  /** All definitions of the letters, in no order. */
  readonly all: Set<Definition>;
  /** The one that counts: the first in the document, as it was told last. */
  first: Definition | undefined;
}

const NO_MEANING: Meaning = { as: undefined, long: "" };

/**
 * The abbreviations that a document defines. Of several definitions of the same letters the first counts. What a change
 * costs is in proportion to the definitions of the same letters, unless it changes what some letters mean.
 */
export class Definitions {
  private readonly letters = new Map<string, Letters>();
  /**
   * Letters that are the same words to the tagger, which minds no blanks between them: "PD-1" and "PD - 1"; the first
   * definition of them counts for it.
   */
  private readonly alike = new Map<string, Set<Letters>>();
  /** Words of letters whose definitions have come or gone since this was asked for last. */
  private readonly touched = new Set<string>();
  /** For the tagger, and for what short forms stand for. */
  forms = new Forms([]);
  shortForms = new ShortForms([]);

  /** Counts what a block defines in, or out with `by` −1. */
  add(block: Block, by: 1 | -1): void {
    block.definitions?.defined.forEach((defined, index) => {
      const letters = this.lettersOf(defined.short);
      if (by === 1) letters.all.add({ ...defined, block, index });
      else for (const each of letters.all) if (each.block === block && each.index === index) letters.all.delete(each);
      this.touched.add(sequenceOf(letters));
    });
  }

  private lettersOf(short: string): Letters {
    let letters = this.letters.get(short);
    if (letters !== undefined) return letters;
    letters = { short, words: wordsOf(short), all: new Set(), first: undefined };
    this.letters.set(short, letters);
    const sequence = sequenceOf(letters);
    const alike = this.alike.get(sequence);
    if (alike === undefined) this.alike.set(sequence, new Set([letters]));
    else alike.add(letters);
    return letters;
  }

  longForm(short: string): string | undefined {
    return this.letters.get(short)?.first?.long;
  }

  /** What the long form of a short form names, as far as its block has been read. */
  meaningOf(short: string): Meaning {
    const first = this.letters.get(short)?.first;
    return first?.block.combined?.meanings[first.index] ?? NO_MEANING;
  }

  /**
   * The blocks that were tagged with other definitions of some letters in them than there are now.
   *
   * @param moved told of letters that another block defines now
   */
  stale(blocks: readonly Block[], moved: (short: string) => void): Block[] {
    const changed: Letters[] = [];
    for (const sequence of this.touched) {
      // The tagger is given the first of them that has a form.
      let isGiven = false;
      for (const letters of inOrder(this.alike.get(sequence) ?? [])) {
        const then = letters.first;
        const now = firstOf(letters.all);
        letters.first = now && (isGiven ? { ...now, form: undefined } : now);
        isGiven ||= now?.form !== undefined;
        if (now !== undefined && (then?.block !== now.block || then.index !== now.index)) moved(letters.short);
        if (!isSame(then, letters.first)) changed.push(letters);
        if (now === undefined) this.forget(letters, sequence);
      }
    }
    this.touched.clear();
    if (changed.length === 0) return [];
    const all = inOrder(this.letters.values());
    this.forms = new Forms(all.flatMap(({ first }) => first?.form ?? []));
    this.shortForms = new ShortForms(all.map(({ short }) => short));
    return blocks.filter(
      ({ step, text }) => step > Step.tag && changed.some(({ words }) => words.every((word) => text.includes(word))),
    );
  }

  private forget(letters: Letters, sequence: string): void {
    this.letters.delete(letters.short);
    const alike = this.alike.get(sequence);
    if (alike?.delete(letters) === true && alike.size === 0) this.alike.delete(sequence);
  }
}

function sequenceOf({ words }: Letters): string {
  return words.join(" ");
}

function compare(one: Definition, other: Definition): number {
  return one.block.place - other.block.place || one.index - other.index;
}

function firstOf(definitions: Iterable<Definition>): Definition | undefined {
  let first: Definition | undefined;
  for (const each of definitions) if (first === undefined || compare(each, first) < 0) first = each;
  return first;
}

/** In the order in which they are defined first; those that are not defined any more come last. */
function inOrder(letters: Iterable<Letters>): Letters[] {
  const firsts = Array.from(letters, (each) => ({ letters: each, first: firstOf(each.all) }));
  return firsts
    .sort(({ first: one }, { first: other }) => {
      if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
      return compare(one, other);
    })
    .map((each) => each.letters);
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
