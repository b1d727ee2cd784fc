import assert from "node:assert/strict";
import { checkNumbers, propositionsOf } from "../../../src/core/annotate/checks/numbers.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import type { SetFields } from "../../../src/core/annotate/sidecar/change.ts";
import { sidecarOf, type Entries } from "./checkInputs.ts";

describe("checks across documents", () => {
  const documentOf = (name: string, entries: Entries, text: string) => {
    const reading = readSidecar(sidecarOf(text, entries));
    assert.ok(reading.ok);
    return { name, propositions: propositionsOf(reading.sidecar.annotations) };
  };

  it("find the same words with other numbers", () => {
    const say = (percent: string): string => `The objective response rate was ${percent}% in the whole population.`;
    const of = (name: string, percent: string) =>
      documentOf(name, { c: { claim: "efficacy", quote: say(percent) } }, say(percent));
    const [remark, ...more] = checkNumbers(of("a.md", "45"), [of("b.md", "45"), of("c.md", "35")]);
    assert.deepEqual(more, []);
    assert.equal(remark?.message, "it says 45; the same statement in c.md (c) says 35.");
    assert.deepEqual(checkNumbers(of("a.md", "45"), [of("b.md", "45")]), []);
    assert.equal(checkNumbers(of("a.md", "45"), [of("b.md", "45.0")]).length, 1);
  });

  it("find the same proposition with another effect, by concepts and not by words", () => {
    const of = (name: string, words: string, effect: Record<string, string>, more: Omit<SetFields, "quote"> = {}) =>
      documentOf(
        name,
        {
          a: { kind: "drug", quote: words, concept: "DRUGBANK:DB11595" },
          c: {
            claim: "efficacy",
            quote: `${words} worked`,
            about: { drug: ["a"] },
            effect: { measure: "HR", ...effect },
            ...more,
          },
        },
        `${words} worked in ${name}.`,
      );
    const first = of("a.md", "Atezolizumab", { value: "0.62" });
    assert.equal(checkNumbers(first, [of("b.md", "Tecentriq", { value: "0.80", n: "451" })]).length, 1);
    assert.deepEqual(checkNumbers(first, [of("b.md", "Tecentriq", { value: "0.620" })]), []);
    assert.deepEqual(
      checkNumbers(first, [of("b.md", "Tecentriq", { value: "0.8" }, { qualifiers: { dose: "1 mg" } })]),
      [],
    );
    assert.deepEqual(checkNumbers(first, [of("b.md", "Tecentriq", { value: "0.8" }, { polarity: "negated" })]), []);
  });
});
