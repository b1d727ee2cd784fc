import type { Tagged } from "./corpora.ts";
import type { Style } from "./perceptron.ts";

/**
 * Whose guidelines the shipped tagger follows. BC5CDR marks drugs and disorders as a reader of clinical texts would;
 * BioRED marks no residues, nucleotides and classes as drugs, and its genes are proteins by name; DrugProt's are the
 * targets of drugs. A mixture loses half a point on its first corpus and gains several on all the others
 * (`npm run train -- --held-out --report --style …`).
 */
export const SHIPPED_STYLES: Readonly<Record<Tagged, string>> = {
  drug: "0.5*bc5cdr+0.5*biored",
  target: "biored+0.4*drugprot+0.1*bc2gm",
  disorder: "0.7*bc5cdr+0.3*biored",
};

/** The styles of the measured corpora themselves, to show what the method reaches. */
export const OWN_STYLES: Readonly<Record<Tagged, readonly string[]>> = {
  drug: ["bc5cdr", "biored"],
  target: ["biored", "bc2gm"],
  disorder: ["bc5cdr", "ncbi_disease+0.2*biored", "biored"],
};

/** A style such as `bc5cdr+0.5*biored` as the shares of the corpora's copies; corpora not named have none. */
export function styleOf(name: string, corpora: readonly string[]): Style {
  const terms = name.split("+").map((term) => {
    const parts = /^(?:(\d*\.?\d+)\*)?(\w+)$/.exec(term);
    if (parts === null) throw new Error(`"${term}" is not a corpus with a share, such as 0.5*biored.`);
    return { corpus: parts[2], share: Number(parts[1] ?? 1) };
  });
  return corpora.map((corpus) => terms.find((term) => term.corpus === corpus)?.share ?? 0);
}
