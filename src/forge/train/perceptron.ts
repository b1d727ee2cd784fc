import { Decoder, LABELS, STEPS } from "../../core/recognise/tagger/decoder.ts";
import { LONGEST_SENTENCE } from "../../core/recognise/tagger/sentence.ts";
import type { Examples } from "./examples.ts";
import { Random } from "./prng.ts";

/** Weights of one kind: five for each feature by its number, and the steps between labels. */
export interface Trained {
  readonly weights: Float32Array;
  readonly steps: Float64Array;
}

/** How the corpora's own copies of the weights go into one: the share of each, by the corpus' index. */
export type Style = readonly number[];

export interface Schedule {
  readonly epochs: number;
  readonly seeds: readonly number[];
}

/**
 * Trains an averaged structured perceptron (Collins 2002). Each feature has a weight that all corpora share and one
 * for each corpus ("frustratingly easy domain adaptation", Daumé 2007), because the guidelines of corpora differ; the
 * result has the copies folded in as each style says. Weights are averaged over all steps and over the seeds.
 */
export function train(
  examples: Examples,
  featureCount: number,
  corpusCount: number,
  styles: readonly Style[],
  { epochs, seeds }: Schedule,
  log: (line: string) => void,
): Trained[] {
  const width = (corpusCount + 1) * LABELS;
  const folded = styles.map(() => ({
    weights: new Float32Array(featureCount * LABELS),
    steps: new Float64Array(STEPS),
  }));
  // A weight is a count of corrections, far below 2^15; the sums for averaging are below 2^31 for these corpora.
  const weights = new Int16Array(featureCount * width);
  const sums = new Int32Array(featureCount * width);
  for (const seed of seeds) {
    weights.fill(0);
    sums.fill(0);
    const run = new Run(examples, width, weights, sums, new Random(seed));
    for (let epoch = 0; epoch < epochs; epoch++) {
      const wrong = run.epoch();
      log(`seed ${seed}, epoch ${epoch + 1}: ${wrong} of ${examples.corpora.length} sentences wrong`);
    }
    styles.forEach((style, s) => run.fold(style, folded[s] as Trained, 1 / seeds.length));
  }
  return folded;
}

class Run {
  private readonly order: Int32Array;
  private readonly scores = new Int32Array(LONGEST_SENTENCE * LABELS);
  private readonly steps = new Int32Array(STEPS);
  private readonly stepSums = new Float64Array(STEPS);
  private readonly decoder = new Decoder();
  private time = 1;
  private readonly examples: Examples;
  private readonly width: number;
  private readonly weights: Int16Array;
  private readonly sums: Int32Array;
  private readonly random: Random;

  constructor(examples: Examples, width: number, weights: Int16Array, sums: Int32Array, random: Random) {
    this.examples = examples;
    this.width = width;
    this.weights = weights;
    this.sums = sums;
    this.random = random;
    this.order = Int32Array.from(examples.corpora, (_, s) => s);
  }

  /** One pass over all sentences in a new order. Returns how many were labelled wrongly. */
  epoch(): number {
    this.random.shuffle(this.order);
    let wrong = 0;
    for (const s of this.order) {
      if (this.learn(s)) wrong++;
      this.time++;
    }
    return wrong;
  }

  private learn(s: number): boolean {
    const { sentences, labels, corpora } = this.examples;
    const from = sentences[s] as number;
    const count = (sentences[s + 1] as number) - from;
    const copy = ((corpora[s] as number) + 1) * LABELS;
    this.score(from, count, copy);
    this.decoder.decode(this.scores, LABELS, 0, count, this.steps);
    const guess = this.decoder.labels;
    let same = true;
    for (let i = 0; i < count; i++) {
      if (guess[i] === labels[from + i]) continue;
      same = false;
      this.correct(from + i, labels[from + i] as number, guess[i] as number, copy);
    }
    if (same) return false;
    for (let i = 0; i < count; i++) {
      const right = stepAt(labels, from + i, i);
      const guessed = stepAt(guess, i, i);
      if (right === guessed) continue;
      this.steps[right]!++;
      this.stepSums[right]! += this.time;
      this.steps[guessed]!--;
      this.stepSums[guessed]! -= this.time;
    }
    return true;
  }

  private score(from: number, count: number, copy: number): void {
    const { features, offsets } = this.examples;
    const { weights, scores, width } = this;
    for (let i = 0; i < count; i++) {
      const end = offsets[from + i + 1] as number;
      let o = 0;
      let b = 0;
      let n = 0;
      let e = 0;
      let s = 0;
      for (let f = offsets[from + i] as number; f < end; f++) {
        const at = (features[f] as number) * width;
        const own = at + copy;
        o += (weights[at] as number) + (weights[own] as number);
        b += (weights[at + 1] as number) + (weights[own + 1] as number);
        n += (weights[at + 2] as number) + (weights[own + 2] as number);
        e += (weights[at + 3] as number) + (weights[own + 3] as number);
        s += (weights[at + 4] as number) + (weights[own + 4] as number);
      }
      const to = i * LABELS;
      scores[to] = o;
      scores[to + 1] = b;
      scores[to + 2] = n;
      scores[to + 3] = e;
      scores[to + 4] = s;
    }
  }

  private correct(w: number, right: number, guessed: number, copy: number): void {
    const { features, offsets } = this.examples;
    const { weights, sums, width, time } = this;
    const end = offsets[w + 1] as number;
    for (let f = offsets[w] as number; f < end; f++) {
      const at = (features[f] as number) * width;
      const own = at + copy;
      weights[at + right]!++;
      weights[own + right]!++;
      weights[at + guessed]!--;
      weights[own + guessed]!--;
      sums[at + right]! += time;
      sums[own + right]! += time;
      sums[at + guessed]! -= time;
      sums[own + guessed]! -= time;
    }
  }

  /** Adds the averaged weights, the shared ones and the style's share of each copy, to `into`, times `share`. */
  fold(style: Style, into: Trained, share: number): void {
    const { weights, sums, width, time } = this;
    const copies = [1, ...style].flatMap((part, copy) =>
      part === 0 ? [] : [{ part: part * share, at: copy * LABELS }],
    );
    for (let f = 0; f * width < weights.length; f++) {
      for (const { part, at } of copies) {
        const from = f * width + at;
        for (let y = 0; y < LABELS; y++) {
          const average = (weights[from + y] as number) - (sums[from + y] as number) / time;
          into.weights[f * LABELS + y]! += part * average;
        }
      }
    }
    for (let i = 0; i < STEPS; i++) {
      into.steps[i]! += share * ((this.steps[i] as number) - (this.stepSums[i] as number) / time);
    }
  }
}

/** Index of the step that leads to word `at`, which is word `i` of its sentence. */
function stepAt(labels: Uint8Array, at: number, i: number): number {
  const label = labels[at] as number;
  return i === 0 ? LABELS * LABELS + label : (labels[at - 1] as number) * LABELS + label;
}
