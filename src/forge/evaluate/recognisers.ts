import { readFileSync } from "node:fs";
import type { Kind } from "../../core/lexicon/concept.ts";
import { Matcher } from "../../core/lexicon/matcher.ts";
import { decodeModel } from "../../core/recognise/tagger/modelFile.ts";
import { decodeStatements } from "../../core/recognise/statements/model.ts";
import { Statements } from "../../core/recognise/statements/statements.ts";
import { Tagger } from "../../core/recognise/tagger/tagger.ts";
import { Recogniser } from "../../core/recognise/recogniser.ts";
import type { GoldClass } from "../corpora/read.ts";
import { MATCHER_FILE } from "../sources/source.ts";

/**
 * The recogniser as users get it, with a tagger that has not seen the parts that are measured (`npm run train --
 * --held-out --out FILE`); without one the lexicon and the rules answer alone. The shipped tagger was trained on the
 * development parts too, so figures with it would say nothing.
 */
export function openRecogniser(heldOutTagger?: string, statements?: Statements): Recogniser {
  const matcher = new Matcher(readFileSync(MATCHER_FILE));
  const tagger = heldOutTagger === undefined ? undefined : new Tagger(decodeModel(readFileSync(heldOutTagger)));
  return new Recogniser(matcher, tagger, statements);
}

/** Models of statements that have not seen the parts that are measured; without a file the rules answer alone. */
export function openStatements(heldOut?: string): Statements | undefined {
  return heldOut === undefined ? undefined : new Statements(decodeStatements(readFileSync(heldOut)));
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
