import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Kind } from "../../../src/core/lexicon/concept.ts";
import { type Facts, openFacts } from "../../../src/core/lexicon/facts.ts";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import { type Mechanisms, openMechanisms } from "../../../src/core/lexicon/mechanisms.ts";
import { tokensOfName } from "../../../src/core/lexicon/fold.ts";
import { CHEMBL_FILE, FACTS_FILE, MATCHER_FILE } from "../../../src/forge/sources/source.ts";

/** Names that readers will try first, with the kind and concept that they must have. */
const PRESENT: readonly (readonly [text: string, kind: Kind, name: string])[] = [
  ["atezolizumab", "drug", "atezolizumab"],
  ["Tecentriq", "drug", "atezolizumab"],
  ["paclitaxel", "drug", "paclitaxel"],
  ["Taxol", "drug", "paclitaxel"],
  ["Abraxane", "drug", "nab-paclitaxel"],
  ["nab‑paclitaxel", "drug", "nab-paclitaxel"],
  ["albumin-bound paclitaxel", "drug", "nab-paclitaxel"],
  ["pembrolizumab", "drug", "pembrolizumab"],
  ["MK-3475", "drug", "pembrolizumab"],
  ["Herceptin", "drug", "trastuzumab"],
  ["trastuzumab deruxtecan", "drug", "trastuzumab deruxtecan"],
  ["T-DXd", "drug", "trastuzumab deruxtecan"],
  ["lithium", "drug", "lithium"],
  ["sotorasib", "drug", "sotorasib"],
  ["tirzepatide", "drug", "tirzepatide"],
  ["lecanemab", "drug", "lecanemab"],
  ["Lipitor", "drug", "atorvastatin"],
  ["atorvastatin calcium", "drug", "atorvastatin"],
  ["Aspirin", "drug", "acetylsalicylic acid"],
  ["paracetamol", "drug", "acetaminophen"],
  ["5-FU", "drug", "fluorouracil"],
  ["Farxiga", "drug", "dapagliflozin"],
  ["Epzicom", "drug", "abacavir sulfate / lamivudine"],
  ["FOLFOX", "drug", "FOLFOX"],
  ["PD-L1", "target", "CD274"],
  ["PD‑1", "target", "PDCD1"],
  ["PD1", "target", "PDCD1"],
  ["CTLA-4", "target", "CTLA4"],
  ["HER2", "target", "ERBB2"],
  ["VEGF", "target", "VEGFA"],
  ["TNF-α", "target", "TNF"],
  ["TNF-alpha", "target", "TNF"],
  ["IL-6", "target", "IL6"],
  ["IL6", "target", "IL6"],
  ["EGFR", "target", "EGFR"],
  ["p53", "target", "TP53"],
  ["BRCA1", "target", "BRCA1"],
  ["IDO", "target", "IDO1"],
  ["indoleamine 2,3-dioxygenase", "target", "IDO1"],
  ["MET", "target", "MET"],
  ["estrogen receptor", "target", "ESR1"],
  ["AKT", "target", "AKT"],
  ["peripheral neuropathies", "adverse-event", "peripheral neuropathy"],
  ["peripheral sensory neuropathy", "adverse-event", "peripheral sensory neuropathy"],
  ["alopecia", "adverse-event", "alopecia"],
  ["vomiting", "adverse-event", "vomiting"],
  ["nausea", "adverse-event", "nausea"],
  ["diarrhoea", "adverse-event", "diarrhea"],
  ["anaemia", "adverse-event", "anemia"],
  ["neutropenia", "adverse-event", "neutrophil count decreased"],
  ["decreased neutrophil count", "adverse-event", "neutrophil count decreased"],
  ["thrombocytopenia", "adverse-event", "platelet count decreased"],
  ["febrile neutropenia", "adverse-event", "febrile neutropenia"],
  ["pneumonitis", "adverse-event", "pneumonitis"],
  ["hypertension", "adverse-event", "hypertension"],
  ["hand-foot syndrome", "adverse-event", "palmar-plantar erythrodysesthesia syndrome"],
  ["dyspnoea", "adverse-event", "dyspnea"],
  ["rash", "adverse-event", "rash"],
  ["triple-negative breast cancer", "condition", "triple-negative breast carcinoma"],
  ["TNBC", "condition", "triple-negative breast carcinoma"],
  ["non-small cell lung cancer", "condition", "non-small cell lung carcinoma"],
  ["NSCLC", "condition", "non-small cell lung carcinoma"],
  ["rheumatoid arthritis", "condition", "rheumatoid arthritis"],
  ["progression-free survival", "endpoint", "progression-free survival"],
  ["PFS", "endpoint", "progression-free survival"],
];

