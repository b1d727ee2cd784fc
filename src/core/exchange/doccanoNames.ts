/** The family under which doccano keeps what only it understands. */
export const DOCCANO = "doccano";

/** Endings of its files, the usual one first. */
export const EXTENSIONS = [".doccano.jsonl", ".jsonl"] as const;

/** The document's name; doccano takes it for metadata and gives it back. */
export const DOCUMENT = "document";

/** An annotation's id in BioGloss; doccano's own are whole numbers that it gives anew. */
export const REF = "ref";

/** The words of a span, which tell a file whose offsets count in another unit. */
export const WORDS = "words";

/** Says of a span that it is a claim's own words. */
export const CLAIM = "claim";

/** The exact name of the role, in an arrow from a claim's own words. */
export const ROLE = "role";

/** The roles of an arrow's ends, after doccano's own keys. */
export const ENDS = ["from", "to"] as const;

/** Ids that are made of doccano's numbers: of spans and of relations. */
export const NUMBERED = /^[TR](\d{1,15})$/;
