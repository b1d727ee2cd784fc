import type { Span } from "../text/span.ts";

/** How names of substances begin that stand for a chemical element (facts). */
const ELEMENTS: Readonly<Record<string, string>> = {
  H: "hydr",
  C: "carb",
  N: "nitr|azide|ammon",
  O: "ox|hydrox|perox|superox|monox|diox",
  F: "fluor",
  Na: "sodium",
  Mg: "magnesium",
  Al: "alumin",
  P: "phosph",
  S: "sul",
  Cl: "chlor",
  K: "potassium",
  Ca: "calcium",
  Mn: "manganese",
  Fe: "iron|ferr",
  Co: "cobalt",
  Ni: "nickel",
  Cu: "copper|cupr",
  Zn: "zinc",
  As: "arsen",
  Br: "brom",
  Ag: "silver",
  Cd: "cadmium",
  I: "iod",
  Ba: "barium",
  Pt: "platin",
  Au: "gold|aur",
  Hg: "mercur",
  Pb: "lead",
  Li: "lithium",
  Si: "silic",
};

const FORMULA =
  /^(?:(?:Na|Mg|Al|Cl|Ca|Mn|Fe|Co|Ni|Cu|Zn|As|Br|Ag|Cd|Ba|Pt|Au|Hg|Pb|Li|Si|[HCNOFPSKI])\(?\d{0,2}\)?){1,6}(?:\(?\d?[+-]\)?)?$/u;
const SYMBOL = /Na|Mg|Al|Cl|Ca|Mn|Fe|Co|Ni|Cu|Zn|As|Br|Ag|Cd|Ba|Pt|Au|Hg|Pb|Li|Si|[HCNOFPSKI]/gu;

/** Where a concentration is told of: the letter after "[Ca2+]". */
const PLACES: Readonly<Record<string, string>> = {
  i: "intracellular|internal|intra",
  o: "extracellular|external|outside",
  e: "extracellular|external",
  c: "cytosolic|cytoplasmic",
};

/**
 * What a formula stands for among the words that end where it is put in brackets: "hydrogen peroxide (H2O2)",
 * "intracellular free Ca2+ concentration ([Ca2+]i)". Every element is spelled by one of the last three words.
 */
export function alignFormula(short: string, words: string): Span | undefined {
  const end = words.trimEnd().length;
  const concentration = /^\[([A-Z][A-Za-z0-9+-]{0,6})\]([ioec])$/u.exec(short);
  if (concentration !== null) return alignConcentration(concentration, words, end);
  if (!FORMULA.test(short) || !/\d|[+-]|\p{Lu}.*\p{Lu}/u.test(short)) return undefined;
  const symbols = new Set(short.match(SYMBOL) ?? []);
  const last = [...words.slice(Math.max(0, end - 60), end).matchAll(/[\p{L}-]+/gu)].slice(-2);
  for (let from = last.length - 1; from >= 0; from--) {
    const names = last.slice(from).map(([word]) => word.toLowerCase());
    const spells = (symbol: string): boolean => {
      const pattern = new RegExp(`(?:^|mon|di|per|super|hydr|tri|tetra)(?:${ELEMENTS[symbol] ?? symbol})`, "u");
      return names.some((name) => pattern.test(name));
    };
    if ([...symbols].every(spells)) return { start: Math.max(0, end - 60) + (last[from]?.index ?? 0), end };
  }
  return undefined;
}

function alignConcentration([, ion = "", place = ""]: RegExpExecArray, words: string, end: number): Span | undefined {
  const from = Math.max(0, end - 90);
  const tail = words.slice(from, end);
  const start = tail.search(new RegExp(`\\b(?:${PLACES[place] ?? place})`, "iu"));
  if (start < 0) return undefined;
  const phrase = tail.slice(start);
  const element = ELEMENTS[/^[A-Z][a-z]?/u.exec(ion)?.[0] ?? ""] ?? ion;
  const names = phrase.includes(ion) || new RegExp(`\\b(?:${element})`, "iu").test(phrase);
  return names && !/[.;()]/u.test(phrase) ? { start: from + start, end } : undefined;
}
