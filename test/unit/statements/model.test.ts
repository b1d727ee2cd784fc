import assert from "node:assert/strict";
import { TABLE_BITS } from "../../../src/core/recognise/statements/features.ts";
import {
  decodeStatements,
  encodeStatements,
  StatementFileError,
  type StatementModels,
} from "../../../src/core/recognise/statements/model.ts";

function sample(): StatementModels {
  const weights = Int8Array.from({ length: 2 ** TABLE_BITS }, (_, i) => (i % 255) - 127);
  return [
    { weights, unit: 1234.5, threshold: 0.25 },
    { weights: weights.map((b) => -b), unit: 6, threshold: 1 },
  ];
}

describe("file of the statement models", () => {
  it("gives back what was written", () => {
    assert.deepEqual(decodeStatements(encodeStatements(sample())), sample());
  });

  it("is read from the middle of a larger buffer", () => {
    const bytes = encodeStatements(sample());
    const larger = new Uint8Array(bytes.length + 9);
    larger.set(bytes, 3);
    assert.deepEqual(decodeStatements(larger.subarray(3, 3 + bytes.length)), sample());
  });

  it("is read alike from a buffer of Node's, whose slices share its memory", () => {
    const larger = Buffer.concat([Buffer.alloc(5), encodeStatements(sample())]);
    assert.deepEqual(decodeStatements(larger.subarray(5)), sample());
  });

  it("is refused, in words, when it is foreign, old or cut short", () => {
    const bytes = encodeStatements(sample());
    assert.throws(() => decodeStatements(new Uint8Array(0)), /another file/);
    assert.throws(() => decodeStatements(new TextEncoder().encode("x".repeat(200))), /another file/);
    assert.throws(() => decodeStatements(bytes.subarray(0, -1)), /length is wrong/);
    const old = bytes.slice();
    old[8] = 99;
    assert.throws(() => decodeStatements(old), /npm run train/);
  });

  it("is refused when a byte of the header, or any seen of the rest, is damaged", () => {
    const bytes = encodeStatements(sample());
    for (let at = 0; at < bytes.length; at += at < 60 ? 1 : 9973) {
      const damaged = bytes.slice();
      damaged[at]! ^= 0x10;
      assert.throws(() => decodeStatements(damaged), StatementFileError, `byte ${at}`);
    }
  });

  it("is refused when its numbers make no sense", () => {
    const [event, target] = sample() as [StatementModels[0], StatementModels[0]];
    for (const wrong of [{ unit: 0 }, { unit: NaN }, { threshold: 1.5 }, { threshold: NaN }]) {
      assert.throws(() => decodeStatements(encodeStatements([{ ...event, ...wrong }, target])), /out of range/);
    }
  });
});
