import { firstEndingAfter, type Span } from "../text/span.ts";
import type { Reason } from "./mention.ts";
import { wordsOf } from "./phrases.ts";
import { DRUGLIKE, FARTHEST, type FoundRoleCue, type RoleCue, roleCuesIn, type SentenceCues } from "./roleCues.ts";

/** What a disorder is in its sentence. An undecided one is shown as a condition, never as an adverse event. */
export interface DisorderRole {
  readonly kind: "adverse-event" | "condition";
  readonly confidence: number;
  readonly why: Reason;
}

/** A disorder that the text names. */
export interface Disorder extends Span {
  /** True when the lexicon lists it among adverse-event terms (CTCAE). */
  readonly isEventTerm: boolean;
  /** Equal for mentions of the same disorder. */
  readonly sameAs: string;
}

/** The disorders of a sentence, and the drugs that are named in it; both in the order of the text. */
export interface DisorderSentence {
  readonly sentence: Span;
  readonly disorders: readonly Disorder[];
  readonly drugs: readonly Span[];
}

/** How much evidence makes a disorder an adverse event. Below it, it is a condition. */
const ENOUGH = 1.5;
/** What a sentence may say at most, so that one sentence cannot outvote a document. */
const MOST = 4;
/** How much the rest of the document counts beside the sentence itself. */
const ELSEWHERE = 0.6;
/** A drug's name right before the disorder: "adriamycin cardiomyopathy". */
const COMPOUND = 4;
/** The share of a cue when another stands nearer on the same side. */
const FARTHER = 0.5;
/** How far from a cue the drug is looked for that it needs, in code units. */
const DRUG_BEFORE = 90;
const DRUG_AFTER = 45;
/** An adverse-event term in a sentence with a drug, in one about safety, in a document about an adverse event. */
const TERM_NEAR_DRUG = 0.9;
const TERM_IN_SAFETY_TALK = 0.6;
const DRUG_IN_SENTENCE = 0.4;
const IN_SAFETY_DOCUMENT = 0.9;

/** What may stand between two members of a list, besides two words that describe the second. */
const LIST_JOINT =
  /^(?:\s|,|;|\/|\band\b|\bor\b|\bas well as\b|\([^()]{0,40}\)|\bgrade \d\b|\d+(?:\.\d+)?\s?%)*(?<=[\s,;/)])(?:\p{Ll}[\p{Ll}-]{2,}\s+){0,2}$/iu;

/** Signs that a sentence reports on safety or on patients under a treatment. */
const SAFETY_TALK =
  /\b(?:toxic|safety|tolerab|adverse|side effect|serious|incidence|discontinu|grade|receiving|received|administ|dose|infusion|overdose|withdrawal of)/iu;

/** What speaks for and against, and the weightiest of each. */
export interface Evidence {
  score: number;
  /** What the weightiest cue for the side of the score says. */
  event?: { weight: number; why: Reason };
  condition?: { weight: number; why: Reason };
  /** True when the sentence is one of a product label's indications: the document cannot overrule it. */
  labelled: boolean;
}

/** Evidence is added up over a document in whole numbers of this size, so that the sum does not depend on the order. */
const UNIT = 1e-6;

/** What a disorder's own sentence adds to what the document says of it, in units of evidence. */
export function shareOf({ score }: Evidence): number {
  return Math.round(clip(score) / UNIT);
}

/** What a document says of its disorders besides each one's own sentence. */
export interface Elsewhere {
  /** What the rest of the document says of a disorder, given the share of its own place. */
  of(sameAs: string, own: number): number;
  /** Whether the document is about an adverse event: it says very much for at least one. */
  isAboutEvent(): boolean;
}

/** Whether the sum of the shares of one disorder makes the document one about an adverse event. */
export function isAboutEvent(total: number): boolean {
  return total >= MOST / UNIT;
}

/** What the rest of a document says, given the sum of all shares and the share of one place. */
export function restOf(total: number, own: number): number {
  return clip((total - own) * UNIT);
}

