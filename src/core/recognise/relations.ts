import type { Span } from "../text/span.ts";
import type { Relation, Suggestion } from "./mention.ts";

/** The longest way between two mentions that are related, in code units. */
const LONGEST = 300;
/** What a pair's words must weigh together. */
const ENOUGH = 1;

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

/**
 * Pairs of one sentence that the text connects: a drug with an adverse event that it is said to cause, and a drug with
 * a target that it is said to act on. What is denied or only asked ("whether X causes Y") is no relation. Ordered by
 * head, then tail; linear in the length of the text.
 */
export function relate(text: string, sentences: readonly Span[], suggestions: readonly Suggestion[]): Relation[] {
  const relations: Relation[] = [];
  let next = 0;
  for (const sentence of sentences) {
    const first = next;
    while (next < suggestions.length && (suggestions[next] as Suggestion).start < sentence.end) next++;
    let from = first;
    for (let head = first; head < next; head++) {
      const drug = suggestions[head] as Suggestion;
      if (drug.kind !== "drug") continue;
      // Only what is near enough to be related is looked at, so a sentence of a thousand names costs no square.
      while ((suggestions[from] as Suggestion).end < drug.start - LONGEST) from++;
      for (let tail = from; tail < next; tail++) {
        const other = suggestions[tail] as Suggestion;
        if (other.start > drug.end + LONGEST) break;
        if (other.kind === "adverse-event" && isEffect(text, drug, other))
          relations.push({ type: "drug-event", head, tail });
        if (other.kind === "target" && actsOn(text, drug, other)) relations.push({ type: "drug-target", head, tail });
      }
    }
  }
  return relations;
}

/** Whether the sentence says that the drug brings the event about. */
function isEffect(text: string, drug: Suggestion, event: Suggestion): boolean {
  if (event.polarity === "negated" || event.certainty === "hypothetical" || drug.polarity === "negated") return false;
  const drugFirst = drug.end <= event.start;
  const from = drugFirst ? drug.end : event.end;
  const to = drugFirst ? event.start : drug.start;
  if (to - from > LONGEST || to < from) return false;
  const between = text.slice(from, to);
  // The event's own cue ("induced", "developed") speaks for every drug of the sentence; a mere term does not.
  const isCued = event.why.some(({ rule }) => rule === "event-cue" || rule === "listed-with");
  let score = isCued ? 1 : 0;
  if (drugFirst) {
    if (CAUSES.test(between) || between.trim() === "") score += 1;
    if (GIVEN_FOR.test(between)) score -= 1;
  } else {
    if (CAUSED_BY.test(between)) score += 1;
    if (TREATED_BY.test(between)) score -= 1.5;
  }
  return score >= ENOUGH;
}

/** Whether the words between, or right before the first of the two, say that the drug acts on the target. */
function actsOn(text: string, drug: Suggestion, target: Suggestion): boolean {
  if (drug.polarity === "negated" || target.polarity === "negated") return false;
  const [from, to] = drug.end <= target.start ? [drug.end, target.start] : [target.end, drug.start];
  if (to - from > 120 || to < from) return false;
  return ACTS.test(text.slice(from, to)) || /^\s?\(?$/u.test(text.slice(from, to));
}
