import type { Concept } from "../lexicon/concept.ts";
import { isDisorder } from "../lexicon/concept.ts";
import type { Analysis, Suggestion } from "../recognise/mention.ts";
import { sentenceAround } from "../text/sentences.ts";
import { firstEndingAfter, type Span } from "../text/span.ts";

/** What a card is told with, beyond the concept's own facts. Everything is optional: a card is shown without it too. */
export interface CardContext {
  /** A sentence of ours that says what the concept is. */
  readonly definition?: string | undefined;
  /** What the CTCAE grades of an adverse event turn on. */
  readonly grades?: string | undefined;
  /** The names of the drugs that act on a target, those that matter most first. */
  readonly actingDrugs?: readonly string[] | undefined;
  /** The conditions that the document speaks of. */
  readonly conditions?: readonly Concept[] | undefined;
  /** The other drugs of the sentence, and its conditions. */
  readonly sentence?: { readonly drugs: readonly Concept[]; readonly conditions: readonly Concept[] } | undefined;
  readonly abbreviation?: ShortForm | undefined;
}

/** What words are short for in this document, or what they are shortened to. */
export type ShortForm = { readonly long: string } | { readonly short: string };

/** What stands around a mention; concepts are indices in the lexicon, each once, in the order of the text. */
export interface Surroundings {
  /** The disorders that the document speaks of. */
  readonly conditions: readonly number[];
  /** The drugs of the sentence, and its disorders. */
  readonly sentence: { readonly drugs: readonly number[]; readonly conditions: readonly number[] };
  readonly abbreviation?: ShortForm;
}

/** Reads off what stands around a span of an analysed text. Linear in the suggestions and in the length of the paragraph. */
export function surroundings(text: string, analysis: Analysis, span: Span): Surroundings {
  const { suggestions } = analysis;
  const sentence = sentenceAround(text, span) ?? span;
  const inSentence: Suggestion[] = [];
  for (let i = firstEndingAfter(suggestions, sentence.start); i < suggestions.length; i++) {
    const suggestion = suggestions[i] as Suggestion;
    if (suggestion.start >= sentence.end) break;
    inSentence.push(suggestion);
  }
  const abbreviation = shortForm(text, analysis, span);
  return {
    conditions: conceptsOf(suggestions, ({ kind }) => isDisorder(kind)),
    sentence: {
      drugs: conceptsOf(inSentence, ({ kind }) => kind === "drug"),
      conditions: conceptsOf(inSentence, ({ kind }) => isDisorder(kind)),
    },
    ...(abbreviation === undefined ? {} : { abbreviation }),
  };
}

function conceptsOf(suggestions: readonly Suggestion[], isWanted: (suggestion: Suggestion) => boolean): number[] {
  const found = new Set<number>();
  for (const suggestion of suggestions) {
    if (suggestion.concept !== undefined && isWanted(suggestion)) found.add(suggestion.concept);
  }
  return [...found];
}

/** A definition of a short form by the text itself; of several the last before the span, which counts there. */
function shortForm(text: string, { abbreviations }: Analysis, span: Span): ShortForm | undefined {
  const words = text.slice(span.start, span.end);
  let found: ShortForm | undefined;
  for (const { short, long } of abbreviations) {
    if (found !== undefined && short.start > span.end) break;
    const [shortWords, longWords] = [text.slice(short.start, short.end), text.slice(long.start, long.end)];
    if (shortWords === words) found = { long: longWords };
    else if (longWords.toLowerCase() === words.toLowerCase()) found = { short: shortWords };
  }
  return found;
}