/**
 * Decides for a disorder of a document whether it is an adverse event or a condition. The words around it are weighed
 * (`roleCues.ts`), members of a list share their evidence, and what the rest of the document says of the same disorder
 * counts too. What stays below the mark is a condition.
 */
export function roleOf({ sameAs, isEventTerm }: Disorder, own: Evidence, rest: Elsewhere): DisorderRole {
  const elsewhere = rest.of(sameAs, shareOf(own));
  return decide(own, elsewhere, isEventTerm && rest.isAboutEvent());
}

/** Sums up the shares of disorders. */
export function elsewhereIn(shares: Iterable<readonly [sameAs: string, share: number]>): Elsewhere {
  const totals = new Map<string, number>();
  for (const [sameAs, share] of shares) totals.set(sameAs, (totals.get(sameAs) ?? 0) + share);
  const about = [...totals.values()].some(isAboutEvent);
  return { of: (sameAs, own) => restOf(totals.get(sameAs) ?? 0, own), isAboutEvent: () => about };
}

function decide(own: Evidence, elsewhere: number, isLikely: boolean): DisorderRole {
  const total = own.labelled ? own.score : own.score + ELSEWHERE * elsewhere + (isLikely ? IN_SAFETY_DOCUMENT : 0);
  // Confidence grows with the distance from the mark, from 0.6 to 0.95.
  const confidence = Math.min(0.95, 0.6 + Math.abs(total - ENOUGH) * 0.1);
  if (total >= ENOUGH) {
    const why = own.score < ENOUGH && elsewhere > 0 ? { rule: "event-elsewhere" as const } : own.event?.why;
    return { kind: "adverse-event", confidence, why: why ?? { rule: "event-term-near-drug" } };
  }
  if (own.condition !== undefined) return { kind: "condition", confidence, why: own.condition.why };
  return { kind: "condition", confidence: 0.6, why: { rule: "undecided-disorder" } };
}

function clip(score: number): number {
  return Math.max(-MOST, Math.min(MOST, score));
}

/** What a sentence says of each of its disorders. Linear in its length. */
export function evidenceIn(text: string, { sentence, disorders, drugs }: DisorderSentence): Evidence[] {
  if (disorders.length === 0) return [];
  const cues = roleCuesIn(text, wordsOf(text, sentence));
  const talk =
    disorders.some(({ isEventTerm }) => isEventTerm) && SAFETY_TALK.test(text.slice(sentence.start, sentence.end));
  const evidence = disorders.map((disorder) => {
    const own = weigh(text, disorder, cues, sentence, drugs);
    const near = drugs.length > 0 ? (disorder.isEventTerm ? TERM_NEAR_DRUG : DRUG_IN_SENTENCE) : 0;
    const term = near + (talk && disorder.isEventTerm ? TERM_IN_SAFETY_TALK : 0);
    if (!own.labelled) own.score += term;
    if (term > 0) own.event ??= { weight: term, why: { rule: "event-term-near-drug" } };
    return own;
  });
  shareInLists(text, disorders, evidence);
  return evidence;
}

