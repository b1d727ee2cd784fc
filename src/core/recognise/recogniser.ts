import type { Hit, NameFinder } from "../lexicon/matcher.ts";
import { maskedSpans, openSpans, type Markup } from "../text/mask.ts";
import { sentencesIn } from "../text/sentences.ts";
import { compareSpans, type Span } from "../text/span.ts";
import { emptyTokens } from "../text/tokens.ts";
import { findAbbreviations } from "./abbreviations.ts";
import { bindAbbreviations } from "./bind.ts";
import { combine, type Standing } from "./combine.ts";
import { findGeneShapes } from "./geneSymbols.ts";
import { type Candidate, judge } from "./judge.ts";
import { link } from "./linking.ts";
import type { Abbreviation, Analysis, Reason } from "./mention.ts";
import { findPatterns } from "./patterns.ts";
import { findRegimens } from "./regimens.ts";
import { codeTest, isQuiet, SURE_ENOUGH } from "./register.ts";
import { relate } from "./relations.ts";
import { isResidue } from "./residues.ts";
import type { Statements } from "./statements/statements.ts";
import type { Tagger } from "./tagger/tagger.ts";
import type { Trace } from "./trace.ts";
import { findUndefined } from "./undefinedForms.ts";

/** How much each way of agreeing with a name is worth. */
const AGREEMENT: Readonly<Record<Hit["how"], { confidence: number; rule: Reason["rule"] }>> = {
  exact: { confidence: 0.97, rule: "name" },
  folded: { confidence: 0.95, rule: "folded-name" },
  plural: { confidence: 0.93, rule: "plural-name" },
};

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
 * the matcher's tables, so the same text always gives the same analysis.
 */
export class Recogniser {
  private readonly matcher: NameFinder;
  private readonly tagger: Tagger | undefined;
  private readonly statements: Statements | undefined;
  private readonly rules: Rules;

  /**
   * @param tagger proposes what no list holds; without it the lexicon and the rules answer alone
   * @param statements decide which pairs a sentence states; without them rules do
   */
  constructor(matcher: NameFinder, tagger?: Tagger, statements?: Statements, rules = RULES) {
    this.matcher = matcher;
    this.rules = rules;
    this.tagger = tagger;
    this.statements = statements;
  }

  /**
   * Analyses a whole text. Offsets in the result are UTF-16 code units of `text`. Suggestions never overlap: the
   * matcher takes the leftmost, then the longest name; a short form that the text defines wins over any name it is
   * part of or equal to. `trace` is told of what is not among them, and why.
   */
  analyse(text: string, markup: Markup, trace?: Trace): Analysis {
    const open = openSpans(text.length, maskedSpans(text, markup));
    const tokens = emptyTokens(Math.max(64, text.length >> 2));
    const sentences: Span[] = [];
    for (const span of open) {
      this.matcher.tokeniser.append(text, span.start, span.end, tokens);
      for (const sentence of sentencesIn(text, span)) sentences.push(sentence);
    }
    const isCode = codeTest(text);
    const listed = this.matcher
      .find(text, tokens)
      .map((hit) => candidateOf(hit, this.matcher))
      .filter((name) => this.isOwn(name) || ((name.kind !== "drug" || !isResidue(text, name)) && !isCode(name)));
    const formed = this.rules
      .patterns(text, tokens, listed)
      .filter(({ start, end }) => !this.isStopped(text, start, end));
    const drugs = withForms(listed, formed, "drug");
    const genes = this.rules
      .geneShapes(text, tokens, drugs)
      .filter(({ start, end }) => !this.isStopped(text, start, end));
    const names = withForms(drugs, genes, "target");
    const abbreviations = this.rules.abbreviations(text, sentences);
    const mentions = this.withTagger(text, sentences, listed, names, abbreviations, trace);
    const candidates = bindAbbreviations(text, tokens, mentions, abbreviations, trace);
    const suggestions = link(text, judge(text, sentences, candidates), abbreviations, this.matcher);
    const named = [...listed, ...suggestions].filter(({ kind }) => kind === "drug" || kind === "target");
    return {
      suggestions,
      abbreviations,
      regimens: findRegimens(text, sentences, suggestions, (name) => this.drugNamed(name)),
      undefined: findUndefined(text, tokens, { abbreviations, names: named.sort(compareSpans) }),
      relations: relate(text, sentences, suggestions, this.statements),
    };
  }

