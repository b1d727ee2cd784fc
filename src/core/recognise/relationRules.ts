import type { Reason, Suggestion } from "./mention.ts";
import type { StatementType } from "./statements/model.ts";

/** What a pair's words must weigh together. */
const ENOUGH = 1;
/** The longest way between a drug and a target that the rules connect, in code units. */
const LONGEST_TO_TARGET = 120;

/** Words between a drug and a disorder after it: the drug is the cause, or is given for it. */
const CAUSES =
  /[-‐‑–](?:induced|associated|related|mediated|caused|dependent|treated)\b|\b(?:caus(?:e[sd]?|ing)|induc|provok|trigger|precipitat|elicit|produc|result(?:ed|ing|s) in|lead(?:s|ing)? to|led to|associat|develop|experienc|toxicity|complicat|adverse|side effects?|risk|exacerbat|aggravat|contribut|implicated|responsible|role)/iu;
const GIVEN_FOR =
  /\b(?:for|(?:the )?(?:treatment|management|therapy|prevention|prophylaxis) of|to (?:treat|prevent|control|relieve|reverse)|effective (?:in|against)|efficacy|improv|prevent|attenuat|reduc|protect|ameliorat|relie[fv]|resol|revers|in patients? with|controlled|indicated)\b/iu;
/** Words between a disorder and a drug after it. */
const CAUSED_BY =
  /\b(?:due to|after|following|associat|caused by|induced|secondary to|during|related to|attribut|receiv|taking|took|treated with|treatment with|therapy with|exposed|exposure|on|from|with|of|by|while|under(?:going)?|given|administration|discontinu|withdraw|stopp|complicat|use of|users)\b/iu;
const TREATED_BY =
  /\b(?:(?:was|were|is|are|been) (?:successfully |then |subsequently )?(?:treated|managed|controlled|relieved|reversed|given|started|prevented)|respond(?:ed|s|ing)?\b|(?:resol|improv|disappear|subsid)\w* (?:with|after|following|on)|therapy was (?:started|begun)|refractory to|resistant to|unresponsive|despite|requir(?:ed|ing|es)|necessitat|rather than|instead of|recommended)/iu;

/** Words between a drug and a target, either way, that say that the one acts on the other. */
const ACTS =
  /\b(?:inhibit|block|antagoni|agoni|activat|bind|target|suppress|modulat|stimulat|induc|inactivat|down-?regulat|up-?regulat|reduc|decreas|increas|enhanc|attenuat|prevent|interact|effects? (?:of|on)|affinity|selective|potent|ligand|against|directed|mediated|degrad|abolish|elevat|potentiat|revers)/iu;

/** Words between that deny a connection, with the verb of it: "did not cause", "is not associated with". */
const DENIES = {
  "drug-event":
    /\b(?:(?:did|does|do|has|have|had|was|were|is|are|could|can) (?:not|never) (?:be |been )?(?:caus|induc|produc|provok|trigger|precipitat|elicit|lead|led|result|associat|link|relat|implicat|attribut|contribut|due to)|not (?:caused|induced|associated|linked|related|attributed|attributable|due)|(?:no|any|lack of) (?:evidence|association|relation(?:ship)?|link|connection)|without (?:causing|inducing|producing|provoking))\p{Ll}*/iu,
  "drug-target":
    /\b(?:(?:did|does|do|has|have|had|was|were|is|are|could|can) (?:not|never) (?:be |been )?(?:inhibit|block|bind|bound|activat|target|affect|alter|modulat|stimulat|induc|suppress|interact)|no (?:effects?|affinity|activity|influence|inhibition|binding) (?:on|for|against|of|at|to)|without (?:affecting|inhibiting|blocking|activating|binding))\p{Ll}*/iu,
} as const;

/** Words between an event and a drug after it that say that the drug was the remedy, whatever a model makes of the rest. */
const REMEDY =
  /^(?:,? (?:and|or) [\p{L}-]{3,30})? (?:was|were|is|are) (?:\p{Ll}+ly |well )?(?:managed|treated|controlled|relieved|alleviated|reversed)(?: \p{Ll}+ly)? (?:with|by|using)\b/iu;

