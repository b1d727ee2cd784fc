import assert from "node:assert/strict";
import fc from "fast-check";
import { visitPairs } from "../../../src/core/recognise/relations.ts";
import { TABLE_BITS } from "../../../src/core/recognise/statements/features.ts";
import type { StatementModel } from "../../../src/core/recognise/statements/model.ts";
import { Statements } from "../../../src/core/recognise/statements/statements.ts";
import { PairReader } from "../../../src/forge/train/statements/pairs.ts";
import { marked } from "./handMade.ts";

const WORDS = [
  "[D:aspirin]",
  "[D:MK-1]",
  "[E:rash]",
  "[A:hair loss]",
  "[T:EGFR]",
  "[P:PFS]",
  "caused",
  ",",
  "and",
  "not",
  "5",
];

/** A model whose weights are all different and of both signs. */
function anyModel(seed: number): StatementModel {
  const weights = Int8Array.from({ length: 2 ** TABLE_BITS }, (_, i) => (Math.imul(i + seed, 0x9e3779b1) >>> 24) - 128);
  return { weights: weights.map((b) => (b === -128 ? 0 : b)), unit: 5000, threshold: 0.5 };
}

describe("scorer of statements", () => {
  it("gives each pair the sum of the weights of the features that the trainer sees", () => {
    const models = [anyModel(1), anyModel(2)];
    const statements = new Statements(models);
    const reader = new PairReader();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }), (words) => {
        const { text, suggestions } = marked(words.join(" "));
        const whole = { start: 0, end: text.length };
        statements.read(text, 0, text.length, suggestions, 0);
        (["drug-event", "drug-target"] as const).forEach((type, m) => {
          const { weights, unit } = models[m] as StatementModel;
          const seen = reader.read(text, [whole], suggestions, type);
          const found: number[] = [];
          visitPairs(suggestions, 0, suggestions.length, (each, head, tail) => {
            if (each === type) found.push(statements.verdict(type, head, tail).probability);
          });
          const expected = seen.map(({ places }) => {
            const sum = places.reduce((total, place) => {
              const weight = weights[place] as number;
              return total + Math.sign(weight) * weight * weight;
            }, 0);
            return 1 / (1 + Math.exp(-sum / unit));
          });
          assert.equal(found.length, expected.length);
          found.forEach((each, i) => assert.ok(Math.abs(each - (expected[i] as number)) < 1e-9));
        });
      }),
      { numRuns: 300 },
    );
  });
});
