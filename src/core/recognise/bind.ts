import { isDisorder } from "../lexicon/concept.ts";
import { contains, firstEndingAfter, sameSpan, type Span } from "../text/span.ts";
import { hashToken } from "../text/tokenHash.ts";
import { tokenKey, type Tokens } from "../text/tokens.ts";
import type { Candidate } from "./judge.ts";
import type { Abbreviation, Reason } from "./mention.ts";
import type { Trace } from "./trace.ts";

/**
 * Lets each short form mean what its long form means, wherever it stands in the document; a short form whose long form
 * is nothing we know is no mention at all, whatever the lexicon holds under those letters.
 */
export function bindAbbreviations(
  text: string,
  tokens: Tokens,
  names: readonly Candidate[],
  abbreviations: readonly Abbreviation[],
  trace?: Trace,
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
    if (isJoined(text, span) && next !== undefined && next.end <= span.end) continue;
    if (next !== undefined && next.start === span.start && next.end > span.end) continue;
    const first = n;
    while (n < names.length && (names[n] as Candidate).start < span.end) n++;
    if (trace !== undefined) for (const lost of names.slice(first, n)) trace(lost, "abbreviation", span);
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

/**
 * Two names or a name with its state make up some short forms ("p62/SQSTM1", "VWF:Ag", "DAT(-/-)"): the names in it are
 * the mentions. A digit in brackets is a part of the name ("CaCl(2)").
 */
function isJoined(text: string, { start, end }: Span): boolean {
  return /[/:]|\((?!\d+\))/.test(text.slice(start, end));
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
