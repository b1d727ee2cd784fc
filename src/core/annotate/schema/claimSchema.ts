import type { Levels } from "../checks/codes.ts";

/** What a word means to the checks, besides being known. */
export const MARKS = {
  /** Types that are offered when a claim is tagged; the others are known. */
  types: ["offered", "safety", "regulatory", "comparative"],
  roles: ["comparator"],
  predicates: ["comparative", "causal", "regulatory"],
  qualifiers: ["comparator"],
  measures: ["relative"],
  designs: ["anecdotal"],
  levels: ["anecdotal"],
} as const;

/** The name of a list of words: `types`, `roles`, … */
export type VocabularyName = keyof typeof MARKS;

/** All of them, in the order in which they are told. */
export const VOCABULARIES = Object.keys(MARKS) as VocabularyName[];

/** A word of a vocabulary. */
export interface Term<Mark extends string = string> {
  /** How it is shown to people. */
  readonly label: string;
  /** Other words for the same. */
  readonly also: readonly string[];
  readonly is: ReadonlySet<Mark>;
  /** The values that a qualifier can have; any where absent. */
  readonly of?: readonly string[];
  /** `number` where a qualifier's value must be one. */
  readonly form?: "number";
}

/** Words by the name that sidecars use, in the order in which they are offered. */
export type Vocabulary<Mark extends string = string> = ReadonlyMap<string, Term<Mark>>;

/** The words that a project uses in its claims, and the levels of its checks. */
export type ClaimSchema = {
  readonly title: string;
  readonly checks: Levels;
} & { readonly [V in VocabularyName]: Vocabulary<(typeof MARKS)[V][number]> };

/** A schema that knows no word. */
export const EMPTY_SCHEMA: ClaimSchema = {
  title: "",
  checks: new Map(),
  ...(Object.fromEntries(VOCABULARIES.map((name) => [name, new Map()])) as unknown as {
    [V in VocabularyName]: Vocabulary<never>;
  }),
};

/** The packs that ship, each a file of its name under `media/packs`. */
export const PACKS = ["pharmacovigilance", "systematic-review", "general"] as const;

/** The name of one of them. */
export type PackName = (typeof PACKS)[number];

/** What a project without a schema of its own has, and what its schema extends unless it says otherwise. */
export const DEFAULT_PACK: PackName = "pharmacovigilance";

/** The term of a word: by its name, or by its label and the other words for it, without regard to case and hyphens. */
export function termOf<Mark extends string>(vocabulary: Vocabulary<Mark>, word: string): Term<Mark> | undefined {
  const exact = vocabulary.get(word);
  if (exact !== undefined) return exact;
  const wanted = folded(word);
  for (const [name, term] of vocabulary) {
    if ([name, term.label, ...term.also].some((each) => folded(each) === wanted)) return term;
  }
  return undefined;
}

/** Whether a word is known and has a mark. */
export function isMarked<Mark extends string>(vocabulary: Vocabulary<Mark>, word: string, mark: Mark): boolean {
  return termOf(vocabulary, word)?.is.has(mark) === true;
}

function folded(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
}
