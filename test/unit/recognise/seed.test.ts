import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "yaml";
import { openFacts } from "../../../src/core/lexicon/facts.ts";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import type { Kind } from "../../../src/core/lexicon/concept.ts";
import { Recogniser } from "../../../src/core/recognise/recogniser.ts";
import { decodeModel } from "../../../src/core/recognise/tagger/modelFile.ts";
import { Tagger } from "../../../src/core/recognise/tagger/tagger.ts";
import { needShared, ROOT } from "../shared.ts";

interface Expected {
  must: { kind: Kind; at: [number, number]; text: string; concept?: string }[];
  welcome: { kind: Kind; text: string }[];
  abbreviations: Record<string, string>;
}

const media = (name: string): Buffer => readFileSync(path.join(ROOT, "media", name));

describe("seed excerpt", function () {
  // The lexicon answers first and alone, the tagger a moment later: both must meet the floor.
  for (const withTagger of [false, true]) {
    it(`meets the floor of what must be marked, ${withTagger ? "with" : "without"} the tagger`, function () {
      const text = readFileSync(needShared(this, "seed/combination-therapy.txt"), "utf8");
      const expected = parse(readFileSync(needShared(this, "seed/expected.yaml"), "utf8")) as Expected;
      const tagger = withTagger ? new Tagger(decodeModel(media("tagger.bin"))) : undefined;
      const recogniser = new Recogniser(new Matcher(media("lexicon-matcher.bin")), tagger);
      const { suggestions, abbreviations } = recogniser.analyse(text, "plain");
      const facts = openFacts(gunzipSync(media("lexicon-facts.bin")));

      for (const { kind, at, text: words, concept } of expected.must) {
        const found = suggestions.find((each) => each.start === at[0] && each.end === at[1]);
        assert.ok(found, `${words} at ${at.join("-")} is not marked`);
        assert.equal(found.kind, kind, words);
        if (concept !== undefined) assert.equal(facts.concept(found.concept ?? -1).name, concept);
      }
      assert.equal(expected.must.length, 16);

      const isMust = (start: number): boolean => expected.must.some(({ at }) => at[0] === start);
      const others = suggestions.filter(({ start }) => !isMust(start));
      const strays = others.filter((each) => {
        const welcome = expected.welcome.find((one) => one.text === text.slice(each.start, each.end));
        if (welcome !== undefined) assert.equal(each.kind, welcome.kind, welcome.text);
        return welcome === undefined;
      });
      assert.ok(strays.length <= 2, strays.map(({ start, end }) => text.slice(start, end)).join(", "));
      const of = (kind: Kind): string[] =>
        others.filter((each) => each.kind === kind).map(({ start, end }) => text.slice(start, end));
      assert.deepEqual(of("adverse-event"), []);
      assert.deepEqual(of("endpoint"), ["progression-free survival", "PFS"]);

      const resolved = abbreviations.map(({ short, long }) => [
        text.slice(short.start, short.end),
        text.slice(long.start, long.end),
      ]);
      assert.deepEqual(Object.fromEntries(resolved), expected.abbreviations);
    });
  }
});
