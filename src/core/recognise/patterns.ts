import type { Span } from "../text/span.ts";
import type { Tokens } from "../text/tokens.ts";
import type { Reason } from "./mention.ts";
import { drugsOfRegimen, namesRegimen } from "./regimenNames.ts";

/** A drug that only the form of its name gives away. */
export interface PatternHit extends Span {
  readonly why: Reason;
}

/**
 * INN stems and what they say of a drug (WHO, "The use of stems in the selection of INN"; facts). Only stems that end
 * no ordinary word; general ones such as -tide, -stat, -ment, -gene and -cel are left to the lexicon.
 */
const STEMS: readonly (readonly [stem: string, drugClass: string])[] = [
  ["mab", "monoclonal antibody"],
  ["limab", "monoclonal antibody, immunomodulating"],
  ["tamab", "multispecific antibody"],
  ["tinib", "tyrosine kinase inhibitor"],
  ["rafenib", "RAF kinase inhibitor"],
  ["metinib", "MEK inhibitor"],
  ["denib", "IDH inhibitor"],
  ["ciclib", "cyclin-dependent kinase inhibitor"],
  ["lisib", "PI3K inhibitor"],
  ["sertib", "serine/threonine kinase inhibitor"],
  ["parib", "PARP inhibitor"],
  ["rasib", "RAS inhibitor"],
  ["zomib", "proteasome inhibitor"],
  ["degib", "hedgehog inhibitor"],
  ["toclax", "BCL-2 inhibitor"],
  ["inostat", "histone deacetylase inhibitor"],
  ["metostat", "histone methyltransferase inhibitor"],
  ["taxel", "taxane"],
  ["rubicin", "anthracycline"],
  ["platin", "platinum agent"],
  ["tecan", "topoisomerase I inhibitor"],
  ["poside", "topoisomerase II inhibitor"],
  ["trexate", "antifolate"],
  ["trexed", "antifolate, thymidylate synthase"],
  ["citabine", "nucleoside antimetabolite"],
  ["mustine", "chloroethylamine alkylator"],
  ["lutamide", "androgen receptor antagonist"],
  ["relix", "GnRH antagonist"],
  ["relin", "pituitary-releasing peptide"],
  ["trozole", "aromatase inhibitor"],
  ["glutide", "GLP-1 receptor agonist"],
  ["gliptin", "DPP-4 inhibitor"],
  ["gliflozin", "SGLT2 inhibitor"],
  ["glitazone", "PPAR gamma agonist"],
  ["vastatin", "HMG-CoA reductase inhibitor"],
  ["sartan", "angiotensin II receptor antagonist"],
  ["dipine", "calcium channel blocker"],
  ["olol", "beta-adrenergic blocker"],
  ["setron", "5-HT3 receptor antagonist"],
  ["triptan", "5-HT1 receptor agonist"],
  ["pitant", "NK1 receptor antagonist"],
  ["gepant", "CGRP receptor antagonist"],
  ["orexant", "orexin receptor antagonist"],
  ["prazole", "proton pump inhibitor"],
  ["gatran", "thrombin inhibitor"],
  ["xaban", "factor Xa inhibitor"],
  ["siran", "small interfering RNA"],
  ["rsen", "antisense oligonucleotide"],
  ["kinra", "interleukin receptor antagonist"],
  ["grastim", "granulocyte colony-stimulating factor"],
  ["cillin", "penicillin antibiotic"],
  ["floxacin", "quinolone antibiotic"],
  ["conazole", "azole antifungal"],
  ["fungin", "echinocandin antifungal"],
  ["ciclovir", "antiviral, nucleoside"],
  ["navir", "HIV protease inhibitor"],
  ["previr", "HCV protease inhibitor"],
  ["tegravir", "HIV integrase inhibitor"],
  ["asvir", "HCV NS5A inhibitor"],
  ["buvir", "HCV polymerase inhibitor"],
  ["coxib", "COX-2 inhibitor"],
  ["lukast", "leukotriene receptor antagonist"],
  ["azepam", "benzodiazepine"],
  ["vaptan", "vasopressin receptor antagonist"],
];

/** How many letters must stand before a stem, so that the stem alone or a short word is none. */
const BEFORE_STEM = 3;
const LONGEST_NAME = 30;

/** Second words of antibody–drug conjugates, and what they carry. */
const PAYLOADS: ReadonlyMap<string, string> = new Map([
  ["vedotin", "MMAE antibody-drug conjugate"],
  ["deruxtecan", "topoisomerase I inhibitor antibody-drug conjugate"],
  ["govitecan", "SN-38 antibody-drug conjugate"],
  ["emtansine", "DM1 antibody-drug conjugate"],
  ["mafodotin", "MMAF antibody-drug conjugate"],
  ["ozogamicin", "calicheamicin antibody-drug conjugate"],
  ["soravtansine", "DM4 antibody-drug conjugate"],
  ["tesirine", "PBD dimer antibody-drug conjugate"],
]);

