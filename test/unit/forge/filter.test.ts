import assert from "node:assert/strict";
import { dropReason, FILTER_RULES } from "../../../src/forge/compile/filter.ts";
import type { Kind } from "../../../src/core/lexicon/concept.ts";
import type { Candidate } from "../../../src/forge/compile/filter.ts";
import { candidate } from "./helpers.ts";

type Case = readonly [text: string, kind: Kind, more?: Partial<Candidate>];

/** For each rule names that it must keep out, and names like them that no rule may touch. */
const CASES: Readonly<Record<string, { drops: readonly Case[]; keeps: readonly Case[] }>> = {
  "too long": {
    drops: [["congenital disorder ".repeat(5), "condition"]],
    keeps: [["chronic inflammatory demyelinating polyradiculoneuropathy", "condition"]],
  },
  "too short": {
    drops: [
      ["AR", "target", { exactCase: true, role: "preferred" }],
      ["Hg", "drug"],
    ],
    keeps: [["KIT", "target", { exactCase: true, role: "preferred" }]],
  },
  number: {
    drops: [
      ["33069-62-4", "drug"],
      ["46,XX", "condition"],
      ["7440-70-2", "drug"],
    ],
    keeps: [["5-FU", "drug", { role: "decided" }]],
  },
  "short code": {
    drops: [["AB-12", "drug"]],
    keeps: [
      ["MK-3475", "drug"],
      ["BMS-936558", "drug"],
    ],
  },
  "systematic chemical name": {
    drops: [
      ["5beta,20-epoxy-1,2-alpha,4-trihydroxytax-11-en-9-one", "drug"],
      ["(2R,3S)-N-benzoyl-3-phenylisoserine", "drug"],
      ["BENZENEPROPANOIC ACID, .BETA.-(BENZOYLAMINO)", "drug"],
    ],
    keeps: [
      ["5-fluorouracil", "drug"],
      ["2-deoxy-D-glucose", "drug"],
      ["1,25-dihydroxyvitamin D3", "drug"],
      ["N-acetylcysteine", "drug"],
      ["indoleamine 2,3-dioxygenase", "target"],
    ],
  },
  "remark in brackets": {
    drops: [
      ["insulin (human)", "drug"],
      ["anemia NOS", "condition"],
    ],
    keeps: [["p16INK4a", "target", { exactCase: true }]],
  },
  "inverted heading": {
    drops: [["aneurysm, dissecting", "condition"]],
    keeps: [["2,3-bisphosphoglycerate", "drug"]],
  },
  "everyday substance": {
    drops: [
      ["water", "drug"],
      ["Alcohol", "drug"],
      ["gold", "drug"],
      ["oxygen", "drug"],
    ],
    keeps: [
      ["zinc sulfate", "drug"],
      ["lithium", "drug"],
    ],
  },
  "ordinary word": {
    drops: [
      ["impact", "target"],
      ["was", "target"],
      ["Thrive", "drug", { role: "brand" }],
      ["Light", "target"],
    ],
    keeps: [["MET", "target", { exactCase: true, role: "preferred" }]],
  },
  "ordinary phrase": {
    drops: [
      ["not rare", "condition"],
      ["Beta-2", "drug"],
    ],
    keeps: [["rare bleeding disorder", "condition"]],
  },
  "acronym of something else": {
    drops: [
      ["FDA", "target", { exactCase: true }],
      ["ICD", "condition", { exactCase: true }],
      ["PCR", "target", { exactCase: true }],
    ],
    keeps: [
      ["TNF", "target", { exactCase: true, role: "preferred" }],
      ["EGFR", "target", { exactCase: true, role: "preferred" }],
    ],
  },
  "material description": {
    drops: [
      ["ragweed pollen", "drug"],
      ["peanut allergenic extract", "drug"],
      ["willow bark", "drug"],
    ],
    keeps: [["leafletinib", "drug"]],
  },
  "short drug name": {
    drops: [
      ["Ser", "drug"],
      ["DEX", "drug", { exactCase: true }],
    ],
    keeps: [["PTX", "drug", { role: "decided", exactCase: true }]],
  },
  organism: {
    drops: [
      ["Escherichia coli", "drug"],
      ["Saccharomyces cerevisiae", "drug"],
    ],
    keeps: [
      ["yellow fever vaccine", "drug"],
      ["botulinum toxin type A", "drug"],
    ],
  },
  "part of a product": {
    drops: [["ABI-007 component paclitaxel", "drug"]],
    keeps: [["nab-paclitaxel", "drug"]],
  },
  "generic target": {
    drops: [
      ["growth factors", "target"],
      ["protease", "target"],
    ],
    keeps: [["epidermal growth factor", "target"]],
  },
  "generic disorder": {
    drops: [
      ["disease", "condition"],
      ["Tumours", "condition"],
      ["adverse events", "adverse-event"],
      ["death", "adverse-event"],
      ["other anemia", "condition"],
    ],
    keeps: [
      ["Parkinson disease", "condition"],
      ["alopecia", "adverse-event"],
      ["lung cancer", "condition"],
    ],
  },
  "animal disorder": {
    drops: [
      ["bovine mastitis", "condition"],
      ["disease of cattle", "condition"],
    ],
    keeps: [
      ["cat-scratch disease", "condition"],
      ["swine flu", "condition"],
    ],
  },
  "short acronym": {
    drops: [
      ["TB", "condition", { exactCase: true }],
      ["MSA", "condition", { exactCase: true }],
    ],
    keeps: [
      ["TNBC", "condition", { exactCase: true }],
      ["HCC", "condition", { exactCase: true, role: "decided" }],
    ],
  },
  "ambiguous alias": {
    drops: [["ACF", "target", { role: "alias", exactCase: true }]],
    keeps: [
      ["PD1", "target", { role: "alias", exactCase: true }],
      ["p53", "target", { role: "alias", exactCase: true }],
      ["ALK", "target", { role: "preferred", exactCase: true }],
    ],
  },
  "short word alias": {
    drops: [
      ["Solo", "target", { role: "alias" }],
      ["hang", "target", { role: "alias" }],
    ],
    keeps: [
      ["survivin", "target", { role: "alias" }],
      ["Bax", "target", { role: "decided", exactCase: true }],
    ],
  },
  "clone or locus": {
    drops: [
      ["FLJ25179", "target", { role: "alias" }],
      ["chromosome 1 open reading frame 2", "target"],
      ["LOC12345", "target"],
    ],
    keeps: [["survivin", "target", { role: "alias" }]],
  },
  "disorder as gene": {
    drops: [
      ["Tangier disease", "target", { role: "former" }],
      ["Li-Fraumeni syndrome", "target", { role: "former" }],
    ],
    keeps: [["tumor necrosis factor receptor", "target", { role: "former" }]],
  },
  "process name": {
    drops: [["programmed cell death", "target"]],
    keeps: [
      ["programmed cell death 1", "target"],
      ["programmed cell death ligand 1", "target"],
    ],
  },
};

describe("filter rules", () => {
  for (const rule of FILTER_RULES) {
    it(`"${rule.name}" keeps out what it should and nothing like it`, () => {
      const cases = CASES[rule.name];
      assert.ok(cases !== undefined, `no cases for the rule "${rule.name}"`);
      for (const [text, kind, more] of cases.drops) {
        assert.ok(rule.drops(candidate(text, kind, more)), `"${text}" should be dropped`);
        assert.notEqual(dropReason(candidate(text, kind, more)), undefined);
      }
      for (const [text, kind, more] of cases.keeps) {
        assert.equal(dropReason(candidate(text, kind, more)), undefined, `"${text}" should stay`);
      }
    });
  }

  it("lets ordinary drug, gene and disorder names through", () => {
    for (const text of ["atezolizumab", "Tecentriq", "trastuzumab deruxtecan", "amphotericin B"]) {
      assert.equal(dropReason(candidate(text, "drug")), undefined, text);
    }
    for (const text of ["nausea", "peripheral sensory neuropathy", "vitamin D deficiency", "ataxia telangiectasia"]) {
      assert.equal(dropReason(candidate(text, "adverse-event")), undefined, text);
    }
  });
});
