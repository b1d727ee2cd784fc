import { COLUMNS, type Model } from "./model.ts";

/** Bits of the filter in front of the table: most features of a text are unknown, and this tells most of those. */
const FILTER_BITS = 21;

/** The weights of a model's features, found by hash. */
export class Weights {
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly filter: Int32Array;
  private readonly values: Int16Array;

  constructor(model: Model) {
    const count = model.features.length;
    let capacity = 16;
    while (capacity < count * 2) capacity *= 2;
    this.mask = capacity - 1;
    // Pairs: the feature's hash, and the start of its weights plus one, so that 0 means an empty slot.
    this.slots = new Int32Array(capacity * 2);
    this.filter = new Int32Array(2 ** FILTER_BITS / 32);
    this.values = new Int16Array(count * COLUMNS);
    for (let i = 0; i < this.values.length; i++) {
      const companded = model.weights[i] as number;
      this.values[i] = companded < 0 ? -companded * companded : companded * companded;
    }
    for (let f = 0; f < count; f++) this.insert((model.features[f] as number) | 0, f * COLUMNS + 1);
  }

  private insert(feature: number, start: number): void {
    let slot = (feature ^ (feature >>> 11)) & this.mask;
    while (this.slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.mask;
    this.slots[slot * 2] = feature;
    this.slots[slot * 2 + 1] = start;
    this.filter[feature >>> (37 - FILTER_BITS)]! |= 1 << (feature & 31);
  }

  /** Adds the weights of the first `count` features of the list to `scores[at, at + COLUMNS)`. */
  addAll(features: Int32Array, count: number, scores: Int32Array, at: number): void {
    const { slots, mask, filter, values } = this;
    for (let i = 0; i < count; i++) {
      const feature = features[i] as number;
      if ((((filter[feature >>> (37 - FILTER_BITS)] as number) >>> (feature & 31)) & 1) === 0) continue;
      let slot = (feature ^ (feature >>> 11)) & mask;
      for (;;) {
        const start = slots[slot * 2 + 1] as number;
        if (start === 0) break;
        if (slots[slot * 2] === feature) {
          for (let c = 0; c < COLUMNS; c++) scores[at + c]! += values[start - 1 + c] as number;
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
  }
}
