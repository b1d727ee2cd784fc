import assert from "node:assert/strict";
import {
  britishSpelling,
  cancerForCarcinoma,
  eventWordings,
  hyphenAtNumber,
  naturalOrder,
  singularKey,
  withoutTrailingOne,
} from "../../../src/forge/variants.ts";

describe("variant rules", () => {
  it("puts a hyphen where letters meet a number, and takes it out", () => {
    assert.deepEqual(hyphenAtNumber("IL6"), ["IL-6"]);
    assert.deepEqual(hyphenAtNumber("CTLA4"), ["CTLA-4"]);
    assert.deepEqual(hyphenAtNumber("PD-1"), ["PD1"]);
    assert.deepEqual(hyphenAtNumber("PD-L1"), ["PDL1"]);
    assert.deepEqual(hyphenAtNumber("TP53BP1"), []);
    assert.deepEqual(hyphenAtNumber("ZNF12"), []);
    assert.deepEqual(hyphenAtNumber("EGFR"), []);
  });

  it("drops a trailing 1 only after a word that names an entity", () => {
    assert.deepEqual(withoutTrailingOne("indoleamine 2,3-dioxygenase 1"), ["indoleamine 2,3-dioxygenase"]);
    assert.deepEqual(withoutTrailingOne("programmed cell death 1"), []);
    assert.deepEqual(withoutTrailingOne("interleukin 6"), []);
    assert.deepEqual(withoutTrailingOne("catalase 1"), []);
  });

  it("turns CTCAE findings round", () => {
    assert.ok(eventWordings("Neutrophil count decreased").includes("decreased neutrophil count"));
    assert.ok(eventWordings("CPK increased").includes("elevated CPK"));
    assert.ok(
      eventWordings("Activated partial thromboplastin time prolonged").includes(
        "prolonged activated partial thromboplastin time",
      ),
    );
    assert.deepEqual(eventWordings("Nausea"), []);
  });

  it("spells as the British do", () => {
    const pairs = [
      ["diarrhea", "diarrhoea"],
      ["anemia", "anaemia"],
      ["febrile neutropenia", undefined],
      ["dyspnea", "dyspnoea"],
      ["peripheral edema", "peripheral oedema"],
      ["lymphedema", "lymphoedema"],
      ["hemorrhage", "haemorrhage"],
      ["esophagitis", "oesophagitis"],
      ["hypoglycemia", "hypoglycaemia"],
      ["acute myeloid leukemia", "acute myeloid leukaemia"],
      ["brain tumor", "brain tumour"],
      ["paresthesia", "paraesthesia"],
      ["celiac disease", "coeliac disease"],
      ["nausea", undefined],
    ] as const;
    for (const [american, british] of pairs) {
      assert.deepEqual(britishSpelling(american), british === undefined ? [] : [british], american);
    }
  });

  it("says cancer for carcinoma, and the other way round", () => {
    assert.deepEqual(cancerForCarcinoma("triple-negative breast carcinoma"), ["triple-negative breast cancer"]);
    assert.deepEqual(cancerForCarcinoma("lung cancer"), ["lung carcinoma"]);
    assert.deepEqual(cancerForCarcinoma("carcinoma in situ"), []);
  });

  it("brings index headings into natural order", () => {
    assert.deepEqual(naturalOrder("Aneurysm, Dissecting"), ["Dissecting Aneurysm"]);
    assert.deepEqual(naturalOrder("Carcinoma, Non-Small-Cell Lung"), ["Non-Small-Cell Lung Carcinoma"]);
    assert.deepEqual(naturalOrder("ataxia, with or without deafness"), []);
    assert.deepEqual(naturalOrder("deafness, cataract, and ataxia"), []);
  });

  it("finds the singular of regular plurals", () => {
    assert.ok(singularKey("peripheral neuropathies").includes("peripheral neuropathy"));
    assert.ok(singularKey("psychoses").includes("psychosis"));
    assert.ok(singularKey("rashes").includes("rash"));
    assert.ok(singularKey("headaches").includes("headache"));
    assert.deepEqual(singularKey("distress"), []);
  });
});
