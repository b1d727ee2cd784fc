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
    // Numbers that words spell, and numbers that are told before.
    ["A two-dimensional (2D) gel of type 1 neurofibromatosis cells.", ["2D = two-dimensional"]],
    ["Neurofibromatosis type 1 (NF1) is common.", ["NF1 = Neurofibromatosis type 1"]],
    ["The first transmembrane domain (TMD1) binds.", ["TMD1 = first transmembrane domain"]],
    ["Serum oestradiol (E2) and progesterone (P4) fell.", ["E2 = oestradiol", "P4 = progesterone"]],
    // Systematic names, formulas and concentrations.
    ["We gave 6-cyano-7-nitroquinoxaline-2,3-dione (CNQX).", ["CNQX = 6-cyano-7-nitroquinoxaline-2,3-dione"]],
    ["A 1-palmitoyl, 2-oleoyl-phosphocholine (POPC) film.", ["POPC = 1-palmitoyl, 2-oleoyl-phosphocholine"]],
    ["It held hydrogen peroxide (H2O2) and nitrous oxide (N2O).", ["H2O2 = hydrogen peroxide", "N2O = nitrous oxide"]],
    ["The intracellular free Ca2+ concentration ([Ca2+]i) rose.", ["[Ca2+]i = intracellular free Ca2+ concentration"]],
    // Long forms in pieces.
    [
      "Seen by scanning (SEM) and transmission (TEM) electron microscopy.",
      [
        "SEM = scanning (SEM) and transmission (TEM) electron microscopy",
        "TEM = transmission (TEM) electron microscopy",
      ],
    ],
    // Short forms that do not take every word, when they are used again.
    [
      "The carboxy-terminal heptapeptide repeat domain (CTD) binds. The CTD is long; the CTD is free.",
      ["CTD = carboxy-terminal heptapeptide repeat domain"],
    ],
    [
      "GGAs (Golgi-localized, gamma-ear-containing, ARF-binding proteins) sort.",
      ["GGAs = Golgi-localized, gamma-ear-containing, ARF-binding proteins"],
    ],
    // Several in one bracket, square brackets, and brackets that only mention a value.
    ["Risk rose (HR, hazard ratio; CI, confidence interval).", ["HR = hazard ratio", "CI = confidence interval"]],
    [
      "The relative risk [RR] and 95% confidence interval [Cl] are given.",
      ["RR = relative risk", "Cl = confidence interval"],
    ],
    ["It was seen in stroke occurrence (OR = 1.8) and in two proteins (P and N).", []],
    ["Three genes (FANCA, FANCC, and FANCG) were found.", []],
    // Without brackets.
    ["She received paclitaxel, abbreviated as PTX, weekly.", ["PTX = paclitaxel"]],
    ["The tumour mutational burden, or TMB, was high.", ["TMB = tumour mutational burden"]],
    ["A dose-limiting toxicity, hereafter DLT, was seen.", ["DLT = dose-limiting toxicity"]],
    ["Use of proton pump inhibitors (hereafter referred to as PPIs) rose.", ["PPIs = proton pump inhibitors"]],
    ["Use of proton pump inhibitors (abbreviated PPIs) rose.", ["PPIs = proton pump inhibitors"]],
    ["PTX stands for paclitaxel in this text.", ["PTX = paclitaxel"]],
    ["Patients were given aspirin, or ASA tablets were not at hand.", []],
    [
      "Abbreviations: ICB, immune checkpoint blockade; PTX, paclitaxel; ORR: overall response rate.",
      ["ICB = immune checkpoint blockade", "PTX = paclitaxel", "ORR = overall response rate"],
    ],
    [
      "## Abbreviations\n\n- PTX: paclitaxel\n- ICB – immune checkpoint blockade\n\nText with (DLT).",
      ["PTX = paclitaxel", "ICB = immune checkpoint blockade"],
    ],
  ];
  for (const [text, expected] of cases) {
    it(expected.length === 0 ? `none in: ${text}` : expected.join(", "), () => {
      assert.deepEqual(defined(text), expected);
    });
  }
});