  /** The concept of a drug that the lexicon knows by exactly this name. */
  private drugNamed(name: string): number | undefined {
    const tokens = emptyTokens(16);
    this.matcher.tokeniser.append(name, 0, name.length, tokens);
    const hit = this.matcher.find(name, tokens)[0];
    if (hit?.start !== 0 || hit.end !== name.length) return undefined;
    return this.matcher.kindOf(hit.concept) === "drug" ? hit.concept : undefined;
  }

  /** Whether the user has said that these words are never a mention. */
  private isStopped(text: string, start: number, end: number): boolean {
    return this.matcher.isStopped?.(text.slice(start, end)) === true;
  }

  /** The names, and what the tagger proposes, rejects and widens. `names` are the listed ones and others by form. */
  private withTagger(
    text: string,
    sentences: readonly Span[],
    listed: readonly Candidate[],
    names: readonly Candidate[],
    abbreviations: readonly Abbreviation[],
    trace?: Trace,
  ): readonly Candidate[] {
    const { tagger } = this;
    if (tagger === undefined) return names;
    const tagged = tagger.tag({ text, sentences, names: listed, abbreviations });
    const odds = new Map(listed.map((name, n) => [name, tagged.names[n]]));
    const quiet = isQuiet(text, [...tagged.names, ...tagged.mentions.map(({ score }) => score)]);
    const isCode = codeTest(text);
    const proposals = tagged.mentions.filter(
      (mention) =>
        (!quiet || mention.score >= SURE_ENOUGH) &&
        !this.isStopped(text, mention.start, mention.end) &&
        !isCode(mention) &&
        !(mention.kind === "drug" && isResidue(text, mention)),
    );
    const isKept = (name: Candidate): boolean =>
      !quiet || this.isOwn(name) || name.kind === "endpoint" || (odds.get(name) ?? 1) >= SURE_ENOUGH;
    if (trace !== undefined) for (const name of names) if (!isKept(name)) trace(name, "quiet");
    const standingOf = (name: Candidate): Standing => ({ odds: odds.get(name), isOwn: this.isOwn(name) });
    return combine(text, givingWay(names.filter(isKept), proposals), proposals, standingOf, trace);
  }

  /** Whether a name is one of the user's own terms. */
  private isOwn({ concept }: Candidate): boolean {
    return concept !== undefined && this.matcher.isOwn?.(concept) === true;
  }
}

function candidateOf({ start, end, concept, how }: Hit, matcher: NameFinder): Candidate {
  const { confidence, rule } = AGREEMENT[how];
  return { start, end, kind: matcher.kindOf(concept), concept, confidence, why: { rule } };
}

/** How much the form of a name is worth beside the lexicon. */
const FORM_CONFIDENCE = 0.85;

/** Names and names by form, in order; the two never overlap. */
function withForms(
  names: readonly Candidate[],
  hits: readonly (Span & { readonly why: Reason })[],
  kind: "drug" | "target",
): readonly Candidate[] {
  if (hits.length === 0) return names;
  const formed = hits.map((hit): Candidate => ({ ...hit, kind, confidence: FORM_CONFIDENCE }));
  return [...names, ...formed].sort((a, b) => a.start - b.start);
}

/** The least score at which a proposal of the tagger replaces what only the shape of a symbol speaks for. */
const DECIDED = 0.2;

/** Names, in order, without the genes by shape on which the tagger has said something itself. */
function givingWay(
  names: readonly Candidate[],
  proposals: readonly (Span & { readonly score: number })[],
): readonly Candidate[] {
  if (!names.some(({ why }) => why.rule === "gene-shape")) return names;
  const decided = proposals.filter(({ score }) => score >= DECIDED).sort((a, b) => a.start - b.start);
  let p = 0;
  let covered = 0;
  return names.filter((name) => {
    for (; p < decided.length && (decided[p] as Span).start < name.end; p++) {
      covered = Math.max(covered, (decided[p] as Span).end);
    }
    return name.why.rule !== "gene-shape" || covered <= name.start;
  });
}
