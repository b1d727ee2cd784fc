import type { Recogniser } from "../../core/recognise/recogniser.ts";
import { type GoldClass, type GoldDocument, readCorpus } from "../corpora/read.ts";
import { goldClassOf } from "./recognisers.ts";
import { Counts, figures, percent } from "./counts.ts";
import { documentsOf, type Part } from "./parts.ts";
import type { Table } from "./report.ts";

/** Mentions with exact borders, by class. Disorders count as one class: the corpora do not tell events from conditions. */
export function spanTable(folder: string, part: Part, recogniser: Recogniser): Table {
  const rows: string[][] = [];
  for (const [label, corpus, classes] of [
    ["BC5CDR dev", "bc5cdr.dev", ["drug", "disease_or_ae"]],
    ["BioRED dev", "biored.dev", ["target", "drug", "disease_or_ae"]],
  ] as const) {
    const counts = countSpans(documentsOf(readCorpus(folder, corpus), part), classes, recogniser);
    for (const cls of classes) rows.push([`${label}, ${cls}`, ...figures(counts.get(cls)!)]);
    rows.push([`${label}, pooled`, ...figures(pooled(counts))]);
  }
  // ADE marks only what stands in a relation, so its precision says nothing.
  const ade = documentsOf(readCorpus(folder, "ade_v2.pos.folds0-7"), part);
  for (const [cls, counts] of countSpans(ade, ["drug", "disease_or_ae"], recogniser)) {
    rows.push([`ADE, ${cls}`, "", percent(counts.recall), "", String(counts.gold)]);
  }
  return { title: "Mentions, exact spans", columns: ["corpus, class", "P", "R", "F1", "gold"], rows };
}

/** All classes as one. */
export function pooled(counts: ReadonlyMap<GoldClass, Counts>): Counts {
  const all = new Counts();
  for (const each of counts.values()) {
    all.found += each.found;
    all.gold += each.gold;
    all.right += each.right;
  }
  return all;
}

/** What a recogniser finds of each class, with exact borders. */
export function countSpans(
  documents: readonly GoldDocument[],
  classes: readonly GoldClass[],
  recogniser: Recogniser,
): Map<GoldClass, Counts> {
  const counts = new Map(classes.map((cls) => [cls, new Counts()]));
  for (const { text, mentions } of documents) {
    const { suggestions } = recogniser.analyse(text, "plain");
    for (const [cls, count] of counts) {
      const found = suggestions.filter(({ kind }) => goldClassOf(kind) === cls);
      const gold = mentions.filter((mention) => mention.cls === cls);
      count.add(new Set(found.map(key)), new Set(gold.map(key)));
    }
  }
  return counts;
}

function key({ start, end }: { start: number; end: number }): string {
  return `${start}-${end}`;
}
