import type { Span } from "../text/span.ts";
import type { Word } from "./phrases.ts";

/** A cue and the phrases that are it, written as `CueTable` says. */
export interface CueRow<T> {
  readonly phrases: readonly string[];
  readonly cue: T;
}

/** A cue that was found, in offsets of the whole text. */
export interface FoundCue<T> extends Span {
  readonly cue: T;
}

/** Which words may stand at one place of a phrase. */
interface Part {
  /** The words themselves; empty where they cannot be listed. */
  readonly words: readonly string[];
  readonly accepts: (text: string, word: Word) => boolean;
  readonly isOptional: boolean;
}

interface Phrase {
  readonly parts: readonly Part[];
  /** A dash stands right before it: "-induced". */
  readonly followsDash: boolean;
}

/** Phrases of one cue that may open with the same word. */
interface Opening {
  readonly row: number;
  readonly phrases: Phrase[];
}

/**
 * A table of cues that are looked for independently of each other: the same words may belong to several. Of each cue
 * its phrases are taken from left to right, the longest first, never overlapping.
 *
 * A phrase is words with blanks between; `a|b` is either, a final `?` marks what may be absent. `*` is any word, `*ly`
 * any that ends so, `%` a number with a per-cent sign; a phrase that opens with `-` follows a dash. In the text its
 * words stand side by side: a blank, hyphen or slash between them, or a mark among them.
 */
export class CueTable<T> {
  private readonly cues: readonly T[];
  private readonly byFirst = new Map<string, Opening[]>();
  /** Which pairs of first letters open a phrase, five bits of each: most words are turned away here. */
  private readonly letters = new Uint8Array(1024);

  constructor(rows: readonly CueRow<T>[]) {
    this.cues = rows.map(({ cue }) => cue);
    rows.forEach(({ phrases }, row) => {
      for (const written of phrases) this.add(row, written);
    });
  }

  private add(row: number, written: string): void {
    const followsDash = written.startsWith("-");
    const parts = (followsDash ? written.slice(1) : written).split(" ").map(partOf);
    const phrase: Phrase = { parts, followsDash };
    // A phrase opens with its first part, or with the next where that may be absent.
    for (const { words, isOptional } of parts) {
      for (const word of words) {
        this.letters[firstLetters(word)] = 1;
        const openings = this.byFirst.get(word) ?? [];
        this.byFirst.set(word, openings);
        const own = openings.find((each) => each.row === row);
        if (own === undefined) openings.push({ row, phrases: [phrase] });
        else own.phrases.push(phrase);
      }
      if (!isOptional) return;
    }
  }

  /** The cues among the words of a sentence, in the order of their first words. */
  find(text: string, words: readonly Word[]): FoundCue<T>[] {
    const found: FoundCue<T>[] = [];
    // For each cue the first word that its phrases have not taken.
    const free = new Int32Array(this.cues.length);
    for (let w = 0; w < words.length; w++) {
      const word = words[w] as Word;
      if (this.letters[firstLetters(word.text)] === 0) continue;
      for (const { row, phrases } of this.byFirst.get(word.text) ?? []) {
        if (w < (free[row] as number)) continue;
        const dash = isDash(text.charCodeAt(word.start - 1)) ? 1 : 0;
        let after = w;
        let start = word.start;
        for (const { parts, followsDash } of phrases) {
          const end = followsDash && dash === 0 ? w : endOfMatch({ text, words, parts, first: w }, 0, w);
          if (end <= after) continue;
          after = end;
          start = followsDash ? word.start - 1 : word.start;
        }
        if (after === w) continue;
        free[row] = after;
        found.push({ cue: this.cues[row] as T, start, end: endOf(text, words[after - 1] as Word) });
      }
    }
    return found;
  }
}

/** A phrase that is being tried on the words of a sentence, beginning with one of them. */
interface Trial {
  readonly text: string;
  readonly words: readonly Word[];
  readonly parts: readonly Part[];
  readonly first: number;
}

/** The index of the word after the longest match of the parts from `p` on with the words from `w` on; −1 for none. */
function endOfMatch(trial: Trial, p: number, w: number): number {
  const { text, words, parts, first } = trial;
  const part = parts[p];
  if (part === undefined) return w;
  const without = part.isOptional ? endOfMatch(trial, p + 1, w) : -1;
  const word = words[w];
  const fits = word !== undefined && (w === first || isNext(words[w - 1] as Word, word)) && part.accepts(text, word);
  return fits ? Math.max(without, endOfMatch(trial, p + 1, w + 1)) : without;
}

function isNext(before: Word, word: Word): boolean {
  return word.start - before.end <= 1;
}

function partOf(written: string): Part {
  const isOptional = written.length > 1 && written.endsWith("?");
  const choices = isOptional ? written.slice(0, -1) : written;
  if (choices === "%") return { words: [], accepts: isPerCent, isOptional };
  if (choices.startsWith("*")) {
    const ending = choices.slice(1);
    return { words: [], accepts: (_, { text }) => isWord(text) && text.endsWith(ending), isOptional };
  }
  const words = choices.split("|");
  const set = new Set(words);
  return { words, accepts: (_, { text }) => set.has(text), isOptional };
}

function isWord(text: string): boolean {
  return !",;:()".includes(text);
}

const PER_CENT = /\d+(?:\.\d+)? ?%/y;

function isPerCent(text: string, { start }: Word): boolean {
  PER_CENT.lastIndex = start;
  return PER_CENT.test(text);
}

/** Where a phrase ends whose last word this is; a number takes its sign along. */
function endOf(text: string, last: Word): number {
  PER_CENT.lastIndex = last.start;
  return PER_CENT.test(text) ? PER_CENT.lastIndex : last.end;
}

function isDash(unit: number): boolean {
  return unit === 45 || (unit >= 0x2010 && unit <= 0x2013);
}

function firstLetters(word: string): number {
  return ((word.charCodeAt(0) & 31) << 5) | (word.charCodeAt(1) & 31);
}
