import assert from "node:assert/strict";
import { compand, type Example, probability, trainLogistic } from "../../../src/forge/train/statements/logistic.ts";

const SCHEDULE = { epochs: 20, seeds: [1, 2] };

/** Feature 0 is always there, 1 means yes, 2 means no, 3 says nothing. */
function examples(): Example[] {
  return Array.from({ length: 200 }, (_, i) => ({
    places: Int32Array.of(0, i % 2 === 0 ? 1 : 2, ...(i % 3 === 0 ? [3] : [])),
    isTrue: i % 2 === 0,
    weight: 1,
  }));
}

describe("logistic regression", () => {
  it("learns what tells yes from no", () => {
    const weights = trainLogistic(examples(), 8, SCHEDULE);
    assert.ok(probability(weights, Int32Array.of(0, 1)) > 0.9);
    assert.ok(probability(weights, Int32Array.of(0, 2, 3)) < 0.1);
    assert.deepEqual([...weights.subarray(4)], [0, 0, 0, 0]);
  });

  it("gives equal weights for equal examples", () => {
    assert.deepEqual(trainLogistic(examples(), 8, SCHEDULE), trainLogistic(examples(), 8, SCHEDULE));
  });

  it("believes an example no more than its weight", () => {
    const doubted = examples().map((each, i) => (i % 10 === 0 ? { ...each, isTrue: !each.isTrue, weight: 0 } : each));
    const kept = examples().filter((_, i) => i % 10 !== 0);
    const [one, two] = [doubted, kept].map((all) => trainLogistic(all, 8, SCHEDULE)) as [Float32Array, Float32Array];
    assert.ok(Math.abs(probability(one, Int32Array.of(0, 1)) - probability(two, Int32Array.of(0, 1))) < 0.05);
  });

  it("rounds weights to bytes whose squares keep their order and the largest", () => {
    const { weights, unit } = compand(Float32Array.of(0, 2, -0.5, 0.00001));
    assert.deepEqual([...weights], [0, 127, -64, 0]);
    assert.ok(Math.abs((127 * 127) / unit - 2) < 1e-9);
  });
});
