import type { Span } from "../text/span.ts";
import type { Tokens } from "../text/tokens.ts";
import { NOT_DRUGS, mayEndInStem, STEMS_BY_ENDING } from "./innStems.ts";
import type { Reason } from "./mention.ts";
import { drugsOfRegimen, namesRegimen } from "./regimenNames.ts";

/** A drug that only the form of its name gives away. */
export interface PatternHit extends Span {
  readonly why: Reason;
}

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

/** Letters under which companies number their compounds; at least three digits, or these are other things too often. */
const COMPANY_CODES: ReadonlySet<string> = new Set(
  (
    "ABBV ABT ACE AGI ALN AMG APG ARQ ARRY ASP AVE AZD BAF BAY BEZ BGB BGJ BIBF BIBR BIBW BIIB BLU BMN BMS BYL CEP CGP CGS " +
    "CPI DCC EMD ENMD EPZ FTY GDC GNE GSK HKI ICI IDEC IMGN INCB INK IPI JNJ KRN LBH LDE LDK LEE LGX LOXO LY MDL MEDI " +
    "MGCD MK MLN MPDL MRTX NKTR NVP ONO ONX OPB ORG OSI PCI PF PHA PKC PLX PRT PTK RAF RDEA REGN RG RLY RMC RO RU RXDX " +
    "SAR SB SCH SGN SHP SHR SKF SKI SNDX SNS SR STI TAK TAS TPX TSR UCB VX WAY XL XMT YM ZD ZM"
  ).split(" "),
);
/** Letters that postal codes, years and catalogues use, too: at least four digits, five after a blank. */
const SHORT_CODES: ReadonlySet<string> = new Set("AG BI CC CI DS ER FK GS HS NSC PD SU UK".split(" "));

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
  if (!mayEndInStem(text, end)) return undefined;
  const stems = STEMS_BY_ENDING.get(text.slice(end - 3, end));
  if (stems === undefined) return undefined;
  const word = text.slice(start, end);
  // Names are lower case but for their first letter; "ABCmab" and "getMab" are something else.
  if (!/^[A-Za-z][a-z]+$/.test(word) || NOT_DRUGS.has(word.toLowerCase())) return undefined;
  const isCapital = word.charCodeAt(0) < 97;
  const stem = stems.find(
    ({ letters, isLowerCase }) =>
      word.endsWith(letters) && word.length >= letters.length + BEFORE_STEM && !(isLowerCase && isCapital),
  );
  if (stem === undefined) return undefined;
  const { letters, drugClass } = stem;
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

/** "MK-3475", "BMS-936558", "AZD9291", "ICI 182,780". */
function coded(text: string, tokens: Tokens, t: number, free: number): PatternHit | undefined {
  const start = tokens.start[t] as number;
  const end = tokens.end[t] as number;
  const first = text.charCodeAt(start);
  if (first < 65 || first > 90 || end - start > 14 || isJoined(text, start)) return undefined;
  const word = text.slice(start, end);
  const why: Reason = { rule: "company-code" };
  const joined = /^([A-Z]{2,5})(\d{3,8})[A-Z]?$/.exec(word);
  if (joined !== null) {
    const [, letters = "", digits = ""] = joined;
    return isCode(letters, digits, "joined") ? { start, end, why } : undefined;
  }
  if ((!COMPANY_CODES.has(word) && !SHORT_CODES.has(word)) || t + 1 >= tokens.count) return undefined;
  const nextStart = tokens.start[t + 1] as number;
  if (nextStart - end !== 1) return undefined;
  const number = /^(\d{3,8}|\d{2,3},\d{3})[A-Z]?(?![\p{L}\p{N}]|[,.]\d|\s?%)/u.exec(
    text.slice(nextStart, nextStart + 12),
  );
  if (number === null || nextStart + number[0].length > free) return undefined;
  const joint = /[-‐‑–]/u.test(text.charAt(end)) ? "hyphen" : "blank";
  const digits = (number[1] as string).replace(",", "");
  return isCode(word, digits, joint) ? { start, end: nextStart + number[0].length, why } : undefined;
}

/** With a blank in place of the hyphen only a long number is a code: "RO 31" is none. */
function isCode(letters: string, digits: string, joint: "joined" | "hyphen" | "blank"): boolean {
  if (COMPANY_CODES.has(letters)) return joint !== "blank" || digits.length >= 5;
  return SHORT_CODES.has(letters) && digits.length >= (joint === "blank" ? 5 : 4);
}

/** "R01-CA123456", "cat. no. AB-1234", "$BMS123": what hangs on something before it is a number of another kind. */
function isJoined(text: string, start: number): boolean {
  return /[\p{L}\p{N}][-‐‑_.]$|\d\/$|[_$@#]$|\b(?:cat(?:alog(?:ue)?)?|lot|grant|no|contract|award|number)(?:\.|\s(?:no|number))?\.?:?\s?#?$/iu.test(
    text.slice(Math.max(0, start - 22), start),
  );
}
