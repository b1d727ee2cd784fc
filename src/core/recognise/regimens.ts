import type { Span } from "../text/span.ts";
import type { Regimen, Suggestion } from "./mention.ts";
import { drugsOfRegimen, namesRegimen } from "./regimenNames.ts";

/** The most code units between two drugs of a regimen; room for a dose and a schedule. */
const LONGEST_GAP = 120;

const DOSE =
  "(?:(?:\\d[\\d.,–-]*\\s?(?:mg|g|µg|μg|mcg|ng|IU|U|mmol|MBq|GBq|ml|mL|%|cGy)(?:\\s?(?:/|per)\\s?(?:kg|m2|m²|m\\^2|day|d|h|ml|mL|week|wk)){0,3})|AUC\\s?=?\\s?\\d+(?:\\.\\d)?)";
const SCHEDULE =
  "(?:once|twice|thrice|three times|daily|weekly|biweekly|monthly|a day|every|per|on|days?|weeks?|months?|cycles?|of|each|cycle|hours?|min|minutes|q\\d?[dwhb]\\d?|bid|tid|qd|i\\.?v\\.?|p\\.?o\\.?|s\\.?c\\.?|IV|PO|SC|orally|oral|intravenous|intravenously|subcutaneous|subcutaneously|infusion|bolus|over|for|at|and(?=\\s\\d)|to(?=\\s\\d)|[\\d.,–-]{1,6})";
/** What may follow the name of a drug before the word that joins the next: brackets, a dose, a schedule. */
const TAIL = `(?:\\s?\\([^()]{0,80}\\))?(?:,?\\s(?:at\\s(?:a\\sdose\\sof\\s)?)?${DOSE})?(?:,?\\s${SCHEDULE}){0,8}(?:\\s?\\([^()]{0,80}\\))?,?`;
/** What may stand before the next name: how it is given, and of what class it is. */
const LEAD =
  "(?:(?:the|a|an|with|low-dose|high-dose|intermediate-dose|fixed-dose|dose-dense|standard-dose|weekly|daily|oral|intravenous|subcutaneous|intrathecal|liposomal|pegylated|concurrent|concomitant|adjuvant|neoadjuvant|maintenance|subsequent|chemotherapy)\\s){0,4}" +
  `(?:${DOSE}\\s(?:of\\s)?)?`;
const PLUS =
  "(?:plus|\\+|combined\\swith|in\\s(?:a\\s)?combination\\swith|together\\swith|along\\swith|alongside|concurrently\\swith|concomitantly\\swith|co-?administered\\swith|associated\\sto|and\\sconcurrent|and\\sconcomitant)";
/** Joined as parts of a regimen (group 1), or as members of a list. One expression: each takes long to compile. */
const JOINED = new RegExp(`^${TAIL}(?:(\\s?${PLUS}\\s?)|(?:\\s?,?\\s(?:and|with)|,)\\s)${LEAD}$`, "iu");
/** "cisplatin/etoposide", "cisplatin–etoposide", "5-FU + LV". */
const TIGHT = /^\s?(?:\/|[-‐‑–—])\s?$/u;

/** Before the first drug of a list, these make the list a regimen, "and" and all. */
const OPENERS =
  /\b(?:combinations?|combination\s(?:therapy|treatment|chemotherapy|regimen)|combining|combined\s(?:use|therapy|treatment|administration)|co-?administration|co-?treatment|doublet|triplet|triple\stherapy|dual\stherapy|cocktail|regimen|regimens)\s(?:\((?:[^()]{1,20})\)\s)?(?:of|with|using|containing|consisting\sof|comprising|that\s(?:includes|included|contains))\s(?:the\s)?$|\bcombining\s(?:the\s)?$/iu;
/** After the last drug of a list, the same. */
const CLOSERS =
  /^\s(?:in\scombination|combinations?|combined|doublet|triplet|regimens?|co-?treatment|co-?administration|(?:combination|combined|dual|triple)\s(?:therapy|treatment|chemotherapy|regimen)|given\s(?:together|concurrently|in\scombination)|were\scombined|was\scombined)\b/iu;
/** After a pair that a stroke joins, these speak of two substances and not of a treatment. */
const NO_TREATMENT =
  /^[\s-]?(?:\([^()]{1,20}\)\s)?(?:ratios?|antagonis|agonis|inhibitors?|blockers?|balance|systems?|transporters?|receptors?|levels?|exchangers?|antiporters?|cotransporters?|symporters?|uptake|metabolism|sensitivity|cross-?resistance|interactions?|conjugates?|complex(?:es)?|gradient|axis|pathways?|signalling|signaling|buffers?|mixture|solution|media|medium|agar|water|stain(?:ing)?)/iu;
/** After the last drug, the list goes on with another way to join: "X plus Y or Z". */
const OR = /^\s(?:or|versus|vs\.?)\s/iu;

/** Finds the concept of a drug by its name; `undefined` where the lexicon has none. */
export type DrugConcept = (name: string) => number | undefined;

/**
 * Regimens: drugs that the text says are given together ("X plus Y", "X 75 mg/m2 + Y", "X/Y", "the combination of X
 * and Y"), regimens with a name ("FOLFOX"), and names that hold several drugs ("sacubitril/valsartan"). Their drugs stay
 * suggestions of their own. "X and Y", "X or Y" and "X versus Y" alone are none; targets never form one. In the order
 * of the text, the longer first; linear in the number of suggestions.
 */
