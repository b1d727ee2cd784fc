import assert from "node:assert/strict";
import fc from "fast-check";
import { HashIndex } from "../../../src/core/recognise/tagger/hashIndex.ts";

/** Hashes that share their first bits often, so that windows are crowded and their ends are met. */
const crowded = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0xffffffd0, max: 0xffffffff }),
  fc.integer({ min: 0, max: 0xffffffff }),
);

describe("hash index", () => {
  it("knows the place of each hash, and of no other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(crowded, { maxLength: 80 }), fc.array(crowded, { maxLength: 80 }), (known, asked) => {
        const sorted = Uint32Array.from(known).sort();
        const index = new HashIndex(sorted, 32);
        for (const hash of [...known, ...asked]) {
          assert.equal(index.placeOf(hash), sorted.indexOf(hash));
          assert.equal(index.placeOf(hash | 0), sorted.indexOf(hash));
        }
        const wanted = Int32Array.from([...asked, ...known], (hash) => hash | 0);
        const places = new Int32Array(wanted.length + 1);
        const count = index.placesOf(wanted, wanted.length, places);
        const expected = Array.from(wanted, (hash) => sorted.indexOf(hash >>> 0)).filter((place) => place >= 0);
        assert.deepEqual([...places.subarray(0, count)], expected);
      }),
    );
  });
});
