import type { Kind } from "../lexicon/concept.ts";

/**
 * Other words for the same thing, for mentions that no list holds as they stand: rewrites that keep what is named, each
 * to be looked up in the lexicon, which alone decides whether the result is a name. At most `MOST` per mention, best
 * first; all patterns read a mention once.
 */
const MOST = 24;

/** Longer mentions are descriptions; nothing is gained by turning their words round. */
const LONGEST = 160;

/** Further words under which the lexicon may hold what these words of a kind name; without the words themselves. */
export function rewrites(words: string, kind: Kind): string[] {
  if (words.length > LONGEST) return [];
  const plain = words.replace(/\s+/g, " ").trim();
  const found = new Set<string>();
  const add = (text: string | undefined): void => {
    if (text !== undefined && text.length > 1 && text !== words && found.size < MOST) found.add(text);
  };
  const rules = kind === "drug" ? DRUG_RULES : kind === "target" ? TARGET_RULES : DISORDER_RULES;
  // A second round lets rules work on what the first ones made ("severe hepatotoxic" → "hepatotoxic" → "hepatotoxicity").
  for (const rule of rules) for (const text of rule(plain)) add(text);
  for (const first of [...found]) for (const rule of rules) for (const text of rule(first)) add(text);
  return [...found];
}

type Rule = (words: string) => readonly (string | undefined)[];

function words(list: string): string {
  return list.trim().split(/\s+/).join("|");
}

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

const DISORDER_RULES: readonly Rule[] = [
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

const SALTS = new RegExp(
  ` (?:${words(`
    hydrochloride dihydrochloride hcl hydrobromide sodium disodium potassium calcium magnesium sulfate sulphate phosphate acetate
    citrate maleate malate fumarate tartrate bitartrate succinate mesylate mesilate besylate tosylate lactate gluconate nitrate
    bromide chloride iodide oxide palmitate pamoate valerate propionate dipropionate decanoate enanthate monohydrate dihydrate
    anhydrous hydrate salt base
  `)})$`,
  "i",
);

/** What goes on before a substance and leaves it the same: how it is given, its label, its form in space. */
const BEFORE_DRUG = new RegExp(
  `^(?:${words(`
    oral intravenous iv intrathecal intraperitoneal subcutaneous topical inhaled systemic parenteral high-dose low-dose
    exogenous endogenous recombinant human free racemic liposomal radiolabeled serum plasma urinary dietary synthetic
  `)}) |^\\[[^\\]]{1,8}\\]-?|^\\((?:[RSEZ]|[+±-]|[+-]\\/-)\\)-?|^(?:[DLRS]|DL|D,L)-(?=\\w{4})|^(?:3H|14C|99mTc|125I|18F)-`,
  "i",
);

function plainDrug(text: string): string[] {
  const bare = text.replace(BEFORE_DRUG, "");
  const base = bare.replace(SALTS, "");
  return [bare, base].filter((other) => other !== text);
}

/** `glutamate` is glutamic acid as its salt: `valproate`, `valproic acid`. */
function acidOf(text: string): string[] {
  if (/\w{4}ate$/i.test(text)) return [text.replace(/ate$/i, "ic acid")];
  return /\w{4}ic acid$/i.test(text) ? [text.replace(/ic acid$/i, "ate")] : [];
}

/** `antihypertensive drugs`, `antihypertensive agent`, `antihypertensives`. */
function classOf(text: string): string[] {
  const bare = text.replace(/ (?:drug|agent|medication|medicine|compound|therapy)s?$/i, "");
  const joined = bare.replace(/^anti-/i, "anti");
  const all = [joined, `${joined} agents`, `${joined} drugs`, `${joined} agent`];
  return (bare === text && joined === text && !/ive$|ant$|ics?$/i.test(text) ? [] : all).filter(
    (other) => other !== text,
  );
}

const DRUG_RULES: readonly Rule[] = [plainDrug, acidOf, classOf];

function plainTarget(text: string): string[] {
  return [
    text.replace(/ (?:genes?|proteins?|mRNA|transcripts?|promoter|cDNA|alleles?|antigen|molecule|polypeptide)$/i, ""),
    text.replace(
      /^(?:human|mouse|murine|rat|bovine|recombinant|wild-type|mutant|mutated|phosphorylated|activated|soluble|serum) /i,
      "",
    ),
    text.replace(/^(?:anti|phospho|pro|c|h|m|r)-(?=\w{2})/, ""),
  ].filter((other) => other !== text);
}

const GREEK: ReadonlyMap<string, string> = new Map([
  ["a", "alpha"],
  ["b", "beta"],
  ["g", "gamma"],
  ["d", "delta"],
  ["k", "kappa"],
]);

/** `Kras` is KRAS in another animal; `TNFa` and `IFN-g` have a Greek letter; `NFkappaB` no hyphen. */
function otherSymbol(text: string): string[] {
  if (!/^[\w/-]{2,14}$/.test(text)) return [];
  const found: string[] = [];
  const greek = /^([A-Z][A-Za-z\d]*[A-Z\d])-?([abgdk])(\d?)$/.exec(text);
  if (greek !== null) found.push(`${greek[1]!}-${GREEK.get(greek[2]!)!}${greek[3]!}`);
  const prefix = /^([abgdk])-(\w{4,})$/.exec(text);
  if (prefix !== null) found.push(`${GREEK.get(prefix[1]!)!}-${prefix[2]!}`);
  if (/\d|[A-Z]/.test(text) && text !== text.toUpperCase()) found.push(text.toUpperCase());
  if (text.includes("-")) found.push(text.replaceAll("-", ""), text.replaceAll("-", "").toUpperCase());
  return found;
}

const TARGET_RULES: readonly Rule[] = [plainTarget, otherSymbol];
