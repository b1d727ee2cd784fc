import { isDisorder, type Kind } from "../../lexicon/concept.ts";
import type { Suggestion } from "../mention.ts";
import { hashText, mix, SEED } from "../tagger/hash.ts";

/** Items of a sentence that are looked at together; a longer one is cut, which costs at most the pairs over the cut. */
export const MOST_ITEMS = 512;

/** What stands in a sentence in the place of a mention: what it is, not which. */
export const ITEM_OF = {
  drug: hashText("drug", 1),
  disorder: hashText("disorder", 1),
  target: hashText("target", 1),
  endpoint: hashText("endpoint", 1),
} as const;

/** The item of what is not there: before the first and after the last. */
export const OUTSIDE = mix(SEED, 1);

/**
 * A sentence as the statement models read it: words in lower case with every number as one, marks of punctuation, and
 * each mention as one item. Buffers are used again from sentence to sentence.
 */
export class Items {
  count = 0;
  readonly hash = new Int32Array(MOST_ITEMS);
  /** Where the item stands in the text, in UTF-16 code units. */
  readonly start = new Int32Array(MOST_ITEMS);
  readonly end = new Int32Array(MOST_ITEMS);
  /** Index of the suggestion that the item is, or −1. */
  readonly mention = new Int32Array(MOST_ITEMS);
  /** Item of each suggestion that was taken in, counted from the first of them. */
  readonly itemOf = new Int32Array(MOST_ITEMS);
  /** The first suggestion that was not taken in, and where reading stopped. */
  next = 0;
  stopped = 0;

  /**
   * Takes in `text[from, to)`, in which suggestions `first …` begin, until the sentence ends or the buffers are full.
   * Linear in the length; no allocation.
   */
  fill(text: string, from: number, to: number, suggestions: readonly Suggestion[], first: number): void {
    this.count = 0;
    this.next = first;
    let at = from;
    while (at < to && this.count < MOST_ITEMS) {
      const mention = suggestions[this.next];
      if (mention !== undefined && mention.start <= at) {
        at = Math.max(at, mention.end);
        this.itemOf[this.next - first] = this.count;
        this.push(mention.start, mention.end, itemOf(mention.kind), this.next++);
        continue;
      }
      const limit = mention === undefined ? to : Math.min(to, mention.start);
      const unit = text.charCodeAt(at);
      if (isSpace(unit)) at++;
      else at = this.pushWord(text, at, limit, unit);
    }
    this.stopped = at;
  }

  private push(start: number, end: number, hash: number, mention: number): void {
    const i = this.count++;
    this.start[i] = start;
    this.end[i] = end;
    this.hash[i] = hash;
    this.mention[i] = mention;
  }

  /** A word, a number or a mark of punctuation from `at`; returns where it ends. */
  private pushWord(text: string, at: number, limit: number, first: number): number {
    let hash = foldUnit(FNV_OFFSET, first);
    let end = at + 1;
    if (isWord(first)) {
      let wasDigit = isDigit(first);
      for (; end < limit; end++) {
        const unit = text.charCodeAt(end);
        if (!isWord(unit)) break;
        const digit = isDigit(unit);
        if (!digit || !wasDigit) hash = foldUnit(hash, unit);
        wasDigit = digit;
      }
    }
    this.push(at, end, mix(hash, 0), -1);
    return end;
  }

  /** Item `i`, or what stands for the outside. */
  at(i: number): number {
    return i >= 0 && i < this.count ? (this.hash[i] as number) : OUTSIDE;
  }
}

function itemOf(kind: Kind): number {
  return isDisorder(kind) ? ITEM_OF.disorder : ITEM_OF[kind as "drug"];
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** One step of FNV-1a over folded code units: small letters, digits as 0, dashes alike. */
export function foldUnit(hash: number, unit: number): number {
  let folded = unit;
  if (unit >= 65 && unit <= 90) folded = unit | 32;
  else if (isDigit(unit)) folded = 48;
  else if ((unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212) folded = 45;
  return Math.imul(hash ^ folded, FNV_PRIME);
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Letters and digits; beyond ASCII everything but the marks, blanks and operators of U+0080–BF and U+2000–22FF. */
export function isWord(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || isDigit(unit) || (unit >= 65 && unit <= 90);
  return unit > 0xbf && (unit < 0x2000 || unit > 0x22ff);
}

function isSpace(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200f) || unit === 0x202f || unit === 0xfeff;
}
