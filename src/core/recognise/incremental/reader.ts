import type { Hit, NameFinder } from "../../lexicon/matcher.ts";
import type { Markup } from "../../text/markup.ts";
import { masksInProse, openSpans } from "../../text/mask.ts";
import { sentencesIn } from "../../text/sentences.ts";
import type { Span } from "../../text/span.ts";
import { emptyTokens, type Tokens } from "../../text/tokens.ts";
import type { Candidate } from "../judge.ts";
import { NameReader } from "../linking.ts";
import type { Reason } from "../mention.ts";
import { codeTest } from "../register.ts";
import { isResidue } from "../residues.ts";
import type { Rules } from "../recogniser.ts";
import type { Statements } from "../statements/statements.ts";
import { countSymbols } from "../symbolCounts.ts";
import type { Tagger } from "../tagger/tagger.ts";
import { emptyWords, type Words, WordSplitter } from "../tagger/words.ts";
import type { Reading } from "./block.ts";

/** How much each way of agreeing with a name is worth. */
const AGREEMENT: Readonly<Record<Hit["how"], { confidence: number; rule: Reason["rule"] }>> = {
  exact: { confidence: 0.97, rule: "name" },
  folded: { confidence: 0.95, rule: "folded-name" },
  plural: { confidence: 0.93, rule: "plural-name" },
};

/** How much the form of a name is worth beside the lexicon. */
const FORM_CONFIDENCE = 0.85;

/** What is read of a block in which all is masked. */
export const NOTHING_READ: Reading = { open: [], sentences: [], listed: [], names: [], symbols: new Map() };

/** Reads blocks: what can be told of their words alone, and what else needs the lexicon. Holds buffers for one at a time. */
export class Reader {
  readonly matcher: NameFinder;
  readonly tagger: Tagger | undefined;
  readonly statements: Statements | undefined;
  readonly rules: Rules;
  readonly nameReader: NameReader;
  private readonly tokens = emptyTokens(1024);
  private readonly words = emptyWords(1024);
  private readonly splitter = new WordSplitter();
  /** What these are the tokens of. */
  private tokenised: readonly Span[] | undefined;

  constructor(matcher: NameFinder, tagger: Tagger | undefined, statements: Statements | undefined, rules: Rules) {
    this.matcher = matcher;
    this.tagger = tagger;
    this.statements = statements;
    this.rules = rules;
    this.nameReader = new NameReader(matcher);
  }

  read(text: string, markup: Markup, isMasked: boolean): Reading {
    if (isMasked) return NOTHING_READ;
    const open = openSpans(text.length, masksInProse(text, markup));
    const tokens = this.tokenise(text, open);
    const isCode = codeTest(text);
    const listed = this.matcher
      .find(text, tokens)
      .map((hit) => this.candidateOf(hit))
      .filter((name) => this.isOwn(name) || ((name.kind !== "drug" || !isResidue(text, name)) && !isCode(name)));
    const isStopped = ({ start, end }: Span): boolean => this.isStopped(text.slice(start, end));
    const drugs = withForms(
      listed,
      this.rules.patterns(text, tokens, listed).filter((span) => !isStopped(span)),
      "drug",
    );
    const names = withForms(
      drugs,
      this.rules.geneShapes(text, tokens, drugs).filter((span) => !isStopped(span)),
      "target",
    );
    return {
      open,
      sentences: open.flatMap((span) => sentencesIn(text, span)),
      listed,
      names,
      symbols: countSymbols(text),
    };
  }

  /**
   * The tokens of a block's text, valid until those of another are asked for.
   *
   * @param open the block's open spans, the same object each time
   */
  tokensOf(text: string, open: readonly Span[]): Tokens {
    return open === this.tokenised ? this.tokens : this.tokenise(text, open);
  }

  private tokenise(text: string, open: readonly Span[]): Tokens {
    this.tokenised = open;
    this.tokens.count = 0;
    for (const { start, end } of open) this.matcher.tokeniser.append(text, start, end, this.tokens);
    return this.tokens;
  }

  /** The words of a block's sentences as the tagger reads them, valid until those of another are asked for. */
  wordsOf(text: string, sentences: readonly Span[]): Words {
    this.words.count = 0;
    for (const { start, end } of sentences) this.splitter.append(text, start, end, this.words);
    return this.words;
  }

  /** The concept of a drug that the lexicon knows by exactly this name. */
  drugNamed(name: string): number | undefined {
    const tokens = emptyTokens(16);
    this.matcher.tokeniser.append(name, 0, name.length, tokens);
    const hit = this.matcher.find(name, tokens)[0];
    if (hit?.start !== 0 || hit.end !== name.length) return undefined;
    return this.matcher.kindOf(hit.concept) === "drug" ? hit.concept : undefined;
  }

  /** Whether the user has said that these words are never a mention. */
  isStopped(words: string): boolean {
    return this.matcher.isStopped?.(words) === true;
  }

  /** Whether a name is one of the user's own terms. */
  isOwn({ concept }: Candidate): boolean {
    return concept !== undefined && this.matcher.isOwn?.(concept) === true;
  }

  private candidateOf({ start, end, concept, how }: Hit): Candidate {
    const { confidence, rule } = AGREEMENT[how];
    return { start, end, kind: this.matcher.kindOf(concept), concept, confidence, why: { rule } };
  }
}

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
