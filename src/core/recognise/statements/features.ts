import { isDisorder } from "../../lexicon/concept.ts";
import type { Suggestion } from "../mention.ts";
import { hashText, mix, SEED } from "../tagger/hash.ts";
import { foldUnit, isWord, ITEM_OF, type Items, MOST_ITEMS } from "./items.ts";

/** Version of what the features mean; a model of another version is refused. Raise it with every change here. */
export const STATEMENT_FEATURES = 1;

/** Weights lie in a table of 2^17 places that features share by hash; figures lose 0.2 points against a place for each. */
export const TABLE_BITS = 17;

/** More than all features of one pair: six for each item of the sentence, and those of the pair itself. */
export const MOST_PAIR_FEATURES = MOST_ITEMS * 6 + 128;

/** A pair of mentions of one sentence: the drug, and the event or target; indices of items and the suggestions. */
export interface Pair {
  readonly head: number;
  readonly tail: number;
  readonly drug: Suggestion;
  readonly other: Suggestion;
}

/**
 * Sorts of features of the words around a pair. Those of the words between come in two orders: `DRUG_FIRST` is added
 * when the drug stands first.
 */
export const LEFT_WORD = 0;
export const LEFT_TWO = 1;
export const RIGHT_WORD = 2;
export const RIGHT_TWO = 3;
export const BETWEEN_WORD = 4;
export const BETWEEN_WORD_ORDERED = 5;
export const BETWEEN_TWO = 7;
export const BETWEEN_THREE = 9;
export const DRUG_FIRST = 1;
const FIRST_OF_PAIR = 16;

/** Place of a feature in the table of weights. */
export function placeOf(sort: number, value: number): number {
  return mix(mix(SEED, sort), value) >>> (32 - TABLE_BITS);
}

/** Items from `i` on as one number: one, two or three of them. */
export function gram(items: Items, i: number, length: 1 | 2 | 3): number {
  const one = items.at(i);
  if (length === 1) return one;
  const two = mix(one, items.at(i + 1));
  return length === 2 ? two : mix(two, items.at(i + 2));
}

/** A feature of the words around a pair: its place in the table, and the items it is made of. */
export type WordVisitor = (place: number, first: number, length: number) => void;

/** Visits the features of the words left of, between and right of a pair, as far as `reach` items from it. */
export function visitWords(items: Items, { head, tail }: Pair, visit: WordVisitor, reach = MOST_ITEMS): void {
  const [low, high] = head < tail ? [head, tail] : [tail, head];
  const order = head < tail ? DRUG_FIRST : 0;
  const take = (sort: number, i: number, length: 1 | 2 | 3): void => {
    visit(placeOf(sort, gram(items, i, length)), i, length);
  };
  for (let i = Math.max(0, low - reach); i < low; i++) {
    take(LEFT_WORD, i, 1);
    if (i + 1 < low) take(LEFT_TWO, i, 2);
  }
  for (let i = low + 1; i < high; i++) {
    take(BETWEEN_WORD, i, 1);
    take(BETWEEN_WORD_ORDERED + order, i, 1);
    if (i + 1 < high) take(BETWEEN_TWO + order, i, 2);
    if (i + 2 < high) take(BETWEEN_THREE + order, i, 3);
  }
  const end = Math.min(items.count, high + 1 + reach);
  for (let i = high + 1; i < end; i++) {
    take(RIGHT_WORD, i, 1);
    if (i + 1 < end) take(RIGHT_TWO, i, 2);
  }
}

/** How many drugs, and mentions of the other kind, the sentence has up to each item. */
export interface Crowd {
  readonly drugs: Int32Array;
  readonly others: Int32Array;
}

/** Upper limits of the classes of distances, in items. */
const DISTANCES = [0, 1, 2, 3, 5, 8, 12, 20, 30];

/** Longest way between two mentions of which all the words together are a feature, in items. */
const SHORT_WAY = 4;

