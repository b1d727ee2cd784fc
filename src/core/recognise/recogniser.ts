import { isDisorder } from "../lexicon/concept.ts";
import type { Hit, NameFinder } from "../lexicon/matcher.ts";
import { maskedSpans, openSpans, type Markup } from "../text/mask.ts";
import { sentencesIn } from "../text/sentences.ts";
import { compareSpans, contains, firstEndingAfter, sameSpan, type Span } from "../text/span.ts";
import { emptyTokens, hashToken, tokenKey, type Tokens } from "../text/tokens.ts";
import { findAbbreviations } from "./abbreviations.ts";
import { combine } from "./combine.ts";
import { type Candidate, judge } from "./judge.ts";
import type { Abbreviation, Analysis, Reason } from "./mention.ts";
import { findPatterns, type PatternHit } from "./patterns.ts";
import { relate } from "./relations.ts";
import { isResidue } from "./residues.ts";
import type { Tagger } from "./tagger/tagger.ts";
import { findUndefined } from "./undefinedForms.ts";

/** How much each way of agreeing with a name is worth. */
const AGREEMENT: Readonly<Record<Hit["how"], { confidence: number; rule: Reason["rule"] }>> = {
  exact: { confidence: 0.97, rule: "name" },
  folded: { confidence: 0.95, rule: "folded-name" },
  plural: { confidence: 0.93, rule: "plural-name" },
};

/**
 * Recognises drugs, targets, adverse events, conditions and endpoints in a text. It keeps no state between texts but
 * the matcher's tables, so the same text always gives the same analysis.
 */
export class Recogniser {
  private readonly matcher: NameFinder;
  private readonly tagger: Tagger | undefined;

  /** @param tagger proposes what no list holds; without it the lexicon and the rules answer alone */
  constructor(matcher: NameFinder, tagger?: Tagger) {
    this.matcher = matcher;
    this.tagger = tagger;
  }

  /**
   * Analyses a whole text. Offsets in the result are UTF-16 code units of `text`. Suggestions never overlap: the
   * matcher takes the leftmost, then the longest name; a short form that the text defines wins over any name it is
   * part of or equal to.
   */
  analyse(text: string, markup: Markup): Analysis {
    const open = openSpans(text.length, maskedSpans(text, markup));
    const tokens = emptyTokens(Math.max(64, text.length >> 2));
    const sentences: Span[] = [];
    for (const span of open) {
      this.matcher.tokeniser.append(text, span.start, span.end, tokens);
      for (const sentence of sentencesIn(text, span)) sentences.push(sentence);
    }
    const listed = this.matcher
      .find(text, tokens)
      .map((hit) => candidateOf(hit, this.matcher))
      .filter((name) => name.kind !== "drug" || !isResidue(text, name));
    const formed = findPatterns(text, tokens, listed).filter(({ start, end }) => !this.isStopped(text, start, end));
    const names = withPatterns(listed, formed);
    const abbreviations = findAbbreviations(text, sentences);
    const mentions = this.withTagger(text, sentences, listed, names, abbreviations);
    const candidates = bindAbbreviations(text, tokens, mentions, abbreviations);
    const suggestions = judge(text, sentences, candidates);
    const named = [...listed, ...suggestions].filter(({ kind }) => kind === "drug" || kind === "target");
    return {
      suggestions,
      abbreviations,
      undefined: findUndefined(text, tokens, { abbreviations, names: named.sort(compareSpans) }),
      relations: relate(text, sentences, suggestions),
    };
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
  ): readonly Candidate[] {
    const { tagger, matcher } = this;
    if (tagger === undefined) return names;
    const tagged = tagger.tag({ text, sentences, names: listed, abbreviations });
    const odds = new Map(listed.map((name, n) => [name, tagged.names[n]]));
    const proposals = tagged.mentions.filter(
      (mention) =>
        !this.isStopped(text, mention.start, mention.end) && !(mention.kind === "drug" && isResidue(text, mention)),
    );
    return combine(text, names, proposals, (name) => ({
      odds: odds.get(name),
      isOwn: name.concept !== undefined && matcher.isOwn?.(name.concept) === true,
    }));
  }
}

function candidateOf({ start, end, concept, how }: Hit, matcher: NameFinder): Candidate {
  const { confidence, rule } = AGREEMENT[how];
  return { start, end, kind: matcher.kindOf(concept), concept, confidence, why: { rule } };
}

/** How much the form of a name is worth beside the lexicon. */
const FORM_CONFIDENCE = 0.85;

/** Names of the lexicon and names by form, in order; the two never overlap. */
function withPatterns(listed: readonly Candidate[], hits: readonly PatternHit[]): readonly Candidate[] {
  if (hits.length === 0) return listed;
  const formed = hits.map((hit): Candidate => ({ ...hit, kind: "drug", confidence: FORM_CONFIDENCE }));
  return [...listed, ...formed].sort((a, b) => a.start - b.start);
}

/**
 * Lets each short form mean what its long form means, wherever it stands in the document; a short form whose long form
 * is nothing we know is no mention at all, whatever the lexicon holds under those letters.
 */
