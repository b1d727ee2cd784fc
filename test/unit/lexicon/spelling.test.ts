import assert from "node:assert/strict";
import fc from "fast-check";
import { exactKey, foldKey } from "../../../src/core/lexicon/fold.ts";
import { plainSpelling } from "../../../src/core/text/spelling.ts";

describe("British and American spelling", () => {
  it("gives one key to one word", () => {
    const pairs =
      "haemorrhage hemorrhage|haemorrhages hemorrhages|anaemia anemia|ischaemic ischemic|leukaemia leukemia|leucopenia leukopenia|" +
      "leucopaenia leukopenia|oesophagus esophagus|oedema edema|papilloedema papilledema|diarrhoea diarrhea|dyspnoea dyspnea|" +
      "foetal fetal|paediatric pediatric|anaesthesia anesthesia|paraesthesias paraesthesias|caecal cecal|faeces feces|" +
      "gynaecomastia gynecomastia|coeliac celiac|aetiology etiology|caesarean cesarean|phaeochromocytoma pheochromocytoma|" +
      "tumour tumor|tumours tumors|colour color|behavioural behavioral|sulphate sulfate|sulphonamides sulfonamides|" +
      "generalised generalized|immunisation immunization|paralysed paralyzed|fibre fiber|aluminium aluminum|oestrogen estrogen|" +
      "naevus nevus|amoebiasis amebiasis|hæmorrhage hemorrhage|gastrooesophageal gastroesophageal|HAEMOGLOBIN hemoglobin";
    for (const pair of pairs.split("|")) {
      const [british, american] = pair.split(" ") as [string, string];
      assert.equal(foldKey(british), foldKey(american), pair);
    }
  });

  it("leaves other words and drug names alone", () => {
    const words =
      "phoenix coefficient source disease crises metastases alpelisib prednisolone leucovorin leucine leuprolide israel aerobic " +
      "sulindac hour analysis analyses titanium ammonium exercise";
    for (const word of words.split(" ")) assert.equal(plainSpelling(word), word);
  });

  it("does not touch a name whose case matters", () => {
    assert.equal(exactKey("HAEM"), "HAEM");
  });

  it("depends on the folded word alone, in any case", () => {
    const part = fc.constantFrom(
      "haem",
      "oe",
      "our",
      "sulph",
      "is",
      "ed",
      "leuco",
      "cyt",
      "paed",
      "ia",
      "o",
      "rrhoea",
      "s",
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const word = parts.join("");
        assert.equal(foldKey(word.toUpperCase()), foldKey(word));
        assert.equal(foldKey(word), plainSpelling(word));
      }),
    );
  });
});