function weigh(text: string, disorder: Span, cues: SentenceCues, sentence: Span, drugs: readonly Span[]): Evidence {
  const own: Evidence = { score: 0, labelled: false };
  const add = (weight: number, why: Reason): void => {
    own.score += weight;
    const side = weight > 0 ? "event" : "condition";
    if (Math.abs(weight) > Math.abs(own[side]?.weight ?? 0)) own[side] = { weight, why };
  };
  // Only the nearest cue of a sort counts, and only the nearest of all on its side counts in full.
  const nearest = new Map<RoleCue, Reached>();
  if (cues.label !== undefined && cues.label.end <= disorder.start) {
    own.labelled = true;
    add(cues.label.cue.weight, { rule: "indication-cue", detail: text.slice(cues.label.start, cues.label.end) });
  }
  for (let c = firstFrom(cues.near, disorder.start - FARTHEST); c < cues.near.length; c++) {
    const found = cues.near[c] as FoundRoleCue;
    if (found.start > disorder.end + FARTHEST) break;
    const reached = reach(text, found, disorder, sentence, drugs);
    if (reached === undefined) continue;
    const best = nearest.get(found.cue);
    if (best === undefined || reached.distance < best.distance) nearest.set(found.cue, reached);
  }
  const closest = { forward: Infinity, backward: Infinity, sentence: Infinity };
  for (const [{ reaches }, { distance }] of nearest) closest[reaches] = Math.min(closest[reaches], distance);
  for (const [{ weight, reaches }, { distance, share, words }] of nearest) {
    const near = distance === closest[reaches] ? 1 : FARTHER;
    add(weight * share * near, { rule: weight > 0 ? "event-cue" : "indication-cue", detail: words });
  }
  const drugBefore = drugs[firstEndingAfter(drugs, disorder.start - 2)];
  if (drugBefore !== undefined && drugBefore.end === disorder.start - 1) {
    add(COMPOUND, { rule: "event-cue", detail: text.slice(drugBefore.start, drugBefore.end) });
  }
  return own;
}

/** A cue that speaks of a disorder: how far it is, in code units, which share of its weight counts, and its words. */
interface Reached {
  readonly distance: number;
  readonly share: number;
  readonly words: string;
}

/** Whether a cue speaks of a disorder, and how strongly; `undefined` when it does not. */
function reach(
  text: string,
  { cue, start, end }: FoundRoleCue,
  disorder: Span,
  sentence: Span,
  drugs: readonly Span[],
): Reached | undefined {
  const isBackward = cue.reaches === "backward";
  const distance = isBackward ? start - disorder.end : disorder.start - end;
  if (distance < 0 || distance > cue.within) return undefined;
  const words = text.slice(start, end);
  const between = isBackward ? text.slice(disorder.end, start) : text.slice(end, disorder.start);
  // A title's colon is bridged backward: "Tremor: a new adverse event of itraconazole".
  if ((isBackward ? /;\s/u : /[;:]\s/u).test(between) && !/including|such as/iu.test(between)) return undefined;
  if (cue.withoutDrug === undefined) return { distance, share: 1, words };
  const from = isBackward ? end : Math.max(sentence.start, start - DRUG_BEFORE);
  const to = isBackward ? Math.min(sentence.end, end + DRUG_AFTER) : start;
  const isNear = (drugs[firstEndingAfter(drugs, from)]?.start ?? Infinity) < to || DRUGLIKE.test(text.slice(from, to));
  const share = isNear ? 1 : cue.withoutDrug;
  return share === 0 ? undefined : { distance, share, words };
}

/** The first cue that begins at an offset or after it. */
function firstFrom(cues: readonly FoundRoleCue[], offset: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cues[middle] as FoundRoleCue).start >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Members of a list are what the member with the most to say for it is. */
function shareInLists(text: string, disorders: readonly Disorder[], evidence: Evidence[]): void {
  let first = 0;
  for (let d = 1; d <= disorders.length; d++) {
    const last = disorders[d - 1] as Disorder;
    const next = disorders[d];
    const gap = next === undefined ? 0 : next.start - last.end;
    if (next !== undefined && gap < 80 && LIST_JOINT.test(text.slice(last.end, next.start))) continue;
    const group = evidence.slice(first, d);
    let lead = 0;
    group.forEach((each, i) => {
      if (Math.abs(each.score) > Math.abs(group[lead]?.score ?? 0)) lead = i;
    });
    const leader = group[lead] as Evidence;
    const leading = disorders[first + lead] as Disorder;
    const why: Reason = { rule: "listed-with", detail: text.slice(leading.start, leading.end) };
    group.forEach((each, i) => {
      if (i === lead || Math.abs(each.score) >= Math.abs(leader.score)) return;
      each.score = leader.score;
      each.labelled ||= leader.labelled;
      if (leader.score > 0) each.event = { weight: leader.score, why };
      else each.condition = { weight: leader.score, why };
    });
    first = d;
  }
}
