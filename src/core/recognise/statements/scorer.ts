import { overlaps, type Span } from "../../text/span.ts";
import {
  BETWEEN_THREE,
  BETWEEN_TWO,
  BETWEEN_WORD,
  BETWEEN_WORD_ORDERED,
  countCrowd,
  DRUG_FIRST,
  gram,
  LEFT_TWO,
  LEFT_WORD,
  MOST_PAIR_FEATURES,
  type Pair,
  pairFeatures,
  placeOf,
  RIGHT_TWO,
  RIGHT_WORD,
  visitWords,
} from "./features.ts";
import { type Items, MOST_ITEMS } from "./items.ts";
import type { StatementModel } from "./model.ts";

/** Words that spoke for a statement: where they stand, and how much of the log-odds is theirs. */
export interface Evidence extends Span {
  readonly weight: number;
}

/** The least log-odds that are told as a reason, and how far from the pair reasons are looked for, in items. */
const LEAST_EVIDENCE = 0.1;
const EVIDENCE_REACH = 8;

/** Sums over the items of a sentence: of sorts that are summed alike, both orders or none. */
const LEFT = 0;
const LEFT_PAIRS = 1;
const RIGHT = 2;
const RIGHT_PAIRS = 3;
const WORDS = 4;
const PAIRS = 6;
const THREES = 8;
const ROWS = 10;

/** Weighs the pairs of one sentence after another by one model. Holds buffers, so two sentences cannot be read at once. */
export class Scorer {
  readonly threshold: number;
  private readonly other: "disorder" | "target";
  private readonly weights: Int16Array;
  private readonly unit: number;
  /** For each row, the sum of the weights of all items before each item: any stretch of words costs two look-ups. */
  private readonly sums = Array.from({ length: ROWS }, () => new Int32Array(MOST_ITEMS + 1));
  private readonly crowd = { drugs: new Int32Array(MOST_ITEMS + 1), others: new Int32Array(MOST_ITEMS + 1) };
  private readonly places = new Int32Array(MOST_PAIR_FEATURES);
  private text = "";
  private items: Items | undefined;

  constructor({ weights, unit, threshold }: StatementModel, other: "disorder" | "target") {
    // A loop: `Int16Array.from` takes twenty times as long, at every start.
    this.weights = new Int16Array(weights.length);
    for (let i = 0; i < weights.length; i++) {
      const b = weights[i] as number;
      this.weights[i] = b < 0 ? -b * b : b * b;
    }
    this.unit = unit;
    this.threshold = threshold;
    this.other = other;
  }

  /** Takes a sentence in, whose pairs are weighed next. Linear in its items. */
  read(text: string, items: Items): void {
    this.text = text;
    this.items = items;
    countCrowd(items, this.other, this.crowd);
    for (let i = 0; i < items.count; i++) {
      const one = gram(items, i, 1);
      const two = gram(items, i, 2);
      const three = gram(items, i, 3);
      this.add(LEFT, i, LEFT_WORD, one);
      this.add(LEFT_PAIRS, i, LEFT_TWO, two);
      this.add(RIGHT, i, RIGHT_WORD, one);
      this.add(RIGHT_PAIRS, i, RIGHT_TWO, two);
      const unordered = this.weightAt(placeOf(BETWEEN_WORD, one));
      for (let order = 0; order <= DRUG_FIRST; order++) {
        this.add(WORDS + order, i, BETWEEN_WORD_ORDERED + order, one, unordered);
        this.add(PAIRS + order, i, BETWEEN_TWO + order, two);
        this.add(THREES + order, i, BETWEEN_THREE + order, three);
      }
    }
  }

  /** The probability that the sentence states the pair. */
  probability(pair: Pair): number {
    return 1 / (1 + Math.exp(-this.sum(pair) / this.unit));
  }

  /** The weights of all features of a pair, in the model's units. */
  sum(pair: Pair): number {
    const items = this.items as Items;
    const { head, tail } = pair;
    const [low, high] = head < tail ? [head, tail] : [tail, head];
    const order = head < tail ? DRUG_FIRST : 0;
    const { count } = items;
    let total =
      this.stretch(LEFT, 0, low) +
      this.stretch(LEFT_PAIRS, 0, low - 1) +
      this.stretch(WORDS + order, low + 1, high) +
      this.stretch(PAIRS + order, low + 1, high - 1) +
      this.stretch(THREES + order, low + 1, high - 2) +
      this.stretch(RIGHT, high + 1, count) +
      this.stretch(RIGHT_PAIRS, high + 1, count - 1);
    const own = pairFeatures(this.text, items, pair, this.crowd, this.places);
    for (let f = 0; f < own; f++) total += this.weightAt(this.places[f] as number);
    return total;
  }

  /** The `most` weightiest stretches of words around the pair that speak for it, none within another, weightiest first. */
  evidence(pair: Pair, most: number): Evidence[] {
    const items = this.items as Items;
    const found: Evidence[] = [];
    const visit = (place: number, first: number, length: number): void => {
      const weight = this.weightAt(place) / this.unit;
      if (weight < LEAST_EVIDENCE || !this.isTelling(first, length)) return;
      found.push({ start: items.start[first] as number, end: items.end[first + length - 1] as number, weight });
    };
    visitWords(items, pair, visit, EVIDENCE_REACH);
    found.sort((a, b) => b.weight - a.weight || a.start - b.start);
    const kept: Evidence[] = [];
    for (const each of found) {
      if (kept.length === most) break;
      if (kept.every((other) => !overlaps(each, other))) kept.push(each);
    }
    return kept;
  }

  /** Whether items are plain words, one of them long enough to tell a reader something. */
  private isTelling(first: number, length: number): boolean {
    const { mention, start, end } = this.items as Items;
    let longest = 0;
    for (let i = first; i < first + length; i++) {
      if ((mention[i] as number) >= 0) return false;
      longest = Math.max(longest, (end[i] as number) - (start[i] as number));
    }
    return longest >= 4;
  }

  private weightAt(place: number): number {
    return this.weights[place] as number;
  }

  private add(row: number, i: number, sort: number, value: number, more = 0): void {
    const sums = this.sums[row] as Int32Array;
    sums[i + 1] = (sums[i] as number) + this.weightAt(placeOf(sort, value)) + more;
  }

  private stretch(row: number, from: number, to: number): number {
    const sums = this.sums[row] as Int32Array;
    return to > from ? (sums[to] as number) - (sums[from] as number) : 0;
  }
}
