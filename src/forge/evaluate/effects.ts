import { isDisorder } from "../../core/lexicon/concept.ts";
import type { Relation, Suggestion } from "../../core/recognise/mention.ts";
import type { Recogniser } from "../../core/recognise/recogniser.ts";
import { overlaps } from "../../core/text/span.ts";
import { type GoldDocument, readCorpus, splitBucket } from "../corpora/read.ts";
import { goldPairs } from "../train/statements/labels.ts";
import { Counts, figures, percent } from "./counts.ts";
import type { Table } from "./report.ts";

/** Per cent of ADE's sources that `npm run train -- --held-out` leaves out. */
export const HELD_OUT_EFFECTS = 10;

/** Adverse effects on the part of ADE that a held-out tagger and held-out models have not seen. */
export function effectTable(folder: string, recogniser: Recogniser): Table {
  const isHeld = (document: GoldDocument): boolean => splitBucket(document) < HELD_OUT_EFFECTS;
  return measureEffects(folder, isHeld, () => recogniser);
}

/**
 * Drug and adverse event, on ADE's sentences: does the sentence state one; which pairs of mentions that the recogniser
 * finds does it call stated (against the annotators' pairs; the hard negatives are all its pairs in sentences that state
 * none, and pairs of marked mentions that are not related); and how many of the annotators' pairs it finds in all.
 */
export function measureEffects(
  folder: string,
  isMeasured: (document: GoldDocument) => boolean,
  recogniserOf: (document: GoldDocument) => Recogniser,
): Table {
  const errors: string[] = [];
  const sentences = new Counts();
  const stated = new Counts();
  const silent = new Counts();
  const raw = new Counts();
  const decide = (said: boolean, is: boolean, document: GoldDocument, drug: Suggestion, other: Suggestion): void => {
    stated.decide(said, is);
    silent.decide(!said, !is);
    if (said === is) return;
    const words = ({ start, end }: Suggestion): string => document.text.slice(start, end);
    errors.push(`${document.id} ${said ? "said" : "refused"} ${words(drug)} > ${words(other)}: ${document.text}`);
  };
  for (const name of ["ade_v2.pos.folds0-7", "ade_v2.neg.folds0-7"]) {
    for (const document of readCorpus(folder, name).filter(isMeasured)) {
      const { suggestions, relations = [] } = recogniserOf(document).analyse(document.text, "plain");
      const said = relations.filter(({ type, polarity }) => type === "drug-event" && polarity === "affirmed");
      const gold = goldPairs(document);
      sentences.decide(said.length > 0, gold.length > 0);
      if (said.length === 0 && gold.length > 0) errors.push(`${document.id} silent  ${document.text}`);
      for (const { drug, other } of gold) raw.decide(isSaid(said, suggestions, drug, other), true);
      suggestions.forEach((drug, head) => {
        suggestions.forEach((other, tail) => {
          if (drug.kind !== "drug" || !isDisorder(other.kind)) return;
          const is = gold.some((pair) => overlaps(pair.drug, drug) && overlaps(pair.other, other));
          const areMarked =
            gold.some((pair) => overlaps(pair.drug, drug)) && gold.some((pair) => overlaps(pair.other, other));
          if (gold.length > 0 && !areMarked) return;
          decide(
            said.some((each) => each.head === head && each.tail === tail),
            is,
            document,
            drug,
            other,
          );
        });
      });
    }
  }
  const rows = [
    ["sentence states an adverse effect", ...figures(sentences)],
    ["drug-event pair is stated", ...figures(stated)],
    ["drug-event pair is not stated", ...figures(silent)],
    ["drug-event pair, macro F1", "", "", percent((stated.f1 + silent.f1) / 2), ""],
    ["annotators' pairs, found and said", "", percent(raw.recall), "", String(raw.gold)],
  ];
  return { title: "Adverse effects (ADE)", columns: ["", "P", "R", "F1", "gold"], rows, errors };
}

function isSaid(
  said: readonly Relation[],
  suggestions: readonly Suggestion[],
  drug: { start: number; end: number },
  other: { start: number; end: number },
): boolean {
  return said.some(
    ({ head, tail }) =>
      overlaps(suggestions[head] as Suggestion, drug) && overlaps(suggestions[tail] as Suggestion, other),
  );
}
