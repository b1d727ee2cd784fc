import type { Span } from "../text/span.ts";
import type { Reason } from "./mention.ts";

/** What a disorder is in its sentence. An undecided one is shown as a condition, never as an adverse event. */
export interface DisorderRole {
  readonly kind: "adverse-event" | "condition";
  readonly confidence: number;
  readonly why: Reason;
}

/** Words right before a disorder that make it an effect: of a drug, or of a treatment. */
const EVENT_BEFORE =
  /(?:\b(?:adverse|side|toxic|unwanted|undesirable)[ -](?:drug )?(?:events?|effects?|reactions?)|\btoxicit(?:y|ies)|\bAEs?\b|\bADRs?\b|\bTEAEs?\b|\birAEs?\b|\bSAEs?\b|\bcomplications?|\b(?:treatment|drug|therapy|dose)-(?:related|emergent|limiting)|\b(?:grade|grades) (?:[1-5]|I{1,3}V?|IV)(?: ?(?:[-–,]|or|and|to) ?(?:[1-5]|I{1,3}V?|IV))*|\b(?:cause[ds]?|causing|induce[ds]?|inducing|provoke[ds]?|trigger(?:ed|s)?|precipitate[ds]?|develop(?:ed|ing|s)?|experienc(?:ed|es?|ing)|resulted in|leads? to|led to|leading to|due to|onset of|incidences? of|cases? of|episodes? of|rates? of|reports? of|risk of))\b[^.;]{0,60}$/iu;

/** The same, when it must stand directly before the disorder or before the list that the disorder is in. */
const EVENT_AFTER =
  /^\s*(?:(?:was|were|is|are|has been|have been)\s+(?:\w+ly\s+)?(?:observed|reported|seen|noted|common|frequent|the most|more frequent|more common|induced|caused|attributed|related|associated)|occurred|developed|resolved|in \d+(?:\.\d+)?\s?%|\(\s?\d+(?:\.\d+)?\s?%|\(\s?(?:any )?grade|(?:secondary|due|attributed|related) to\b)/iu;

/** "X-induced Y", "X-associated Y", "X-related Y": the disorder is the effect of what stands before the hyphen. */
const HYPHEN_BEFORE =
  /[-‐‑–](?:induced|associated|related|incurred|mediated|caused|triggered)\s+(?:[\p{L}-]+\s+){0,3}$/iu;

/** Words that make a disorder what is being treated, or what the patient had before. */
const INDICATION_BEFORE =
  /\b(?:treat(?:s|ed|ing|ment)?(?:\s+(?:of|for|with))?|therap(?:y|ies)\s+(?:of|for)|indicated\s+(?:for|in)|indications?(?:\s+(?:of|for))?|manage(?:ment|s|d)?(?:\s+of)?|efficacy\s+(?:in|against)|(?:patients?|adults?|children|women|men|people|persons?|subjects?|participants?|individuals?|infants?|adolescents?|those|boy|girl|man|woman)\s+(?:with|having|who had|who have)|diagnos(?:ed|is)\s+(?:with|of|as)|histor(?:y|ies)\s+of|known|underlying|pre-?existing|approved\s+(?:for|in)|used\s+(?:for|in)|(?:first|second|third)-line|advanced|metastatic|relapsed|refractory|recurrent|chronic|model(?:s)?\s+of)\b[^.;:]{0,50}$/iu;

const INDICATION_AFTER =
  /^\s*(?:patients?|subjects?|cohorts?|cells?|models?|xenografts?|treatment|therapy|therapies|management|with\s+PD-L1)\b/iu;

/** What may stand between two members of a list. */
const LIST_JOINT = /^(?:\s|,|;|\/|\band\b|\bor\b|\bas well as\b|\([^()]{0,40}\)|\bgrade \d\b|\d+(?:\.\d+)?\s?%)*$/iu;

/** Signs that a sentence reports on safety or on patients under a treatment. */
const SAFETY_TALK =
  /\b(?:toxic|safety|tolerab|adverse|side effect|serious|incidence|discontinu|grade|receiving|received|administ|dose|infusion|overdose|withdrawal of)/iu;

/** What the sentence around a disorder tells the decision. */
export interface DisorderSetting {
  readonly text: string;
  readonly sentence: Span;
  /** True when the lexicon lists it among adverse-event terms (CTCAE). */
  readonly isEventTerm: boolean;
  /** True when a drug is named in the same sentence. */
  readonly nearDrug: boolean;
  /** The disorder before it in the sentence, and what was decided of it. */
  readonly previous: { readonly span: Span; readonly role: DisorderRole } | undefined;
}

/**
 * Decides whether a disorder is an adverse event or a condition, from the words around it. Rules, strongest first: a
 * hyphenated cause; its place in a list whose first member is decided; an indication cue right before or after; an
 * event cue before or after; an adverse-event term in a sentence about a drug. Everything else is undecided.
 */
export function disorderRole(mention: Span, setting: DisorderSetting): DisorderRole {
  const { text, sentence } = setting;
  const before = text.slice(Math.max(sentence.start, mention.start - 120), mention.start);
  const after = text.slice(mention.end, Math.min(sentence.end, mention.end + 60));

  const hyphen = HYPHEN_BEFORE.exec(before);
  if (hyphen !== null) return event(0.95, "event-cue", hyphen[0]);

  const { previous } = setting;
  if (previous !== undefined && LIST_JOINT.test(text.slice(previous.span.end, mention.start))) {
    const detail = text.slice(previous.span.start, previous.span.end);
    const { kind, confidence, why } = previous.role;
    if (why.rule !== "undecided-disorder")
      return { kind, confidence: confidence * 0.98, why: { rule: "listed-with", detail } };
  }

  const eventCue = EVENT_BEFORE.exec(before);
  const indicationCue = INDICATION_BEFORE.exec(before);
  // Where both speak, the nearer one is meant: "treated for gout, she developed hepatitis".
  if (indicationCue !== null && (eventCue === null || indicationCue.index > eventCue.index)) {
    return condition(0.9, "indication-cue", indicationCue[0]);
  }
  if (INDICATION_AFTER.test(after)) return condition(0.85, "indication-cue", after);
  if (eventCue !== null) return event(setting.isEventTerm ? 0.95 : 0.8, "event-cue", eventCue[0]);

  if (setting.isEventTerm) {
    const eventAfter = EVENT_AFTER.exec(after);
    if (eventAfter !== null) return event(0.85, "event-cue", eventAfter[0]);
    if (setting.nearDrug || SAFETY_TALK.test(text.slice(sentence.start, sentence.end))) {
      return event(0.7, "event-term-near-drug");
    }
  }
  return condition(0.6, "undecided-disorder");
}

function event(confidence: number, rule: Reason["rule"], detail?: string): DisorderRole {
  return { kind: "adverse-event", confidence, why: reason(rule, detail) };
}

function condition(confidence: number, rule: Reason["rule"], detail?: string): DisorderRole {
  return { kind: "condition", confidence, why: reason(rule, detail) };
}

/** A cue as it is shown: its first words, without the text that only bridges it to the mention. */
function reason(rule: Reason["rule"], detail: string | undefined): Reason {
  if (detail === undefined) return { rule };
  return { rule, detail: detail.trim().split(/\s+/u).slice(0, 4).join(" ") };
}
