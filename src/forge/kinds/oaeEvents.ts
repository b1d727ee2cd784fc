import type { CaseVocabulary } from "../compile/casing.ts";
import { type Entry, name } from "../compile/entry.ts";
import { foldKey } from "../compile/keys.ts";
import { type OaeEvent, oaeInfo } from "../sources/oae.ts";

/** Names that end in a word which few disorders end in are findings, procedures and places. */
const FEWEST_HEADS = 4;

/** What happens to a person or a molecule without being wrong with them. */
const NO_FINDING = /\b(?:mutation|pregnancy|block|birth|delivery|symptoms|treatment|therapy|operation|surgery)$/;

/** The ontology's disorders. `known`: names of disorders in natural order, whose closing words tell what a disorder is. */
export function oaeEntries(events: readonly OaeEvent[], known: readonly string[], vocabulary: CaseVocabulary): Entry[] {
  const heads = new Map<string, number>();
  for (const text of known) heads.set(headOf(text), (heads.get(headOf(text)) ?? 0) + 1);
  const inCase = (text: string): string =>
    text.replace(/[a-z]{4,}(?:'s)?/g, (word) =>
      vocabulary.isEponym(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word,
    );
  return events
    .filter(({ label }) => (heads.get(headOf(label)) ?? 0) >= FEWEST_HEADS && !NO_FINDING.test(label))
    .map(({ id, label, synonyms }) => ({
      source: oaeInfo.key,
      kind: "condition",
      id,
      names: [label, ...synonyms].map((text) => name(inCase(text), "remote")),
      keys: [],
    }));
}

function headOf(text: string): string {
  return foldKey(text.replace(/ (?:of|in|due|with|by|from|associated|post|chronic|acute)\b.*$/, ""))
    .split(" ")
    .at(-1)!;
}
