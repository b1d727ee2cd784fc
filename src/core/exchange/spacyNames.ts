/** The family under which spaCy and Prodigy keep what only they understand. */
export const SPACY = "spacy";

/** Endings of its files, the usual one first. */
export const EXTENSIONS = [".spacy.jsonl", ".jsonl", ".json"] as const;

/** The document's name, in the record's `meta`, which Prodigy shows. */
export const DOCUMENT = "document";

/** An annotation's id; spaCy's own `id` of a span says what pattern it is, and comes again. */
export const REF = "ref";

/** Ids of what a relation leads from and to: places and labels alone can be those of two annotations. */
export const ENDS_REFS = ["head_ref", "child_ref"] as const;

/** Says of a span that it is a claim's own words. */
export const CLAIM = "claim";

/** The exact name of the role, in a relation from a claim's own words. */
export const ROLE = "role";

/** The roles of a relation's ends, after Prodigy's own keys. */
export const ENDS = ["head", "child"] as const;

/** What Prodigy's people said of a record; any other answer than this one is no annotation. */
export const ACCEPT = "accept";
