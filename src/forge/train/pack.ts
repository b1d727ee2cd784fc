import { LABELS, STEPS } from "../../core/recognise/tagger/decoder.ts";
import { COLUMNS, type KindModel, type Model } from "../../core/recognise/tagger/model.ts";
import type { Trained } from "./perceptron.ts";

/** A kind's weights with the hashes of its features. */
export interface TrainedKind extends Trained {
  readonly hashes: Int32Array;
  readonly base: number;
  readonly slope: number;
}

/** The largest companded weight; its square is the largest weight. */
const LARGEST = 127;

/**
 * Puts the kinds into one model: of each the `keep` features whose labels differ most, weights rounded to
 * `sign · b²` with b in −127…127 and the kind's largest weight at 127² (clipping the largest, which are the bias and
 * the lexicon, would shift precision against recall).
 */
export function pack(
  kinds: readonly TrainedKind[],
  keep: number,
  { clusters, lists }: Pick<Model, "clusters" | "lists">,
): Model {
  const rows = new Map<number, Int8Array>();
  const packed = kinds.map((kind, k) => packKind(kind, k, keep, rows));
  const features = Uint32Array.from([...rows.keys()]).sort();
  const weights = new Int8Array(features.length * COLUMNS);
  features.forEach((feature, f) => weights.set(rows.get(feature) as Int8Array, f * COLUMNS));
  return { features, weights, kinds: packed, clusters, lists };
}

function packKind(kind: TrainedKind, k: number, keep: number, rows: Map<number, Int8Array>): KindModel {
  const { weights, hashes, steps } = kind;
  const spread = new Float32Array(hashes.length);
  let largest = 0;
  for (let f = 0; f < hashes.length; f++) {
    let most = 0;
    let least = 0;
    for (let y = f * LABELS; y < (f + 1) * LABELS; y++) {
      const weight = weights[y] as number;
      if (weight > most) most = weight;
      if (weight < least) least = weight;
    }
    spread[f] = most - least;
    largest = Math.max(largest, most, -least);
  }
  const cut = keep < hashes.length ? (spread.slice().sort()[hashes.length - keep] as number) : 0;
  for (let f = 0; f < hashes.length; f++) {
    if ((spread[f] as number) < cut) continue;
    for (let y = 0; y < LABELS; y++) {
      const weight = weights[f * LABELS + y] as number;
      const size = Math.round(LARGEST * Math.sqrt(Math.abs(weight) / largest));
      if (size === 0) continue;
      const key = (hashes[f] as number) >>> 0;
      let row = rows.get(key);
      if (row === undefined) {
        row = new Int8Array(COLUMNS);
        rows.set(key, row);
      }
      row[k * LABELS + y] = weight < 0 ? -size : size;
    }
  }
  const unit = largest === 0 ? 1 : (LARGEST * LARGEST) / largest;
  return {
    steps: Int32Array.from(steps, (step) => Math.round(step * unit)),
    unit,
    base: kind.base,
    slope: kind.slope,
  };
}

/** A kind that is not trained: it finds nothing. */
export function emptyKind(): TrainedKind {
  return {
    weights: new Float32Array(0),
    steps: new Float64Array(STEPS),
    hashes: new Int32Array(0),
    base: 0,
    slope: 1,
  };
}
