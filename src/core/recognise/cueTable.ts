import type { Span } from "../text/span.ts";
import { endOf, endOfMatch, FirstWords, type Phrase, readPhrase } from "./phraseParts.ts";
import type { Word } from "./phrases.ts";

/** A cue and the phrases that are it, written as `readPhrase` says. */
export interface CueRow<T> {
  readonly phrases: readonly string[];
  readonly cue: T;
}

/** A cue that was found, in offsets of the whole text. */
export interface FoundCue<T> extends Span {
  readonly cue: T;
}

/** Phrases of one cue that may open with the same word. */
interface Opening {
  readonly row: number;
  readonly phrases: Phrase[];
}

/**
 * A table of cues that are looked for independently of each other: the same words may belong to several. Of each cue
 * its phrases are taken from left to right, the longest first, never overlapping. A phrase's words stand side by side. The
 * rows are asked for and read on first need: they would be a tenth of what the extension does to load.
 */
export class CueTable<T> {
  private table: { cues: readonly T[]; firstWords: FirstWords<Opening> } | undefined;
  private readonly rows: () => readonly CueRow<T>[];

  constructor(rows: () => readonly CueRow<T>[]) {
    this.rows = rows;
  }

  private read(): { cues: readonly T[]; firstWords: FirstWords<Opening> } {
    const rows = this.rows();
    const firstWords = new FirstWords<Opening>();
    rows.forEach(({ phrases }, row) => {
      for (const written of phrases) {
        const phrase = readPhrase(written);
        for (const openings of firstWords.openings(phrase)) {
          const own = openings.find((each) => each.row === row);
          if (own === undefined) openings.push({ row, phrases: [phrase] });
          else own.phrases.push(phrase);
        }
      }
    });
    return { cues: rows.map(({ cue }) => cue), firstWords };
  }

  /** The cues among the words of a sentence, in the order of their first words. */
  find(text: string, words: readonly Word[]): FoundCue<T>[] {
    const { cues, firstWords } = (this.table ??= this.read());
    const source = { text, words, sideBySide: true };
    const found: FoundCue<T>[] = [];
    // For each cue the first word that its phrases have not taken.
    const free = new Int32Array(cues.length);
    for (let w = 0; w < words.length; w++) {
      const word = words[w] as Word;
      const openings = firstWords.at(word);
      if (openings === undefined) continue;
      const isAfterDash = isDash(text.charCodeAt(word.start - 1));
      for (const { row, phrases } of openings) {
        if (w < (free[row] as number)) continue;
        let after = w;
        let start = word.start;
        for (const phrase of phrases) {
          if (phrase.followsDash && !isAfterDash) continue;
          const end = endOfMatch(source, phrase, w);
          if (end <= after) continue;
          after = end;
          start = phrase.followsDash ? word.start - 1 : word.start;
        }
        if (after === w) continue;
        free[row] = after;
        found.push({ cue: cues[row] as T, start, end: endOf(words[after - 1] as Word, text) });
      }
    }
    return found;
  }
}

function isDash(unit: number): boolean {
  return unit === 45 || (unit >= 0x2010 && unit <= 0x2013);
}
