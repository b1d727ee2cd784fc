import type { Span } from "../../text/span.ts";
import type { FoundCue } from "../cueTable.ts";
import type { Certainty, Polarity, Relation, Suggestion } from "../mention.ts";
import type { Figures } from "./figures.ts";

/** The types of claims that are suggested, which are those that are offered by default. */
export const SUGGESTED_TYPES = ["regulatory", "efficacy", "mechanism", "safety", "dosing", "biomarker"] as const;
export type SuggestedType = (typeof SUGGESTED_TYPES)[number];

/** What a mention can be in a suggested claim: its kind, or what another drug is compared with. */
export type Role = Suggestion["kind"] | "comparator";

/** Why a claim is suggested: a cue's or a phrase's words in the text, by what they spoke for. */
export interface ClaimReason {
  readonly rule: "claim-words" | "claim-relation" | "claim-dose" | "claim-anaphor" | "claim-denied" | "claim-hedge";
  readonly detail: string;
}

/** A claim that the recogniser proposes: the sentence that states it, in UTF-16 code units, end exclusive. */
export interface SuggestedClaim extends Span {
  readonly type: SuggestedType;
  /** Indices of suggestions by their roles, ascending. */
  readonly about: { readonly [R in Role]?: readonly number[] };
  /** What limits it, as the sentence says it, by the names of the default schema: dose, route, authority. */
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly figures: Figures;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  /** How sure the recogniser is that the sentence states a claim of this type, from 0 to 1. */
  readonly confidence: number;
  readonly why: readonly ClaimReason[];
}

/** What a type's rule says of a sentence; the rest is the same for all types. */
export interface Draft {
  readonly type: SuggestedType;
  readonly about: readonly number[];
  readonly qualifiers?: Readonly<Record<string, string>>;
  /** Where the stance of the sentence is read: the cue that speaks for the type. */
  readonly cue?: Span;
  /** Where the rule knows it better than the words around the cue. */
  readonly polarity?: Polarity;
  readonly confidence: number;
  readonly why: readonly ClaimReason[];
}

/** A sentence as the rules see it. */
export interface ClaimSentence extends Span {
  readonly text: string;
  /** Indices of the suggestions in it that are of the patient and of the present. */
  readonly mentions: readonly number[];
  readonly suggestions: readonly Suggestion[];
  readonly relations: readonly Relation[];
  readonly cues: readonly FoundCue<SuggestedType>[];
  readonly figures: Figures;
  /** Drugs that the sentence speaks of without naming them ("the above regimen"), and the words that do so. */
  readonly meant: { readonly drugs: readonly number[]; readonly words: string } | undefined;
}

/** Indices of the mentions of some kinds, ascending. */
export function ofKind(sentence: ClaimSentence, ...kinds: readonly Suggestion["kind"][]): number[] {
  return sentence.mentions.filter((m) => kinds.includes((sentence.suggestions[m] as Suggestion).kind));
}

/** The first cue of a type. */
export function cueOf(sentence: ClaimSentence, type: SuggestedType): Span | undefined {
  return sentence.cues.find(({ cue }) => cue === type);
}

/** A cue as a reason. */
export function told(sentence: ClaimSentence, cue: Span, rule: ClaimReason["rule"] = "claim-words"): ClaimReason {
  return { rule, detail: sentence.text.slice(cue.start, cue.end) };
}
