import type { MentionAnnotation } from "../annotate/model.ts";
import type { Placed } from "../annotate/placed.ts";
import type { Kind } from "../lexicon/concept.ts";
import { foldKey } from "../lexicon/fold.ts";
import type { Analysis, Suggestion } from "../recognise/mention.ts";
import { compareSpans, type Span, touches } from "../text/span.ts";
import { openSuggestions } from "./marks.ts";

/** What is known of a document at one moment: its text, what was recognised in it and what was decided on it. */
export interface Reading {
  readonly text: string;
  readonly analysis: Analysis;
  readonly placed: readonly Placed[];
}

/** A mention and what it names. */
export interface NamedMention {
  readonly span: Span;
  readonly kind: Kind;
  /**
   * Equal for mentions of the same thing: the concept's identifier; where nobody knows one, the folded words, or those
   * of the long form that the text defines a short form by. A name's key begins with `=`, which no CURIE does.
   */
  readonly key: string;
}

/** A mention of a document, with the annotation or the open suggestion that it is. */
export interface FoundMention extends NamedMention {
  readonly annotation?: MentionAnnotation;
  readonly suggestion?: Suggestion;
}

/**
 * The mentions of a document in its order: the accepted ones, and the suggestions that nobody has decided on. A mention whose
 * words have changed since it was decided is none until someone confirms it: the new words may name something else.
 *
 * @param idOf the identifier of a concept, by its index in the analysis
 */
export function mentionsOf(reading: Reading, idOf: (concept: number) => string | undefined): FoundMention[] {
  const { text, analysis, placed } = reading;
  const wordsOf = ({ start, end }: Span): string => text.slice(start, end);
  const ids = new Map<number, string | undefined>();
  const idOnce = (concept: number): string | undefined => {
    if (!ids.has(concept)) ids.set(concept, idOf(concept));
    return ids.get(concept);
  };
  const mentions: FoundMention[] = [];
  for (const { annotation, state, span } of placed) {
    if (annotation.type !== "mention" || annotation.status === "rejected") continue;
    if (state !== "anchored" && state !== "moved") continue;
    mentions.push({ span, kind: annotation.kind, key: annotation.concept ?? nameKey(wordsOf(span)), annotation });
  }
  for (const suggestion of openSuggestions(analysis.suggestions, placed)) {
    const { start, end, kind, concept } = suggestion;
    const id = concept === undefined ? undefined : idOnce(concept);
    const key = id ?? nameKey(longForm(suggestion) ?? wordsOf(suggestion));
    mentions.push({ span: { start, end }, kind, key, suggestion });
  }
  return mentions.sort((a, b) => compareSpans(a.span, b.span));
}

/** The mention under a caret: the one that it stands in or before, else the one that it stands behind. */
export function mentionAt(mentions: readonly NamedMention[], offset: number): NamedMention | undefined {
  const touched = mentions.filter(({ span }) => touches(span, offset));
  return touched.find(({ span }) => offset < span.end) ?? touched[0];
}

/** The key of what has no identifier. */
export function nameKey(words: string): string {
  return `=${foldKey(words)}`;
}

function longForm({ why }: Suggestion): string | undefined {
  return why.find(({ rule }) => rule === "abbreviation")?.detail;
}
