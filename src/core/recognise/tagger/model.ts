import type { ClusterTable } from "./clusters.ts";
import { STEPS } from "./decoder.ts";

/** The kinds the tagger tells apart, in the order of the model's columns. A disorder is a condition or an event. */
export const TAGGED_KINDS = ["drug", "target", "disorder"] as const;
export type TaggedKind = (typeof TAGGED_KINDS)[number];

/** Weights of one feature: five labels for each of the three kinds. */
export const COLUMNS = 15;

/** What a trained model consists of, as it is in the file. */
export interface Model {
  /** Hashes of the features, unsigned, ascending. */
  readonly features: Uint32Array;
  /** `COLUMNS` companded weights for each feature: the weight is `sign(b) · b²`. */
  readonly weights: Int8Array;
  readonly kinds: readonly KindModel[];
  readonly clusters: ClusterTable;
  /** For each row of `LIST_ROWS`, the hashes of its names, ascending. */
  readonly lists: readonly Uint32Array[];
}

/** What belongs to one kind beside its columns. */
export interface KindModel {
  /** Integer weights of the steps between labels, in the unit of the features' weights. */
  readonly steps: Int32Array;
  /** How many units of integer score are one unit of training. */
  readonly unit: number;
  /** A margin of m training units is right with the probability 1 / (1 + e^−(base + slope · m)). */
  readonly base: number;
  readonly slope: number;
}

/** Scores of a word are held within this, so that no sum over a sentence overflows. */
export const WORD_LIMIT = 2 ** 20;

export function isKindModel(kind: KindModel): boolean {
  const { steps, unit, base, slope } = kind;
  return (
    steps.length === STEPS &&
    steps.every((step) => Math.abs(step) < WORD_LIMIT) &&
    Number.isFinite(base) &&
    Number.isFinite(slope) &&
    unit > 0 &&
    Number.isFinite(unit)
  );
}