function bindAbbreviations(
  text: string,
  tokens: Tokens,
  names: readonly Candidate[],
  abbreviations: readonly Abbreviation[],
): Candidate[] {
  if (abbreviations.length === 0) return [...names];
  // The first definition in the document counts; a later one of the same letters would need scopes.
  const meanings = new Map<string, Meaning>();
  for (const { short, long } of abbreviations) {
    const letters = text.slice(short.start, short.end);
    // A lone letter is too many other things in the same text ("P" for progesterone, and in "P < 0.05").
    if (letters.length < 2 || meanings.has(letters)) continue;
    meanings.set(letters, { as: meaningOf(long, names), long: text.slice(long.start, long.end) });
  }
  const shortForms = occurrences(text, tokens, meanings);
  const merged: Candidate[] = [];
  let n = 0;
  const takeName = (before: number): void => {
    while (n < names.length && (names[n] as Candidate).start < before) merged.push(names[n++] as Candidate);
  };
  for (const { span, meaning } of shortForms) {
    takeName(span.start);
    // A name that holds a short form as one of its words keeps its mark ("PD-L1" where PD is defined); a name that is
    // the short form, or lies within it, gives way.
    const last = merged.at(-1);
    if (last !== undefined && last.end > span.start) continue;
    const next = names[n];
    if (next !== undefined && next.start === span.start && next.end > span.end) continue;
    while (n < names.length && (names[n] as Candidate).start < span.end) n++;
    if (meaning.as === undefined) {
      if (next !== undefined && sameSpan(next, span) && isClearHere(next)) merged.push(withoutConcept(next));
      continue;
    }
    const why: Reason = { rule: "abbreviation", detail: meaning.long };
    const { kind, concept } = meaning.as;
    merged.push({ ...span, kind, ...(concept === undefined ? {} : { concept }), confidence: 0.96, why });
  }
  takeName(Infinity);
  return merged;
}

/** The least probability at which letters are a mention by what they stand among, whatever their long form is. */
const CLEAR = 0.5;

function isClearHere({ why, odds = why.rule === "tagger" ? 1 : 0 }: Candidate): boolean {
  return odds >= CLEAR;
}

/** What the lexicon holds under these letters may be another thing than the text means by them. */
function withoutConcept({ start, end, kind, confidence, odds }: Candidate): Candidate {
  return { start, end, kind, confidence: odds ?? confidence, why: { rule: "tagger" } };
}

/** What a short form stands for: what its long form names, if that is something we know, and the long form's words. */
interface Meaning {
  readonly as: Candidate | undefined;
  readonly long: string;
}

/**
 * What a long form names: a name that covers it; or its last words, when they are a disorder ("locally advanced
 * breast cancer") or make up at least half of it ("nanoparticle albumin-bound paclitaxel").
 */
function meaningOf(long: Span, names: readonly Candidate[]): Candidate | undefined {
  let head: Candidate | undefined;
  for (let i = firstEndingAfter(names, long.start); i < names.length; i++) {
    const name = names[i] as Candidate;
    if (name.start >= long.end) break;
    if (contains(long, name) && name.end === long.end) head = name;
  }
  if (head === undefined) return undefined;
  return isDisorder(head.kind) || (head.end - head.start) * 2 >= long.end - long.start ? head : undefined;
}

/** Every place where a short form stands as whole tokens, in its own case, also with a plural s; in order. */
function occurrences(
  text: string,
  tokens: Tokens,
  meanings: ReadonlyMap<string, Meaning>,
): { span: Span; meaning: Meaning }[] {
  // Short forms by the hash of their first token, the longest first: where PD and PD-L1 are both defined, PD-L1 wins.
  const byHash = new Map<number, string[]>();
  for (const letters of [...meanings.keys()].sort((a, b) => b.length - a.length)) {
    const first = /^[\p{L}\p{N}]+/u.exec(letters)?.[0];
    if (first === undefined) continue;
    const hash = hashToken(tokenKey(first, false));
    byHash.set(hash, [...(byHash.get(hash) ?? []), letters]);
  }
  const found: { span: Span; meaning: Meaning }[] = [];
  let free = 0;
  for (let t = 0; t < tokens.count; t++) {
    const candidates = byHash.get(tokens.hash[t] as number) ?? byHash.get(tokens.singular[t] as number);
    if (candidates === undefined) continue;
    const start = tokens.start[t] as number;
    if (start < free) continue;
    for (const letters of candidates) {
      const end = endOfShortForm(text, start, letters);
      if (end === undefined) continue;
      found.push({ span: { start, end }, meaning: meanings.get(letters) as Meaning });
      free = end;
      break;
    }
  }
  return found;
}

/** The end of a short form that stands at `start`, with or without a plural s; `undefined` when it does not. */
function endOfShortForm(text: string, start: number, letters: string): number | undefined {
  if (!text.startsWith(letters, start)) return undefined;
  const end = start + letters.length;
  const isEnd = (at: number): boolean => !/^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
  if (isEnd(end)) return end;
  return text[end] === "s" && isEnd(end + 1) ? end + 1 : undefined;
}
