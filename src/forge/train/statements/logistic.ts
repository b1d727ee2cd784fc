import { Random } from "../prng.ts";

/** Something to learn from: where its features lie in the table of weights, and whether it is so. */
export interface Example {
  /** Places of the features; one may be there twice. */
  readonly places: Int32Array;
  readonly isTrue: boolean;
  /** How much it counts. */
  readonly weight: number;
}

/** AdaGrad's step, its first sum of squares, and what pulls weights to zero. */
const STEP = 0.05;
const FIRST_SQUARE = 1e-4;
const DECAY = 2e-5;

/**
 * Logistic regression by AdaGrad (Duchi 2011), the mean of several runs in different orders. Equal examples give equal
 * weights on every machine but for the last bits of `Math.exp`, which rounding to a byte takes off.
 */
export function trainLogistic(
  examples: readonly Example[],
  size: number,
  { epochs, seeds }: { readonly epochs: number; readonly seeds: readonly number[] },
): Float32Array {
  const mean = new Float32Array(size);
  for (const seed of seeds) {
    const weights = run(examples, size, epochs, new Random(seed));
    for (let i = 0; i < size; i++) mean[i]! += (weights[i] as number) / seeds.length;
  }
  return mean;
}

function run(examples: readonly Example[], size: number, epochs: number, random: Random): Float32Array {
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(FIRST_SQUARE);
  const order = Int32Array.from(examples, (_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(order);
    for (const i of order) {
      const { places, isTrue, weight } = examples[i] as Example;
      const error = (probability(weights, places) - (isTrue ? 1 : 0)) * weight;
      for (const place of places) {
        const slope = error + DECAY * (weights[place] as number);
        squares[place]! += slope * slope;
        weights[place]! -= (STEP * slope) / Math.sqrt(squares[place] as number);
      }
    }
  }
  return weights;
}

/** The probability that weights give to features. */
export function probability(weights: Float32Array, places: Int32Array): number {
  let sum = 0;
  for (const place of places) sum += weights[place] as number;
  return 1 / (1 + Math.exp(-sum));
}

/** The largest companded weight; its square is the largest weight. */
const LARGEST = 127;

/** Rounds weights to bytes `b` with `sign(b) · b²`, the largest at 127². */
export function compand(weights: Float32Array): { weights: Int8Array; unit: number } {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const unit = (LARGEST * LARGEST) / largest;
  return { weights: Int8Array.from(weights, (w) => Math.sign(w) * Math.round(Math.sqrt(Math.abs(w) * unit))), unit };
}
