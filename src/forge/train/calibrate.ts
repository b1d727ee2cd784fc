import type { Name } from "../../core/recognise/tagger/lexiconNames.ts";
import type { TextToTag } from "../../core/recognise/tagger/reading.ts";
import type { Tagger } from "../../core/recognise/tagger/tagger.ts";
import type { GoldDocument } from "../corpora/read.ts";
import type { MeasuredPart, Tagged } from "./corpora.ts";
import { goldSpans } from "./labels.ts";

/** A margin of m means a probability of 1 / (1 + e^−(base + slope · m)). */
export interface Calibration {
  readonly base: number;
  readonly slope: number;
}

const ROUNDS = 50;

/** Margins beyond this count as this: the tagger is sure there, and what is wrong is a matter of guidelines. */
const FAR = 200;

/**
 * Fits what margins mean, on documents that were not trained on: of the tagger's mentions and of the lexicon's names,
 * how many are exactly a mention of the corpus. `current` is the calibration that the tagger has now.
 */
export function calibrate(
  tagger: Tagger,
  current: Calibration,
  parts: readonly MeasuredPart[],
  kind: Tagged,
  prepared: (document: GoldDocument) => TextToTag,
): Calibration {
  const margins: number[] = [];
  const right: boolean[] = [];
  const add = (score: number, isRight: boolean): void => {
    const clipped = Math.min(1 - 1e-9, Math.max(1e-9, score));
    const margin = (Math.log(clipped / (1 - clipped)) - current.base) / current.slope;
    margins.push(Math.min(FAR, Math.max(-FAR, margin)));
    right.push(isRight);
  };
  for (const document of parts.flatMap(({ documents }) => documents)) {
    const input = prepared(document);
    const gold = new Set(goldSpans(document, kind).map(({ start, end }) => `${start}-${end}`));
    const { mentions, names } = tagger.tag(input);
    for (const mention of mentions) {
      if (mention.kind === kind && !mention.repeated) add(mention.score, gold.has(`${mention.start}-${mention.end}`));
    }
    input.names.forEach((name, n) => {
      if (isOfKind(name, kind)) add(names[n] as number, gold.has(`${name.start}-${name.end}`));
    });
  }
  return fit(margins, right);
}

function isOfKind(name: Name, kind: Tagged): boolean {
  return kind === "disorder" ? name.kind === "condition" || name.kind === "adverse-event" : name.kind === kind;
}

/** Logistic regression with one variable, by Newton's method. */
function fit(margins: readonly number[], right: readonly boolean[]): Calibration {
  let base = 0;
  let slope = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let gradientBase = 0;
    let gradientSlope = 0;
    let bb = 1e-6;
    let bs = 0;
    let ss = 1e-6;
    margins.forEach((margin, i) => {
      const p = 1 / (1 + Math.exp(-(base + slope * margin)));
      const error = (right[i] === true ? 1 : 0) - p;
      const curve = p * (1 - p);
      gradientBase += error;
      gradientSlope += error * margin;
      bb += curve;
      bs += curve * margin;
      ss += curve * margin * margin;
    });
    const determinant = bb * ss - bs * bs;
    base += (ss * gradientBase - bs * gradientSlope) / determinant;
    slope += (bb * gradientSlope - bs * gradientBase) / determinant;
  }
  return { base, slope };
}