/** Letters under which companies number their compounds. Codes of fewer than three digits are other things too often. */
const COMPANY_CODES: ReadonlySet<string> = new Set(
  "ABBV ABT ACE AMG ARRY ASP AZD BAY BGB BIBF BIBR BIBW BMS CEP CGP EMD ENMD EPZ GDC GSK GW ICI IMGN INCB IPI JNJ KRN LDK LGX LOXO LY MEDI MGCD MK MLN MPDL NKTR NVP ONO OPB OSI PF PHA PLX PTK REGN RG RO SAR SB SCH SGN SHR SKF SNDX STI TAK TAS TSR UCB VX WAY XL YM ZD".split(
    " ",
  ),
);

/** Stems by their last three letters, the longest first. */
const BY_ENDING: ReadonlyMap<string, readonly (readonly [string, string])[]> = endings();

function endings(): Map<string, (readonly [string, string])[]> {
  const map = new Map<string, (readonly [string, string])[]>();
  for (const stem of [...STEMS].sort(([a], [b]) => b.length - a.length)) {
    const ending = stem[0].slice(-3);
    map.set(ending, [...(map.get(ending) ?? []), stem]);
  }
  return map;
}

/** Drugs by the form of their names, where no name of the lexicon stands. In order; linear in the number of tokens. */
export function findPatterns(text: string, tokens: Tokens, names: readonly Span[]): PatternHit[] {
  const hits: PatternHit[] = [];
  let n = 0;
  for (let t = 0; t < tokens.count; t++) {
    const start = tokens.start[t] as number;
    const end = tokens.end[t] as number;
    if (end - start < 2 || end - start > LONGEST_NAME) continue;
    while (n < names.length && (names[n] as Span).end <= start) n++;
    const name = names[n];
    const free = name === undefined ? Infinity : name.start;
    if (free < end) continue;
    const hit = stemmed(text, tokens, t, free) ?? coded(text, tokens, t, free) ?? regimen(text, start, end);
    if (hit === undefined) continue;
    hits.push(hit);
    while (t + 1 < tokens.count && (tokens.start[t + 1] as number) < hit.end) t++;
  }
  return hits;
}

/** A name that ends in a stem, with the payload or the four-letter suffix of a biological that follows it. */
function stemmed(text: string, tokens: Tokens, t: number, free: number): PatternHit | undefined {
  const start = tokens.start[t] as number;
  const end = tokens.end[t] as number;
  const stems = BY_ENDING.get(text.slice(end - 3, end));
  if (stems === undefined) return undefined;
  const word = text.slice(start, end);
  const stem = stems.find(([letters]) => word.endsWith(letters) && word.length >= letters.length + BEFORE_STEM);
  // Names are lower case but for their first letter; "ABCmab" and "getMab" are something else.
  if (stem === undefined || !/^[A-Za-z][a-z]+$/.test(word)) return undefined;
  const [letters, drugClass] = stem;
  const why: Reason = { rule: "name-stem", detail: `-${letters}, ${drugClass}` };
  if (!letters.endsWith("mab") || t + 1 >= tokens.count) return { start, end, why };
  const nextStart = tokens.start[t + 1] as number;
  const nextEnd = tokens.end[t + 1] as number;
  if (nextStart - end !== 1 || nextEnd > free) return { start, end, why };
  const next = text.slice(nextStart, nextEnd);
  const payload = PAYLOADS.get(next);
  if (payload !== undefined) {
    return { start, end: nextEnd, why: { rule: "name-stem", detail: `-${letters} ${next}, ${payload}` } };
  }
  return text.charAt(end) === "-" && /^[a-z]{4}$/.test(next) ? { start, end: nextEnd, why } : { start, end, why };
}

/** "MVAC chemotherapy", "mFOLFOX6". */
function regimen(text: string, start: number, end: number): PatternHit | undefined {
  const unit = text.charCodeAt(end - 1);
  if (unit >= 97 || end - start > 12) return undefined;
  const word = text.slice(start, end);
  if (!namesRegimen(word, text.slice(end, end + 30))) return undefined;
  return { start, end, why: { rule: "regimen-name", detail: (drugsOfRegimen(word) ?? []).join(", ") } };
}

/** "MK-3475", "BMS-936558", "AZD9291". */
function coded(text: string, tokens: Tokens, t: number, free: number): PatternHit | undefined {
  const start = tokens.start[t] as number;
  const end = tokens.end[t] as number;
  const first = text.charCodeAt(start);
  if (first < 65 || first > 90 || end - start > 14) return undefined;
  const word = text.slice(start, end);
  const why: Reason = { rule: "company-code" };
  const joined = /^([A-Z]{2,5})\d{3,8}[A-Z]?$/.exec(word);
  if (joined !== null) return COMPANY_CODES.has(joined[1] as string) ? { start, end, why } : undefined;
  if (!COMPANY_CODES.has(word) || t + 1 >= tokens.count) return undefined;
  const nextStart = tokens.start[t + 1] as number;
  const nextEnd = tokens.end[t + 1] as number;
  if (nextStart - end !== 1 || nextEnd > free) return undefined;
  // With a blank in place of the hyphen only a long number is a code: "RO 31" is none.
  const digits = text.slice(nextStart, nextEnd);
  const isCode = /^\d{3,8}[A-Z]?$/.test(digits) && (/[-‐‑–]/u.test(text.charAt(end)) || digits.length >= 5);
  return isCode ? { start, end: nextEnd, why } : undefined;
}
