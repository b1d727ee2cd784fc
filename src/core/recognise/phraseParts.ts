import type { Word } from "./phrases.ts";

/** Which words may stand at one place of a phrase. */
export interface Part {
  /** The words themselves; empty where they cannot be listed. */
  readonly words: readonly string[];
  readonly accepts: (word: Word, text: string) => boolean;
  readonly isOptional: boolean;
}

/** A phrase, part by part: what it may be is never written out, which would take thousands of lists. */
export interface Phrase {
  readonly parts: readonly Part[];
  /** A dash stands right before it: "-induced". */
  readonly followsDash: boolean;
}

/**
 * Reads a phrase: words with blanks between; `a|b` is either, a final `?` marks what may be absent. `*` is any word,
 * `*ly` any that ends so, `%` a number with a per-cent sign; a phrase that opens with `-` follows a dash.
 */
export function readPhrase(written: string): Phrase {
  const followsDash = written.startsWith("-");
  return { parts: (followsDash ? written.slice(1) : written).split(" ").map(partOf), followsDash };
}

function partOf(written: string): Part {
  const isOptional = written.length > 1 && written.endsWith("?");
  const choices = isOptional ? written.slice(0, -1) : written;
  if (choices === "%") return { words: [], accepts: isPerCent, isOptional };
  if (choices.startsWith("*")) {
    const ending = choices.slice(1);
    return { words: [], accepts: ({ text }) => isWord(text) && text.endsWith(ending), isOptional };
  }
  const words = choices.split("|");
  const set = new Set(words);
  return { words, accepts: ({ text }) => set.has(text), isOptional };
}

function isWord(text: string): boolean {
  return !",;:()".includes(text);
}

const PER_CENT = /\d+(?:\.\d+)? ?%/y;

function isPerCent({ start }: Word, text: string): boolean {
  PER_CENT.lastIndex = start;
  return PER_CENT.test(text);
}

/** Where a phrase ends whose last word this is; a number takes its sign along. */
export function endOf(last: Word, text: string): number {
  PER_CENT.lastIndex = last.start;
  return PER_CENT.test(text) ? PER_CENT.lastIndex : last.end;
}

/** Words in which phrases are looked for. */
export interface Source {
  readonly text: string;
  readonly words: readonly Word[];
  /** Whether the words of a phrase must stand side by side: a blank, hyphen or slash between them, or a mark among them. */
  readonly sideBySide: boolean;
}

/**
 * The index of the word after the longest match of a phrase that begins with word `first`; −1 for none. Takes a bounded
 * number of steps: phrases have few parts that may be absent.
 */
export function endOfMatch(source: Source, { parts }: Phrase, first: number): number {
  return endFrom(source, parts, first, 0, first);
}

/** The same for the parts from `p` on and the words from `w` on. No closure: this is asked of every other word. */
function endFrom(source: Source, parts: readonly Part[], first: number, p: number, w: number): number {
  const part = parts[p];
  if (part === undefined) return w;
  const { text, words, sideBySide } = source;
  const without = part.isOptional ? endFrom(source, parts, first, p + 1, w) : -1;
  const word = words[w];
  if (word === undefined || !part.accepts(word, text)) return without;
  if (sideBySide && w > first && word.start - (words[w - 1] as Word).end > 1) return without;
  return Math.max(without, endFrom(source, parts, first, p + 1, w + 1));
}

/** What belongs to phrases, found by the words that they may open with. */
export class FirstWords<T> {
  private readonly byWord = new Map<string, T[]>();
  /** Which pairs of first letters open a phrase, five bits of each: most words are turned away here. */
  private readonly letters = new Uint8Array(1024);

  /** Every list of what opens with a word that the phrase may open with: its first part, or the next where that may be absent. */
  openings({ parts }: Phrase): T[][] {
    const lists = new Set<T[]>();
    for (const { words, isOptional } of parts) {
      for (const word of words) {
        this.letters[firstLetters(word)] = 1;
        const list = this.byWord.get(word) ?? [];
        this.byWord.set(word, list);
        lists.add(list);
      }
      if (!isOptional) break;
    }
    return [...lists];
  }

  /** What may open with a word; `undefined` for nothing. */
  at({ text }: Word): readonly T[] | undefined {
    return this.letters[firstLetters(text)] === 0 ? undefined : this.byWord.get(text);
  }
}

function firstLetters(word: string): number {
  return ((word.charCodeAt(0) & 31) << 5) | (word.charCodeAt(1) & 31);
}
