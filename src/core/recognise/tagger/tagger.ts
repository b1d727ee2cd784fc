import type { Span } from "../../text/span.ts";
import { addConsistent, type Pattern, patternOf } from "./consistency.ts";
import type { WordAttributes } from "./attributes.ts";
import { BEGIN, Decoder, END, LABELS, OUTSIDE_LABEL, SINGLE } from "./decoder.ts";
import { contextFeatures, MOST_FEATURES, wordFeatures } from "./features.ts";
import { COLUMNS, type KindModel, type Model, TAGGED_KINDS, type TaggedKind, WORD_LIMIT } from "./model.ts";
import { NameLists } from "./nameLists.ts";
import { Reading, type TextToTag } from "./reading.ts";
import { LONGEST_SENTENCE, Sentence } from "./sentence.ts";
import { Weights } from "./weights.ts";
import { WordTable } from "./wordTable.ts";
import type { Words } from "./words.ts";

/** A mention that the tagger proposes. */
export interface TaggedMention extends Span {
  readonly kind: TaggedKind;
  /** Estimated probability that exactly this is a mention of the kind, from 0 to 1. */
  readonly score: number;
  /** True when the tagger took it over from the same words elsewhere in the text. */
  readonly repeated: boolean;
}

/** What the tagger says of a text by its sentences alone. */
export interface SentenceTagging {
  /** Of each kind, in the order of the text. */
  readonly mentions: readonly (readonly TaggedMention[])[];
  /** The words of each mention, to be looked for elsewhere. */
  readonly patterns: readonly (readonly (Pattern | undefined)[])[];
  /** As in `Tagging`. */
  readonly names: Float32Array;
}

/** What the tagger says of a whole text. */
export interface Tagging {
  /** In the order of the text for each kind; mentions of different kinds may overlap. */
  readonly mentions: readonly TaggedMention[];
  /** For each name that was given: the estimated probability that exactly it is a mention of its kind. */
  readonly names: Float32Array;
}

/**
 * Words whose scores are kept, some 350 bytes for each: at first, which do for a paper, and at most, which only a text of
 * several megabytes, or of noise, ever needs. A full table grows to twice its size.
 */
const FIRST_KEPT = 2 ** 12;
const MOST_KEPT = 2 ** 16;

/**
 * In a table that cannot grow, these places are emptied again and again. The words before them stay: whoever reads more
 * words in turn than are kept would, with all forgotten, meet none of them twice.
 */
const PASSING = 2 ** 12;

/** Score vectors that are kept for a word: its part at each of the offsets −2 to 2 from the word that is scored. */
const OFFSETS = 5;

/**
 * Finds drugs, targets and disorders by what words look like and stand among. Holds buffers that are used again from
 * text to text, so the same text always gives the same result, but two texts cannot be tagged at once.
 */
export class Tagger {
  private readonly kinds: readonly KindModel[];
  private readonly weights: Weights;
  private readonly table: WordTable;
  /** For each kept word `OFFSETS` vectors of `COLUMNS` scores. */
  private kept = new Int32Array(FIRST_KEPT * OFFSETS * COLUMNS);
  private readonly features = new Int32Array(MOST_FEATURES);
  private readonly scores = new Int32Array(LONGEST_SENTENCE * COLUMNS);
  private readonly sentence = new Sentence();
  private readonly reading: Reading;
  private readonly decoder = new Decoder();
  /** Whether what is found once is taken over to the same words elsewhere in the text. */
  readonly repeats: boolean;

  constructor(model: Model, { repeats = true } = {}) {
    this.repeats = repeats;
    this.kinds = model.kinds;
    this.weights = new Weights(model);
    this.reading = new Reading(new NameLists(model.lists));
    this.table = new WordTable(model.clusters, FIRST_KEPT, (place, word) => this.keep(place, word));
  }

  /** Makes room for the words of a sentence. */
  private makeRoom(): void {
    const { table } = this;
    if (table.hasRoomFor(2 * LONGEST_SENTENCE)) return;
    if (table.capacity === MOST_KEPT) return table.forgetAfter(MOST_KEPT - PASSING);
    table.grow();
    const larger = new Int32Array(this.kept.length * 2);
    larger.set(this.kept);
    this.kept = larger;
  }

  /** Tags a whole text. Linear in its length. */
  tag(input: TextToTag): Tagging {
    const { mentions, patterns, names } = this.tagSentences(input);
    const source = { text: input.text, words: this.reading.words, keys: this.reading.keys };
    const all = TAGGED_KINDS.flatMap((kind, k) => {
      const found = mentions[k] as readonly TaggedMention[];
      return this.repeats ? addConsistent(source, kind, found, patterns[k] as readonly Pattern[]) : found;
    });
    return { mentions: all, names };
  }

  /** Tags a text sentence by sentence. Linear in its length. */
  tagSentences(input: TextToTag): SentenceTagging {
    const { reading, sentence } = this;
    reading.read(input);
    const mentions: TaggedMention[][] = TAGGED_KINDS.map(() => []);
    const patterns: (Pattern | undefined)[][] = TAGGED_KINDS.map(() => []);
    const names = new Float32Array(input.names.length);
    const nameWords = new NameCursor(input, reading);
    for (let s = 0; s < reading.sentenceCount; s++) {
      this.makeRoom();
      reading.fill(sentence, s, this.table);
      this.score();
      const from = reading.bounds[s] as number;
      nameWords.enter(from, from + sentence.count);
      for (let k = 0; k < TAGGED_KINDS.length; k++) {
        this.decode(k, from, nameWords, mentions[k] as TaggedMention[], patterns[k] as Pattern[], names);
      }
    }
    return { mentions, patterns, names };
  }

