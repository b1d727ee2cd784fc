import assert from "node:assert/strict";
import { findAbbreviations } from "../../../src/core/recognise/abbreviations.ts";
import { sentencesIn } from "../../../src/core/text/sentences.ts";

/** What a text defines, as `short = long`. */
function defined(text: string): string[] {
  const sentences = sentencesIn(text, { start: 0, end: text.length });
  return findAbbreviations(text, sentences).map(
    ({ short, long }) => `${text.slice(short.start, short.end)} = ${text.slice(long.start, long.end)}`,
  );
}

describe("abbreviations", () => {
  const cases: [text: string, expected: string[]][] = [
    ["She received paclitaxel (PTX) weekly.", ["PTX = paclitaxel"]],
    ["We gave PTX (paclitaxel) weekly.", ["PTX = paclitaxel"]],
    ["Dendritic cells (DCs) and base pairs (bp) were counted.", ["DCs = Dendritic cells", "bp = base pairs"]],
    ["The forced expiratory volume (FEV(1)) fell.", ["FEV(1) = forced expiratory volume"]],
    ["A forced expiratory volume in 1 s (FEV1) was low.", ["FEV1 = forced expiratory volume in 1 s"]],
    ["It has a high load (tumour mutational burden, TMB) in the skin.", ["TMB = tumour mutational burden"]],
    ["Culture in 2,6-diaminopurine (DAP) was slow.", ["DAP = 2,6-diaminopurine"]],
    ["On proton pump inhibitors (PPIs) she was well.", ["PPIs = proton pump inhibitors"]],
    ["Of patients (base pairs (bp)) nothing is said.", ["bp = base pairs"]],
    ["The immune checkpoint blockade (ICB; reviewed above) works.", ["ICB = immune checkpoint blockade"]],
    ["Superoxide dismutase (EC 1.15.1.1; SOD) rose.", ["SOD = Superoxide dismutase"]],
    ["Progression ended. Free survival (PFS) was long.", []],
    ["Values (see Table 2), means (n = 12) and panels (A-G) follow.", []],
    ["The interaction of yTaf(II)19p with p21(Cdc42/Rac)-activated kinase is weak.", []],
    ["The protein Sir2 (Sir2p) is silent.", []],
  ];
  for (const [text, expected] of cases) {
    it(expected.length === 0 ? `none in: ${text}` : expected.join(", "), () => {
      assert.deepEqual(defined(text), expected);
    });
  }
});
