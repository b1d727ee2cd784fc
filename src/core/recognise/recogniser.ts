import type { Hit, Matcher } from "../lexicon/matcher.ts";
import { maskedSpans, openSpans, type Markup } from "../text/mask.ts";
import { sentencesIn } from "../text/sentences.ts";
import { contains, firstEndingAfter, type Span } from "../text/span.ts";
import { emptyTokens, hashToken, tokenKey, type Tokens } from "../text/tokens.ts";
import { findAbbreviations } from "./abbreviations.ts";
import { SentenceContext } from "./context.ts";
import { disorderRole, type DisorderRole } from "./disorders.ts";
import type { Abbreviation, Analysis, Reason, Suggestion } from "./mention.ts";

/** A place where the lexicon, or an abbreviation of the text, names a concept; not yet judged in its sentence. */
interface Candidate extends Span {
  readonly concept: number;
  readonly confidence: number;
  readonly why: Reason;
}

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
  private readonly matcher: Matcher;

  constructor(matcher: Matcher) {
    this.matcher = matcher;
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
      sentences.push(...sentencesIn(text, span));
    }
    const names = this.matcher.find(text, tokens).map(candidateOf);
    const abbreviations = findAbbreviations(text, sentences);
    const candidates = bindAbbreviations(text, tokens, names, abbreviations, this.matcher);
    return { suggestions: this.judge(text, sentences, candidates), abbreviations };
  }

  /** Judges each candidate in its sentence: kind of a disorder, polarity, certainty. */
  private judge(text: string, sentences: readonly Span[], candidates: readonly Candidate[]): Suggestion[] {
    const suggestions: Suggestion[] = [];
    let next = 0;
    for (const sentence of sentences) {
      const inside: Candidate[] = [];
      while (next < candidates.length && (candidates[next] as Candidate).start < sentence.end) {
        inside.push(candidates[next++] as Candidate);
      }
      if (inside.length === 0) continue;
      const context = new SentenceContext(text, sentence);
      const nearDrug = inside.some((candidate) => this.matcher.kindOf(candidate.concept) === "drug");
      let previous: { span: Span; role: DisorderRole } | undefined;
      for (const candidate of inside) {
        const { polarity, certainty, why } = context.of(candidate);
        let kind = this.matcher.kindOf(candidate.concept);
        let { confidence } = candidate;
        const reasons = [candidate.why];
        if (kind === "adverse-event" || kind === "condition") {
          const isEventTerm = kind === "adverse-event";
          const role = disorderRole(candidate, { text, sentence, isEventTerm, nearDrug, previous });
          previous = { span: candidate, role };
          kind = role.kind;
          confidence *= role.confidence;
          reasons.push(role.why);
        }
        const { start, end, concept } = candidate;
        suggestions.push({ start, end, kind, concept, polarity, certainty, confidence, why: [...reasons, ...why] });
      }
    }
    return suggestions;
  }
}

function candidateOf(hit: Hit): Candidate {
  const { confidence, rule } = AGREEMENT[hit.how];
  return { start: hit.start, end: hit.end, concept: hit.concept, confidence, why: { rule } };
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
  matcher: Matcher,
): Candidate[] {
  if (abbreviations.length === 0) return [...names];
  // The first definition in the document counts; a later one of the same letters would need scopes.
  const meanings = new Map<string, Meaning>();
  for (const { short, long } of abbreviations) {
    const letters = text.slice(short.start, short.end);
    if (meanings.has(letters)) continue;
    meanings.set(letters, { concept: meaningOf(long, names, matcher), long: text.slice(long.start, long.end) });
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
    if (meaning.concept === undefined) continue;
    const why: Reason = { rule: "abbreviation", detail: meaning.long };
    merged.push({ ...span, concept: meaning.concept, confidence: 0.96, why });
  }
  takeName(Infinity);
  return merged;
}

/** What a short form stands for: the concept of its long form, if that is one we know, and the long form's words. */
interface Meaning {
  readonly concept: number | undefined;
  readonly long: string;
}

/**
 * The concept of a long form: a name that covers it; or its last words, when they are a disorder ("locally advanced
 * breast cancer") or make up at least half of it ("nanoparticle albumin-bound paclitaxel").
 */
function meaningOf(long: Span, names: readonly Candidate[], matcher: Matcher): number | undefined {
  let head: Candidate | undefined;
  for (let i = firstEndingAfter(names, long.start); i < names.length; i++) {
    const name = names[i] as Candidate;
    if (name.start >= long.end) break;
    if (contains(long, name) && name.end === long.end) head = name;
  }
  if (head === undefined) return undefined;
  const kind = matcher.kindOf(head.concept);
  const isDisorder = kind === "condition" || kind === "adverse-event";
  return isDisorder || (head.end - head.start) * 2 >= long.end - long.start ? head.concept : undefined;
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