  /** The words of the text that was tagged last, and their keys; valid until the next. */
  get words(): { readonly words: Words; readonly keys: Int32Array } {
    return this.reading;
  }

  /** What a word adds to the scores of the word `offset` places before it, worked out once for each word. */
  private keep(place: number, word: WordAttributes): void {
    const first = place * OFFSETS * COLUMNS;
    this.kept.fill(0, first, first + OFFSETS * COLUMNS);
    for (let offset = -2; offset <= 2; offset++) {
      const count = wordFeatures(word, offset, this.features);
      this.weights.addAll(this.features, count, this.kept, first + (offset + 2) * COLUMNS);
    }
  }

  /** Fills `scores` for the sentence. */
  private score(): void {
    const { sentence, table, kept, scores, features, weights } = this;
    const { place, count } = sentence;
    for (let i = 0; i < count; i++) {
      const to = i * COLUMNS;
      const a = (place[i] as number) * OFFSETS * COLUMNS;
      const b = (place[i + 1] as number) * OFFSETS * COLUMNS + COLUMNS;
      const c = (place[i + 2] as number) * OFFSETS * COLUMNS + 2 * COLUMNS;
      const d = (place[i + 3] as number) * OFFSETS * COLUMNS + 3 * COLUMNS;
      const e = (place[i + 4] as number) * OFFSETS * COLUMNS + 4 * COLUMNS;
      for (let x = 0; x < COLUMNS; x++) {
        scores[to + x] =
          (kept[a + x] as number) +
          (kept[b + x] as number) +
          (kept[c + x] as number) +
          (kept[d + x] as number) +
          (kept[e + x] as number);
      }
      weights.addAll(features, contextFeatures(sentence, table, i, features), scores, to);
      for (let x = to; x < to + COLUMNS; x++) {
        const value = scores[x] as number;
        if (value > WORD_LIMIT) scores[x] = WORD_LIMIT;
        else if (value < -WORD_LIMIT) scores[x] = -WORD_LIMIT;
      }
    }
  }

  private decode(
    k: number,
    from: number,
    nameWords: NameCursor,
    mentions: TaggedMention[],
    patterns: (Pattern | undefined)[],
    names: Float32Array,
  ): void {
    const { decoder, scores, sentence, reading } = this;
    const kind = this.kinds[k] as KindModel;
    const first = k * LABELS;
    const { count } = sentence;
    const found = decoder.decode(scores, COLUMNS, first, count, kind.steps);
    if (!found && !nameWords.has(k)) return;
    decoder.prepareMargins(scores, COLUMNS, first, count, kind.steps);
    for (let n = nameWords.first; n < nameWords.end; n++) {
      if (nameWords.kindOf(n) !== k) continue;
      const span = nameWords.wordsOf(n, from);
      if (span === undefined) continue;
      const support = decoder.support(span.start, span.end - 1, scores, COLUMNS, first, kind.steps);
      names[n] = probability(kind, support);
    }
    if (!found) return;
    let start = 0;
    for (let i = 0; i < count; i++) {
      const label = decoder.labels[i] as number;
      if (label === OUTSIDE_LABEL) continue;
      if (label === BEGIN || label === SINGLE) start = i;
      if (label !== END && label !== SINGLE) continue;
      mentions.push({
        start: reading.words.start[from + start] as number,
        end: reading.words.end[from + i] as number,
        kind: TAGGED_KINDS[k] as TaggedKind,
        score: probability(kind, decoder.margin(start)),
        repeated: false,
      });
      patterns.push(patternOf(reading, from + start, i - start + 1));
    }
  }
}

function probability({ unit, base, slope }: KindModel, margin: number): number {
  return 1 / (1 + Math.exp(-(base + (slope * margin) / unit)));
}

/** Columns of each kind of lexicon name; an endpoint has none. */
const COLUMN_OF = { drug: 0, target: 1, "adverse-event": 2, condition: 2, endpoint: -1 } as const;

/** Walks along the names of a text, sentence by sentence, and says which words they cover. */
class NameCursor {
  /** Names `first…end − 1` begin in the sentence. */
  first = 0;
  end = 0;
  private readonly input: TextToTag;
  private readonly reading: Reading;
  private count = 0;

  constructor(input: TextToTag, reading: Reading) {
    this.input = input;
    this.reading = reading;
  }

  enter(from: number, to: number): void {
    this.count = to - from;
    this.first = this.end;
    const { names } = this.input;
    const { words } = this.reading;
    const limit = to > from ? (words.end[to - 1] as number) : 0;
    while (this.end < names.length && names[this.end]!.start < limit) this.end++;
  }

  kindOf(n: number): number {
    return COLUMN_OF[this.input.names[n]!.kind];
  }

  has(k: number): boolean {
    for (let n = this.first; n < this.end; n++) if (this.kindOf(n) === k) return true;
    return false;
  }

  /** The words of the sentence (which begins with word `from`) that make up a name; `undefined` when it cuts words. */
  wordsOf(n: number, from: number): Span | undefined {
    const { words } = this.reading;
    const { start, end } = this.input.names[n]!;
    let low = from;
    let high = from + this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((words.start[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    let last = low;
    while (last < from + this.count && (words.end[last] as number) < end) last++;
    if (last >= from + this.count || words.start[low] !== start || words.end[last] !== end) return undefined;
    return { start: low - from, end: last + 1 - from };
  }
}
