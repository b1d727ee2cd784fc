import type { Kind } from "../lexicon/concept.ts";
import type { Span } from "../text/span.ts";
import { SentenceContext } from "./context.ts";
import { disorderRole, type DisorderRole } from "./disorders.ts";
import type { Reason, Suggestion } from "./mention.ts";

/** A place where something proposes a mention; not yet judged in its sentence. */
export interface Candidate extends Span {
  /** What it is by its name alone; of a disorder, whether its name is a term for adverse events. */
  readonly kind: Kind;
  /** Index of the concept in the lexicon, where it has one. */
  readonly concept?: number;
  readonly confidence: number;
  readonly why: Reason;
}

/**
 * Judges candidates in their sentences: kind of a disorder, polarity, certainty. Both lists are in the order of the
 * text; a candidate outside every sentence is dropped. Linear in the length of the text.
 */
export function judge(text: string, sentences: readonly Span[], candidates: readonly Candidate[]): Suggestion[] {
  const suggestions: Suggestion[] = [];
  let next = 0;
  for (const sentence of sentences) {
    const inside: Candidate[] = [];
    while (next < candidates.length && (candidates[next] as Candidate).start < sentence.end) {
      inside.push(candidates[next++] as Candidate);
    }
    if (inside.length === 0) continue;
    const context = new SentenceContext(text, sentence);
    const nearDrug = inside.some(({ kind }) => kind === "drug");
    let previous: { span: Span; role: DisorderRole } | undefined;
    for (const candidate of inside) {
      const { polarity, certainty, why } = context.of(candidate);
      let { kind, confidence } = candidate;
      const reasons = [candidate.why];
      if (kind === "adverse-event" || kind === "condition") {
        const isEventTerm = kind === "adverse-event";
        const role = disorderRole(candidate, { text, sentence, isEventTerm, nearDrug, previous });
        previous = { span: candidate, role };
        kind = role.kind;
        confidence *= role.confidence;
        reasons.push(role.why);
      }
      const { start, end, concept } = candidate;
      const named = concept === undefined ? {} : { concept };
      suggestions.push({ start, end, kind, ...named, polarity, certainty, confidence, why: [...reasons, ...why] });
    }
  }
  return suggestions;
}
