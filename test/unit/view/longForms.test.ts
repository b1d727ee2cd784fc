import assert from "node:assert/strict";
import {
  definition,
  isLongFormOf,
  longFormsIn,
  mayBeFormAt,
  undefinedFormAt,
} from "../../../src/core/view/longForms.ts";

const TEXT = "Augmented by ICD. Cells die by immunogenic cell death; death of cells by DCs. ICD again, ICDX not.";
const FIRST = ["ICD", "DCs"].map((form) => ({ start: TEXT.indexOf(form), end: TEXT.indexOf(form) + form.length }));

describe("a short form that the text never defines", () => {
  it("is found at each of its uses, and leads to the first", () => {
    const [icd, dcs] = FIRST;
    const again = TEXT.indexOf("ICD again");
    for (const offset of [icd?.start, icd?.end, again, again + 3]) {
      assert.deepEqual(undefinedFormAt(TEXT, offset ?? 0, FIRST), { form: "ICD", isPlural: false, first: icd });
    }
    const plural = undefinedFormAt(TEXT, TEXT.indexOf("DCs") + 2, FIRST);
    assert.deepEqual(plural, { form: "DC", isPlural: true, first: dcs });
    for (const words of ["ICDX", "Cells", "again"]) {
      assert.equal(undefinedFormAt(TEXT, TEXT.indexOf(words) + 1, FIRST), undefined, words);
    }
  });

  it("is looked for only where letters may be one: nowhere else is any found", () => {
    for (let offset = 0; offset <= TEXT.length; offset++) {
      if (mayBeFormAt(TEXT, offset)) continue;
      assert.equal(undefinedFormAt(TEXT, offset, FIRST), undefined, `at ${offset}`);
    }
    assert.ok(!mayBeFormAt(TEXT, TEXT.indexOf("Cells") + 1));
  });

  it("may stand for words of the text, those that are named most often first", () => {
    assert.deepEqual(longFormsIn(TEXT, "ICD"), ["immunogenic cell death"]);
    assert.deepEqual(longFormsIn("Quality of life, the Quality of life", "QL"), ["Quality of life"]);
    assert.deepEqual(longFormsIn("Overall survival. No overall survival.", "OS"), ["overall survival"]);
    assert.deepEqual(longFormsIn("onset, speed; old stock, old\nstock, odd socks", "OS"), ["old stock", "odd socks"]);
    assert.deepEqual(longFormsIn("progression-free survival", "PFS"), ["progression-free survival"]);
    assert.deepEqual(longFormsIn("a plan. For sale", "PFS"), []);
  });

  it("may stand for a name whose letters it has, in order", () => {
    assert.ok(isLongFormOf("progression-free survival", "PFS"));
    assert.ok(isLongFormOf("thrombocytopenia", "TCP"));
    for (const name of ["PFS", "PFSX", "PFS II", "survival without progression", "progressive survival"]) {
      assert.ok(!isLongFormOf(name, "PFS"), name);
    }
  });

  it("is written behind its long form, in the plural where it is used so", () => {
    const [first] = FIRST;
    assert.ok(first !== undefined);
    const form = { form: "DC", isPlural: true, first };
    assert.equal(definition({ ...form, isPlural: false }, " dendritic  cell"), "dendritic cell (DC)");
    assert.equal(definition(form, "dendritic cell"), "dendritic cells (DCs)");
    assert.equal(definition(form, "dendritic cells"), "dendritic cells (DCs)");
  });
});
