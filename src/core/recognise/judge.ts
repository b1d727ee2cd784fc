import { isDisorder, type Kind } from "../lexicon/concept.ts";
import type { Span } from "../text/span.ts";
import { SentenceContext } from "./context.ts";
import {
  type Disorder,
  type DisorderRole,
  type DisorderSentence,
  type Elsewhere,
  elsewhereIn,
  type Evidence,
  evidenceIn,
  roleOf,
  shareOf,
} from "./disorders.ts";
import type { Reason, Suggestion } from "./mention.ts";

/** A place where something proposes a mention; not yet judged in its sentence. */
export interface Candidate extends Span {
  /** What it is by its name alone; of a disorder, whether its name is a term for adverse events. */
  readonly kind: Kind;
  /** Index of the concept in the lexicon, where it has one. */
  readonly concept?: number;
  readonly confidence: number;
  /** The tagger's probability that exactly these words are a mention of the kind, where it was asked. */
  readonly odds?: number;
  readonly why: Reason;
}

/** A sentence that holds candidates, and what it says of its disorders. */
export interface JudgedSentence extends DisorderSentence {
  readonly inside: readonly Candidate[];
  /** For each of the disorders. */
  readonly evidence: readonly Evidence[];
}

/**
 * The sentences that hold candidates. Both lists are in the order of the text; a candidate outside every sentence is
 * dropped. Linear in the length of the text.
 */
export function weigh(text: string, sentences: readonly Span[], candidates: readonly Candidate[]): JudgedSentence[] {
  return groupBySentence(sentences, candidates).map(({ sentence, inside }) => {
    const weighed = {
      sentence,
      disorders: inside.filter(({ kind }) => isDisorder(kind)).map((candidate) => disorderOf(text, candidate)),
      drugs: inside.filter(({ kind }) => kind === "drug"),
    };
    // The words are not kept: they take more room than all the rest, and more time to be kept than to be made again.
    return { ...weighed, inside, evidence: evidenceIn(text, weighed) };
  });
}

/** What each disorder of some sentences adds to what the document says of it. */
export function* sharesOf(sentences: readonly JudgedSentence[]): Generator<readonly [string, number], void, void> {
  for (const { disorders, evidence } of sentences) {
    for (let d = 0; d < disorders.length; d++) yield [disorders[d]!.sameAs, shareOf(evidence[d]!)];
  }
}

/**
 * Judges candidates in their sentences: kind of a disorder, polarity, certainty. Linear in the length of the text.
 *
 * @param isOwn whether a candidate is named by one of the user's own terms: it is of the kind that the user says, whatever
 *   stands around it
 */
export function decideAll(
  text: string,
  sentences: readonly JudgedSentence[],
  rest: Elsewhere,
  isOwn: (candidate: Candidate) => boolean,
): Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const { sentence, inside, disorders, evidence } of sentences) {
    const context = new SentenceContext(text, sentence);
    let d = 0;
    for (const candidate of inside) {
      const role = isDisorder(candidate.kind) ? roleOf(disorders[d]!, evidence[d++]!, rest) : undefined;
      suggestions.push(suggestionOf(candidate, isOwn(candidate) ? undefined : role, context));
    }
  }
  return suggestions;
}

/** Judges the candidates of a text that is a document by itself, none of them by a term of the user's own. */
export function judge(text: string, sentences: readonly Span[], candidates: readonly Candidate[]): Suggestion[] {
  const weighed = weigh(text, sentences, candidates);
  return decideAll(text, weighed, elsewhereIn(sharesOf(weighed)), () => false);
}

function suggestionOf(candidate: Candidate, role: DisorderRole | undefined, context: SentenceContext): Suggestion {
  const { start, end, concept } = candidate;
  const { polarity, certainty, historical, other, why } = context.of(candidate);
  const kind = role?.kind ?? candidate.kind;
  const confidence = candidate.confidence * (role?.confidence ?? 1);
  const reasons = role === undefined ? [candidate.why, ...why] : [candidate.why, role.why, ...why];
  // Fields that are rarely there are set, not spread: copying objects field by field is what this would spend its time on.
  const suggestion: Mutable<Suggestion> = { start, end, kind, polarity, certainty, confidence, why: reasons };
  if (concept !== undefined) suggestion.concept = concept;
  if (historical) suggestion.historical = historical;
  if (other) suggestion.other = other;
  return suggestion;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Group {
  readonly sentence: Span;
  readonly inside: readonly Candidate[];
}

function groupBySentence(sentences: readonly Span[], candidates: readonly Candidate[]): Group[] {
  const groups: Group[] = [];
  let next = 0;
  for (const sentence of sentences) {
    const inside: Candidate[] = [];
    while (next < candidates.length && (candidates[next] as Candidate).start < sentence.end) {
      const candidate = candidates[next++] as Candidate;
      if (candidate.start >= sentence.start) inside.push(candidate);
    }
    if (inside.length > 0) groups.push({ sentence, inside });
  }
  return groups;
}

function disorderOf(text: string, { start, end, kind, concept }: Candidate): Disorder {
  const sameAs = concept === undefined ? text.slice(start, end).toLowerCase() : String(concept);
  return { start, end, isEventTerm: kind === "adverse-event", sameAs };
}