/** Words that stand in some source and must never be marked. */
const ABSENT =
  `was impact rest set light aim met rats cat dog horse water air alcohol lead gold silver iron nitrogen oxygen sugar milk wheat
  egg honey peanut placebo FDA EMA WHO NIH CT MRI PCR DNA RNA ICU OR CI HR SD AE SAE ICD DC DCs ICB UV IV CD disease disorder syndrome tumor
  tumour neoplasm cancer lesion symptom infection injury complication death adverse event AIM REST SET IMPACT METHODS kit fast step
  cope novel access act relay spatial cascade dimension lambda Ser CO2 CA1`
    .split(/\s+/)
    .filter((word) => word !== "");

describe("the compiled lexicon", () => {
  let matcher: Matcher;
  let facts: Facts;
  let mechanisms: Mechanisms;

  before(() => {
    matcher = new Matcher(new Uint8Array(readFileSync(MATCHER_FILE)));
    facts = openFacts(new Uint8Array(gunzipSync(readFileSync(FACTS_FILE))));
    mechanisms = openMechanisms(new Uint8Array(gunzipSync(readFileSync(CHEMBL_FILE))));
  });

  const find = (text: string) => matcher.find(text, tokensOfName(text));

  it("holds at least 290,000 names in at most 13,000,000 bytes", () => {
    assert.ok(matcher.forms >= 290_000, `${matcher.forms} names`);
    // 16 MB less the 3 MB that the tagger may have.
    const bytes = [MATCHER_FILE, FACTS_FILE, CHEMBL_FILE].reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(bytes <= 13_000_000, `${bytes} bytes`);
  });

  it("has a fact for every concept of the matcher, of the same kind", () => {
    assert.equal(facts.count, matcher.concepts);
    for (let index = 0; index < facts.count; index += 97) {
      const concept = facts.concept(index);
      assert.equal(concept.kind, matcher.kindOf(index), concept.id);
      assert.equal(facts.indexOf(concept.id), index);
    }
  });

  for (const [text, kind, name] of PRESENT) {
    it(`knows ${text} as ${name}`, () => {
      const [hit, ...others] = find(text);
      assert.ok(hit !== undefined && others.length === 0, "exactly one name should be found");
      assert.equal(text.slice(hit.start, hit.end), text);
      assert.equal(matcher.kindOf(hit.concept), kind);
      assert.equal(facts.concept(hit.concept).name, name);
    });
  }

  for (const word of ABSENT) {
    it(`does not mark ${word}`, () => {
      assert.deepEqual(
        find(word).map((hit) => facts.concept(hit.concept).id),
        [],
      );
    });
  }

  it("tells of atezolizumab's accelerated approval in breast cancer and that it was withdrawn", () => {
    const drug = facts.concept(facts.indexOf("DRUGBANK:DB11595")!);
    assert.deepEqual(drug.mechanisms, [{ target: "CD274", action: "inhibitor" }]);
    assert.deepEqual(drug.approvals?.[0], { authority: "FDA", on: "2016-05-18" });
    const approval = drug.accelerated?.find((one) => one.conditions.includes("triple-negative breast carcinoma"));
    assert.equal(approval?.on, "2019-03-08");
    assert.equal(approval.outcome, "withdrawn");
    assert.equal(approval.outcomeOn, "2021-10-06");
  });

  it("tells of a gene its full name, place and families, and of an event its organ class", () => {
    const gene = facts.concept(find("EGFR")[0]!.concept);
    assert.equal(gene.fullName, "epidermal growth factor receptor");
    assert.equal(gene.location, "7p11.2");
    assert.equal(facts.concept(find("alopecia")[0]!.concept).organClass, "Skin and subcutaneous tissue disorders");
  });

  it("keeps ChEMBL's mechanisms in their own file, under our drug ids", () => {
    assert.ok(mechanisms.count > 1000, `${mechanisms.count} drugs`);
    assert.ok(
      mechanisms
        .of("DRUGBANK:DB00945")
        .some(({ target }) => target === "PTGS1" || target === "PTGS2" || /yclooxygenase/.test(target)),
    );
  });
});