export function findRegimens(
  text: string,
  sentences: readonly Span[],
  suggestions: readonly Suggestion[],
  conceptOf: DrugConcept,
): Regimen[] {
  const found: Regimen[] = [];
  suggestions.forEach((suggestion, index) => {
    const named = namedRegimen(text, suggestion, index, conceptOf);
    if (named !== undefined) found.push(named);
  });
  let next = 0;
  for (const sentence of sentences) {
    const first = next;
    while (next < suggestions.length && (suggestions[next] as Suggestion).start < sentence.end) next++;
    for (const run of runsIn(text, suggestions, first, next)) {
      for (const regimen of regimensOf(text, sentence, suggestions, run)) found.push(regimen);
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "FOLFOX" and "amoxicillin/clavulanate": one suggestion that is several drugs. */
function namedRegimen(
  text: string,
  suggestion: Suggestion,
  index: number,
  conceptOf: DrugConcept,
): Regimen | undefined {
  const { start, end, kind, concept } = suggestion;
  if (kind !== "drug") return undefined;
  const words = text.slice(start, end);
  const isNamed = namesRegimen(words, text.slice(end, end + 40));
  const drugs =
    (isNamed ? drugsOfRegimen(words) : undefined) ??
    /^([\p{L}\d-]{4,})\s?[/+]\s?([\p{L}\d-]{4,})$/u.exec(words)?.slice(1);
  if (drugs === undefined) return undefined;
  const ingredients = drugs.map(conceptOf).filter((each) => each !== undefined);
  if (ingredients.length < drugs.length) return undefined;
  return {
    ...{ start, end },
    ...(concept === undefined ? {} : { concept }),
    parts: [index],
    ingredients,
    why: { rule: "regimen-name", detail: drugs.join(", ") },
  };
}

/** Drugs that follow each other, and what joins each to the one before it. */
interface Run {
  readonly parts: number[];
  readonly joints: Joint[];
}

/** The longest runs of joined drugs among the suggestions of a sentence. */
function runsIn(text: string, suggestions: readonly Suggestion[], first: number, limit: number): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (let i = first; i < limit;) {
    const each = suggestions[i] as Suggestion;
    const last = run === undefined ? undefined : (suggestions[run.parts.at(-1) as number] as Suggestion);
    const joint = last === undefined ? undefined : jointBetween(text, last, each);
    if (run !== undefined && joint !== undefined) {
      run.parts.push(i);
      run.joints.push(joint);
    } else {
      run = isDrug(text, each) ? { parts: [i], joints: [] } : undefined;
      if (run !== undefined) runs.push(run);
    }
    i = nextOutsideBrackets(text, suggestions, i, limit);
  }
  return runs.filter(({ parts }) => parts.length > 1);
}

/** A run as one regimen, where words around it say so; else its pieces that hold together without "and". */
function regimensOf(text: string, sentence: Span, suggestions: readonly Suggestion[], run: Run): Regimen[] {
  const at = (part: number): Suggestion => suggestions[run.parts[part] as number] as Suggestion;
  const head = at(0);
  const opener = OPENERS.exec(text.slice(Math.max(sentence.start, head.start - 70), head.start));
  const { end } = at(run.parts.length - 1);
  const closer = CLOSERS.exec(text.slice(end, Math.min(sentence.end, end + 60)));
  const said = (opener ?? closer)?.[0].trim();
  if (said !== undefined) return [regimenOf(suggestions, run.parts, said)];
  const found: Regimen[] = [];
  let from = 0;
  for (let part = 1; part <= run.parts.length; part++) {
    if (part < run.parts.length && run.joints[part - 1] !== "and") continue;
    const parts = run.parts.slice(from, part);
    const joints = run.joints.slice(from, part - 1);
    const last = at(part - 1);
    const after = text.slice(last.end, Math.min(sentence.end, last.end + 60));
    const isTwoSubstances = joints.every((joint) => joint === "tight") && (NO_TREATMENT.test(after) || OR.test(after));
    if (parts.length > 1 && !isTwoSubstances) {
      found.push(regimenOf(suggestions, parts, text.slice(at(from).end, at(from + 1).start).trim()));
    }
    from = part;
  }
  return found;
}

type Joint = "plus" | "tight" | "and";

function jointBetween(text: string, from: Suggestion, to: Suggestion): Joint | undefined {
  if (!isDrug(text, to) || isSame(from, to) || to.start - from.end > LONGEST_GAP) return undefined;
  const gap = text.slice(from.end, to.start);
  if (TIGHT.test(gap)) return from.concept !== undefined && to.concept !== undefined ? "tight" : undefined;
  const joined = JOINED.exec(gap);
  return joined === null ? undefined : joined[1] === undefined ? "and" : "plus";
}

function regimenOf(suggestions: readonly Suggestion[], parts: readonly number[], detail: string): Regimen {
  const { start } = suggestions[parts[0] as number] as Suggestion;
  const { end } = suggestions[parts.at(-1) as number] as Suggestion;
  return { start, end, parts, why: { rule: "combination-cue", detail } };
}

function isDrug(text: string, { kind, start, end }: Suggestion): boolean {
  return kind === "drug" && !/^placebo$/iu.test(text.slice(start, end));
}

function isSame(a: Suggestion, b: Suggestion): boolean {
  return a.concept !== undefined && a.concept === b.concept;
}

/** The next suggestion that does not stand in brackets after this one: "paclitaxel (PTX) plus carboplatin". */
function nextOutsideBrackets(text: string, suggestions: readonly Suggestion[], from: number, limit: number): number {
  const { end } = suggestions[from] as Suggestion;
  const bracket = /^\s?\([^()]{0,80}\)/u.exec(text.slice(end, end + 90));
  let next = from + 1;
  if (bracket === null) return next;
  while (next < limit && (suggestions[next] as Suggestion).start < end + bracket[0].length) next++;
  return next;
}
