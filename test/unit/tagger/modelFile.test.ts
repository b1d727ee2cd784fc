import assert from "node:assert/strict";
import { type Model } from "../../../src/core/recognise/tagger/model.ts";
import { decodeModel, encodeModel, ModelFileError } from "../../../src/core/recognise/tagger/modelFile.ts";
import { modelOf, row } from "./handMade.ts";

function sample(): Model {
  const rows = new Map([
    [1, row(0, 4)],
    [5, row(2, 1, -127)],
    [-1, row(1, 0, 1)],
    [300, new Array<number>(15).fill(3)],
  ]);
  const model = modelOf(rows, {
    words: Uint32Array.of(7, 4_000_000_000),
    fine: Uint16Array.of(2, 0),
    middle: Uint16Array.of(0, 1, 0),
    coarse: Uint16Array.of(5, 0),
  });
  model.kinds[1]!.steps[3] = -123_456;
  return model;
}

describe("model file", () => {
  it("gives back what was written", () => {
    assert.deepEqual(decodeModel(encodeModel(sample())), sample());
  });

  it("is read from the middle of a larger buffer", () => {
    const bytes = encodeModel(sample());
    const larger = new Uint8Array(bytes.length + 9);
    larger.set(bytes, 3);
    assert.deepEqual(decodeModel(larger.subarray(3, 3 + bytes.length)), sample());
  });

  it("is refused, in words, when it is foreign, old or cut short", () => {
    const bytes = encodeModel(sample());
    assert.throws(() => decodeModel(new Uint8Array(0)), /cut short/);
    assert.throws(() => decodeModel(new TextEncoder().encode("x".repeat(200))), /not a BioGloss tagger model/);
    assert.throws(() => decodeModel(bytes.subarray(0, -1)), /length is wrong/);
    const old = bytes.slice();
    old[4] = 99;
    assert.throws(() => decodeModel(old), /Train it again with `npm run train`/);
  });

  it("is refused when any one byte is damaged", () => {
    const bytes = encodeModel(sample());
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at]! ^= 0x10;
      assert.throws(() => decodeModel(damaged), ModelFileError, `byte ${at}`);
    }
  });
});
