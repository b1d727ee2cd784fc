import type { Tokeniser, Tokens } from "../text/tokens.ts";
import { compileMatcher } from "./compile.ts";
import { type Concept, KINDS, type Kind } from "./concept.ts";
import { foldKey, tokensOfName } from "./fold.ts";
import { MAX_TOKENS } from "./layout.ts";
import { type Hit, Matcher, type Named, type NameFinder } from "./matcher.ts";
import { conceptOfTerm, type Term, type Terms } from "./terms.ts";

/**
 * The user's terms laid over the shipped lexicon, without building it again: their own small matcher runs beside it,
 * and where they disagree the user wins. The user's concepts are numbered after the lexicon's.
 */
export class LayeredMatcher implements NameFinder {
  private readonly base: NameFinder;
  private readonly own: Matcher | undefined;
  private readonly terms: readonly Term[];
  private readonly stopped: ReadonlySet<string>;

  constructor(base: NameFinder, terms: Terms) {
    this.base = base;
    this.terms = terms.added;
    const forms = terms.added.flatMap(({ names, exactCase }, concept) =>
      names.filter(isUsable).map((text) => ({ text, exactCase, concept })),
    );
    const kinds = Uint8Array.from(terms.added, ({ kind }) => KINDS.indexOf(kind));
    this.own = forms.length === 0 ? undefined : new Matcher(compileMatcher({ forms, kinds }));
    this.stopped = new Set(terms.stopped.map((name) => foldKey(name)).filter((key) => key !== ""));
  }

  get tokeniser(): Tokeniser {
    return this.base.tokeniser;
  }

  get concepts(): number {
    return this.base.concepts + this.terms.length;
  }

  kindOf(concept: number): Kind {
    const own = this.terms[concept - this.base.concepts];
    return own?.kind ?? this.base.kindOf(concept);
  }

  /** The user's concept with an index, or `undefined` for one of the lexicon. */
  ownConcept(concept: number): Concept | undefined {
    const term = this.terms[concept - this.base.concepts];
    return term === undefined ? undefined : conceptOfTerm(term);
  }

  isOwn(concept: number): boolean {
    return concept >= this.base.concepts;
  }

  isStopped(words: string): boolean {
    return this.stopped.size > 0 && this.stopped.has(foldKey(words));
  }

  named(words: string): Named[] {
    if (this.isStopped(words)) return [];
    const own = this.own?.named(words) ?? [];
    return [...own.map((one) => ({ ...one, concept: one.concept + this.base.concepts })), ...this.base.named(words)];
  }

  find(text: string, tokens: Tokens): Hit[] {
    const own = (this.own?.find(text, tokens) ?? []).map((hit) => ({
      ...hit,
      concept: hit.concept + this.base.concepts,
    }));
    const base = this.base.find(text, tokens).filter((hit) => !this.isStopped(text.slice(hit.start, hit.end)));
    const merged: Hit[] = [];
    let b = 0;
    for (const hit of own) {
      if (this.isStopped(text.slice(hit.start, hit.end))) continue;
      while (b < base.length && (base[b] as Hit).end <= hit.start) merged.push(base[b++] as Hit);
      while (b < base.length && (base[b] as Hit).start < hit.end) b++;
      merged.push(hit);
    }
    return [...merged, ...base.slice(b)];
  }
}

/** Names without a letter or digit, or of absurd length, can never be matched. */
function isUsable(name: string): boolean {
  const { count } = tokensOfName(name);
  return count > 0 && count <= MAX_TOKENS;
}
