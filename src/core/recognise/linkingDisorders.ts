import { type Rule, words } from "./linkingRules.ts";

/** How bad, how long, where and since when: words before a disorder that leave it the same disorder. */
const MODIFIERS = new RegExp(
  `^(?:${words(`
    acute subacute chronic severe mild moderate marked profound massive mild-to-moderate life-threatening fatal lethal serious
    minor major bilateral unilateral left right left-sided right-sided recurrent persistent transient intermittent reversible
    irreversible progressive early late early-onset late-onset delayed new new-onset acute-onset sudden spontaneous symptomatic
    asymptomatic advanced refractory intractable relapsed resistant generalized generalised diffuse focal localized localised
    multiple mixed isolated idiopathic primary secondary congenital acquired inherited hereditary familial sporadic
    postoperative perioperative postnatal neonatal infantile juvenile adult pediatric paediatric maternal fetal iatrogenic
    drug-induced drug-related drug-associated treatment-related treatment-emergent toxic immune-mediated clinical subclinical
    overt prolonged permanent metastatic malignant benign incidental apparent possible probable suspected uncontrolled
    grade-3 grade-4 dose-limiting dose-dependent cumulative human experimental classic classical typical atypical incipient
  `)})[ -](?=\\S)`,
  "i",
);

function withoutModifier(text: string): string[] {
  const shorter = text.replace(MODIFIERS, "");
  return shorter === text ? [] : [shorter, ...withoutModifier(shorter)];
}

/** `cisplatin-induced nephrotoxicity` and `drug-related rash` are a drug-induced nephrotoxicity and rash. */
function withoutCause(text: string): string[] {
  const rest = /[- ](?:induced|related|associated|mediated|provoked|triggered|evoked) (\S.*)$/i.exec(text)?.[1];
  return rest === undefined ? [] : [...drugInduced(rest), rest];
}

/** What a disorder is called when a drug is its cause: `drug-induced dyskinesia`, `drug hypersensitivity`. */
export function drugInduced(words: string): string[] {
  return [`drug-induced ${words}`, `drug ${words}`];
}

/** `depressive illness` and `parkinsonian symptoms` are the disorder they are signs of. */
function withoutTail(text: string): string[] {
  const rest = text.replace(
    / (?:symptoms?|illness(?:es)?|episodes?|attacks?|signs|complications?|states?|events?|problems?)$/i,
    "",
  );
  return rest === text ? [] : [rest, `${rest} disease`, `${rest} disorder`];
}

/** `impaired renal function` → `renal dysfunction`; `abnormalities of liver function` → `liver dysfunction`. */
function functionOf(text: string): string[] {
  const organ =
    /^(?:abnormal|impaired|decreased|reduced|deteriorating|worsening|altered|disturbed|compromised) (\S+) functions?$/i.exec(
      text,
    ) ??
    /^(?:abnormalit\w+|impairment|deterioration|alterations?|loss|worsening) (?:of|in) (?:the )?(\S+) functions?$/i.exec(
      text,
    );
  return organ === null ? [] : [`${organ[1]!} dysfunction`, `${organ[1]!} disease`];
}

/** `cardiac and renal toxicity` names two things: the last in full, then the first. */
function ofSeveral(text: string): string[] {
  const match = /^(\S+(?: \S+)?),? (?:and|or|\/) (\S.*?)(?: (\S+))?$/i.exec(text);
  if (match === null) return [];
  const [, first, second, head] = match;
  return head === undefined ? [second!, first!] : [`${second!} ${head}`, `${first!} ${head}`];
}

/** `toxicity, hepatic` → `hepatic toxicity`; `cancer of the lung` → `lung cancer`. */
function turned(text: string): string[] {
  const comma = /^([^,]+), ([^,]+)$/.exec(text);
  if (comma !== null) return [`${comma[2]!} ${comma[1]!}`];
  const of = /^(\S+(?: \S+)?) (?:of|in) (?:the )?(\S+(?: \S+){0,2})$/.exec(text);
  return of === null ? [] : [`${of[2]!} ${of[1]!}`];
}

