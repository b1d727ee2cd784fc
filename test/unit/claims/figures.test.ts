import assert from "node:assert/strict";
import fc from "fast-check";
import { figuresOf, frequencyBand } from "../../../src/core/recognise/claims/figures.ts";
import { cpuClock } from "../cpuClock.ts";

describe("figures of a sentence", () => {
  it("are ratios with interval and p", () => {
    assert.deepEqual(figuresOf("Survival was longer (hazard ratio, 0.62; 95% CI, 0.49 to 0.78; P<0.001)."), {
      ...{ measure: "hazard-ratio", value: "0.62", low: "0.49", high: "0.78", confidence: "95 %", p: "<0.001" },
    });
    assert.deepEqual(figuresOf("Risk rose (OR 1.8, 95% confidence interval 1.1-2.9, p = 0.02)."), {
      ...{ measure: "odds-ratio", value: "1.8", low: "1.1", high: "2.9", confidence: "95 %", p: "=0.02" },
    });
    assert.deepEqual(figuresOf("(relative risk 0·85, 95% CI 0·76–0·96)"), {
      ...{ measure: "risk-ratio", value: "0.85", low: "0.76", high: "0.96", confidence: "95 %" },
    });
  });

  it("are shares of patients, in the sentence's own words", () => {
    const { value, measure, frequency } = figuresOf("over 20% of patients receiving the regimen suffered");
    assert.deepEqual([measure, value, frequency], ["proportion", "20 %", "over 20% of patients"]);
    assert.equal(figuresOf("It was seen in 12.5 % of the treated women.").frequency, "12.5 % of the treated women");
    assert.equal(figuresOf("about 5 per cent of those").value, "5 %");
    assert.equal(figuresOf("It rose from 10% to 30%.").frequency, undefined, "of two shares neither is the frequency");
    assert.equal(figuresOf("a 95% CI was computed").frequency, undefined);
    assert.equal(figuresOf("viability was 250% of control").value, undefined);
  });

  it("are counts: so many of so many", () => {
    const counts = (text: string): unknown[] => [figuresOf(text).events, figuresOf(text).n];
    assert.deepEqual(counts("12 of 48 patients developed rash"), ["12", "48"]);
    assert.deepEqual(counts("seen in 9/15 (60%)"), ["9", "15"]);
    assert.deepEqual(counts("in 5 out of 20 treated subjects"), ["5", "20"]);
    assert.deepEqual(counts("on 12/05 patients were seen"), [undefined, undefined], "no more events than patients");
    assert.deepEqual(counts("a ratio of 3/4 was used"), [undefined, undefined]);
  });

  it("are none where there are none", () => {
    assert.deepEqual(figuresOf(""), {});
    assert.deepEqual(figuresOf("HR was not reported; P was low."), {});
    assert.deepEqual(figuresOf("or 12 mice"), {}, "a plain word is no odds ratio");
  });

  it("fall into the bands of CIOMS", () => {
    assert.deepEqual([20, 10, 9.9, 1, 0.5, 0.05, 0.001].map(frequencyBand), [
      ...["very common", "very common", "common", "common", "uncommon", "rare", "very rare"],
    ]);
  });

  it("never throw, and take no time on noise", () => {
    const noise = fc.string({ unit: fc.constantFrom(..."0123456789.%/ -–pPHR(of)patients,;"), maxLength: 1200 });
    fc.assert(
      fc.property(noise, (text) => {
        const from = cpuClock();
        const { value } = figuresOf(text);
        assert.ok(value === undefined || /^\d+(?:\.\d+)?(?: %)?$/.test(value));
        assert.ok(cpuClock() - from < 2000);
      }),
      { numRuns: 300 },
    );
  });
});
