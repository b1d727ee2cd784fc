import assert from "node:assert/strict";
import type { TreeLook } from "../../../src/core/view/tree.ts";
import { spoken } from "../../../src/core/view/treeSpoken.ts";
import { english } from "../../../src/core/words.ts";

function said(label: string, look: TreeLook, description = ""): string {
  return spoken({ id: "x", label, description, look, children: [] }, english);
}

describe("a node of a tree, read aloud", () => {
  it("says what its icon shows, which nobody hears", () => {
    assert.equal(said("paclitaxel", "drug"), "paclitaxel, drug");
    assert.equal(said("no nausea", "suggested:adverse-event", "denied"), "no nausea, suggested adverse event, denied");
    assert.equal(said("PMID:1", "evidence", "supports"), "PMID:1, evidence, supports");
    assert.equal(said("it has no comparator.", "problem"), "it has no comparator., problem");
    assert.equal(said("45 % → 35 %", "changed", "claim: safety"), "45 % → 35 %, changed, claim: safety");
  });

  it("says nothing twice", () => {
    assert.equal(said("paclitaxel", "drug", "drug · suggested"), "paclitaxel, drug · suggested");
    assert.equal(said("Drugs", "group", "13"), "Drugs, 13");
  });
});
