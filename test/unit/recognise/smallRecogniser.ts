import { compileMatcher, type FormToCompile } from "../../../src/core/lexicon/compile.ts";
import { KINDS, type Kind } from "../../../src/core/lexicon/concept.ts";
import { LayeredMatcher } from "../../../src/core/lexicon/layered.ts";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import { NO_TERMS, type Terms } from "../../../src/core/lexicon/terms.ts";
import { Recogniser } from "../../../src/core/recognise/recogniser.ts";
import { attributesOf } from "../../../src/core/recognise/tagger/attributes.ts";
import { NO_CLUSTERS } from "../../../src/core/recognise/tagger/clusters.ts";
import { SINGLE } from "../../../src/core/recognise/tagger/decoder.ts";
import { MOST_FEATURES, wordFeatures } from "../../../src/core/recognise/tagger/features.ts";
import { Tagger } from "../../../src/core/recognise/tagger/tagger.ts";
import { modelOf, row } from "../tagger/handMade.ts";

/** Names of concepts by number; one after `~` is never found by itself. */
const CONCEPTS: readonly (readonly [kind: Kind, ...names: string[]])[] = [
  ["drug", "paclitaxel", "taxol"],
  ["drug", "pertuxin"],
  ["condition", "renal failure"],
  ["adverse-event", "neuropathy"],
  ["adverse-event", "hepatitis"],
  ["target", "catalase", "~CAT"],
  ["target", "catenin", "~CAT"],
  ["drug", "aspirin"],
];

/** How the tagger feels about a word (offset 0), or about the word after it (offset −1): kind, and how strongly. */
const WEIGHTS: readonly (readonly [word: string, offset: number, kind: number, weight: number])[] = [
  ["aspirin", 0, 0, 100],
  ["paclitaxel", 0, 0, 100],
  ["nausea", 0, 2, 100],
  ["CAT", 0, 1, 100],
  // Tagged after "acute" only.
  ["acute", -1, 2, 100],
  // Possible, no more.
  ["stroke", 0, 2, 6],
  ["doubtine", 0, 0, 6],
];

/**
 * A recogniser of few words, in which everything can be brought about on purpose.
 *
 * @param terms the user's own terms over it
 */
export function smallRecogniser(terms: Terms = NO_TERMS): Recogniser {
  const forms = CONCEPTS.flatMap(([, ...names], concept) =>
    names.map((name): FormToCompile => ({
      text: name.replace("~", ""),
      exactCase: false,
      concept,
      silent: name.startsWith("~"),
      right: 1,
    })),
  );
  const kinds = Uint8Array.from(CONCEPTS, ([kind]) => KINDS.indexOf(kind));
  const rows = WEIGHTS.map(([word, offset, kind, weight]) => {
    const features = new Int32Array(MOST_FEATURES);
    wordFeatures(attributesOf(word, NO_CLUSTERS), offset, features);
    return [features[0] as number, row(kind, SINGLE, weight)] as const;
  });
  const matcher = new LayeredMatcher(new Matcher(compileMatcher({ forms, kinds })), terms);
  return new Recogniser(matcher, new Tagger(modelOf(new Map(rows))));
}
