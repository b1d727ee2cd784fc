import assert from "node:assert/strict";
import path from "node:path";
import { findGeneShapes } from "../../../src/core/recognise/geneSymbols.ts";
import { emptyTokens, Tokeniser } from "../../../src/core/text/tokens.ts";
import { readCorpus } from "../../../src/forge/corpora/read.ts";
import { needShared } from "../shared.ts";

const tokeniser = new Tokeniser();

function found(text: string): string[] {
  const tokens = emptyTokens(64);
  tokeniser.append(text, 0, text.length, tokens);
  return findGeneShapes(text, tokens, []).map(({ start, end, why }) => `${text.slice(start, end)} (${why.detail})`);
}

describe("genes by the shape of their symbols", () => {
  const cases: [text: string, expected: string[]][] = [
    ["The ZNF804A gene and CYP2J9 expression rose.", ["ZNF804A (gene)", "CYP2J9 (expression)"]],
    [
      "Phosphorylation of RBX9 and mutations in QRT12 were seen.",
      ["RBX9 (Phosphorylation of)", "QRT12 (mutations in)"],
    ],
    ["In Zfp36-/- and Abc1-deficient mice it fell.", ["Zfp36 (-/-)", "Abc1 (-deficient)"]],
    ["The kinase XYK7 and anti-VWX3 antibodies.", ["XYK7 (kinase)", "VWX3 (antibodies)"]],
    ["Sir2p protein was bound.", ["Sir2p (protein)"]],
    [
      "Levels of miR-21, hsa-miR-146a-5p and let-7b rose.",
      ["miR-21 (microRNA)", "hsa-miR-146a-5p (microRNA)", "let-7b (microRNA)"],
    ],
    // Without a word beside it a shape is anything.
    ["ZNF804A was seen in room B12 on day D7.", []],
    // Other things of the same shape.
    ["HEK293 protein, MCF7 expression, HIV1 protein and H2O2 receptor.", []],
    ["Phosphorylation of Ser44 and Tyr1173; expression of FEV1; mutation of Gly721.", []],
    ["The COVID19 gene, Fig2 expression, Table3 variants, IC50 mutants.", []],
    ["Mutations in HLA-B27 and p.R175H protein, MK-3475 receptor, let 7 genes pass.", []],
    ["$ZNF804A gene, a.ZNF804A protein and ZNF804A() expression", []],
  ];
  for (const [text, expected] of cases) {
    it(`${expected.join(", ") || "none"} in: ${text}`, () => assert.deepEqual(found(text), expected));
  }

  it("leaves alone what has a name already", () => {
    const text = "The ZNF804A gene";
    const tokens = emptyTokens(16);
    tokeniser.append(text, 0, text.length, tokens);
    assert.deepEqual(findGeneShapes(text, tokens, [{ start: 4, end: 11 }]), []);
  });

  for (const corpus of ["biored.train", "bc2gm.train"]) {
    it(`is right nine times in ten, on ${corpus}`, function () {
      const folder = path.dirname(needShared(this, `corpora/${corpus}.jsonl.gz`));
      let right = 0;
      let all = 0;
      for (const { text, mentions } of readCorpus(folder, corpus)) {
        const tokens = emptyTokens(512);
        tokeniser.append(text, 0, text.length, tokens);
        const genes = mentions.filter(({ cls }) => cls === "target");
        for (const { start, end } of findGeneShapes(text, tokens, [])) {
          all++;
          if (genes.some((gene) => gene.start < end && start < gene.end)) right++;
        }
      }
      assert.ok(all >= 400, `${all} found`);
      assert.ok(right >= all * 0.9, `${right} of ${all}`);
    });
  }
});
