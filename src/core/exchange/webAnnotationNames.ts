/** The family under which Web Annotation keeps what only it understands. */
export const WEB = "w3c";

/** The prefix of what the vocabulary of W3C has no term for. */
export const VOCABULARY = "biogloss";

/** Fields whose values are maps or lists: JSON-LD has to be told that they are JSON. */
const FIELD_KEYS = ["qualifiers", "effect", "safety", "assessment", "evidence", "links"] as const;

/** What takes part in a claim. */
export const ROLES = `${VOCABULARY}:roles`;

/** The text that a page is about, for a page without annotations. */
export const SOURCE = `${VOCABULARY}:source`;

/** All its items together are what is annotated (Web Annotation Vocabulary, `oa:Composite`). */
export const COMPOSITE = "Composite";

/** The context of W3C, and what is ours. */
export const CONTEXT = [
  "http://www.w3.org/ns/anno.jsonld",
  {
    [VOCABULARY]: "urn:biogloss:vocabulary:",
    [SOURCE]: { "@type": "@id" },
    ...Object.fromEntries([...FIELD_KEYS, "roles"].map((field) => [`${VOCABULARY}:${field}`, { "@type": "@json" }])),
  },
];

/** A day, which Web Annotation gives with a time. */
export const DATE = /^\d{4}-\d{2}-\d{2}$/;

const ANNOTATION = "urn:biogloss:annotation:";

/** The IRI of an annotation; an id that is one already stays. */
export function annotationIri(id: string): string {
  return isIri(id) ? id : ANNOTATION + encodeURIComponent(id);
}

/** The inverse of `annotationIri`. */
export function annotationId(iri: string): string {
  if (!iri.startsWith(ANNOTATION)) return iri;
  try {
    return decodeURIComponent(iri.slice(ANNOTATION.length));
  } catch {
    return iri;
  }
}

/** Whether text is an absolute IRI: a scheme, a colon, and nothing that no IRI has (RFC 3987). */
export function isIri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u001f\u007f-\u00a0]+$/.test(text); // eslint-disable-line no-control-regex
}
