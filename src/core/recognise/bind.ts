import { isDisorder, type Kind } from "../lexicon/concept.ts";
import { contains, firstEndingAfter, sameSpan, type Span } from "../text/span.ts";
import { hashToken } from "../text/tokenHash.ts";
import { tokenKey, type Tokens } from "../text/tokens.ts";
import type { Candidate } from "./judge.ts";
import type { Reason } from "./mention.ts";
import type { Trace } from "./trace.ts";

/**
 * Lets each short form mean what its long form means, wherever it stands in the document; a short form whose long form
 * is nothing we know is no mention at all, whatever the lexicon holds under those letters.
 *
 * @param forms the short forms of the document
 * @param meaningOf what each of them stands for
 */
export function bindAbbreviations(
  text: string,
  tokens: Tokens,
  names: readonly Candidate[],
  forms: ShortForms,
  meaningOf: (letters: string) => Meaning,
  trace?: Trace,
): readonly Candidate[] {
  if (forms.isEmpty) return names;
  const merged: Candidate[] = [];
  let n = 0;
  const takeName = (before: number): void => {
    while (n < names.length && (names[n] as Candidate).start < before) merged.push(names[n++] as Candidate);
  };
  for (const { start, end, letters } of forms.in(text, tokens)) {
    const span = { start, end };
    const meaning = meaningOf(letters);
    takeName(start);
    // A name that holds a short form as one of its words keeps its mark ("PD-L1" where PD is defined); a name that is
    // the short form, or lies within it, gives way.
    const last = merged.at(-1);
    if (last !== undefined && last.end > start) continue;
    const next = names[n];
    if (isJoined(text, span) && next !== undefined && next.end <= end) continue;
    if (next !== undefined && next.start === start && next.end > end) continue;
    const first = n;
    while (n < names.length && (names[n] as Candidate).start < end) n++;
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
export interface Meaning {
  readonly as: { readonly kind: Kind; readonly concept: number | undefined } | undefined;
  readonly long: string;
}

/**
 * What a long form names: a name that covers it; or its last words, when they are a disorder ("locally advanced
 * breast cancer") or make up at least half of it ("nanoparticle albumin-bound paclitaxel").
 */
export function meaningOf(text: string, long: Span, names: readonly Candidate[]): Meaning {
  let head: Candidate | undefined;
  for (let i = firstEndingAfter(names, long.start); i < names.length; i++) {
    const name = names[i] as Candidate;
    if (name.start >= long.end) break;
    if (contains(long, name) && name.end === long.end) head = name;
  }
  const isEnough =
    head !== undefined && (isDisorder(head.kind) || (head.end - head.start) * 2 >= long.end - long.start);
  return {
    as: head === undefined || !isEnough ? undefined : { kind: head.kind, concept: head.concept },
    long: text.slice(long.start, long.end),
  };
}

/** Whether a definition of these letters holds elsewhere: a lone letter is too many other things ("P" in "P < 0.05"). */
function isBound(letters: string): boolean {
  return letters.length >= 2;
}

/** The short forms of a document, to be looked up in its text. */
export class ShortForms {
  /** By the hash of their first token, the longest first: where PD and PD-L1 are both defined, PD-L1 wins. */
  private readonly byHash = new Map<number, string[]>();

  constructor(forms: Iterable<string>) {
    for (const letters of [...forms].filter(isBound).sort((a, b) => b.length - a.length)) {
      const first = /^[\p{L}\p{N}]+/u.exec(letters)?.[0];
      if (first === undefined) continue;
      const hash = hashToken(tokenKey(first, false));
      const alike = this.byHash.get(hash);
      if (alike === undefined) this.byHash.set(hash, [letters]);
      else alike.push(letters);
    }
  }

  get isEmpty(): boolean {
    return this.byHash.size === 0;
  }

  /** Every place where a short form stands as whole tokens, in its own case, also with a plural s; in order. */
  in(text: string, tokens: Tokens): (Span & { readonly letters: string })[] {
    const found: (Span & { letters: string })[] = [];
    let free = 0;
    for (let t = 0; t < tokens.count; t++) {
      const candidates = this.byHash.get(tokens.hash[t] as number) ?? this.byHash.get(tokens.singular[t] as number);
      if (candidates === undefined) continue;
      const start = tokens.start[t] as number;
      if (start < free) continue;
      for (const letters of candidates) {
        const end = endOfShortForm(text, start, letters);
        if (end === undefined) continue;
        found.push({ start, end, letters });
        free = end;
        break;
      }
    }
    return found;
  }
}

/** The end of a short form that stands at `start`, with or without a plural s; `undefined` when it does not. */
function endOfShortForm(text: string, start: number, letters: string): number | undefined {
  if (!text.startsWith(letters, start)) return undefined;
  const end = start + letters.length;
  const isEnd = (at: number): boolean => !/^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
  if (isEnd(end)) return end;
  return text[end] === "s" && isEnd(end + 1) ? end + 1 : undefined;
}
