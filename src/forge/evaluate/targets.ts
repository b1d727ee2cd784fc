import { type Candidate, judge } from "../../core/recognise/judge.ts";
import { relate } from "../../core/recognise/relations.ts";
import { sentencesIn } from "../../core/text/sentences.ts";
import { compareSpans } from "../../core/text/span.ts";
import { type GoldMention, readCorpus } from "../corpora/read.ts";
import { Counts, figures } from "./counts.ts";
import { documentsOf, type Part } from "./parts.ts";
import type { Table } from "./report.ts";

/** Kinds of DrugProt relations in which the drug acts on the protein; the others say what it is part or product of. */
const ACTING = new Set([
  "INHIBITOR",
  "ACTIVATOR",
  "ANTAGONIST",
  "AGONIST",
  "AGONIST-ACTIVATOR",
  "AGONIST-INHIBITOR",
  "DIRECT-REGULATOR",
  "INDIRECT-DOWNREGULATOR",
  "INDIRECT-UPREGULATOR",
]);

/** Drug and target, on DrugProt's abstracts with its own mentions: is this pair of one sentence related? */
export function targetTable(folder: string, part: Part): Table {
  const errors: string[] = [];
  const counts = new Counts();
  for (const { id, text, mentions, relations } of documentsOf(readCorpus(folder, "drugprot.train_subset463"), part)) {
    const ordered = mentions.filter(({ cls }) => cls === "drug" || cls === "target").sort(compareSpans);
    const candidates = ordered.map(({ start, end, cls }): Candidate => ({
      start,
      end,
      kind: cls as "drug",
      confidence: 1,
      why: { rule: "name" },
    }));
    const sentences = sentencesIn(text, { start: 0, end: text.length });
    const related = relate(text, sentences, judge(text, sentences, candidates));
    const key = (drug: GoldMention, target: GoldMention): string => `${drug.mid} ${target.mid}`;
    const found = new Map(
      related
        .filter(({ type }) => type === "drug-target")
        .map(({ head, tail }) => [key(ordered[head]!, ordered[tail]!), [ordered[head]!, ordered[tail]!] as const]),
    );
    const byId = new Map(mentions.map((mention) => [mention.mid, mention]));
    const gold = new Map(
      relations
        .filter(({ type }) => ACTING.has(type))
        .map(({ head, tail }) => [`${head} ${tail}`, [byId.get(head)!, byId.get(tail)!] as const]),
    );
    counts.add(new Set(found.keys()), new Set(gold.keys()));
    const show = ([drug, target]: readonly [GoldMention, GoldMention]): string => {
      const [from, to] = [Math.min(drug.start, target.start) - 30, Math.max(drug.end, target.end) + 30];
      return `${drug.text} > ${target.text}: ${text.slice(Math.max(0, from), to)}`;
    };
    for (const [pair, both] of found) if (!gold.has(pair)) errors.push(`${id} wrong  ${show(both)}`);
    for (const [pair, both] of gold) if (!found.has(pair)) errors.push(`${id} missed ${show(both)}`);
  }
  return {
    title: "Drug and target in a sentence (DrugProt, gold spans)",
    columns: ["", "P", "R", "F1", "gold"],
    rows: [["the drug acts on the target", ...figures(counts)]],
    errors,
  };
}
