import type { Kind } from "../lexicon/concept.ts";
import type { Span } from "../text/span.ts";

/** Whether the text says that the thing is so, or that it is not. */
export type Polarity = "affirmed" | "negated";

/** How sure the text is of it (not how sure the recogniser is of the mention). */
export type Certainty = "asserted" | "probable" | "possible" | "hypothetical";

/** One thing that spoke for a suggestion, or for what is said of it. `detail` is a fact, such as the cue's words. */
export interface Reason {
  readonly rule:
    | "name"
    | "folded-name"
    | "plural-name"
    | "abbreviation"
    | "event-cue"
    | "indication-cue"
    | "listed-with"
    | "event-term-near-drug"
    | "event-elsewhere"
    | "undecided-disorder"
    | "negation-cue"
    | "certainty-cue"
    | "history-cue"
    | "relative-cue"
    | "name-stem"
    | "company-code"
    | "regimen-name"
    | "gene-shape"
    | "combination-cue"
    | "statement-words"
    | "statement-place"
    | "tagger";
  readonly detail?: string;
}

/** A mention that the recogniser proposes: offsets in UTF-16 code units of the text, end exclusive. */
export interface Suggestion extends Span {
  readonly kind: Kind;
  /** Index of the concept in the lexicon; absent when only the shape of the name speaks for it. */
  readonly concept?: number;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  /** Present when it is told of the past: a history, an earlier illness. */
  readonly historical?: true;
  /** Present when it is told of somebody other than the patient, such as a relative. */
  readonly other?: true;
  /** How sure the recogniser is that this is a mention of this kind, from 0 to 1. */
  readonly confidence: number;
  readonly why: readonly Reason[];
}

/** Drugs that the text says are given together, or one name for several: a regimen is one thing with parts. */
export interface Regimen extends Span {
  /** Index of the concept of the regimen itself, where it has a name ("FOLFOX"). */
  readonly concept?: number;
  /** Indices of the suggestions that it consists of, ascending; of a regimen with a name, the one that names it. */
  readonly parts: readonly number[];
  /** Concepts of the drugs that a regimen with a name consists of. */
  readonly ingredients?: readonly number[];
  readonly why: Reason;
}

/** A short form and the long form that the text itself defines it by. */
export interface Abbreviation {
  readonly short: Span;
  readonly long: Span;
}

/**
 * Two suggestions of one sentence that the text connects: indices into the list of suggestions; `head` is the drug, and
 * `tail` the event it is said to cause or the target it is said to act on.
 */
export interface Relation {
  readonly type: "drug-event" | "drug-target";
  readonly head: number;
  readonly tail: number;
  /** Only what is affirmed is stated; `negated` is what the sentence denies in so many words. */
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  /** Estimated probability that the sentence says so, from 0 to 1. */
  readonly confidence: number;
  readonly why: readonly Reason[];
}

/** What the recogniser says of a text. All lists are in the order of the text. */
export interface Analysis {
  readonly suggestions: readonly Suggestion[];
  readonly abbreviations: readonly Abbreviation[];
  /** Ordered by start, the longer first; one may lie in another ("FOLFOX plus bevacizumab"). Absent where nobody looked. */
  readonly regimens?: readonly Regimen[];
  /** Short forms that the text uses and never defines: the first use of each. Absent where nobody looked for any. */
  readonly undefined?: readonly Span[];
  /** Absent where nobody looked for any. Ordered by head, then tail. */
  readonly relations?: readonly Relation[];
}
