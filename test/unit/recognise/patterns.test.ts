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
    [
      "GSK2118436, LY2835219, PF-06463922, RG7112, ICI 182,780, DS-8201 and PD0325901.",
      [
        "GSK2118436 (company-code)",
        "LY2835219 (company-code)",
        "PF-06463922 (company-code)",
        "RG7112 (company-code)",
        "ICI 182,780 (company-code)",
        "DS-8201 (company-code)",
        "PD0325901 (company-code)",
      ],
    ],
    ["COVID-19, IL-6, HLA-B27, SF-36, Day-7, ICD-10, MCF-7, NCT01234567 and UK-100 years.", []],
    ["Grant R01-CA123456, cat. no. SB203580, lot SAR 12345, 10.1000/MK3475 and x_BMS1234.", []],
    ["A dose of GSK 1,000 mg; the PF 2010 report; RO 31 and MK 801.", []],
    [
      "enarapril, soltovastatin, foregliptin, uberciclib, tolatug and ranavir were new.",
      [
        "enarapril (name-stem)",
        "soltovastatin (name-stem)",
        "foregliptin (name-stem)",
        "uberciclib (name-stem)",
        "tolatug (name-stem)",
        "ranavir (name-stem)",
      ],
    ],
    // Words that end like stems: months, names, apparatus, ordinary nouns.
    ["In April Mrs Andersen of Hobart, Mr Breitbart and the Guadalquivir met.", []],
    ["A thermostat, a concept, a peptide, a treatment, a mongrel, an element, interleukin and a precipitant.", []],
    ["Imidazole, thiazole, cyanide, cholesterol and thymus.", []],
    ["Gelatin, the olol, April, nucleotide, statement, cholesterol and interleukin.", []],
    ["HEK-293, MCF-7, COVID-19, ISO-9001, NCT01234567, RO 31, HTTP-200 and ABC-123.", []],
    ["getFooMab() and ABCTINIB", []],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(found(text), expected));
});
