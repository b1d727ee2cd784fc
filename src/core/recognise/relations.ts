import { isDisorder } from "../lexicon/concept.ts";
import type { Span } from "../text/span.ts";
import { weaker } from "./certainty.ts";
import type { Polarity, Relation, Suggestion } from "./mention.ts";
import { isBiomarker, isDenied, isRemedy, rulesOf } from "./relationRules.ts";
import type { StatementType } from "./statements/model.ts";
import type { Statements } from "./statements/statements.ts";

/** The longest way between two mentions that are related, in code units. */
const LONGEST = 300;

/** The most mentions between two that are related: more stand only in tables and lists of everything. */
const MOST_BETWEEN = 40;

/** How sure a relation is that the rules alone propose, or that the text denies in so many words. */
const RULE_CONFIDENCE = 0.6;

/**
 * Pairs of one sentence that the text connects: a drug with an event that it is said to cause, and a drug with a target
 * that it is said to act on. The trained models decide, or the rules where there are none. What is denied in so many
 * words is a relation, too, with the polarity `negated`; only affirmed ones are stated. Ordered by head, then tail;
 * linear in the length of the text.
 */
export function relate(
  text: string,
  sentences: readonly Span[],
  suggestions: readonly Suggestion[],
  statements?: Statements,
): Relation[] {
  const relations: Relation[] = [];
  let next = 0;
  for (const sentence of sentences) {
    let last = next;
    while (last < suggestions.length && (suggestions[last] as Suggestion).start < sentence.end) last++;
    if (!hasPair(suggestions, next, last)) {
      next = last;
      continue;
    }
    let from = sentence.start;
    while (next < last) {
      let after = last;
      if (statements !== undefined) {
        statements.read(text, from, sentence.end, suggestions, next);
        after = statements.items.next;
        from = statements.items.stopped;
      }
      visitPairs(suggestions, next, after, (type, head, tail) => {
        const found = relationOf(text, type, head, tail, suggestions, statements);
        if (found !== undefined) relations.push(found);
      });
      next = after;
    }
  }
  return relations;
}

/** Whether there is a drug, and something that it may be related to. */
function hasPair(suggestions: readonly Suggestion[], first: number, last: number): boolean {
  let drug = false;
  let other = false;
  for (let i = first; i < last; i++) {
    const { kind } = suggestions[i] as Suggestion;
    if (kind === "drug") drug = true;
    else if (typeOf(kind) !== undefined) other = true;
  }
  return drug && other;
}

/** The type of relation that a drug has with a mention of this kind, if any. */
function typeOf(kind: Suggestion["kind"]): StatementType | undefined {
  if (isDisorder(kind)) return "drug-event";
  return kind === "target" ? "drug-target" : undefined;
}

/**
 * Visits the pairs of a drug and another mention among suggestions `first … last − 1`, which are of one sentence: only
 * those near enough to be related, so a sentence of a thousand names costs no square. Ordered by head, then tail.
 */
export function visitPairs(
  suggestions: readonly Suggestion[],
  first: number,
  last: number,
  visit: (type: StatementType, head: number, tail: number) => void,
): void {
  let from = first;
  for (let head = first; head < last; head++) {
    const drug = suggestions[head] as Suggestion;
    if (drug.kind !== "drug") continue;
    while ((suggestions[from] as Suggestion).end < drug.start - LONGEST || from < head - MOST_BETWEEN) from++;
    const end = Math.min(last, head + MOST_BETWEEN);
    for (let tail = from; tail < end; tail++) {
      const other = suggestions[tail] as Suggestion;
      if (other.start > drug.end + LONGEST) break;
      const type = typeOf(other.kind);
      if (type !== undefined) visit(type, head, tail);
    }
  }
}

function relationOf(
  text: string,
  type: StatementType,
  head: number,
  tail: number,
  suggestions: readonly Suggestion[],
  statements: Statements | undefined,
): Relation | undefined {
  const drug = suggestions[head] as Suggestion;
  const other = suggestions[tail] as Suggestion;
  const said = (polarity: Polarity): Pick<Relation, "type" | "head" | "tail" | "polarity" | "certainty"> => ({
    ...{ type, head, tail, polarity },
    certainty: weaker(drug.certainty, other.certainty),
  });
  const denial = isDenied(text, type, drug, other);
  if (denial !== undefined) return { ...said("negated"), confidence: RULE_CONFIDENCE, why: [denial] };
  if (isRemedy(text, type, drug, other) || isBiomarker(text, type, other)) return undefined;
  if (statements === undefined) {
    const why = rulesOf(text, type, drug, other);
    return why === undefined ? undefined : { ...said("affirmed"), confidence: RULE_CONFIDENCE, why };
  }
  const { probability, isStated } = statements.verdict(type, head, tail);
  if (!isStated) return undefined;
  const words = statements.reasons(text, type, head, tail);
  return {
    ...said("affirmed"),
    confidence: probability,
    why: words.length > 0 ? words : [{ rule: "statement-place" }],
  };
}
