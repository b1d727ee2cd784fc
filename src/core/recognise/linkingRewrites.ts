import type { Kind } from "../lexicon/concept.ts";
import { DISORDER_RULES } from "./linkingDisorders.ts";
import { DRUG_RULES, TARGET_RULES } from "./linkingSubstances.ts";

/**
 * Other words for the same thing, for mentions that no list holds as they stand: rewrites that keep what is named, each
 * to be looked up in the lexicon, which alone decides whether the result is a name. At most `MOST` per mention, best
 * first; all patterns read a mention once.
 */
const MOST = 24;

/** Longer mentions are descriptions; nothing is gained by turning their words round. */
const LONGEST = 160;

/** Further words under which the lexicon may hold what these words of a kind name; without the words themselves. */
export function rewrites(words: string, kind: Kind): string[] {
  if (words.length > LONGEST) return [];
  const plain = words.replace(/\s+/g, " ").trim();
  const found = new Set<string>();
  const add = (text: string | undefined): void => {
    if (text !== undefined && text.length > 1 && text !== words && found.size < MOST) found.add(text);
  };
  const rules = kind === "drug" ? DRUG_RULES : kind === "target" ? TARGET_RULES : DISORDER_RULES;
  // A second round lets rules work on what the first ones made ("severe hepatotoxic" → "hepatotoxic" → "hepatotoxicity").
  for (const rule of rules) for (const text of rule(plain)) add(text);
  for (const first of [...found]) for (const rule of rules) for (const text of rule(first)) add(text);
  return [...found];
}
