import type { Span } from "../text/span.ts";

/** The twenty amino acids and the bases, as texts on sequences write them: by name, or in three letters. */
const BLOCK =
  "(?:alanine|arginine|asparagine|aspart(?:ate|ic acid)|cysteine|glutamine|glutam(?:ate|ic acid)|glycine|histidine|" +
  "isoleucine|leucine|lysine|methionine|phenylalanine|proline|serine|threonine|tryptophan|tyrosine|valine|" +
  "adenine|cytosine|guanine|thymi(?:ne|dine)|uracil|" +
  "ala|arg|asn|asp|cys|gln|glu|gly|his|ile|leu|lys|met|phe|pro|ser|thr|trp|tyr|val)";

const IS_BLOCK = new RegExp(`^${BLOCK}s?$`, "iu");

/** Another building block, a stop or a gap that takes its place or has had it: "to arginine", "for a stop codon". */
const EXCHANGED_AFTER = new RegExp(
  `^(?: residues?)?(?: ?\\([A-Za-z]{1,3}\\))?(?:[-‐–— ]{0,2}\\d+)? ?(?:to|by|with|for|→|[-=]+>|>|/|instead of|was replaced by|replaced by|substituted (?:by|for|with)) ?(?:an? |the )?(?:${BLOCK}|stop|termination)(?![a-z])`,
  "iu",
);
const EXCHANGED_BEFORE = new RegExp(
  `(?<![a-z])(?:${BLOCK}|stop|termination)(?: residues?)?(?: ?\\([A-Za-z]{1,3}\\))?(?:[-‐–— ]{0,2}\\d+)? ?(?:to|by|with|for|→|[-=]+>|>|/|instead of|replaced by|substituted (?:by|for|with)) ?(?:an? |the )?$`,
  "iu",
);
/** A place in a sequence: "proline 484", "arginine at position 150", "serine residue", "tyrosine codon". */
const PLACED_AFTER =
  /^(?:[-‐–— ]?\d{1,4}(?![\d.,]| ?(?:mg|mM|µM|μM|g|ml|%))|(?: residues?)? at (?:the )?(?:amino[- ]acid|codon|position|residue|nucleotide)|[- ](?:residues?|codon|substitution|(?:in|de)letion|repeats?|stretch)(?![a-z]))/iu;
const PLACED_BEFORE =
  /(?<![a-z])(?:codon|residue|position|nucleotide)s? (?:\d{1,4} )?(?:\(|from |of |for |encoding )?$/iu;

/** How far around a name its place in a sequence is told, in UTF-16 code units. */
const AROUND = 48;

/**
 * Whether the words at `span` name a building block of a protein or of DNA at its place in a sequence ("proline 484 by
 * arginine", "a cytosine to guanine transversion") and so no substance that anyone takes or measures.
 */
export function isResidue(text: string, { start, end }: Span): boolean {
  if (end - start > 14 || !IS_BLOCK.test(text.slice(start, end))) return false;
  const after = text.slice(end, end + AROUND);
  if (PLACED_AFTER.test(after) || EXCHANGED_AFTER.test(after)) return true;
  const before = text.slice(Math.max(0, start - AROUND), start);
  return PLACED_BEFORE.test(before) || EXCHANGED_BEFORE.test(before);
}
