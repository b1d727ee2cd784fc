import assert from "node:assert/strict";
import { compileMatcher } from "../../src/core/lexicon/compile.ts";
import { HEADER_BYTES, LexiconFileError } from "../../src/core/lexicon/layout.ts";
import { Matcher } from "../../src/core/lexicon/matcher.ts";

/** Bytes of the header that hold something. */
const HEADER_USED = 40;

/** A small lexicon's file. */
function smallFile(): Uint8Array {
  const forms = ["aspirin", "acetylsalicylic acid", "nausea"].map((text, concept) => ({
    ...{ text, exactCase: false, concept: Math.max(0, concept - 1) },
  }));
  return compileMatcher({ forms, kinds: new Uint8Array([0, 2]) });
}

function refusal(bytes: Uint8Array): string {
  try {
    new Matcher(bytes);
  } catch (error) {
    assert.ok(error instanceof LexiconFileError, String(error));
    return error.message;
  }
  return "";
}

describe("hostile lexicon files", () => {
  it("is read as it was written, also from the middle of a larger buffer", () => {
    const file = smallFile();
    assert.equal(refusal(file), "");
    const larger = new Uint8Array(file.length + 7);
    larger.set(file, 3);
    assert.equal(refusal(larger.subarray(3, 3 + file.length)), "");
  });

  it("is refused, in words, when it is foreign, of another version, cut short or too long", () => {
    const file = smallFile();
    assert.match(refusal(new Uint8Array(0)), /cut short/);
    assert.match(refusal(new TextEncoder().encode("PK\u0003\u0004".repeat(40))), /not a BioGloss matcher/);
    const other = file.slice();
    other[4] = 99;
    assert.match(refusal(other), /has format 99\/.*Build it again/);
    assert.match(refusal(file.subarray(0, file.length - 1)), /damaged/);
    const longer = new Uint8Array(file.length + 64);
    longer.set(file);
    assert.match(refusal(longer), /damaged/);
  });

  it("is refused when any one byte after the versions is damaged, but those of the header that say nothing", () => {
    const file = smallFile();
    for (let at = 12; at < file.length; at++) {
      if (at >= HEADER_USED && at < HEADER_BYTES) continue;
      const damaged = file.slice();
      damaged[at] = (damaged[at] as number) ^ 0x41;
      assert.match(refusal(damaged), /damaged/, `byte ${at}`);
    }
  });
});
