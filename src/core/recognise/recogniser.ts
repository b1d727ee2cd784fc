import type { NameFinder } from "../lexicon/matcher.ts";
import { finished } from "../steps.ts";
import type { Markup } from "../text/markup.ts";
import { findAbbreviations } from "./abbreviations.ts";
import { findGeneShapes } from "./geneSymbols.ts";
import { Reader } from "./incremental/reader.ts";
import { Scan } from "./incremental/scan.ts";
import type { Analysis } from "./mention.ts";
import { findPatterns } from "./patterns.ts";
import type { Statements } from "./statements/statements.ts";
import type { Tagger } from "./tagger/tagger.ts";
import type { Trace } from "./trace.ts";

/** The rules that stand beside the lexicon and the tagger. Others can be put in their place to see what each is worth. */
export interface Rules {
  readonly patterns: typeof findPatterns;
  readonly geneShapes: typeof findGeneShapes;
  readonly abbreviations: typeof findAbbreviations;
}

/** What every user gets. */
export const RULES: Rules = {
  patterns: findPatterns,
  geneShapes: findGeneShapes,
  abbreviations: findAbbreviations,
};

/**
 * Recognises drugs, targets, adverse events, conditions and endpoints in a text. It keeps no state between texts but
 * tables and buffers, so the same text always gives the same analysis.
 */
export class Recogniser {
  private readonly reader: Reader;

  /**
   * @param tagger proposes what no list holds; without it the lexicon and the rules answer alone
   * @param statements decide which pairs a sentence states; without them rules do
   */
  constructor(matcher: NameFinder, tagger?: Tagger, statements?: Statements, rules = RULES) {
    this.reader = new Reader(matcher, tagger, statements, rules);
  }

  /** A text that is analysed a bit at a time, and may change. Nothing is done yet. */
  scan(text: string, markup: Markup, trace?: Trace): Scan {
    return new Scan(this.reader, text, markup, trace);
  }

  /**
   * Analyses a whole text. Offsets in the result are UTF-16 code units of `text`. Suggestions never overlap: the
   * matcher takes the leftmost, then the longest name; a short form that the text defines wins over any name it is
   * part of or equal to. `trace` is told of what is not among them, and why; its offsets are of the text, too.
   */
  analyse(text: string, markup: Markup, trace?: Trace): Analysis {
    const scan = this.scan(text, markup, trace);
    finished(scan.settle());
    return scan.analysis;
  }
}
