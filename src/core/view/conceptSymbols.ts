import type { Annotation, MentionAnnotation } from "../annotate/model.ts";
import { RETIRED } from "../annotate/model.ts";
import type { Kind } from "../lexicon/concept.ts";
import type { Span } from "../text/span.ts";
import { type NamedMention, nameKey } from "./mentions.ts";

/** Something that a document names. */
export interface ConceptIn {
  /** `NamedMention.key` of its mentions. */
  readonly key: string;
  readonly kind: Kind;
  /** The words that the document has for it, each once, in the order of the text. */
  readonly words: readonly string[];
  /** Its first mention; absent where only the annotation file is known. */
  readonly span?: Span;
}

/** What a document names, in the order of the text. */
export function conceptsOf(text: string, mentions: readonly NamedMention[]): ConceptIn[] {
  return grouped(mentions.map(({ key, kind, span }) => ({ key, kind, words: text.slice(span.start, span.end), span })));
}

/** What a document names according to its annotation file alone. */
export function conceptsAnnotated(annotations: readonly Annotation[]): ConceptIn[] {
  const accepted = annotations.filter(
    (each): each is MentionAnnotation =>
      each.type === "mention" && each.status !== "rejected" && each.status !== RETIRED,
  );
  return grouped(
    accepted.map(({ kind, concept, anchor }) => ({ key: concept ?? nameKey(anchor.quote), kind, words: anchor.quote })),
  );
}

function grouped(
  mentions: readonly { readonly key: string; readonly kind: Kind; readonly words: string; readonly span?: Span }[],
): ConceptIn[] {
  const concepts = new Map<string, ConceptIn & { words: string[] }>();
  for (const { words, ...mention } of mentions) {
    const line = words.replace(/\s+/g, " ");
    const known = concepts.get(mention.key);
    if (known === undefined) concepts.set(mention.key, { ...mention, words: [line] });
    else if (!known.words.includes(line)) known.words.push(line);
  }
  return [...concepts.values()];
}

/**
 * What to call a concept in a list that is searched for some words: its preferred name; where only another name found
 * agrees, that one with the preferred one behind it, for the list shows only what agrees. `undefined` where none does.
 *
 * @param preferred the lexicon's name; absent for what it does not know
 */
export function symbolName(query: string, preferred: string | undefined, words: readonly string[]): string | undefined {
  const sought = query.trim().toLowerCase();
  const agrees = (name: string): boolean => name.toLowerCase().includes(sought);
  if (preferred === undefined) return words.find(agrees);
  if (agrees(preferred)) return preferred;
  const synonym = words.find(agrees);
  return synonym === undefined ? undefined : `${synonym} (${preferred})`;
}
