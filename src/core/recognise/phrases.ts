import type { Span } from "../text/span.ts";
import { endOfMatch, FirstWords, type Phrase, readPhrase } from "./phraseParts.ts";

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
 * A table of phrases, written as `readPhrase` says. Looks a sentence up in one pass over its words: leftmost, then
 * longest, of equally long ones the first of the table; never overlapping. The rows are asked for and read on first need: they
 * would be a tenth of what the extension does to load.
 */
export class PhraseTable<T> {
  private firstWords: FirstWords<{ phrase: Phrase; cue: T }> | undefined;
  private readonly rows: () => readonly (readonly [phrases: readonly string[], cue: T])[];

  constructor(rows: () => readonly (readonly [phrases: readonly string[], cue: T])[]) {
    this.rows = rows;
  }

  private read(): FirstWords<{ phrase: Phrase; cue: T }> {
    const firstWords = new FirstWords<{ phrase: Phrase; cue: T }>();
    for (const [phrases, cue] of this.rows()) {
      for (const phrase of phrases.map(readPhrase)) {
        for (const opening of firstWords.openings(phrase)) opening.push({ phrase, cue });
      }
    }
    return firstWords;
  }

  find(words: readonly Word[]): FoundPhrase<T>[] {
    const firstWords = (this.firstWords ??= this.read());
    const source = { text: "", words, sideBySide: false };
    const found: FoundPhrase<T>[] = [];
    for (let w = 0; w < words.length; w++) {
      const first = words[w] as Word;
      const openings = firstWords.at(first);
      if (openings === undefined) continue;
      let best: { phrase: Phrase; cue: T } | undefined;
      let after = w;
      for (const opening of openings) {
        const end = endOfMatch(source, opening.phrase, w);
        if (end <= after) continue;
        after = end;
        best = opening;
      }
      if (best === undefined) continue;
      const last = after - 1;
      found.push({ cue: best.cue, first: w, last, start: first.start, end: (words[last] as Word).end });
      w = last;
    }
    return found;
  }
}
