import assert from "node:assert/strict";
import fc from "fast-check";
import { attributesOf, PADDING } from "../../src/core/recognise/tagger/attributes.ts";
import { NO_CLUSTERS } from "../../src/core/recognise/tagger/clusters.ts";
import {
  BEGIN,
  Decoder,
  END,
  INSIDE,
  LABELS,
  OUTSIDE_LABEL,
  SINGLE,
  STEPS,
} from "../../src/core/recognise/tagger/decoder.ts";
import { contextFeatures, MOST_FEATURES, wordFeatures } from "../../src/core/recognise/tagger/features.ts";
import { COLUMNS, type Model, TAGGED_KINDS } from "../../src/core/recognise/tagger/model.ts";
import { decodeModel, encodeModel } from "../../src/core/recognise/tagger/modelFile.ts";
import { NameLists } from "../../src/core/recognise/tagger/nameLists.ts";
import { Reading, type TextToTag } from "../../src/core/recognise/tagger/reading.ts";
import { Sentence } from "../../src/core/recognise/tagger/sentence.ts";
import { Tagger } from "../../src/core/recognise/tagger/tagger.ts";
import { listOf } from "../unit/tagger/handMade.ts";
import { WordTable } from "../../src/core/recognise/tagger/wordTable.ts";
import { cpuClock } from "../unit/cpuClock.ts";

/** Names that the texts are made of, so that the laws hold with names on lists, too. */
const LISTS = [
  listOf("aspirin", "TNFα", "-"),
  listOf("p53", "PD-L1"),
  listOf("Renal"),
  listOf("Renal failure", "PTX"),
  listOf("failure"),
];
const STARTS = [OUTSIDE_LABEL, BEGIN, SINGLE];
const INNER = [INSIDE, END];

function mayFollow(from: number, to: number): boolean {
  return (from === BEGIN || from === INSIDE ? INNER : STARTS).includes(to);
}

/** The best legal labelling's score by trying all of them; `only` restricts the labels of some words. */
function bestByTrial(
  scores: readonly (readonly number[])[],
  steps: readonly number[],
  allowed: (t: number, label: number) => boolean = () => true,
): number {
  let best = -Infinity;
  const go = (t: number, label: number, score: number): void => {
    if (t === scores.length) {
      if (label !== BEGIN && label !== INSIDE) best = Math.max(best, score);
      return;
    }
    for (let next = 0; next < LABELS; next++) {
      if (!allowed(t, next) || (t === 0 ? !STARTS.includes(next) : !mayFollow(label, next))) continue;
      const step = t === 0 ? LABELS * LABELS + next : label * LABELS + next;
      go(t + 1, next, score + (scores[t]![next] as number) + (steps[step] as number));
    }
  };
  go(0, OUTSIDE_LABEL, 0);
  return best;
}

function scoreOf(labels: ArrayLike<number>, scores: readonly (readonly number[])[], steps: readonly number[]): number {
  return scores.reduce((sum, row, t) => {
    const label = labels[t] as number;
    const step = t === 0 ? LABELS * LABELS + label : (labels[t - 1] as number) * LABELS + label;
    return sum + (row[label] as number) + (steps[step] as number);
  }, 0);
}

function isLegal(labels: readonly number[]): boolean {
  return (
    labels.every((label, t) => (t === 0 ? STARTS.includes(label) : mayFollow(labels[t - 1] as number, label))) &&
    !(labels.length > 0 && [BEGIN, INSIDE].includes(labels.at(-1) as number))
  );
}

const weight = fc.integer({ min: -50, max: 50 });
const lattice = fc.tuple(
  fc.array(fc.array(weight, { minLength: LABELS, maxLength: LABELS }), { minLength: 1, maxLength: 6 }),
  fc.array(weight, { minLength: STEPS, maxLength: STEPS }),
);

