import type { Span } from "../text/span.ts";

/** A word or a mark of a sentence, with offsets in the whole text. */
export interface Word extends Span {
  /** In lower case; a mark is one of `, ; : ( )`. */
  readonly text: string;
}

/** A phrase that was found: what it stands for, and which words it takes, both ends included. */
export interface FoundPhrase<T> extends Span {
  readonly cue: T;
  readonly first: number;
  readonly last: number;
}

/** The words and marks of a sentence. */
export function wordsOf(text: string, { start, end }: Span): Word[] {
  const slice = text.slice(start, end);
  const lower = slice.toLowerCase();
  // A few letters change their length in lower case; offsets matter more than their case.
  const source = lower.length === slice.length ? lower : slice;
  const words: Word[] = [];
  for (let at = 0; at < source.length;) {
    const code = source.charCodeAt(at);
    if (!isWordCode(code)) {
      if (code === 44 || code === 59 || code === 58 || code === 40 || code === 41) {
        words.push({ text: source.charAt(at), start: start + at, end: start + at + 1 });
      }
      at++;
      continue;
    }
    let to = at + 1;
    while (to < source.length && isWordCode(source.charCodeAt(to))) to++;
    // "doesn't", "father's": an apostrophe with one or two letters belongs to the word.
    const mark = source.charCodeAt(to);
    let word = source.slice(at, to);
    if (mark === 39 || mark === 0x2019) {
      let tail = to + 1;
      while (tail < source.length && isWordCode(source.charCodeAt(tail))) tail++;
      if (tail - to === 2 || tail - to === 3) {
        word += "'" + source.slice(to + 1, tail);
        to = tail;
      }
    }
    words.push({ text: word, start: start + at, end: start + to });
    at = to;
  }
  return words;
}

/** Whether a code unit is of a word: any beyond ASCII counts, but for the punctuation and blanks of U+2000 to U+206F. */
function isWordCode(code: number): boolean {
  if (code >= 97 && code <= 122) return true;
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return code > 0xbf && (code < 0x2000 || code > 0x206f);
}

/**
 * A table of phrases, written compactly: words with blanks between them, `a|b` for either, a final `?` for one that
 * may be absent. Looks a sentence up in one pass over its words: leftmost, then longest, never overlapping.
 */
export class PhraseTable<T> {
  private readonly byFirst = new Map<string, { words: readonly string[]; cue: T }[]>();
  /** Which pairs of first letters open a phrase, five bits of each: most words are turned away here. */
  private readonly openings = new Uint8Array(1024);

  constructor(rows: readonly (readonly [phrases: readonly string[], cue: T])[]) {
    for (const [phrases, cue] of rows) {
      for (const words of phrases.flatMap(expand)) {
        const first = words[0] as string;
        this.openings[opening(first)] = 1;
        const same = this.byFirst.get(first) ?? [];
        same.push({ words, cue });
        this.byFirst.set(first, same);
      }
    }
    for (const same of this.byFirst.values()) same.sort((a, b) => b.words.length - a.words.length);
  }

  find(words: readonly Word[]): FoundPhrase<T>[] {
    const found: FoundPhrase<T>[] = [];
    for (let w = 0; w < words.length; w++) {
      const { text } = words[w] as Word;
      if (this.openings[opening(text)] === 0) continue;
      const match = this.byFirst
        .get(text)
        ?.find((phrase) => phrase.words.every((word, i) => words[w + i]?.text === word));
      if (match === undefined) continue;
      const last = w + match.words.length - 1;
      found.push({
        ...{ cue: match.cue, first: w, last },
        ...{ start: (words[w] as Word).start, end: (words[last] as Word).end },
      });
      w = last;
    }
    return found;
  }
}

function opening(word: string): number {
  return ((word.charCodeAt(0) & 31) << 5) | (word.charCodeAt(1) & 31);
}

/** All sequences of words that a compact phrase stands for. */
function expand(phrase: string): string[][] {
  let sequences: string[][] = [[]];
  for (const part of phrase.split(" ")) {
    const isOptional = part.endsWith("?");
    const choices = (isOptional ? part.slice(0, -1) : part).split("|");
    const longer = sequences.flatMap((words) => choices.map((choice) => [...words, choice]));
    sequences = isOptional ? [...longer, ...sequences] : longer;
  }
  return sequences;
}
