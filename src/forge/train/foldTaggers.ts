import { NameLists } from "../../core/recognise/tagger/nameLists.ts";
import type { KindModel, Model } from "../../core/recognise/tagger/model.ts";
import type { TextToTag } from "../../core/recognise/tagger/reading.ts";
import { Tagger } from "../../core/recognise/tagger/tagger.ts";
import { type GoldDocument, splitBucket } from "../corpora/read.ts";
import { TAGGED, type Tagged, type TrainingPart } from "./corpora.ts";
import { type Examples, extract, numberFeatures } from "./examples.ts";
import { emptyKind, pack, type TrainedKind } from "./pack.ts";
import { type Schedule, train } from "./perceptron.ts";
import { SHIPPED_STYLES, styleOf } from "./styles.ts";

/** Parts that documents are dealt into, by source: what is measured or learnt on one comes from taggers of the others. */
export const FOLDS = 5;

/** How fold taggers are trained. */
export interface FoldTraining {
  /** The style of each kind. */
  readonly styles: Readonly<Record<Tagged, string>>;
  readonly schedule: Schedule;
}

/** One run over a few epochs: these taggers read what others learn from, and are not shipped. */
const AS_SHIPPED: FoldTraining = { styles: SHIPPED_STYLES, schedule: { epochs: 5, seeds: [1] } };
const KEPT_FEATURES = 50_000;

/** The fold of a document: the same for all documents of one source, in every corpus. */
export function foldOf(document: GoldDocument): number {
  return Math.floor((splitBucket(document) * FOLDS) / 100);
}

/**
 * A tagger for each fold that saw none of the fold's documents, with the word clusters, lists and calibration of
 * `shipped`, and in its style unless another is asked for; a kind without any corpus finds nothing. What is trained on their findings meets texts as the product does: unseen.
 */
export function foldTaggers(
  shipped: Model,
  training: readonly TrainingPart[],
  prepared: (document: GoldDocument) => TextToTag,
  log: (line: string) => void,
  { styles, schedule } = AS_SHIPPED,
): Tagger[] {
  const { clusters, lists } = shipped;
  const tables = { clusters, lists: new NameLists(lists) };
  const kinds = TAGGED.map((kind, k) => {
    const parts = training.filter((part) => part.kinds.includes(kind));
    if (parts.length === 0) return Array.from({ length: FOLDS }, emptyKind);
    const dealt = parts.flatMap(({ documents }) =>
      Array.from({ length: FOLDS }, (_, fold) => ({ documents: documents.filter((each) => foldOf(each) === fold) })),
    );
    const examples = extract(dealt, kind, tables, prepared);
    const hashes = numberFeatures(examples);
    const corpora = parts.map(({ corpus }) => corpus);
    const { base, slope } = shipped.kinds[k] as KindModel;
    const style = styleOf(styles[kind], corpora);
    return Array.from({ length: FOLDS }, (_, fold): TrainedKind => {
      const others = withoutFold(examples, fold);
      const [trained] = train(others, hashes.length, parts.length, [style], schedule, () => undefined);
      log(`${kind}, without fold ${fold + 1} of ${FOLDS}: ${others.corpora.length} sentences`);
      return { ...(trained as TrainedKind), base, slope, hashes };
    });
  });
  return Array.from(
    { length: FOLDS },
    (_, fold) =>
      new Tagger(
        pack(
          kinds.map((each) => each[fold] as TrainedKind),
          KEPT_FEATURES,
          { clusters, lists },
        ),
      ),
  );
}

/** The sentences of the other folds. A sentence's `corpora` is its corpus times `FOLDS` plus its fold. */
function withoutFold(examples: Examples, fold: number): Examples {
  return selectSentences(
    examples,
    (s) => (examples.corpora[s] as number) % FOLDS !== fold,
    (corpus) => Math.floor(corpus / FOLDS),
  );
}

/** A copy of some of the sentences, with their corpora numbered anew. */
function selectSentences(
  { sentences, corpora, labels, offsets, features }: Examples,
  isKept: (sentence: number) => boolean,
  corpusOf: (corpus: number) => number,
): Examples {
  const kept = corpora.flatMap((_, s) => (isKept(s) ? [s] : []));
  let words = 0;
  let count = 0;
  for (const s of kept) {
    const [from, to] = [sentences[s] as number, sentences[s + 1] as number];
    words += to - from;
    count += (offsets[to] as number) - (offsets[from] as number);
  }
  const result = {
    sentences: [] as number[],
    corpora: kept.map((s) => corpusOf(corpora[s] as number)),
    labels: new Uint8Array(words),
    offsets: new Uint32Array(words + 1),
    features: new Int32Array(count),
  };
  let w = 0;
  let f = 0;
  for (const s of kept) {
    const [from, to] = [sentences[s] as number, sentences[s + 1] as number];
    result.sentences.push(w);
    result.labels.set(labels.subarray(from, to), w);
    const first = offsets[from] as number;
    for (let i = from; i < to; i++) result.offsets[w++] = f + (offsets[i] as number) - first;
    result.features.set(features.subarray(first, offsets[to]), f);
    f += (offsets[to] as number) - first;
  }
  result.sentences.push(w);
  result.offsets[w] = f;
  return result;
}