/** Writes the places of the features of the pair itself into `into` from 0 on; returns how many there are. */
export function pairFeatures(text: string, items: Items, pair: Pair, crowd: Crowd, into: Int32Array): number {
  const { head, tail, drug, other } = pair;
  const [low, high] = head < tail ? [head, tail] : [tail, head];
  const order = head < tail ? DRUG_FIRST : 0;
  let count = 0;
  let sort = FIRST_OF_PAIR;
  const add = (value: number): void => {
    into[count++] = placeOf(sort++, value);
  };
  const way = high - low - 1;
  const distance = DISTANCES.findIndex((most) => way <= most);
  add(0);
  add(order);
  add(distance * 2 + order);
  addNeighbours(items, low, high, order, way, add);
  add(way > SHORT_WAY ? -1 : wayOf(items, low, high, order));
  const most = (value: number, limit: number): number => (value < limit ? value : limit);
  const between = (sums: Int32Array): number => most((sums[high] as number) - (sums[low + 1] as number), 3);
  const all = (sums: Int32Array): number => most(sums[items.count] as number, 4);
  add((between(crowd.drugs) * 4 + between(crowd.others)) * 2 + order);
  add(all(crowd.drugs) * 5 + all(crowd.others));
  // What the recogniser says of the two: the rules that weighed the sentence for it are features like others.
  const role = other.why[1];
  add(hashText(other.kind, 2));
  add(hashText(other.kind, 2 + order));
  add(role === undefined ? 0 : hashText(role.rule, 4));
  add(role?.detail === undefined ? 0 : hashText(role.detail.toLowerCase(), 5));
  add(mix(hashText(other.polarity, 6), hashText(other.certainty, 6)));
  add(mix(hashText(drug.polarity, 6), hashText(drug.certainty, 6)));
  add((other.historical === true ? 1 : 0) + (other.other === true ? 2 : 0));
  add(hashText(other.why[0]?.rule ?? "", 7));
  add(hashText(drug.why[0]?.rule ?? "", 7));
  count = addAffixes(text, drug, sort, into, count);
  return addWords(text, other, sort + 10, into, count);
}

/** The items next to the two mentions, by themselves and in pairs. */
function addNeighbours(
  items: Items,
  low: number,
  high: number,
  order: number,
  way: number,
  add: (value: number) => void,
): void {
  const ordered = (value: number): number => mix(value, order);
  for (let k = 1; k <= 3; k++) {
    add(ordered(items.at(low - k)));
    add(ordered(items.at(high + k)));
  }
  add(ordered(gram(items, low - 2, 2)));
  add(ordered(gram(items, high + 1, 2)));
  // Where nothing stands between, the neighbours there are the mentions themselves.
  add(way > 0 ? ordered(items.at(low + 1)) : 0);
  add(way > 0 ? ordered(items.at(high - 1)) : 0);
  add(way > 1 ? ordered(gram(items, low + 1, 2)) : 0);
  add(way > 1 ? ordered(gram(items, high - 2, 2)) : 0);
}

/** All items between, in order, as one number. */
function wayOf(items: Items, low: number, high: number, order: number): number {
  let value = high - low + 16 * order;
  for (let i = low + 1; i < high; i++) value = mix(value, items.hash[i] as number);
  return value;
}

/** Ends and beginnings of a drug's name, which tell its class: an antibody, a steroid, an ion, a solvent. */
function addAffixes(text: string, { start, end }: Suggestion, sort: number, into: Int32Array, at: number): number {
  let count = at;
  for (let length = 2; length <= 6; length++) {
    into[count++] = placeOf(sort + length, hashWord(text, Math.max(start, end - length), end));
  }
  for (let length = 3; length <= 4; length++) {
    into[count++] = placeOf(sort + 4 + length, hashWord(text, start, Math.min(end, start + length)));
  }
  return count;
}

/** Words of a name that are features; names are short, and a longer one must cost no more. */
const MOST_WORDS = 12;

/** The words of an event's or target's name, and the last one apart: "failure", "rash", "receptor". */
function addWords(text: string, { start, end }: Suggestion, sort: number, into: Int32Array, at: number): number {
  let count = at;
  let last = 0;
  for (let i = start; i < end && count - at < MOST_WORDS; i++) {
    if (!isWord(text.charCodeAt(i))) continue;
    let to = i + 1;
    while (to < end && isWord(text.charCodeAt(to))) to++;
    last = hashWord(text, i, to);
    into[count++] = placeOf(sort, last);
    i = to;
  }
  into[count++] = placeOf(sort + 1, last);
  return count;
}

function hashWord(text: string, start: number, end: number): number {
  let hash = SEED;
  for (let i = start; i < end; i++) hash = foldUnit(hash, text.charCodeAt(i));
  return mix(hash, 0);
}

/** Fills `crowd` for a sentence: `drugs[i]` is how many there are before item `i`. */
export function countCrowd(items: Items, other: "disorder" | "target", crowd: Crowd): void {
  for (let i = 0; i < items.count; i++) {
    const hash = items.hash[i] as number;
    const isMention = (items.mention[i] as number) >= 0;
    crowd.drugs[i + 1] = (crowd.drugs[i] as number) + (isMention && hash === ITEM_OF.drug ? 1 : 0);
    crowd.others[i + 1] = (crowd.others[i] as number) + (isMention && hash === ITEM_OF[other] ? 1 : 0);
  }
}

/** Whether a suggestion can be the second of a pair of this type. */
export function isOther({ kind }: Suggestion, other: "disorder" | "target"): boolean {
  return other === "target" ? kind === "target" : isDisorder(kind);
}