/** Whether the sentence says that a drug was given against the event. */
export function isRemedy(text: string, type: StatementType, drug: Suggestion, other: Suggestion): boolean {
  return type === "drug-event" && other.end <= drug.start && REMEDY.test(text.slice(other.end, drug.start));
}

/** After a target, that it is what patients or tumours are told apart by: "PD-L1-positive tumours". */
const TELLS_APART =
  /^[-‐‑– ](?:positive|negative|selected|unselected|mutated|mutant|amplified|(?:over)?expressing|high|low) (?:[\p{L}\d-]{2,30} ){0,3}(?:tumou?rs?|cancers?|carcinomas?|disease|patients|adults|women|men|subjects|population|subgroup|cohort)\b/iu;
/** The same before it: "adults whose tumours express PD-L1". */
const WHO_EXPRESS =
  /\b(?:tumou?rs?|cancers?|carcinomas?|disease|patients|adults|women|men|subjects|lesions) (?:that |which |who )?(?:\p{L}+ly )?(?:(?:over-?)?express(?:es|ed|ing)?|(?:was|were|is|are) positive for|harbou?r(?:s|ed|ing)?) $/iu;
/** How far from a target is looked, in UTF-16 code units. */
const LONGEST_BESIDE = 80;

/** Whether a target is only named to say which patients or tumours are meant, so that no drug is said to act on it there. */
export function isBiomarker(text: string, type: StatementType, { start, end }: Suggestion): boolean {
  if (type !== "drug-target") return false;
  const around = (from: number, to: number): string => text.slice(Math.max(0, from), to).replace(/\s/gu, " ");
  if (TELLS_APART.test(around(end, end + LONGEST_BESIDE))) return true;
  return WHO_EXPRESS.test(around(start - LONGEST_BESIDE, start));
}

/** The words between two mentions; `undefined` where they overlap. */
function between(text: string, a: Suggestion, b: Suggestion): string | undefined {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return first.end <= second.start ? text.slice(first.end, second.start) : undefined;
}

/** The words that deny that a drug causes the event or acts on the target, if the sentence has any. */
export function isDenied(text: string, type: StatementType, drug: Suggestion, other: Suggestion): Reason | undefined {
  if (drug.polarity === "affirmed" && other.polarity === "affirmed") return undefined;
  const detail = DENIES[type].exec(between(text, drug, other) ?? "")?.[0];
  return detail === undefined ? undefined : { rule: "negation-cue", detail };
}

/** What the rules find between a drug and another mention that connects them; `undefined` when they do not. */
export function rulesOf(text: string, type: StatementType, drug: Suggestion, other: Suggestion): Reason[] | undefined {
  const words = between(text, drug, other);
  if (words === undefined || drug.polarity === "negated" || other.polarity === "negated") return undefined;
  if (type === "drug-event") return isEffect(words, drug, other);
  if (words.length > LONGEST_TO_TARGET) return undefined;
  const detail = ACTS.exec(words)?.[0] ?? /^\s?\(?$/u.exec(words)?.[0];
  return detail === undefined ? undefined : [cue(detail)];
}

function cue(words: string): Reason {
  return words.trim() === "" ? { rule: "statement-place" } : { rule: "statement-words", detail: words };
}

/** Whether the sentence says that the drug brings the event about. */
function isEffect(words: string, drug: Suggestion, event: Suggestion): Reason[] | undefined {
  if (event.kind !== "adverse-event" || event.certainty === "hypothetical") return undefined;
  // The event's own cue ("induced", "developed") speaks for every drug of the sentence; a mere term does not.
  const own = event.why.filter(({ rule }) => rule === "event-cue" || rule === "listed-with");
  const isBefore = drug.end <= event.start;
  const found = isBefore ? (CAUSES.exec(words)?.[0] ?? /^\s*$/u.exec(words)?.[0]) : CAUSED_BY.exec(words)?.[0];
  const against = isBefore ? (GIVEN_FOR.test(words) ? 1 : 0) : TREATED_BY.test(words) ? 1.5 : 0;
  const score = (own.length > 0 ? 1 : 0) + (found === undefined ? 0 : 1) - against;
  if (score < ENOUGH) return undefined;
  return [...(found === undefined ? [] : [cue(found)]), ...own];
}
