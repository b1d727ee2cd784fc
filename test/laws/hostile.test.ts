import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { Matcher } from "../../src/core/lexicon/matcher.ts";
import type { Analysis } from "../../src/core/recognise/mention.ts";
import { Recogniser } from "../../src/core/recognise/recogniser.ts";
import { decodeStatements } from "../../src/core/recognise/statements/model.ts";
import { Statements } from "../../src/core/recognise/statements/statements.ts";
import { decodeModel } from "../../src/core/recognise/tagger/modelFile.ts";
import { Tagger } from "../../src/core/recognise/tagger/tagger.ts";
import type { Span } from "../../src/core/text/span.ts";
import { ROOT } from "../unit/shared.ts";
import { HOSTILE } from "./hostileTexts.ts";
import { assertGrowth, leastTimes } from "../unit/growth.ts";

const media = (name: string): Buffer => readFileSync(path.join(ROOT, "media", name));

/** Everything that the extension ships, as the user gets it. */
const recogniser = new Recogniser(
  new Matcher(media("lexicon-matcher.bin")),
  new Tagger(decodeModel(media("tagger.bin"))),
  new Statements(decodeStatements(media("statements.bin"))),
);

/** What holds of the analysis of any text. */
function check(text: string, analysis: Analysis): void {
  const { suggestions, abbreviations, regimens = [], undefined: unexplained = [], relations = [] } = analysis;
  const isIn = ({ start, end }: Span): boolean => 0 <= start && start < end && end <= text.length;
  let free = 0;
  for (const suggestion of suggestions) {
    assert.ok(isIn(suggestion) && suggestion.start >= free, "suggestions are in the text, in order, without overlaps");
    free = suggestion.end;
    const words = text.slice(suggestion.start, suggestion.end);
    assert.equal(words.trim(), words, "a suggestion has no blanks at its borders");
    assert.ok(suggestion.confidence > 0 && suggestion.confidence <= 1);
    assert.ok(suggestion.why.length > 0, "a suggestion says why");
  }
  for (const { short, long } of abbreviations) assert.ok(isIn(short) && isIn(long));
  for (const span of unexplained) assert.ok(isIn(span));
  for (const { start, end, parts } of regimens) {
    assert.ok(isIn({ start, end }) && parts.length > 0);
    for (const part of parts) {
      const suggestion = suggestions[part];
      assert.ok(suggestion !== undefined && start <= suggestion.start && suggestion.end <= end);
    }
  }
  for (const { head, tail } of relations)
    assert.ok(suggestions[head]?.kind === "drug" && suggestions[tail] !== undefined);
}

/** Milliseconds that an analysis takes. */
function timed(text: string): number {
  return leastTimes([() => void recogniser.analyse(text, "markdown")], 1)[0] as number;
}

/** Below this a measurement is mostly chance, in milliseconds. */
const MEASURABLE = 50;
/** How much longer twice the text may take. */
const GROWTH = 3;

describe("hostile text", function () {
  this.timeout(240_000);

  before(() => {
    // Code that runs the first time is compiled while it runs.
    for (const make of Object.values(HOSTILE)) recogniser.analyse(make(3000), "markdown");
  });

  it("gives nothing for nothing", () => {
    const nothing = recogniser.analyse("", "markdown");
    assert.deepEqual(nothing, { suggestions: [], abbreviations: [], regimens: [], undefined: [], relations: [] });
  });

  for (const [name, make] of Object.entries(HOSTILE)) {
    it(`${name}: right offsets, and twice the text takes at most three times as long`, () => {
      for (const markup of ["plain", "markdown"] as const) {
        for (const length of [1, 777, 20_000]) {
          const text = make(length);
          check(text, recogniser.analyse(text, markup));
        }
      }
      let length = 20_000;
      while (length < 2_000_000 && timed(make(length)) < MEASURABLE) length *= 2;
      const [one, two] = [make(length), make(length * 2)];
      const analysing = (text: string) => (): void => void recogniser.analyse(text, "markdown");
      assertGrowth(`${length} code units, and twice as many`, analysing(one), analysing(two), GROWTH);
    });
  }

  it("finds what stands at the end of a line of 10 MB", () => {
    const text = "one or more of the other words ".repeat(340_000) + "and so she was given aspirin for it";
    assert.ok(text.length > 10_000_000);
    const analysis = recogniser.analyse(text, "plain");
    check(text, analysis);
    assert.deepEqual(
      analysis.suggestions.map(({ start, end }) => text.slice(start, end)),
      ["aspirin"],
    );
  });

  it("finds what stands beside 60,000 brackets, 300,000 blanks and a token of 200,000 letters", () => {
    for (const noise of ["(".repeat(60_000), " ".repeat(300_000), "a".repeat(200_000)]) {
      const text = `Nausea was seen. ${noise} Then aspirin was given.`;
      const words = recogniser.analyse(text, "markdown").suggestions.map(({ start, end }) => text.slice(start, end));
      assert.deepEqual(words, ["Nausea", "aspirin"]);
    }
  });

  it("holds for any mixture", () => {
    const pieces = Object.values(HOSTILE).map((make) => make(40));
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 12 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, fc.boolean(), (parts, isPlain) => {
        const words = parts.join(" ");
        check(words, recogniser.analyse(words, isPlain ? "plain" : "markdown"));
      }),
      { numRuns: 400 },
    );
  });
});
