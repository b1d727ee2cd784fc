import type { Placed } from "../annotate/placed.ts";
import { KINDS, type Kind } from "../lexicon/concept.ts";
import type { Suggestion } from "../recognise/mention.ts";
import type { Stance } from "./stance.ts";
import { apartFrom, type Span } from "../text/span.ts";

/**
 * How a span is painted: a suggestion or an accepted mention of a kind, a claim, or words that have changed. What the text
 * denies or only supposes is painted once more, weaker.
 */
export type Look = `suggestion:${Kind}` | `mention:${Kind}` | "claim" | "changed" | WeakLook;

type WeakLook = "suggestion-weak" | "mention-weak";

/** Whether a look comes on top of that of a kind. */
export function isWeakLook(look: Look): look is WeakLook {
  return look === "suggestion-weak" || look === "mention-weak";
}

/** All looks, in the order in which they are painted. */
export const LOOKS: readonly Look[] = [
  "claim",
  ...KINDS.map((kind): Look => `suggestion:${kind}`),
  ...KINDS.map((kind): Look => `mention:${kind}`),
  "changed",
  "suggestion-weak",
  "mention-weak",
];

/**
 * The spans to paint for each look, each list in the order of the text. A person's decision hides every suggestion
 * that it overlaps; a rejected mention is not painted at all. Looks without spans have empty lists, so that a painter
 * can clear what it painted before.
 *
 * @param kinds the kinds whose suggestions are shown; decisions are always shown
 */
export function marks(
  suggestions: readonly Suggestion[],
  placed: readonly Placed[],
  kinds: ReadonlySet<Kind>,
): Map<Look, Span[]> {
  const spans = new Map<Look, Span[]>(LOOKS.map((look) => [look, []]));
  const add = (look: Look, span: Span): void => void spans.get(look)?.push(span);
  for (const { annotation, state, span } of placed) {
    if (span === undefined || (annotation.type === "mention" && annotation.status === "rejected")) continue;
    if (state === "changed") add("changed", span);
    else if (annotation.type === "claim") add("claim", span);
    else {
      add(`mention:${annotation.kind}`, span);
      if (isWeak(annotation)) add("mention-weak", span);
    }
  }
  for (const suggestion of openSuggestions(suggestions, placed)) {
    if (!kinds.has(suggestion.kind)) continue;
    add(`suggestion:${suggestion.kind}`, suggestion);
    if (isWeak(suggestion)) add("suggestion-weak", suggestion);
  }
  return spans;
}

/** Whether the text says that it is not so, or only that it might be. */
function isWeak({ polarity, certainty }: Stance): boolean {
  return polarity === "negated" || certainty === "hypothetical";
}

/** The suggestions that nobody has decided on: those that no mention annotation overlaps. Linear in both lists. */
export function openSuggestions(suggestions: readonly Suggestion[], placed: readonly Placed[]): Suggestion[] {
  const decided: Span[] = [];
  for (const { annotation, span } of placed)
    if (annotation.type === "mention" && span !== undefined) decided.push(span);
  return apartFrom(suggestions, decided);
}
