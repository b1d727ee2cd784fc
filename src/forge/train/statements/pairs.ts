import type { Suggestion } from "../../../core/recognise/mention.ts";
import { visitPairs } from "../../../core/recognise/relations.ts";
import {
  countCrowd,
  MOST_PAIR_FEATURES,
  type Pair,
  pairFeatures,
  visitWords,
} from "../../../core/recognise/statements/features.ts";
import { Items, MOST_ITEMS } from "../../../core/recognise/statements/items.ts";
import type { StatementType } from "../../../core/recognise/statements/model.ts";
import type { Span } from "../../../core/text/span.ts";

/** A pair that the models are asked about, with the places of its features. */
export interface FoundPair {
  readonly drug: Suggestion;
  readonly other: Suggestion;
  readonly places: Int32Array;
}

/** Makes the features of pairs as the recogniser does, but one by one and with their places. */
export class PairReader {
  private readonly items = new Items();
  private readonly buffer = new Int32Array(MOST_PAIR_FEATURES);
  private readonly crowd = { drugs: new Int32Array(MOST_ITEMS + 1), others: new Int32Array(MOST_ITEMS + 1) };

  /** All pairs of one type in a text. */
  read(text: string, sentences: readonly Span[], suggestions: readonly Suggestion[], type: StatementType): FoundPair[] {
    const pairs: FoundPair[] = [];
    let next = 0;
    for (const { start, end } of sentences) {
      for (let from = start; next < suggestions.length && (suggestions[next] as Suggestion).start < end;) {
        const first = next;
        this.items.fill(text, from, end, suggestions, first);
        next = this.items.next;
        from = this.items.stopped;
        countCrowd(this.items, type === "drug-event" ? "disorder" : "target", this.crowd);
        visitPairs(suggestions, first, next, (found, head, tail) => {
          if (found !== type) return;
          const [drug, other] = [suggestions[head] as Suggestion, suggestions[tail] as Suggestion];
          const { itemOf } = this.items;
          const pair = { head: itemOf[head - first] as number, tail: itemOf[tail - first] as number, drug, other };
          pairs.push({ drug, other, places: this.places(text, pair) });
        });
      }
    }
    return pairs;
  }

  private places(text: string, pair: Pair): Int32Array {
    let count = pairFeatures(text, this.items, pair, this.crowd, this.buffer);
    visitWords(this.items, pair, (place) => {
      this.buffer[count++] = place;
    });
    return this.buffer.slice(0, count);
  }
}
