import type { Kind } from "../lexicon/concept.ts";
import type { Span } from "../text/span.ts";
import type { Placed } from "./placed.ts";
import type { Change } from "./sidecar/change.ts";
import { type Decider, tagMention } from "./tag.ts";

/** A suggestion as a decision on it is written down: `concept` is a CURIE. */
export interface Suggested extends Span {
  readonly kind: Kind;
  readonly concept?: string | undefined;
}

/**
 * The changes that reject suggestions: each becomes a mention with the status `rejected`, which keeps what was suggested and so keeps its
 * words from being suggested there again.
 */
export function rejectMentions(
  text: string,
  suggested: readonly Suggested[],
  placed: readonly Placed[],
  decider: Decider,
): Change[] {
  const changes = new Map<string, Change>();
  for (const { start, end, kind, concept } of suggested) {
    const reject = (): Change =>
      tagMention(text, { start, end }, { kind, concept, status: "rejected" }, placed, decider);
    let change = reject();
    while (changes.has(change.id)) change = reject();
    changes.set(change.id, change);
  }
  return [...changes.values()];
}

/** Those of some spans that stand on the same words as one of them; the first letter may be large or small. */
export function onSameWords<S extends Span>(text: string, spans: readonly S[], span: Span): S[] {
  const wanted = wordsOf(text, span);
  return spans.filter((each) => each.end - each.start === span.end - span.start && wordsOf(text, each) === wanted);
}

function wordsOf(text: string, { start, end }: Span): string {
  const words = text.slice(start, end);
  return words.charAt(0).toLowerCase() + words.slice(1);
}
