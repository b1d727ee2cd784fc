import assert from "node:assert/strict";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import { planImport } from "../../../src/core/exchange/importing.ts";
import { SUGGESTED, withSuggestions } from "../../../src/core/exchange/suggested.ts";
import { said } from "../../../src/core/words.ts";
import { seeded } from "../../laws/throughSidecar.ts";

const TEXT = "Aspirin caused no pain; ibuprofen did.";
const stated = { polarity: "affirmed", certainty: "asserted" } as const;
const ANALYSIS = {
  suggestions: [
    { start: 0, end: 7, kind: "drug", concept: 3, ...stated },
    { start: 18, end: 22, kind: "adverse-event", ...stated, polarity: "negated" },
    { start: 24, end: 33, kind: "drug", ...stated },
  ],
  relations: [
    { type: "drug-event", head: 0, tail: 1, ...stated, polarity: "negated" },
    { type: "drug-event", head: 2, tail: 1, ...stated },
  ],
} as const;

const DECIDED: ExchangeDocument = {
  id: "trial",
  text: TEXT,
  mentions: [{ id: "s1", spans: [{ start: 15, end: 17 }], label: "Other", fields: {} }],
  claims: [],
};

describe("suggestions in an export", () => {
  it("stand beside decisions, in the order of the text, each saying what it is, under ids of its own", () => {
    const { mentions, claims } = withSuggestions(DECIDED, ANALYSIS, (concept) => `X:${concept}`);
    assert.deepEqual(
      mentions.map(({ id, label, fields }) => [id, label, fields]),
      [
        ["s-1", "Drug", { concept: "X:3", status: SUGGESTED }],
        ["s1", "Other", {}],
        ["s2", "AdverseEvent", { polarity: "negated", status: SUGGESTED }],
        ["s3", "Drug", { status: SUGGESTED }],
      ],
    );
    assert.deepEqual(
      claims.map(({ id, label, roles, fields }) => [id, label, roles.map(({ target }) => target), fields]),
      [
        ["r1", "drug-event", ["s-1", "s2"], { polarity: "negated", status: SUGGESTED }],
        ["r2", "drug-event", ["s3", "s2"], { status: SUGGESTED }],
      ],
    );
  });

  it("are left out where someone has decided, with what the text connects them to", () => {
    const open = new Set(ANALYSIS.suggestions.slice(1));
    const { mentions, claims } = withSuggestions(DECIDED, ANALYSIS, () => undefined, open);
    assert.deepEqual([mentions.map(({ id }) => id), claims.map(({ id }) => id)], [["s1", "s2", "s3"], ["r2"]]);
  });

  it("never become annotations by being imported", () => {
    const document = withSuggestions({ ...DECIDED, mentions: [] }, ANALYSIS, () => undefined);
    for (const text of [TEXT, `Changed. ${TEXT}`]) {
      const target = { text, annotations: [], foreign: { entries: [] } };
      const { changes, report } = planImport(document, target, seeded());
      assert.deepEqual(changes, []);
      assert.equal(report.unplaced.length, 5);
      for (const { why } of report.unplaced)
        assert.equal(said(why), "it is a suggestion, and nobody has decided on it");
    }
    const accepted = document.mentions.map(({ fields: _, ...item }) => ({ ...item, fields: {} }));
    const { changes } = planImport(
      { ...document, mentions: accepted, claims: [] },
      { text: TEXT, annotations: [], foreign: { entries: [] } },
      seeded(),
    );
    assert.equal(changes.length, 3, "what someone has decided on is taken over");
  });
});
