import assert from "node:assert/strict";
import fc from "fast-check";
import { type Concept, KINDS } from "../../../src/core/lexicon/concept.ts";
import { encodeFacts, openFacts } from "../../../src/core/lexicon/facts.ts";
import { encodeMechanisms, openMechanisms } from "../../../src/core/lexicon/mechanisms.ts";

const atezolizumab: Concept = {
  id: "DRUGBANK:DB11595",
  kind: "drug",
  name: "atezolizumab",
  synonyms: ["MPDL3280A"],
  xrefs: ["RXCUI:1792776"],
  drugClass: "monoclonal antibody",
  brands: ["Tecentriq"],
  mechanisms: [{ target: "CD274", action: "inhibitor" }],
  approvals: [{ authority: "FDA", on: "2016-05-18" }],
  accelerated: [
    {
      on: "2019-03-08",
      conditions: ["triple-negative breast carcinoma"],
      outcome: "withdrawn",
      outcomeOn: "2021-10-06",
    },
    { on: "2020-01-01", conditions: [], outcome: "open" },
  ],
};

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const list = fc.array(text, { maxLength: 4 });
const concepts = fc
  .uniqueArray(
    fc.record(
      {
        id: fc.string({ minLength: 1, maxLength: 12 }),
        kind: fc.constantFrom(...KINDS),
        name: text,
        synonyms: list,
        xrefs: list,
        broader: text,
        fullName: text,
        location: text,
        families: fc.array(fc.oneof(text, fc.constantFrom("kinases", "Kinasen 🧪")), { maxLength: 4 }),
        organClass: text,
        drugClass: text,
        brands: list,
        mechanisms: fc.array(fc.record({ target: text, action: text }, { noNullPrototype: true }), { maxLength: 3 }),
        approvals: fc.array(
          fc.record(
            { authority: fc.constantFrom("FDA" as const, "EMA" as const, "PMDA" as const), on: text },
            { noNullPrototype: true },
          ),
        ),
        accelerated: fc.array(
          fc.record(
            {
              on: text,
              conditions: list,
              outcome: fc.constantFrom("converted" as const, "withdrawn" as const, "open" as const),
              outcomeOn: text,
            },
            { requiredKeys: ["on", "conditions", "outcome"], noNullPrototype: true },
          ),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ["id", "kind", "name", "synonyms", "xrefs"], noNullPrototype: true },
    ),
    { selector: (concept) => concept.id, maxLength: 12 },
  )
  .map((all) => all.sort((a, b) => (a.id < b.id ? -1 : 1)));

describe("facts file", () => {
  it("gives back every concept, by index and by id", () => {
    fc.assert(
      fc.property(concepts, (all) => {
        const facts = openFacts(encodeFacts(all));
        assert.equal(facts.count, all.length);
        all.forEach((concept, index) => {
          assert.deepEqual(facts.concept(index), { ...concept });
          assert.equal(facts.indexOf(concept.id), index);
          assert.equal(facts.withMechanisms().includes(index), (concept.mechanisms ?? []).length > 0);
        });
        assert.equal(facts.indexOf("no such id at all"), undefined);
      }),
      { numRuns: 200 },
    );
  });

  it("holds a drug with all its facts", () => {
    const facts = openFacts(encodeFacts([atezolizumab]));
    assert.deepEqual(facts.concept(0), atezolizumab);
  });

  it("refuses concepts out of order and positions out of range", () => {
    const other = { ...atezolizumab, id: "A:1" };
    assert.throws(() => encodeFacts([atezolizumab, other]), /sorted by id/);
    const facts = openFacts(encodeFacts([atezolizumab]));
    for (const index of [-1, 1, 0.5, Number.NaN]) assert.throws(() => facts.concept(index), RangeError);
  });

  it("refuses any damaged byte, a cut file and a foreign one", () => {
    const good = encodeFacts([atezolizumab, { ...atezolizumab, id: "DRUGBANK:DB99999" }]);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bad = good.slice();
        bad[at] = bad[at]! ^ change;
        assert.throws(() => openFacts(bad), /facts file/);
      }),
    );
    for (const length of [0, 3, 15, 16, good.length - 1])
      assert.throws(() => openFacts(good.subarray(0, length)), /facts file/);
    assert.throws(() => openFacts(new TextEncoder().encode("{}".repeat(40))), /not the lexicon's facts file/);
  });

  it("reads from a view that does not start at the buffer's start", () => {
    const good = encodeFacts([atezolizumab]);
    const shifted = new Uint8Array(good.length + 5);
    shifted.set(good, 5);
    assert.deepEqual(openFacts(shifted.subarray(5)).concept(0), atezolizumab);
  });
});

describe("mechanisms file", () => {
  it("gives mechanisms by drug, and none for a drug it lacks", () => {
    const file = encodeMechanisms(
      new Map([
        ["DRUGBANK:2", [{ target: "ABL1", action: "inhibitor" }]],
        [
          "DRUGBANK:1",
          [
            { target: "KIT", action: "inhibitor" },
            { target: "PDGFRB", action: "inhibitor" },
          ],
        ],
      ]),
    );
    const mechanisms = openMechanisms(file);
    assert.equal(mechanisms.count, 2);
    assert.deepEqual(mechanisms.of("DRUGBANK:1")[1], { target: "PDGFRB", action: "inhibitor" });
    assert.deepEqual(mechanisms.of("DRUGBANK:3"), []);
  });

  it("is not taken for the facts file", () => {
    assert.throws(() => openFacts(encodeMechanisms(new Map())), /not the lexicon's facts file/);
    assert.throws(() => openMechanisms(encodeFacts([])), /not the lexicon's mechanisms file/);
  });
});
