import type { Kind } from "../lexicon/concept.ts";
import type { Polarity } from "../recognise/mention.ts";
import type { Span } from "../text/span.ts";
import type { MentionStatus } from "./model.ts";
import type { Placed } from "./placed.ts";
import type { Change } from "./sidecar/change.ts";
import { type Decider, tagMention } from "./tag.ts";

/** A suggestion as a decision on it is written down: `concept` is a CURIE. */
export interface Suggested extends Span {
  readonly kind: Kind;
  readonly concept?: string | undefined;
  readonly polarity?: Polarity | undefined;
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
  const rejected = suggested.map(({ start, end, kind, concept }) => {
    return { start, end, kind, concept, status: "rejected" } as const;
  });
  return tagMentions(text, rejected, placed, decider);
}

/** The changes that tag several mentions, which must not have the same borders: accepted unless they have a status. */
export function tagMentions(
  text: string,
  mentions: readonly (Suggested & { readonly status?: MentionStatus })[],
  placed: readonly Placed[],
  decider: Decider,
): Change[] {
  const taken = new Set(placed.map(({ annotation }) => annotation.id));
  return mentions.map((mention) => {
    const { start, end } = mention;
    const change = tagMention(text, { start, end }, mention, placed, decider, taken);
    taken.add(change.id);
    return change;
  });
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
