import assert from "node:assert/strict";
import { KINDS, type Kind } from "../../../src/core/lexicon/concept.ts";
import { NO_TERMS, readTerms } from "../../../src/core/lexicon/terms.ts";
import { smallRecogniser } from "./smallRecogniser.ts";

/** Sentences in which the words are the disease that is treated, and in which a drug brings them about. */
const TREATED = "Patients were treated with aspirin for glimmer fever.";
const CAUSED = "Aspirin caused glimmer fever.";

function kindsIn(text: string, kind: Kind | undefined): string[] {
  const terms = kind === undefined ? NO_TERMS : readTerms(`terms: [{name: glimmer fever, kind: ${kind}}]`).terms;
  const { suggestions } = smallRecogniser(terms).analyse(text, "plain");
  return suggestions.filter(({ start, end }) => /glimmer|GF/.test(text.slice(start, end))).map((each) => each.kind);
}

describe("a term of the user's own", () => {
  it("is of the kind that the user says, whatever stands around it", () => {
    assert.deepEqual(kindsIn(TREATED, undefined), []);
    for (const kind of KINDS) {
      for (const text of [TREATED, CAUSED, "Glimmer fever. glimmer fever", `${CAUSED} ${TREATED}`.repeat(3)]) {
        const found = kindsIn(text, kind);
        assert.ok(found.length > 0, text);
        assert.deepEqual([...new Set(found)], [kind], text);
      }
    }
  });

  it("lends its kind to the short form that the text defines for it", () => {
    const text = `Glimmer fever (GF) was seen. Patients were treated with aspirin for GF. Aspirin caused GF.`;
    for (const kind of ["adverse-event", "condition"] as const)
      assert.deepEqual(new Set(kindsIn(text, kind)), new Set([kind]));
  });

  it("leaves what the lexicon names to its context", () => {
    const { suggestions } = smallRecogniser(readTerms("terms: [{name: glimmer, kind: drug}]").terms).analyse(
      "Aspirin caused neuropathy. He was treated with aspirin for hepatitis.",
      "plain",
    );
    assert.deepEqual(
      suggestions.flatMap(({ concept, kind }) => (concept === 3 || concept === 4 ? [kind] : [])),
      ["adverse-event", "condition"],
    );
  });
});
