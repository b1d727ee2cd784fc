import { findAbbreviations } from "../../core/recognise/abbreviations.ts";
import { sentencesIn } from "../../core/text/sentences.ts";
import type { Span } from "../../core/text/span.ts";
import { type GoldDocument, readCorpus } from "../corpora/read.ts";
import { Counts, figures } from "./counts.ts";
import { documentsOf, type Part } from "./parts.ts";
import type { Table } from "./report.ts";

const CORPORA = [
  ["Ab3P gold", "abbrev_ab3p.gold"],
  ["Schwartz-Hearst gold", "abbrev_sh.gold"],
] as const;

/** Pairs of short and long form, both with exact borders in place. A long form in pieces counts from first to last. */
export function abbreviationTable(folder: string, part: Part): Table {
  const errors: string[] = [];
  const both = new Counts();
  const rows = CORPORA.map(([label, corpus]) => {
    const counts = new Counts();
    for (const document of documentsOf(readCorpus(folder, corpus), part)) {
      const { text } = document;
      const sentences = sentencesIn(text, { start: 0, end: text.length });
      const key = (short: Span, long: Span): string => `${short.start}-${short.end} ${long.start}-${long.end}`;
      const found = new Map(findAbbreviations(text, sentences).map((each) => [key(each.short, each.long), each]));
      const gold = new Map(goldPairs(document).map((each) => [key(each.short, each.long), each]));
      for (const count of [counts, both]) count.add(new Set(found.keys()), new Set(gold.keys()));
      const show = ({ short, long }: { short: Span; long: Span }): string =>
        `${text.slice(short.start, short.end)} = ${text.slice(long.start, long.end)}   … ${text.slice(Math.max(0, Math.min(short.start, long.start) - 40), Math.max(short.end, long.end) + 15)}`;
      for (const [k, each] of found) if (!gold.has(k)) errors.push(`${document.id} wrong  ${show(each)}`);
      for (const [k, each] of gold) if (!found.has(k)) errors.push(`${document.id} missed ${show(each)}`);
    }
    return [label, ...figures(counts)];
  });
  rows.push(["both", ...figures(both)]);
  return { title: "Abbreviations defined in the text", columns: ["corpus", "P", "R", "F1", "gold"], rows, errors };
}

/** Gold pairs; blanks at their borders are taken off, and the shorter of the two is the short form. */
function goldPairs({ text, mentions, relations }: GoldDocument): { short: Span; long: Span }[] {
  const byId = new Map(mentions.map((mention) => [mention.mid, trimmed(text, mention)]));
  return relations.map(({ head, tail }) => {
    const [long, short] = [byId.get(head)!, byId.get(tail)!];
    return long.end - long.start < short.end - short.start ? { short: long, long: short } : { short, long };
  });
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return { start: end - words.trimStart().length, end: start + words.trimEnd().length };
}
