import assert from "node:assert/strict";
import { assignForms, compareIds } from "../../../src/forge/compile/assign.ts";
import { draft } from "./helpers.ts";

function owners(...drafts: Parameters<typeof assignForms>[0]): Record<string, string> {
  const { forms } = assignForms(drafts);
  return Object.fromEntries(forms.map((form) => [form.text, drafts[form.draft]!.id]));
}

describe("sharing out names", () => {
  it("gives a name to the more trusted role, and reports the loser", () => {
    const drafts = [
      draft("HGNC:6018", "target", [
        ["IL6", "preferred", true],
        ["HGFX", "alias", true],
      ]),
      draft("HGNC:4893", "target", [["HGFX", "preferred", true]]),
    ];
    const { forms, conflicts } = assignForms(drafts);
    assert.equal(drafts[forms.find((form) => form.text === "HGFX")!.draft]!.id, "HGNC:4893");
    assert.deepEqual(
      conflicts.map(({ text, rule }) => [text, rule]),
      [["HGFX", "preferred before alias"]],
    );
  });

  it("gives no gene a short alias that several claim with equal right", () => {
    const found = owners(
      draft("HGNC:1", "target", [
        ["AAAB1", "preferred", true],
        ["XYZ9", "alias", true],
      ]),
      draft("HGNC:2", "target", [
        ["AAAB2", "preferred", true],
        ["XYZ9", "alias", true],
      ]),
    );
    assert.equal(found["XYZ9"], undefined);
  });

  it("gives a longer shared name to the lower id, numbers compared as numbers", () => {
    const found = owners(
      draft("HGNC:100", "target", [
        ["AAAB1", "preferred", true],
        ["survivinase", "synonym"],
      ]),
      draft("HGNC:20", "target", [
        ["AAAB2", "preferred", true],
        ["survivinase", "synonym"],
      ]),
    );
    assert.equal(found["survivinase"], "HGNC:20");
    assert.ok(compareIds("HGNC:5", "HGNC:37133") < 0);
  });

  it("keeps a symbol apart from a word: exact case and folded names have keys of their own", () => {
    const found = owners(
      draft("HGNC:1", "target", [["KITX", "preferred", true]]),
      draft("DRUGBANK:1", "drug", [["kitx", "synonym"]]),
    );
    assert.equal(found["KITX"], "HGNC:1");
    assert.equal(found["kitx"], "DRUGBANK:1");
  });

  it("gives the name of a body's protein to the gene unless an approved drug is called so", () => {
    const gene = draft("HGNC:1", "target", [
      ["IL7", "preferred", true],
      ["interleukin 7", "synonym"],
    ]);
    assert.equal(
      owners(gene, draft("DRUGBANK:1", "drug", [["interleukin-7", "preferred"]], false))["interleukin 7"],
      "HGNC:1",
    );
    assert.equal(
      owners(gene, draft("DRUGBANK:1", "drug", [["interleukin-7", "preferred"]], true))["interleukin-7"],
      "DRUGBANK:1",
    );
  });

  it("stores no regular plural of a kept name", () => {
    const found = owners(
      draft("MONDO:1", "condition", [
        ["neuropathy", "preferred"],
        ["neuropathies", "synonym"],
      ]),
    );
    assert.deepEqual(Object.keys(found), ["neuropathy"]);
  });

  it("keeps what lost a name, and names that are not to be marked, as silent names", () => {
    const { forms, silent } = assignForms([
      draft("HGNC:1", "target", [["KITX", "preferred", true]]),
      draft("HGNC:2", "target", [["KITX", "former", true]]),
      draft("DRUGBANK:1", "drug", [["water", "preferred"]]),
      draft("DRUGBANK:2", "drug", [
        ["clovamab", "preferred"],
        ["clovax", "given"],
      ]),
    ]);
    assert.deepEqual(forms.map(({ text }) => text).sort(), ["KITX", "clovamab"]);
    assert.deepEqual(silent.map(({ text, draft: index }) => `${text} ${index}`).sort(), [
      "KITX 1",
      "clovax 3",
      "water 2",
    ]);
  });
});
