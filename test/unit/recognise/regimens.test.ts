import assert from "node:assert/strict";
import type { Suggestion } from "../../../src/core/recognise/mention.ts";
import { findRegimens } from "../../../src/core/recognise/regimens.ts";
import { drugsOfRegimen, namesRegimen } from "../../../src/core/recognise/regimenNames.ts";
import { sentencesIn } from "../../../src/core/text/sentences.ts";

/** Drugs of the tests' lexicon, with their concepts; and targets. */
const DRUGS = (
  "docetaxel cisplatin carboplatin paclitaxel etoposide fluorouracil leucovorin oxaliplatin irinotecan bevacizumab " +
  "nivolumab ipilimumab trastuzumab pertuzumab trimethoprim sulfamethoxazole dopamine serotonin FOLFOX mFOLFOX6 PTX " +
  "sacubitril valsartan placebo CHOP"
).split(" ");
const SAME: Readonly<Record<string, string>> = { PTX: "paclitaxel" };
const NAMES = [...DRUGS, "sacubitril/valsartan", "PD-1", "PD-L1"].sort((a, b) => b.length - a.length);

const conceptOf = (name: string): number | undefined => {
  const at = DRUGS.indexOf(SAME[name] ?? name);
  return at < 0 ? undefined : at;
};

/** Regimens of a text as `words = parts`, with what lies in them where the name is of the regimen itself. */
function regimensIn(text: string): string[] {
  const pattern = new RegExp(`(?<!\\w)(?:${NAMES.join("|")})(?!\\w)`, "gu");
  const suggestions = [...text.matchAll(pattern)].map((match): Suggestion => {
    const concept = conceptOf(match[0]);
    return {
      ...{ start: match.index, end: match.index + match[0].length, confidence: 1, why: [] },
      ...{ kind: match[0].startsWith("PD-") ? "target" : "drug", polarity: "affirmed", certainty: "asserted" },
      ...(concept === undefined ? {} : { concept }),
    };
  });
  const words = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  return findRegimens(text, sentencesIn(text, { start: 0, end: text.length }), suggestions, conceptOf).map(
    (regimen) => {
      const parts = regimen.ingredients?.map((each) => DRUGS[each]) ?? regimen.parts.map((p) => words(suggestions[p]!));
      return `${words(regimen)} = ${parts.join(" + ")}`;
    },
  );
}

describe("regimens", () => {
  const cases: [text: string, expected: string[]][] = [
    ["We gave docetaxel plus cisplatin.", ["docetaxel plus cisplatin = docetaxel + cisplatin"]],
    ["We gave docetaxel + cisplatin.", ["docetaxel + cisplatin = docetaxel + cisplatin"]],
    ["We gave docetaxel/cisplatin.", ["docetaxel/cisplatin = docetaxel + cisplatin"]],
    ["We gave docetaxel-cisplatin.", ["docetaxel-cisplatin = docetaxel + cisplatin"]],
    ["We gave docetaxel–cisplatin.", ["docetaxel–cisplatin = docetaxel + cisplatin"]],
    ["The docetaxel and cisplatin combination worked.", ["docetaxel and cisplatin = docetaxel + cisplatin"]],
    ["The combination of docetaxel and cisplatin worked.", ["docetaxel and cisplatin = docetaxel + cisplatin"]],
    ["Nobody gave docetaxel and cisplatin in combination.", ["docetaxel and cisplatin = docetaxel + cisplatin"]],
    [
      "We gave nivolumab in combination with ipilimumab.",
      ["nivolumab in combination with ipilimumab = nivolumab + ipilimumab"],
    ],
    [
      "A combination of fluorouracil, leucovorin and oxaliplatin was given.",
      ["fluorouracil, leucovorin and oxaliplatin = fluorouracil + leucovorin + oxaliplatin"],
    ],
    [
      "We gave fluorouracil/leucovorin/oxaliplatin and irinotecan.",
      ["fluorouracil/leucovorin/oxaliplatin = fluorouracil + leucovorin + oxaliplatin"],
    ],
    // Doses, schedules, short forms in between.
    [
      "We gave docetaxel 75 mg/m2 plus cisplatin 75 mg/m2.",
      ["docetaxel 75 mg/m2 plus cisplatin = docetaxel + cisplatin"],
    ],
    [
      "We gave carboplatin (AUC 5, day 1) plus weekly paclitaxel.",
      ["carboplatin (AUC 5, day 1) plus weekly paclitaxel = carboplatin + paclitaxel"],
    ],
    [
      "We gave nivolumab 1 mg/kg every 3 weeks plus ipilimumab 3 mg/kg.",
      ["nivolumab 1 mg/kg every 3 weeks plus ipilimumab = nivolumab + ipilimumab"],
    ],
    ["We gave paclitaxel (PTX) plus carboplatin.", ["paclitaxel (PTX) plus carboplatin = paclitaxel + carboplatin"]],
    [
      "Docetaxel was followed by trastuzumab plus pertuzumab and carboplatin.",
      ["trastuzumab plus pertuzumab = trastuzumab + pertuzumab"],
    ],
    // Regimens with a name, alone and in a combination.
    ["They had FOLFOX.", ["FOLFOX = leucovorin + fluorouracil + oxaliplatin"]],
    [
      "They had mFOLFOX6 plus bevacizumab.",
      ["mFOLFOX6 plus bevacizumab = mFOLFOX6 + bevacizumab", "mFOLFOX6 = leucovorin + fluorouracil + oxaliplatin"],
    ],
    ["He takes sacubitril/valsartan.", ["sacubitril/valsartan = sacubitril + valsartan"]],
    // What is no regimen.
    ["We gave docetaxel or cisplatin.", []],
    ["We gave docetaxel and cisplatin.", []],
    ["We compared docetaxel versus cisplatin, and carboplatin vs. paclitaxel.", []],
    ["We gave docetaxel, cisplatin, and carboplatin to three groups.", []],
    ["We gave docetaxel. Plus cisplatin.", []],
    ["The PD-1/PD-L1 axis is blocked.", []],
    ["Blocking PD-1 plus nivolumab is a strange plan.", []],
    ["The dopamine/serotonin ratio fell.", []],
    ["A serotonin-dopamine antagonist was given.", []],
    ["CHOP was cloned from it.", []],
    ["Paclitaxel is paclitaxel/PTX.", []],
    ["Patients had docetaxel plus placebo, or placebo plus cisplatin.", []],
    ["We gave docetaxel, which did more good than any plus cisplatin.", []],
    ["We gave docetaxel plus radiotherapy and cisplatin.", []],
    ["We gave docetaxel with or without cisplatin.", []],
  ];
  for (const [text, expected] of cases) {
    it(`${expected.join("; ") || "none"} in: ${text}`, () => assert.deepEqual(regimensIn(text), expected));
  }

  it("knows a named regimen by its doses' number too, and an ambiguous one by the word after it", () => {
    assert.deepEqual(drugsOfRegimen("FOLFOX4"), drugsOfRegimen("mFOLFOX6"));
    assert.deepEqual(drugsOfRegimen("DA-EPOCH-R"), drugsOfRegimen("EPOCH-R"));
    assert.equal(drugsOfRegimen("FOX"), undefined);
    assert.equal(namesRegimen("R-CHOP", " was given"), true);
    assert.equal(namesRegimen("ICE", " chemotherapy"), true);
    assert.equal(namesRegimen("ICE", " was melting"), false);
    assert.equal(namesRegimen("chop", " therapy"), false);
  });
});
