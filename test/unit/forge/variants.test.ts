import assert from "node:assert/strict";
import {
  cancerForCarcinoma,
  codeSpellings,
  eventWordings,
  hyphenAtNumber,
  microRnaNames,
  naturalOrder,
  organLast,
  otherNumerals,
  ownedEponym,
  singularKey,
  typeOrder,
  withoutTrailingOne,
} from "../../../src/forge/compile/variants.ts";

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

  it("writes a microRNA as papers do, with and without its locus and arm", () => {
    const names = microRnaNames("microRNA 125b-1");
    for (const text of ["miR-125b-1", "miR-125b", "hsa-miR-125b", "miRNA-125b", "miR-125b-5p"]) {
      assert.ok(names.includes(text), text);
    }
    assert.ok(microRnaNames("microRNA let-7a-1").includes("let-7a"));
    assert.ok(!microRnaNames("microRNA let-7a-1").includes("miR-let-7a"));
    assert.deepEqual(microRnaNames("myosin 1"), []);
  });

  it("lets an eponym own its syndrome", () => {
    assert.deepEqual(ownedEponym("Marfan syndrome"), ["Marfan's syndrome"]);
    assert.deepEqual(ownedEponym("Parkinson disease"), ["Parkinson's disease"]);
    assert.deepEqual(ownedEponym("Graves disease"), []);
    assert.deepEqual(ownedEponym("lung disease"), []);
  });

  it("counts types in both numerals, and puts the type first or last", () => {
    assert.deepEqual(otherNumerals("glycogen storage disease type 2"), ["glycogen storage disease type II"]);
    assert.deepEqual(otherNumerals("mucopolysaccharidosis type IIIA"), ["mucopolysaccharidosis type 3A"]);
    assert.deepEqual(otherNumerals("diabetes type 2-like"), []);
    assert.deepEqual(otherNumerals("factor VIII deficiency"), ["factor 8 deficiency"]);
    assert.deepEqual(typeOrder("osteopetrosis, type 2"), ["osteopetrosis type 2", "type 2 osteopetrosis"]);
    assert.deepEqual(typeOrder("osteopetrosis"), []);
  });

  it("writes a company's code with and without its hyphen", () => {
    assert.deepEqual(codeSpellings("MK-3475"), ["MK3475"]);
    assert.deepEqual(codeSpellings("BMS936558"), ["BMS-936558"]);
    assert.deepEqual(codeSpellings("interleukin-10"), []);
  });

  it("says cancer of the lung for lung cancer", () => {
    assert.ok(organLast("lung cancer").includes("cancer of the lung"));
    assert.deepEqual(organLast("small cell cancer"), []);
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
