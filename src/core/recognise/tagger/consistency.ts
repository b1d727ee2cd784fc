import { firstEndingAfter } from "../../text/span.ts";
import type { TaggedKind } from "./model.ts";
import { LONGEST_SEQUENCE, Openings, sequenceId } from "./sequences.ts";
import type { TaggedMention } from "./tagger.ts";
import type { Words } from "./words.ts";

/** Shorter strings are left alone: they mean too many things. In UTF-16 code units. */
const SHORTEST = 3;

/** The share of its occurrences that must be tagged before the others are, too. 0.34 to 0.66 were equally good. */
const SHARE = 0.5;

/** Scores are added up in whole numbers of this size, so that their sum does not depend on the order. */
const SCORE_UNIT = 2 ** -20;

/** The text's words, and the key of each: equal for words that differ in case, digits or dashes. */
export interface KeyedWords {
  readonly text: string;
  readonly words: Words;
  readonly keys: Int32Array;
}

/** A string of words that was tagged. */
export interface Pattern {
  /** Stands for the words: as they are written, or by their keys where their case says nothing. */
  readonly id: number;
  /** The key of the first word. */
  readonly opening: number;
  /** Number of words. */
  readonly length: number;
}

/** An occurrence of a pattern that no mention touches. Offsets in the text. */
export interface Free {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The pattern of a mention that is words `first … first + length − 1`; `undefined` for one that is too short or too long
 * to be looked for elsewhere. Case counts in names that have a capital or a digit past their first letter: "Nausea" is
 * nausea, but ALL is not all.
 */
export function patternOf({ text, words, keys }: KeyedWords, first: number, length: number): Pattern | undefined {
  const start = words.start[first] as number;
  const end = words.end[first + length - 1] as number;
  if (end - start < SHORTEST || length > LONGEST_SEQUENCE) return undefined;
  const isPlain = !/^.+\p{Lu}|\p{N}/su.test(text.slice(start, end));
  const id = isPlain ? plainId(keys, first, length) : sequenceId(words.hash, words.check, first, length);
  return { id, opening: keys[first] as number, length };
}

/** Negative, and so never that of words as they are written. */
function plainId(keys: Int32Array, first: number, length: number): number {
  return -1 - sequenceId(keys, keys, first, length);
}

/** What is known of a pattern. */
interface Counts extends Pattern {
  /** How many of its occurrences are tagged, and the sum of their scores. */
  tagged: number;
  scores: number;
  /** How many of its occurrences touch no mention. */
  free: number;
}

/** The strings that are tagged somewhere in a document as one kind of thing. Nothing depends on the order of adding. */
export class Patterns {
  readonly openings = new Openings();
  private readonly counts = new Map<number, Counts>();

  /** Counts a mention in, or out with `by` −1. Returns whether a pattern has begun or ceased to exist by it. */
  addTagged(pattern: Pattern, score: number, by: 1 | -1): boolean {
    let counts = this.counts.get(pattern.id);
    if (counts === undefined) this.counts.set(pattern.id, (counts = { ...pattern, tagged: 0, scores: 0, free: 0 }));
    const before = counts.tagged;
    counts.tagged += by;
    counts.scores += by * Math.round(score / SCORE_UNIT);
    if (before > 0 && counts.tagged > 0) return false;
    this.openings.add(pattern.opening, pattern.length, by);
    this.tidy(counts);
    return true;
  }

  /** Counts an occurrence that no mention touches in, or out with `by` −1. */
  addFree(id: number, by: 1 | -1): void {
    const counts = this.counts.get(id);
    if (counts === undefined) return;
    counts.free += by;
    this.tidy(counts);
  }

  private tidy(counts: Counts): void {
    if (counts.tagged === 0 && counts.free === 0) this.counts.delete(counts.id);
  }

  isTagged(id: number): boolean {
    return (this.counts.get(id)?.tagged ?? 0) > 0;
  }

  /** The score of the occurrences that are not tagged themselves; `undefined` when too few others are. */
  scoreOf(id: number): number | undefined {
    const counts = this.counts.get(id);
    if (counts === undefined || counts.tagged === 0) return undefined;
    const { tagged, free, scores } = counts;
    if (tagged < SHARE * (tagged + free)) return undefined;
    return ((scores * SCORE_UNIT) / tagged) * (tagged / (tagged + free));
  }
}

/**
 * Finds the occurrences of the patterns that no mention touches; of nested ones the longest. Linear in the number of
 * words.
 *
 * @param mentions of one kind, in order, not overlapping
 */
export function findFree(source: KeyedWords, mentions: readonly TaggedMention[], patterns: Patterns): Free[] {
  const { words, keys } = source;
  const found: Free[] = [];
  for (let w = 0; w < words.count; w++) {
    const lengths = patterns.openings.at(keys[w] as number);
    if (lengths === undefined) continue;
    const start = words.start[w] as number;
    const next = mentions[firstEndingAfter(mentions, start)]?.start ?? Infinity;
    for (let length = Math.min(LONGEST_SEQUENCE, words.count - w); length > 0; length--) {
      if (lengths[length] === 0) continue;
      const end = words.end[w + length - 1] as number;
      if (end > next) continue;
      const id = idAt(source, w, length, patterns);
      if (id === undefined) continue;
      found.push({ id, start, end });
      w += length - 1;
      break;
    }
  }
  return found;
}

/** The pattern that stands at a word: as it is written, or else by its keys. */
function idAt({ words, keys }: KeyedWords, first: number, length: number, patterns: Patterns): number | undefined {
  const written = sequenceId(words.hash, words.check, first, length);
  if (patterns.isTagged(written)) return written;
  const plain = plainId(keys, first, length);
  return patterns.isTagged(plain) ? plain : undefined;
}

/** The mentions, and those occurrences of the same words elsewhere that are taken for mentions, too; in order. */
export function withRepeats(
  kind: TaggedKind,
  mentions: readonly TaggedMention[],
  free: readonly Free[],
  scoreOf: (id: number) => number | undefined,
): readonly TaggedMention[] {
  const added: TaggedMention[] = [];
  for (const { id, start, end } of free) {
    const score = scoreOf(id);
    if (score !== undefined) added.push({ start, end, kind, score, repeated: true });
  }
  return added.length === 0 ? mentions : withoutOverlaps(mentions, added);
}

/**
 * Tags what the tagger has tagged elsewhere in the same text: if at least half of the occurrences of a string are
 * mentions, all are. Returns the mentions in order. Linear in the number of words.
 *
 * @param patterns those of the mentions, one by one
 */
export function addConsistent(
  source: KeyedWords,
  kind: TaggedKind,
  mentions: readonly TaggedMention[],
  patterns: readonly (Pattern | undefined)[],
): readonly TaggedMention[] {
  const known = new Patterns();
  mentions.forEach(({ score }, m) => {
    const pattern = patterns[m];
    if (pattern !== undefined) known.addTagged(pattern, score, 1);
  });
  const free = findFree(source, mentions, known);
  for (const { id } of free) known.addFree(id, 1);
  return withRepeats(kind, mentions, free, (id) => known.scoreOf(id));
}

function withoutOverlaps(mentions: readonly TaggedMention[], added: TaggedMention[]): TaggedMention[] {
  const all = [...mentions, ...added].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: TaggedMention[] = [];
  for (const mention of all) {
    const last = kept.at(-1);
    if (last === undefined || mention.start >= last.end) kept.push(mention);
  }
  return kept;
}
