import { readFileSync } from "node:fs";
import type { Kind } from "../../core/lexicon/concept.ts";
import { Matcher } from "../../core/lexicon/matcher.ts";
import type { Suggestion } from "../../core/recognise/mention.ts";
import { Recogniser } from "../../core/recognise/recogniser.ts";
import type { GoldClass } from "../corpora/read.ts";
import { MATCHER_FILE } from "../sources/source.ts";

/** The recogniser as users get it. */
export function openRecogniser(): Recogniser {
  return new Recogniser(new Matcher(readFileSync(MATCHER_FILE)));
}

/** What a kind is called in the corpora; they do not tell events from conditions, and know no endpoints. */
export function goldClassOf(kind: Kind): GoldClass | undefined {
  switch (kind) {
    case "drug":
    case "target":
      return kind;
    case "adverse-event":
    case "condition":
      return "disease_or_ae";
    case "endpoint":
      return undefined;
  }
}

export function isDisorder({ kind }: Pick<Suggestion, "kind">): boolean {
  return kind === "adverse-event" || kind === "condition";
}
