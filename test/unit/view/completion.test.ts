import assert from "node:assert/strict";
import fc from "fast-check";
import { completions, FEWEST_LETTERS, MOST_NAMES, NameIndex, typedName } from "../../../src/core/view/completion.ts";

const offered = (typed: string, ...names: string[]): string[] =>
  completions(
    typed,
    names.map((name) => ({ name })),
  ).names.map(({ name }) => name);

describe("completion of names", () => {
  it("begins with the third letter, dashes within a name included", () => {
    const cases: [before: string, typed: string | undefined][] = [
      ["given ate", "ate"],
      ["given at", undefined],
      ["(PD-L1", "PD-L1"],
      ["a-b", undefined],
      ["ate ", undefined],
      ["", undefined],
      ["α-synu", "α-synu"],
      ["x".repeat(61), undefined],
    ];
    for (const [before, typed] of cases) assert.equal(typedName(before), typed, before);
  });

  it("finds names whatever the case, shorter ones first, and not what is there already", () => {
    assert.deepEqual(offered("met", "methotrexate", "metformin", "MET", "MET2", "Lomet"), [
      "MET2",
      "metformin",
      "methotrexate",
    ]);
  });

  it("keeps the case of what was typed, and of names that have one of their own", () => {
    assert.deepEqual(offered("Ate", "atezolizumab"), ["Atezolizumab"]);
    assert.deepEqual(offered("ATE", "atezolizumab"), ["ATEZOLIZUMAB"]);
    assert.deepEqual(offered("pdc", "PDCD1"), ["PDCD1"]);
    assert.deepEqual(offered("TEC", "Tecentriq"), ["Tecentriq"]);
  });

  it("offers at most fifty, and says when there are more", () => {
    const many = Array.from({ length: 120 }, (_, i) => ({ name: `drug${i}` }));
    assert.equal(completions("dru", many).names.length, MOST_NAMES);
    assert.equal(completions("dru", many).areAll, false);
    assert.equal(completions("drug11", many).areAll, true);
  });

  it("looks through no more names than begin alike, and misses none", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "B", "b", "é", "Σ", "-"), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), name, (names, typed) => {
        const index = new NameIndex();
        names.forEach((each, concept) => index.add(each, concept));
        const near = index.startingWith(typed).map((concept) => ({ name: names[concept] as string }));
        const all = typed.length < FEWEST_LETTERS ? [] : names.map((each) => ({ name: each }));
        assert.deepEqual(completions(typed, near).names, completions(typed, all).names);
      }),
    );
  });
});
