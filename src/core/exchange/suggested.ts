import type { Kind } from "../lexicon/concept.ts";
import { compareSpans, type Span } from "../text/span.ts";
import type { ClaimItem, ExchangeDocument, Item, ItemFields } from "./document.ts";
import { labelOf } from "./labels.ts";

/** Status of what no person has decided on, in every format that has a place for it. An import takes none of it over. */
export const SUGGESTED = "suggested";

/** What is said of a suggestion or a relation. */
interface Said {
  readonly polarity: string;
  readonly certainty: string;
}

/** What the recogniser proposes of a text (an `Analysis`): names, and indices of the drug and of what it does. */
interface Proposals {
  readonly suggestions: readonly (Span & Said & { readonly kind: Kind; readonly concept?: number })[];
  readonly relations?: readonly (Said & { readonly type: string; readonly head: number; readonly tail: number })[];
}

/**
 * A document with what the recogniser proposes of it beside what people decided: mentions, and the pairs that the text connects
 * as relations. Each says that it is a suggestion. Their ids count from 1 in the order of the text: `s1`, `r1`.
 *
 * @param conceptId the identifier of a concept, by its index in the analysis
 * @param open those of the suggestions that nobody has decided on
 */
export function withSuggestions(
  document: ExchangeDocument,
  { suggestions, relations = [] }: Proposals,
  conceptId: (concept: number) => string | undefined,
  open: ReadonlySet<Span> = new Set(suggestions),
): ExchangeDocument {
  const taken = new Set([...document.mentions, ...document.claims].map(({ id }) => id));
  const idFor = (letter: string, number: number): string => {
    const id = `${letter}${number}`;
    return taken.has(id) ? idFor(`${letter}-`, number) : id;
  };
  const ids = suggestions.map((each, i) => (open.has(each) ? idFor("s", i + 1) : undefined));
  const mentions = suggestions.flatMap((suggestion, i): Item[] => {
    const { start, end, kind, concept } = suggestion;
    const id = ids[i];
    if (id === undefined) return [];
    const identifier = concept === undefined ? undefined : conceptId(concept);
    const fields = { ...(identifier === undefined ? {} : { concept: identifier }), ...fieldsOf(suggestion) };
    return [{ id, spans: [{ start, end }], label: labelOf(kind), fields }];
  });
  const claims = relations.flatMap((relation, i): ClaimItem[] => {
    const roles = [relation.head, relation.tail].flatMap((index) => {
      const target = ids[index];
      const kind = suggestions[index]?.kind;
      return target === undefined || kind === undefined ? [] : [{ role: kind, target }];
    });
    if (roles.length < 2) return [];
    return [{ id: idFor("r", i + 1), spans: [], label: relation.type, fields: fieldsOf(relation), roles }];
  });
  return {
    ...document,
    mentions: [...document.mentions, ...mentions].sort((a, b) => compareSpans(startOf(a), startOf(b))),
    claims: [...document.claims, ...claims],
  };
}

function startOf({ spans }: Item): Span {
  return spans[0] ?? { start: 0, end: 0 };
}

/** What is said of a suggestion, but for what is meant where nothing is said. */
function fieldsOf({ polarity, certainty }: Said): ItemFields {
  return {
    ...(polarity === "affirmed" ? {} : { polarity }),
    ...(certainty === "asserted" ? {} : { certainty }),
    status: SUGGESTED,
  };
}
