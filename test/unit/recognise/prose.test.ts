import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import { Recogniser } from "../../../src/core/recognise/recogniser.ts";
import { decodeModel } from "../../../src/core/recognise/tagger/modelFile.ts";
import { Tagger } from "../../../src/core/recognise/tagger/tagger.ts";
import { marksInProse, per2000 } from "../../../src/forge/evaluate/prose.ts";
import { ROOT } from "../shared.ts";

const media = (name: string): Buffer => readFileSync(path.join(ROOT, "media", name));
const FOLDER = path.join(ROOT, "test/fixtures/prose");

describe("ordinary prose, source code, German and a laboratory's protocol", () => {
  const matcher = new Matcher(media("lexicon-matcher.bin"));
  for (const withTagger of [false, true]) {
    const tagger = withTagger ? new Tagger(decodeModel(media("tagger.bin"))) : undefined;
    const pages = marksInProse(FOLDER, new Recogniser(matcher, tagger));

    it(`hold four pages of some 6,000 characters, ${withTagger ? "with" : "without"} the tagger`, () => {
      assert.equal(pages.length, 4);
      for (const { name, length } of pages) assert.ok(length > 5500, name);
    });

    for (const { name, length, absurd } of pages) {
      it(`${name}: less than one absurd mark in 2,000 characters, ${withTagger ? "with" : "without"} the tagger`, () => {
        assert.ok(per2000(absurd.length, length) < 1, absurd.join(", "));
      });
    }
  }

  it("leave a reagent marked in a protocol, and a trap alone", () => {
    const recogniser = new Recogniser(matcher, new Tagger(decodeModel(media("tagger.bin"))));
    const [everyday, , protocol] = marksInProse(FOLDER, recogniser);
    assert.ok(protocol?.marks.includes("drug: DMSO"));
    for (const trap of ["cat", "met", "impact", "all", "ace", "set", "rest", "camp", "clock", "notch", "hedgehog"]) {
      assert.ok(readFileSync(path.join(FOLDER, "everyday.txt"), "utf8").includes(` ${trap}`), trap);
      assert.ok(!everyday?.marks.some((mark) => mark.endsWith(`: ${trap}`)), trap);
    }
  });
});
