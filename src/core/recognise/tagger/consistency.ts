import type { TaggedKind } from "./model.ts";
import type { TaggedMention } from "./tagger.ts";
import type { Words } from "./words.ts";

/** Shorter strings are left alone: they mean too many things. In UTF-16 code units. */
const SHORTEST = 3;

/** The share of its occurrences that must be tagged before the others are, too. 0.34 to 0.66 were equally good. */
const SHARE = 0.5;

/** Mentions that begin with the same word are tried one by one; this many are enough for any prose. */
const MOST_ALIKE = 16;

/** Low bits of a key that are told apart before it is looked up; a power of two. */
const OPENINGS = 2 ** 15;

/** The text's words, and the key of each: equal for words that differ in case, digits or dashes. */
export interface KeyedWords {
  readonly text: string;
  readonly words: Words;
  readonly keys: Int32Array;
}

/** A string of words that was tagged at least once. */
interface Pattern {
  /** Its first occurrence: index of the first word, and number of words. */
  readonly first: number;
  readonly length: number;
  /** Whether its case says nothing: "Nausea" is nausea, but ALL is not all. */
  readonly isPlain: boolean;
  tagged: number;
  /** Sum of the scores of its tagged occurrences. */
  scores: number;
  /** First words of occurrences that touch no mention. */
  readonly free: number[];
}

/**
 * Tags what the tagger has tagged elsewhere in the same text: if at least half of the occurrences of a string are
 * mentions, all are. Case counts in names that have a capital or a digit past their first letter. Returns the mentions in order.
 * Linear in the number of words.
 */
export function addConsistent(
  source: KeyedWords,
  kind: TaggedKind,
  mentions: readonly TaggedMention[],
): TaggedMention[] {
  if (mentions.length === 0) return [];
  const { words } = source;
  const patterns = patternsOf(source, mentions);
  countFree(source, mentions, patterns);
  const added: TaggedMention[] = [];
  for (const pattern of new Set([...patterns.values()].flat())) {
    if (pattern.free.length === 0 || pattern.tagged < SHARE * (pattern.tagged + pattern.free.length)) continue;
    const score = (pattern.scores / pattern.tagged) * (pattern.tagged / (pattern.tagged + pattern.free.length));
    for (const first of pattern.free) {
      const start = words.start[first] as number;
      const end = words.end[first + pattern.length - 1] as number;
      added.push({ start, end, kind, score, repeated: true });
    }
  }
  if (added.length === 0) return [...mentions];
  return withoutOverlaps(mentions, added);
}

function patternsOf(source: KeyedWords, mentions: readonly TaggedMention[]): Map<number, Pattern[]> {
  const { text, words, keys } = source;
  const patterns = new Map<number, Pattern[]>();
  let w = 0;
  for (const { start, end, score } of mentions) {
    while ((words.start[w] as number) < start) w++;
    let last = w;
    while ((words.end[last] as number) < end) last++;
    if (end - start < SHORTEST) continue;
    const length = last - w + 1;
    const key = keys[w] as number;
    const isPlain = !/^.+\p{Lu}|\p{N}/su.test(text.slice(start, end));
    const alike = patterns.get(key) ?? [];
    const same = alike.find((each) => each.length === length && sameWords(source, each, w));
    if (same !== undefined) {
      same.tagged++;
      same.scores += score;
    } else if (alike.length < MOST_ALIKE) {
      alike.push({ first: w, length, isPlain, tagged: 1, scores: score, free: [] });
      alike.sort((a, b) => b.length - a.length);
      patterns.set(key, alike);
    }
  }
  return patterns;
}

function sameWords({ words, keys }: KeyedWords, pattern: Pattern, at: number): boolean {
  if (at + pattern.length > words.count) return false;
  for (let k = 0; k < pattern.length; k++) {
    const first = pattern.first + k;
    const same = words.hash[first] === words.hash[at + k] && words.check[first] === words.check[at + k];
    if (!same && !(pattern.isPlain && keys[first] === keys[at + k])) return false;
  }
  return true;
}

/** Finds the occurrences of the patterns that no mention touches; of nested ones the longest. */
function countFree(source: KeyedWords, mentions: readonly TaggedMention[], patterns: Map<number, Pattern[]>): void {
  const { words, keys } = source;
  // Most words open no pattern, and most of those are turned away by the low bits of their key.
  const openings = new Uint8Array(OPENINGS);
  for (const key of patterns.keys()) openings[key & (OPENINGS - 1)] = 1;
  let m = 0;
  for (let w = 0; w < words.count; w++) {
    if (openings[(keys[w] as number) & (OPENINGS - 1)] === 0) continue;
    const start = words.start[w] as number;
    while (m < mentions.length && (mentions[m] as TaggedMention).end <= start) m++;
    const next = mentions[m]?.start ?? Infinity;
    for (const pattern of patterns.get(keys[w] as number) ?? NONE) {
      if (!sameWords(source, pattern, w) || (words.end[w + pattern.length - 1] as number) > next) continue;
      pattern.free.push(w);
      w += pattern.length - 1;
      break;
    }
  }
}

const NONE: readonly Pattern[] = [];

function withoutOverlaps(mentions: readonly TaggedMention[], added: TaggedMention[]): TaggedMention[] {
  const all = [...mentions, ...added].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: TaggedMention[] = [];
  for (const mention of all) {
    const last = kept.at(-1);
    if (last === undefined || mention.start >= last.end) kept.push(mention);
  }
  return kept;
}