/** Endings of adjectives, and of the nouns that they are made from. Whether a noun is a disorder the lexicon tells. */
const ENDINGS: readonly (readonly [adjective: RegExp, ...nouns: string[]])[] = [
  [/otic$/, "osis"],
  [/itic$/, "itis"],
  [/emic$/, "emia"],
  [/aemic$/, "aemia"],
  [/toxic$/, "toxicity"],
  [/pathic$/, "pathy"],
  [/([prts])ive$/, "$1ion"],
  [/ed$/, "ion", ""],
  [/eptic$/, "epsy"],
  [/ertic$/, "ertia"],
  [/istic$/, "ism"],
  [/ian$/, "ism"],
  [/etic$/, "esis", "esia", "es", "exia"],
  [/ectic$/, "exia"],
  [/atic$/, "a", "ism", "ia"],
  [/atous$/, "a"],
  [/rrhagic$/, "rrhage"],
  [/rrheic$/, "rrhea"],
  [/trophic$/, "trophy"],
  [/plastic$/, "plasia", "plasm"],
  [/bolic$/, "bolism"],
  [/megalic$/, "megaly"],
  [/holic$/, "holism"],
  [/manic$/, "mania"],
  [/ic$/, "ia", "y", "us", "ism", "sia"],
  [/ulous$/, "ulosis"],
  [/ous$/, "", "us", "ium"],
  [/ial$/, "ium", "ia"],
  [/al$/, "", "a", "us"],
];

/** Adjectives whose noun has other letters. */
const ADJECTIVES: ReadonlyMap<string, string> = new Map([
  ["diabetic", "diabetes mellitus"],
  ["bipolar", "bipolar disorder"],
  ["manic", "mania"],
  ["hypomanic", "hypomania"],
  ["psychiatric", "psychiatric disorder"],
  ["depressed", "depression"],
  ["depressive", "depressive disorder"],
  ["febrile", "fever"],
  ["obese", "obesity"],
  ["nephrotic", "nephrotic syndrome"],
  ["demented", "dementia"],
  ["deaf", "deafness"],
  ["blind", "blindness"],
  ["cancerous", "cancer"],
  ["suicidal", "suicidal ideation"],
  ["convulsant", "convulsion"],
  ["proconvulsant", "convulsion"],
  ["hypertensives", "hypertension"],
  ["thyrotoxic", "thyrotoxicosis"],
  ["malformed", "malformation"],
]);

function nounOf(text: string): string[] {
  const at = Math.max(text.lastIndexOf(" "), text.lastIndexOf("-")) + 1;
  const last = text.slice(at).toLowerCase();
  const known = ADJECTIVES.get(last);
  if (known !== undefined) return [text.slice(0, at) + known];
  if (last.length < 5) return [];
  const [pattern, ...nouns] = ENDINGS.find(([ending]) => ending.test(last)) ?? [undefined];
  return pattern === undefined ? [] : nouns.map((noun) => text.slice(0, at) + last.replace(pattern, noun));
}

/** Organs by two names. */
const ORGANS: readonly (readonly [adjective: string, noun: string])[] = [
  ["renal", "kidney"],
  ["hepatic", "liver"],
  ["cardiac", "heart"],
  ["pulmonary", "lung"],
  ["cerebral", "brain"],
  ["gastric", "stomach"],
  ["cutaneous", "skin"],
  ["dermal", "skin"],
  ["ocular", "eye"],
  ["vascular", "blood vessel"],
  ["muscular", "muscle"],
  ["pancreatic", "pancreas"],
  ["esophageal", "esophagus"],
  ["vesical", "bladder"],
  ["intestinal", "bowel"],
  ["colonic", "colon"],
  ["mammary", "breast"],
  ["ovarian", "ovary"],
  ["arterial", "artery"],
  ["venous", "vein"],
];

function otherOrgan(text: string): string[] {
  return ORGANS.flatMap(([adjective, noun]) => [
    text.replace(new RegExp(`\\b${adjective}\\b`, "i"), noun),
    text.replace(new RegExp(`\\b${noun}\\b`, "i"), adjective),
  ]).filter((other) => other !== text);
}

/** Nouns for the same thing at the end of a disorder's name. */
const HEADS: readonly (readonly string[])[] = [
  ["disorder", "disease", "disturbance", "dysfunction"],
  ["cancer", "carcinoma", "neoplasm", "tumor", "malignancy"],
  ["bleeding", "hemorrhage"],
  ["damage", "injury", "lesion"],
  ["insufficiency", "failure"],
  ["impairment", "dysfunction", "deficit", "disorder"],
  ["stroke", "infarction"],
  ["spasm", "vasospasm"],
];

function otherHead(text: string): string[] {
  const at = text.lastIndexOf(" ") + 1;
  if (at === 0) return [];
  const last = text.slice(at).toLowerCase().replace(/s$/, "");
  return HEADS.filter((heads) => heads.includes(last)).flatMap((heads) =>
    heads.filter((other) => other !== last).map((other) => text.slice(0, at) + other),
  );
}

/** Rewrites of a disorder's words, best first. */
export const DISORDER_RULES: readonly Rule[] = [
  withoutCause,
  withoutModifier,
  nounOf,
  turned,
  otherOrgan,
  otherHead,
  functionOf,
  withoutTail,
  ofSeveral,
];
