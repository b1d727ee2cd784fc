import assert from "node:assert/strict";
import fc from "fast-check";
import { findAbbreviations } from "../../src/core/recognise/abbreviations.ts";
import { type Candidate, judge } from "../../src/core/recognise/judge.ts";
import { findPatterns } from "../../src/core/recognise/patterns.ts";
import { relate } from "../../src/core/recognise/relations.ts";
import { emptyTokens, Tokeniser } from "../../src/core/text/tokens.ts";
import { sentencesIn } from "../../src/core/text/sentences.ts";
import { assertGrowth } from "../unit/growth.ts";

/** Pieces of which hostile text is made; repeated, each has broken some rule of some recogniser. */
const PIECES = [
  ..."()[]{}\"'.,;:-–/ \n\t\u0000\ud800\u0301İß",
  ..."(A) (AA) [[ ]] not no without -induced patients with , and ".split(" ").map((word) => `${word} `),
  "aaaaaaaa",
  "AbCdEf",
  "1,2-3(4)",
  "imatinib ",
  "nausea, ",
  "not ",
  "risk of ",
];

/** Candidates of all kinds, one every thirty characters, wherever that may be. */
function sown(text: string): Candidate[] {
  const kinds = ["drug", "adverse-event", "condition", "target"] as const;
  const candidates: Candidate[] = [];
  for (let start = 0; start + 8 < text.length; start += 30) {
    const kind = kinds[(start / 30) % 4] as Candidate["kind"];
    candidates.push({ start, end: start + 8, kind, confidence: 1, why: { rule: "name" } });
  }
  return candidates;
}

/** Rules over raw text that must stay linear, by name. */
const RULES: Readonly<Record<string, (text: string) => void>> = {
  abbreviations: (text) => {
    findAbbreviations(text, sentencesIn(text, { start: 0, end: text.length }));
  },
  "roles, context and relations": (text) => {
    const sentences = sentencesIn(text, { start: 0, end: text.length });
    relate(text, sentences, judge(text, sentences, sown(text)));
  },
  patterns: (text) => {
    const tokens = emptyTokens(64);
    new Tokeniser().append(text, 0, text.length, tokens);
    findPatterns(text, tokens, []);
  },
};

describe("rules of the recogniser", function () {
  this.timeout(60_000);

  it("give spans of the text for any text", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const sentences = sentencesIn(text, { start: 0, end: text.length });
        for (const { short, long } of findAbbreviations(text, sentences)) {
          for (const { start, end } of [short, long]) assert.ok(0 <= start && start < end && end <= text.length);
          assert.ok(sentences.some((sentence) => sentence.start <= short.start && long.end <= sentence.end));
        }
      }),
      { numRuns: 300 },
    );
  });

  for (const [name, run] of Object.entries(RULES)) {
    it(`${name}: four times the text takes at most eight times as long`, () => {
      for (const piece of [...PIECES, "a(a)", "(((", ")))", "( A ) ", "A (A", "b a (BA) ", "x".repeat(50) + " (XX) "]) {
        const small = piece.repeat(Math.ceil(10_000 / piece.length));
        const large = piece.repeat(Math.ceil(40_000 / piece.length));
        assertGrowth(
          JSON.stringify(piece),
          () => run(small),
          () => run(large),
          8,
        );
      }
    });
  }
});