const bit = fc.constantFrom(
  ...["aspirin", "Renal", "failure", "TNFα", "p53", "(", ")", "[", "]", "-", "–", " ", " ", " ", ". ", "\n", "\n\n"],
  ...[
    "\ud800",
    "\udc00",
    "\u{1f48a}",
    "\u{1d44e}",
    "e\u0301",
    "\u200b",
    "\0",
    "ﬁ",
    "中",
    "PTX",
    "PD-L1",
    "x".repeat(99),
  ],
);
const text = fc.oneof(
  fc.array(bit, { maxLength: 40 }).map((bits) => bits.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** A text with sentences, names and abbreviations at random places in it. */
const input: fc.Arbitrary<TextToTag> = text.chain((whole) => {
  const cuts = fc.array(fc.nat(whole.length), { maxLength: 8 }).map((all) => [...new Set(all)].sort((a, b) => a - b));
  const spans = cuts.map((at) => at.slice(1).map((end, i) => ({ start: at[i] as number, end })));
  const kinds = fc.constantFrom("drug", "target", "adverse-event", "condition", "endpoint");
  return fc.record({
    text: fc.constant(whole),
    sentences: fc.oneof(fc.constant([{ start: 0, end: whole.length }]), spans),
    names: spans.chain((all) => fc.tuple(...all.map((span) => kinds.map((kind) => ({ ...span, kind }))))),
    abbreviations: spans.map((all) => all.slice(1).map((short, i) => ({ short, long: all[i]! }))),
  });
});

/** The features of each word of each sentence, gathered as training does. */
function featuresOf(given: TextToTag): { words: { start: number; end: number }[]; features: number[][] }[] {
  const buffer = new Int32Array(MOST_FEATURES);
  const reading = new Reading(new NameLists(LISTS));
  const sentence = new Sentence();
  const table = new WordTable(NO_CLUSTERS, 4096);
  reading.read(given);
  const { words } = reading;
  return Array.from({ length: reading.sentenceCount }, (_, s) => {
    reading.fill(sentence, s, table);
    const from = reading.bounds[s] as number;
    const own = Array.from({ length: sentence.count }, (_, i) => ({
      start: words.start[from + i] as number,
      end: words.end[from + i] as number,
    }));
    const features = own.map((_, i) => {
      const all: number[] = [];
      for (let offset = -2; offset <= 2; offset++) {
        const near = own[i + offset];
        const word = near === undefined ? PADDING : attributesOf(given.text.slice(near.start, near.end), NO_CLUSTERS);
        all.push(...buffer.slice(0, wordFeatures(word, offset, buffer)));
      }
      all.push(...buffer.slice(0, contextFeatures(sentence, table, i, buffer)));
      return all;
    });
    return { words: own, features };
  });
}

/** A model with pseudo-random weights for a good part of the features of a text. */
function modelFor(given: TextToTag, seed: number): Model {
  const all = new Set(featuresOf(given).flatMap(({ features }) => features.flat()));
  const features = Uint32Array.from(
    [...all].filter((feature) => (Math.imul(feature, seed | 1) & 3) !== 0).map((f) => f >>> 0),
  ).sort();
  const weights = Int8Array.from({ length: features.length * COLUMNS }, (_, i) => {
    const random = Math.imul((features[Math.floor(i / COLUMNS)] as number) + i * 7919, 0x9e3779b1 ^ seed);
    return random >>> 28 < 9 ? 0 : ((random >>> 8) % 41) - 20;
  });
  const kinds = TAGGED_KINDS.map((_, k) => ({
    steps: Int32Array.from(
      { length: STEPS },
      (_, i) => ((Math.imul(i + 31 * k, 2654435761 ^ seed) >>> 20) % 400) - 200,
    ),
    unit: 50,
    base: -1,
    slope: 0.5,
  }));
  return { features, weights, kinds, clusters: NO_CLUSTERS, lists: LISTS };
}

describe("decoder", () => {
  it("finds a legal labelling that no other beats", () => {
    fc.assert(
      fc.property(lattice, ([scores, steps]) => {
        const decoder = new Decoder();
        const found = decoder.decode(Int32Array.from(scores.flat()), LABELS, 0, scores.length, Int32Array.from(steps));
        const labels = [...decoder.labels.subarray(0, scores.length)];
        assert.ok(isLegal(labels));
        assert.equal(
          found,
          labels.some((label) => label !== OUTSIDE_LABEL),
        );
        assert.equal(scoreOf(labels, scores, steps), bestByTrial(scores, steps));
      }),
    );
  });

  it("measures margins as the best with and without", () => {
    fc.assert(
      fc.property(lattice, fc.nat(5), fc.nat(5), ([scores, steps], a, b) => {
        const count = scores.length;
        const first = Math.min(a, b) % count;
        const last = Math.max(first, Math.max(a, b) % count);
        const flat = Int32Array.from(scores.flat());
        const int = Int32Array.from(steps);
        const decoder = new Decoder();
        decoder.decode(flat, LABELS, 0, count, int);
        decoder.prepareMargins(flat, LABELS, 0, count, int);
        const without = bestByTrial(scores, steps, (t, label) => t !== first || label === OUTSIDE_LABEL);
        assert.equal(decoder.margin(first), bestByTrial(scores, steps) - without);
        const wanted = (t: number): number | undefined => {
          if (t < first || t > last) return undefined;
          if (first === last) return SINGLE;
          return t === first ? BEGIN : t === last ? END : INSIDE;
        };
        const withIt = bestByTrial(scores, steps, (t, label) => (wanted(t) ?? label) === label);
        assert.equal(decoder.support(first, last, flat, LABELS, 0, int), withIt - without);
      }),
    );
  });
});

describe("tagger laws", () => {
  it("mentions lie in the text, in order, on whole words, and the same every time", () => {
    fc.assert(
      fc.property(input, fc.integer(), (given, seed) => {
        const tagger = new Tagger(modelFor(given, seed));
        const { mentions, names } = tagger.tag(given);
        for (const kind of TAGGED_KINDS) {
          let free = 0;
          for (const { start, end, score } of mentions.filter((mention) => mention.kind === kind)) {
            assert.ok(start >= free && end > start && end <= given.text.length);
            assert.ok(score >= 0 && score <= 1);
            free = end;
          }
        }
        assert.equal(names.length, given.names.length);
        assert.ok(names.every((score) => score >= 0 && score <= 1));
        assert.deepEqual(tagger.tag(given), { mentions, names });
      }),
    );
  });

  it("scores a word as training does: the sum over all its features", () => {
    fc.assert(
      fc.property(input, fc.integer(), (given, seed) => {
        const model = modelFor(given, seed);
        const rows = new Map(Array.from(model.features, (feature, f) => [feature | 0, f]));
        const decoder = new Decoder();
        const expected: string[] = [];
        for (const { words, features } of featuresOf(given)) {
          const scores = new Int32Array(words.length * COLUMNS);
          features.forEach((all, i) => {
            for (const feature of all) {
              const f = rows.get(feature);
              if (f === undefined) continue;
              for (let c = 0; c < COLUMNS; c++) {
                const companded = model.weights[f * COLUMNS + c] as number;
                scores[i * COLUMNS + c]! += Math.sign(companded) * companded * companded;
              }
            }
          });
          TAGGED_KINDS.forEach((kind, k) => {
            decoder.decode(scores, COLUMNS, k * LABELS, words.length, model.kinds[k]!.steps);
            let start = 0;
            for (let i = 0; i < words.length; i++) {
              const label = decoder.labels[i];
              if (label === BEGIN || label === SINGLE) start = words[i]!.start;
              if (label === END || label === SINGLE) expected.push(`${kind} ${start}-${words[i]!.end}`);
            }
          });
        }
        const found = new Tagger(decodeModel(encodeModel(model)))
          .tag(given)
          .mentions.filter(({ repeated }) => !repeated)
          .map(({ kind, start, end }) => `${kind} ${start}-${end}`);
        assert.deepEqual(found.sort(), expected.sort());
      }),
    );
  });

  it("takes time in proportion to hostile text", () => {
    const given = { sentences: [], names: [], abbreviations: [] };
    const tagger = new Tagger(modelFor({ text: "", ...given }, 1));
    const seconds = (whole: string): number => {
      const started = cpuClock();
      tagger.tag({ ...given, text: whole, sentences: [{ start: 0, end: whole.length }] });
      return (cpuClock() - started) / 1000;
    };
    // Five seconds for half a million of anything is a tenth of the usual speed, and far from the square of it.
    for (const part of ["(", "a", "AB ", "\ud800", "e\u0301", "a ", "(AB) ", "\0", "中", "Ａ"]) {
      const whole = part.repeat(Math.floor(500_000 / part.length));
      assert.ok(seconds(whole) < 5, JSON.stringify(part));
    }
  });
});
