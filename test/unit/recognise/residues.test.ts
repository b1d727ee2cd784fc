import assert from "node:assert/strict";
import { isResidue } from "../../../src/core/recognise/residues.ts";

function residues(text: string, ...words: string[]): boolean[] {
  return words.map((each) => {
    const start = text.indexOf(each);
    assert.ok(start >= 0, each);
    return isResidue(text, { start, end: start + each.length });
  });
}

describe("building blocks of a sequence", () => {
  it("knows an exchange of one for another, both of them", () => {
    assert.deepEqual(residues("a proline 484 by arginine exchange", "proline", "arginine"), [true, true]);
    assert.deepEqual(residues("a cytosine to guanine transversion", "cytosine", "guanine"), [true, true]);
    assert.deepEqual(residues("a methionine-->valine substitution", "methionine", "valine"), [true, true]);
    assert.deepEqual(residues("arginine (CGA) by a stop (TGA)", "arginine"), [true]);
  });

  it("knows a place in a sequence", () => {
    assert.deepEqual(residues("the tyrosine at position 67", "tyrosine"), [true]);
    assert.deepEqual(residues("a serine residue is lost", "serine"), [true]);
    assert.deepEqual(residues("at codon 12 of glycine", "glycine"), [true]);
  });

  it("leaves substances alone", () => {
    assert.deepEqual(residues("infused with arginine 500 mg daily", "arginine"), [false]);
    assert.deepEqual(residues("plasma phenylalanine fell with the diet", "phenylalanine"), [false]);
    assert.deepEqual(residues("glycine receptors and glutamate release", "glycine", "glutamate"), [false, false]);
    assert.deepEqual(residues("L-arginine was compared to placebo", "arginine"), [false]);
    assert.deepEqual(residues("warfarin to aspirin", "warfarin", "aspirin"), [false, false]);
  });
});
