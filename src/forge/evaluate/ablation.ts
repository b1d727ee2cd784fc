import { readFileSync } from "node:fs";
import { Matcher, type NameFinder } from "../../core/lexicon/matcher.ts";
import { Recogniser, RULES } from "../../core/recognise/recogniser.ts";
import type { Model } from "../../core/recognise/tagger/model.ts";
import { decodeModel } from "../../core/recognise/tagger/modelFile.ts";
import { Tagger } from "../../core/recognise/tagger/tagger.ts";
import { readCorpus } from "../corpora/read.ts";
import { MATCHER_FILE } from "../sources/source.ts";
import { percent } from "./counts.ts";
import { documentsOf, type Part } from "./parts.ts";
import type { Table } from "./report.ts";
import { countSpans, pooled } from "./spans.ts";

/** What each part of the recogniser is worth: the figures without it. `model` is the held-out tagger's. */
export function ablationTable(folder: string, part: Part, model: Model): Table {
  const bc5cdr = documentsOf(readCorpus(folder, "bc5cdr.dev"), part);
  const biored = documentsOf(readCorpus(folder, "biored.dev"), part);
  const rows = Object.entries(variants(model)).map(([name, recogniser]) => {
    const chemicals = countSpans(bc5cdr, ["drug", "disease_or_ae"], recogniser);
    const all = countSpans(biored, ["target", "drug", "disease_or_ae"], recogniser);
    return [name, ...[pooled(chemicals), ...all.values()].map(({ f1 }) => percent(f1))];
  });
  return {
    title: "What each part is worth (F1 without it)",
    columns: ["", "BC5CDR dev", "BioRED dev, gene", "chemical", "disease"],
    rows,
  };
}

function variants(model: Model): Record<string, Recogniser> {
  const matcher = new Matcher(readFileSync(MATCHER_FILE));
  const tagger = new Tagger(model);
  const nothing = (): never[] => [];
  const alone = new Tagger(model, { repeats: false });
  return {
    "the whole recogniser": new Recogniser(matcher, tagger),
    "without the tagger": new Recogniser(matcher),
    "without the lexicon": new Recogniser(withoutNames(matcher), tagger),
    "without patterns of names (INN stems, codes)": new Recogniser(matcher, tagger, undefined, {
      ...RULES,
      patterns: nothing,
    }),
    "without shapes of gene symbols": new Recogniser(matcher, tagger, undefined, { ...RULES, geneShapes: nothing }),
    "without abbreviations": new Recogniser(matcher, tagger, undefined, { ...RULES, abbreviations: nothing }),
    "without consistency in a document": new Recogniser(matcher, alone),
  };
}

/** A matcher that finds no name in a text. The tagger's own lists of words stay. */
function withoutNames(matcher: Matcher): NameFinder {
  return {
    tokeniser: matcher.tokeniser,
    concepts: matcher.concepts,
    kindOf: (concept) => matcher.kindOf(concept),
    find: () => [],
    named: () => [],
  };
}

/** The model of a tagger's file. Throws `ModelFileError` when it cannot be used. */
export function readModel(file: string): Model {
  return decodeModel(readFileSync(file));
}
