import type { Model } from "../../core/recognise/tagger/model.ts";
import type { TextToTag } from "../../core/recognise/tagger/reading.ts";
import type { TaggedMention } from "../../core/recognise/tagger/tagger.ts";
import type { Span } from "../../core/text/span.ts";
import type { GoldDocument } from "../corpora/read.ts";
import { selectCorpora, type Tagged, type TrainingPart } from "./corpora.ts";
import { foldOf, foldTaggers } from "./foldTaggers.ts";
import { goldSpans } from "./labels.ts";
import { type Figure, type Score, Tally } from "./measure.ts";
import { goldPairs } from "./statements/labels.ts";

/** ADE's own style for what it marks; it marks no targets. */
const STYLE = { drug: "ade", target: "bc2gm", disorder: "ade" } as const;

/** As the tagger that ships. */
const SCHEDULE = { epochs: 7, seeds: [1, 2, 3, 4, 5, 6] };

export interface AdeFolds {
  readonly folder: string;
  /** Clusters, lists and calibration for the taggers. */
  readonly tagger: Model;
  readonly prepared: (document: GoldDocument) => TextToTag;
  readonly log: (line: string) => void;
}

/**
 * What the method reaches in ADE's own style, by folds of documents: drugs and effects with exact borders, and their
 * relations end to end, where both mentions must have exact borders. On the sentences that state an effect, as others
 * measure it. All figures in per cent.
 */
export function measureAdeFolds({ folder, tagger, prepared, log }: AdeFolds): Figure[] {
  const { training } = selectCorpora({ folder, heldOut: false, withAde: true });
  const kinds = (part: TrainingPart): TrainingPart["kinds"] => part.kinds.filter((kind) => kind !== "target");
  const parts = training.map((part) => ({ ...part, kinds: kinds(part) })).filter((part) => part.kinds.length > 0);
  const taggers = foldTaggers(tagger, parts, prepared, log, { styles: STYLE, schedule: SCHEDULE });
  const tallies = { drug: new Tally(), disorder: new Tally() };
  const pairs = new Tally();
  for (const document of training.find(({ corpus }) => corpus === "ade")?.documents ?? []) {
    const { mentions } = taggers[foldOf(document)]!.tag(prepared(document));
    for (const kind of ["drug", "disorder"] as const) {
      tallies[kind].add(
        goldSpans(document, kind),
        mentions.filter((mention) => mention.kind === kind),
      );
    }
    const gold = goldPairs(document).map(({ drug, other }) => pairOf(drug, other));
    pairs.add(unique(gold), relatedPairs(mentions));
  }
  const [drug, disorder] = [tallies.drug.score(), tallies.disorder.score()];
  const figure = (kind: string, score: Score): Figure => ({
    ...{ kind, style: "ade", isShipped: false, part: "ADE by folds" },
    ...score,
  });
  return [
    figure("drug", drug),
    figure("disorder", disorder),
    figure("drug + effect, macro", mean(drug, disorder)),
    figure("relation, end to end", pairs.score()),
  ];
}

/** All pairs of a sentence: in ADE's style a drug or an effect is marked only where it stands in a relation. */
function relatedPairs(mentions: readonly TaggedMention[]): Span[] {
  const of = (kind: Tagged): readonly TaggedMention[] => mentions.filter((mention) => mention.kind === kind);
  return of("drug").flatMap((drug) => of("disorder").map((effect) => pairOf(drug, effect)));
}

/** A pair as one span that no other pair of the text has: exact borders of both. */
function pairOf(drug: Span, other: Span): Span {
  const key = (span: Span): number => span.start * 1e4 + span.end;
  return { start: key(drug), end: key(other) };
}

function unique(spans: readonly Span[]): Span[] {
  return [...new Map(spans.map((span) => [`${span.start}-${span.end}`, span])).values()];
}

function mean(one: Score, two: Score): Score {
  const half = (key: keyof Score): number => (one[key] + two[key]) / 2;
  return { precision: half("precision"), recall: half("recall"), f1: half("f1"), lenient: half("lenient") };
}
