import { judge, type Candidate } from "../../core/recognise/judge.ts";
import type { Recogniser } from "../../core/recognise/recogniser.ts";
import { relate } from "../../core/recognise/relations.ts";
import { compareSpans, overlaps } from "../../core/text/span.ts";
import { type GoldDocument, type GoldMention, readCorpus } from "../corpora/read.ts";
import { isDisorder } from "../../core/lexicon/concept.ts";
import { Counts, figures, percent } from "./counts.ts";
import { documentsOf, type Part } from "./parts.ts";
import type { Table } from "./report.ts";

/**
 * Drug and adverse event, on ADE sentences: does the sentence state one; is a pair stated (pairs that the annotators
 * drew against pairs that the recogniser finds in sentences that state none); and the pairs from raw text.
 */
export function effectTable(folder: string, part: Part, recogniser: Recogniser): Table {
  const stating = documentsOf(readCorpus(folder, "ade_v2.pos.folds0-7"), part);
  const silent = documentsOf(readCorpus(folder, "ade_v2.neg.folds0-7"), part);
  const errors: string[] = [];
  const sentences = new Counts();
  const pairs = new Counts();
  /** Pairs rightly called not stated, and pairs not stated. */
  const refused = { right: 0, all: 0 };
  const found = { right: 0, all: 0 };

  for (const document of stating) {
    const { suggestions, relations = [] } = recogniser.analyse(document.text, "plain");
    const effects = relations.filter(({ type }) => type === "drug-event");
    sentences.decide(effects.length > 0, true);
    if (effects.length === 0) errors.push(`${document.id} silent  ${document.text}`);
    const stated = goldPairsStated(document);
    for (const { drug, effect, said, kind } of stated) {
      pairs.decide(said, true);
      if (!said) errors.push(`${document.id} refused ${drug.text} > ${effect.text} (${kind}): ${document.text}`);
      found.all++;
      const isFound = effects.some(
        ({ head, tail }) => overlaps(suggestions[head]!, drug) && overlaps(suggestions[tail]!, effect),
      );
      if (isFound) found.right++;
    }
  }
  for (const document of silent) {
    const { suggestions, relations = [] } = recogniser.analyse(document.text, "plain");
    const effects = relations.filter(({ type }) => type === "drug-event");
    sentences.decide(effects.length > 0, false);
    for (const { head, tail } of effects) {
      errors.push(
        `${document.id} said (${suggestions[tail]!.why.map(({ rule, detail = "" }) => `${rule} ${detail}`).join("; ")})    ${wordsOf(document, suggestions[head]!)} > ${wordsOf(document, suggestions[tail]!)}: ${document.text}`,
      );
    }
    const drugs = suggestions.filter(({ kind }) => kind === "drug").length;
    const all = drugs * suggestions.filter(({ kind }) => isDisorder(kind)).length;
    refused.all += all;
    refused.right += all - effects.length;
    for (let i = 0; i < effects.length; i++) pairs.decide(true, false);
  }
  const no = new Counts();
  no.gold = refused.all;
  no.right = refused.right;
  no.found = refused.right + (pairs.gold - pairs.right);
  const rows = [
    ["sentence states an adverse effect", ...figures(sentences)],
    ["drug-event pair is stated (gold spans)", ...figures(pairs)],
    ["drug-event pair is not stated", ...figures(no)],
    ["drug-event pair, macro F1", "", "", percent((pairs.f1 + no.f1) / 2), ""],
    ["drug-event pairs from raw text, overlapping spans", "", percent(found.right / found.all), "", String(found.all)],
  ];
  return { title: "Adverse effects (ADE)", columns: ["", "P", "R", "F1", "gold"], rows, errors };
}

/** The pairs that annotators drew, and whether the rules say the same of them when they are given the mentions. */
function goldPairsStated({ text, mentions, relations }: GoldDocument): {
  drug: GoldMention;
  effect: GoldMention;
  said: boolean;
  /** What the effect was taken for. */
  kind: string;
}[] {
  const ordered = [...mentions].sort(compareSpans);
  const sentence = [{ start: 0, end: text.length }];
  const candidates = ordered.map(({ start, end, cls }): Candidate => {
    const kind = cls === "drug" ? "drug" : "condition";
    return { start, end, kind, confidence: 1, why: { rule: "name" } };
  });
  const suggestions = judge(text, sentence, candidates);
  const said = relate(text, sentence, suggestions);
  const byId = new Map(ordered.map((mention, index) => [mention.mid, { mention, index }]));
  return relations.map(({ head, tail }) => {
    const [one, other] = [byId.get(head)!, byId.get(tail)!];
    const [drug, effect] = one.mention.cls === "drug" ? [one, other] : [other, one];
    const isSaid = said.some((each) => each.head === drug.index && each.tail === effect.index);
    return { drug: drug.mention, effect: effect.mention, said: isSaid, kind: suggestions[effect.index]!.kind };
  });
}

function wordsOf({ text }: GoldDocument, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end);
}
