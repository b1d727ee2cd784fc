import assert from "node:assert/strict";
import fc from "fast-check";
import { countSymbols } from "../../../src/core/recognise/symbolCounts.ts";

/** The same by a regular expression. */
function reference(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+(?:[-/+][\p{L}\p{N}]+)*/gu)) {
    if ((word.match(/\p{Lu}/gu) ?? []).length >= 3) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

describe("counts of symbols", () => {
  it("know words of three capitals, joined ones as a whole", () => {
    const text = "TNBC, PD-L1 and PD-L1/TNBC; TNBC-, not Pd or PTx. ΑΒΓ.";
    const expected = { TNBC: 2, "PD-L1": 1, "PD-L1/TNBC": 1, ΑΒΓ: 1 };
    assert.deepEqual(Object.fromEntries(countSymbols(text)), expected);
  });

  it("agree with an expression on any text", () => {
    const piece = fc.constantFrom(..."ABCab1-/+ .,ÄßΓ中\ud835\udd38\ud800\u0301".split(""), "\u{1d538}", "ABC", "- ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        assert.deepEqual(countSymbols(text), reference(text));
      }),
    );
  });
});
