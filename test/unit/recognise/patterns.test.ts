import assert from "node:assert/strict";
import { findPatterns } from "../../../src/core/recognise/patterns.ts";
import { emptyTokens, Tokeniser } from "../../../src/core/text/tokens.ts";

function found(text: string): string[] {
  const tokens = emptyTokens(64);
  new Tokeniser().append(text, 0, text.length, tokens);
  return findPatterns(text, tokens, []).map(({ start, end, why }) => `${text.slice(start, end)} (${why.rule})`);
}

describe("drugs by the form of their names", () => {
  const cases: [text: string, expected: string[]][] = [
    ["They gave zalutinib and Ramovimab.", ["zalutinib (name-stem)", "Ramovimab (name-stem)"]],
    ["Patients had norelutamab vedotin twice.", ["norelutamab vedotin (name-stem)"]],
    ["The biosimilar xenuzumab-abcd was given.", ["xenuzumab-abcd (name-stem)"]],
    [
      "MK-3475, BMS-936558, AZD9291 and SB 203580.",
      ["MK-3475 (company-code)", "BMS-936558 (company-code)", "AZD9291 (company-code)", "SB 203580 (company-code)"],
    ],
    ["MVAC chemotherapy and mFOLFOX6.", ["MVAC (regimen-name)", "mFOLFOX6 (regimen-name)"]],
    ["The ICE melted, the EPOCH ended, BEP was not given.", []],
    ["Gelatin, the olol, April, nucleotide, statement, cholesterol and interleukin.", []],
    ["HEK-293, MCF-7, COVID-19, ISO-9001, NCT01234567, RO 31, HTTP-200 and ABC-123.", []],
    ["getFooMab() and ABCTINIB", []],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(found(text), expected));
});
