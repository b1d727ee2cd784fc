import type { Matcher } from "../../../core/lexicon/matcher.ts";
import { Recogniser } from "../../../core/recognise/recogniser.ts";
import { TABLE_BITS } from "../../../core/recognise/statements/features.ts";
import {
  encodeStatements,
  STATEMENT_TYPES,
  type StatementModels,
  type StatementType,
} from "../../../core/recognise/statements/model.ts";
import { Statements } from "../../../core/recognise/statements/statements.ts";
import type { Model } from "../../../core/recognise/tagger/model.ts";
import type { TextToTag } from "../../../core/recognise/tagger/reading.ts";
import { sentencesIn } from "../../../core/text/sentences.ts";
import { type GoldDocument, readCorpus, withoutSources } from "../../corpora/read.ts";
import { selectCorpora } from "../corpora.ts";
import { FOLDS, foldOf, foldTaggers } from "../foldTaggers.ts";
import { STATEMENT_CORPORA } from "./labels.ts";
import { compand, type Example, trainLogistic } from "./logistic.ts";
import { PairReader } from "./pairs.ts";

/** What the models are trained with. */
export interface StatementChoice {
  readonly folder: string;
  /** Use the corpus of adverse drug events, whose licence is not stated. */
  readonly withAde: boolean;
  /** Leave these documents out, and all others of their sources. */
  readonly held: readonly GoldDocument[];
  readonly matcher: Matcher;
  /** The tagger that ships, or the held-out one: its clusters, lists and calibration. */
  readonly tagger: Model;
  readonly prepared: (document: GoldDocument) => TextToTag;
  readonly log: (line: string) => void;
}

/** A pair to learn from, and the fold that it is measured in. */
interface LabelledPair extends Example {
  readonly type: StatementType;
  readonly fold: number;
}

/** Models of statements, and recognisers with an equally unknowing tagger: with the models, and with the rules alone. */
export interface Fold {
  readonly statements: Statements;
  readonly recogniser: Recogniser;
  readonly byRules: Recogniser;
}

/** Models and what they learnt from, so that they can be trained again without a fold. */
export interface StatementTraining {
  readonly bytes: Uint8Array;
  /** For each fold, what saw none of its documents. */
  readonly folds: () => readonly Fold[];
}

/** More runs or epochs gain nothing; fewer lose a little. */
const SCHEDULE = { epochs: 5, seeds: [1, 2, 3] };

/**
 * The least probability of a stated pair. Chosen by what `--report` prints: the pairs' macro F1 is best at 0.45, that
 * of whole sentences at 0.25, and both are within half a point of it here.
 */
const THRESHOLD: Readonly<Record<StatementType, number>> = { "drug-event": 0.33, "drug-target": 0.33 };

/**
 * Trains the models of statements on what the recogniser itself finds in the corpora, with taggers that had not seen
 * the text: trained on the annotators' mentions, a model would learn to tell an annotator from a tagger.
 */
export function trainStatements(choice: StatementChoice): StatementTraining {
  const { folder, withAde, held, matcher, tagger, prepared, log } = choice;
  const { training } = selectCorpora({ folder, heldOut: false, withAde });
  const parts = training.map((part) => ({ ...part, documents: withoutSources(part.documents, held) }));
  const taggers = foldTaggers(tagger, parts, prepared, log);
  const readers = taggers.map((each) => new Recogniser(matcher, each));
  const pairs = STATEMENT_CORPORA.filter(({ isAde }) => withAde || isAde !== true).flatMap((corpus) => {
    const documents = withoutSources(
      corpus.files.flatMap((file) => readCorpus(folder, file)),
      held,
    );
    const found = documents.flatMap((document) =>
      labelledPairs(document, corpus, readers[foldOf(document)] as Recogniser),
    );
    const stated = found.filter(({ isTrue }) => isTrue).length;
    log(`${corpus.type}, ${corpus.files.join(" ")}: ${found.length} pairs, ${stated} of them stated`);
    return found;
  });
  return {
    bytes: encodeStatements(modelsOf(pairs)),
    folds: () =>
      Array.from({ length: FOLDS }, (_, fold) => {
        const statements = new Statements(modelsOf(pairs.filter((pair) => pair.fold !== fold)));
        const recogniser = new Recogniser(matcher, taggers[fold], statements);
        return { statements, recogniser, byRules: readers[fold] as Recogniser };
      }),
  };
}

const reader = new PairReader();

function labelledPairs(
  document: GoldDocument,
  { type, isSentence, label }: (typeof STATEMENT_CORPORA)[number],
  recogniser: Recogniser,
): LabelledPair[] {
  const { text } = document;
  const whole = { start: 0, end: text.length };
  const labelOf = label(document);
  const { suggestions } = recogniser.analyse(text, "plain");
  return reader
    .read(text, isSentence === true ? [whole] : sentencesIn(text, whole), suggestions, type)
    .flatMap(({ drug, other, places }) => {
      const given = labelOf(drug, other);
      if (given === undefined) return [];
      return [{ type, places, isTrue: given.isStated, weight: given.weight, fold: foldOf(document) }];
    });
}

function modelsOf(pairs: readonly LabelledPair[]): StatementModels {
  return STATEMENT_TYPES.map((type) => {
    const own = pairs.filter((pair) => pair.type === type);
    return { ...compand(trainLogistic(own, 2 ** TABLE_BITS, SCHEDULE)), threshold: THRESHOLD[type] };
  });
}
