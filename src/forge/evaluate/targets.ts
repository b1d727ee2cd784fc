import { type Candidate, judge } from "../../core/recognise/judge.ts";
import { relate } from "../../core/recognise/relations.ts";
import type { Statements } from "../../core/recognise/statements/statements.ts";
import { sentencesIn } from "../../core/text/sentences.ts";
import { compareSpans } from "../../core/text/span.ts";
import { type GoldDocument, type GoldMention, readCorpus, splitBucket } from "../corpora/read.ts";
import { ACTING, goldPairs } from "../train/statements/labels.ts";
import { Counts, figures } from "./counts.ts";
import type { Table } from "./report.ts";

/** Per cent of DrugProt's sources that `npm run train -- --held-out` leaves out. */
export const HELD_OUT_TARGETS = 30;

/** Drug and target on the part of DrugProt that held-out models have not seen. */
export function targetTable(folder: string, statements: Statements | undefined): Table {
  return measureTargets(
    folder,
    (document) => splitBucket(document) < HELD_OUT_TARGETS,
    () => statements,
  );
}

/**
 * Drug and target, on DrugProt's abstracts with its own mentions: is this pair of one sentence related? Once for the
 * relations in which the drug acts on the protein, once for all thirteen kinds.
 */
export function measureTargets(
  folder: string,
  isMeasured: (document: GoldDocument) => boolean,
  statementsOf: (document: GoldDocument) => Statements | undefined,
): Table {
  const errors: string[] = [];
  const acting = new Counts();
  const any = new Counts();
  for (const document of readCorpus(folder, "drugprot.train_subset463").filter(isMeasured)) {
    const { id, text, mentions } = document;
    const ordered = mentions.filter(({ cls }) => cls === "drug" || cls === "target").sort(compareSpans);
    // Mentions of DrugProt may overlap ("IL-6" in "IL-6 receptor"); those of the recogniser never do.
    const apart: GoldMention[] = [];
    for (const mention of ordered) if (mention.start >= (apart.at(-1)?.end ?? 0)) apart.push(mention);
    const candidates = apart.map(({ start, end, cls }): Candidate => ({
      ...{ start, end, confidence: 1, why: { rule: "name" } },
      kind: cls === "drug" ? "drug" : "target",
    }));
    const sentences = sentencesIn(text, { start: 0, end: text.length });
    const related = relate(text, sentences, judge(text, sentences, candidates), statementsOf(document));
    const key = (drug: GoldMention, other: GoldMention): string => `${drug.mid} ${other.mid}`;
    const said = related.filter(({ type, polarity }) => type === "drug-target" && polarity === "affirmed");
    const found = new Map(
      said.map(({ head, tail }) => [key(apart[head]!, apart[tail]!), [apart[head]!, apart[tail]!] as const]),
    );
    const gold = goldPairs(document);
    const wanted = new Map(
      gold.filter(({ type }) => ACTING.has(type)).map(({ drug, other }) => [key(drug, other), [drug, other] as const]),
    );
    acting.add(new Set(found.keys()), new Set(wanted.keys()));
    any.add(new Set(found.keys()), new Set(gold.map(({ drug, other }) => key(drug, other))));
    const show = ([drug, other]: readonly [GoldMention, GoldMention]): string => {
      const [from, to] = [Math.min(drug.start, other.start) - 30, Math.max(drug.end, other.end) + 30];
      return `${drug.text} > ${other.text}: ${text.slice(Math.max(0, from), to)}`;
    };
    for (const [pair, both] of found) if (!wanted.has(pair)) errors.push(`${id} wrong  ${show(both)}`);
    for (const [pair, both] of wanted) if (!found.has(pair)) errors.push(`${id} missed ${show(both)}`);
  }
  return {
    title: "Drug and target in a sentence (DrugProt, gold spans)",
    columns: ["", "P", "R", "F1", "gold"],
    rows: [
      ["the drug acts on the target", ...figures(acting)],
      ["any of DrugProt's relations", ...figures(any)],
    ],
    errors,
  };
}
