import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import { claimsOfText, textClaimSteps } from "../../../src/core/recognise/claims/textClaims.ts";
import { Recogniser } from "../../../src/core/recognise/recogniser.ts";
import { decodeStatements } from "../../../src/core/recognise/statements/model.ts";
import { Statements } from "../../../src/core/recognise/statements/statements.ts";
import { decodeModel } from "../../../src/core/recognise/tagger/modelFile.ts";
import { Tagger } from "../../../src/core/recognise/tagger/tagger.ts";
import { HOSTILE } from "../../laws/hostileTexts.ts";
import { needShared, ROOT } from "../shared.ts";
import { assertGrowth } from "../growth.ts";

const media = (name: string): Buffer => readFileSync(path.join(ROOT, "media", name));

/** Everything that the extension ships. */
const recogniser = new Recogniser(
  new Matcher(media("lexicon-matcher.bin")),
  new Tagger(decodeModel(media("tagger.bin"))),
  new Statements(decodeStatements(media("statements.bin"))),
);

describe("claims of what ships", () => {
  it("find in the seed excerpt what a curator would tag", function () {
    const text = readFileSync(needShared(this, "seed/combination-therapy.txt"), "utf8");
    const analysis = recogniser.analyse(text, "plain");
    const claims = claimsOfText(text, "plain", analysis);
    const named = (type: string): string[][] =>
      claims
        .filter((claim) => claim.type === type)
        .map(({ about }) =>
          Object.values(about)
            .flat()
            .map((m) => text.slice(analysis.suggestions[m]?.start, analysis.suggestions[m]?.end)),
        );
    const holds = (type: string, ...words: string[]): void =>
      assert.ok(
        named(type).some((about) => words.every((word) => about.includes(word))),
        `${type} about ${words.join(", ")}`,
      );
    holds("regulatory", "atezolizumab", "Abraxane", "triple-negative breast cancer", "PD-L1");
    holds("efficacy", "atezolizumab", "Abraxane", "progression-free survival");
    holds("mechanism", "PTX", "PD-1", "PD-L1");
    holds("safety", "atezolizumab", "Abraxane", "peripheral neuropathies", "alopecia", "vomiting");
    const harm = claims.find(({ type }) => type === "safety");
    assert.equal(harm?.figures.frequency, "over 20% of patients");
    const direct = claims.filter(({ type }) => type === "mechanism").at(-1);
    assert.equal(direct?.certainty, "probable");
  });

  it("are looked for in steps, one for each sentence that names anything", () => {
    const sentence = "Patients who received cisplatin had nausea in 20% of cases.";
    const text = Array.from({ length: 50 }, () => sentence).join(" ");
    const analysis = recogniser.analyse(text, "plain");
    const work = textClaimSteps(text, "plain", analysis);
    let steps = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) steps++;
    assert.ok(steps >= 50, `${steps} steps`);
    assert.deepEqual(step.value, claimsOfText(text, "plain", analysis));
    assert.ok(step.value.length > 0);
  });

  it("take time in proportion to hostile text", function () {
    this.timeout(120_000);
    for (const [name, make] of Object.entries(HOSTILE)) {
      const claiming = (text: string) => {
        const analysis = recogniser.analyse(text, "plain");
        return (): void => void claimsOfText(text, "plain", analysis);
      };
      assertGrowth(name, claiming(make(20_000)), claiming(make(40_000)), 3, 10);
    }
  });
});
