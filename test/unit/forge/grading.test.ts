import assert from "node:assert/strict";
import { gradeCriteria } from "../../../src/forge/kinds/grading.ts";

describe("what CTCAE grades turn on", () => {
  it("is told in words of our own, the particular before the general", () => {
    const anemia = [
      "Hgb <LLN - 10.0 g/dL",
      "Hgb <10.0 g/dL",
      "Hgb <8.0; transfusion indicated",
      "Life-threatening consequences",
    ];
    assert.deepEqual(gradeCriteria(anemia), [
      "laboratory value",
      "need for transfusion",
      "need for treatment",
      "threat to life",
    ]);
    assert.deepEqual(gradeCriteria(["Mild pain", "Moderate pain; limiting instrumental ADL", "", "", ""]), [
      "pain",
      "daily activities",
    ]);
  });

  it("does not take what is not needed for a need", () => {
    assert.deepEqual(gradeCriteria(["Asymptomatic; intervention not indicated", "", "", "", ""]), []);
    assert.deepEqual(gradeCriteria(["", "", "", "", "Death"]), []);
  });

  it("is at most five criteria", () => {
    const all = "QTc oral intake symptoms ADL oxygen transfusion indicated hospitalization life-threatening bleeding";
    assert.equal(gradeCriteria([all]).length, 5);
  });
});
