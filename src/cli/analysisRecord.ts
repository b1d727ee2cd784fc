import type { Concept } from "../core/lexicon/concept.ts";
import type { SuggestedClaim } from "../core/recognise/claims/claim.ts";
import type { Abbreviation, Analysis, Regimen, Relation, Suggestion } from "../core/recognise/mention.ts";
import type { Span } from "../core/text/span.ts";
import { reasonText } from "../core/view/why.ts";
import { claimReasonText } from "../core/view/whyClaim.ts";

/** Something as it is printed. */
export type Printed = Readonly<Record<string, unknown>>;

/** What is printed of an analysis: its text, and the concepts that it names by their indices. */
export interface Source {
  readonly text: string;
  readonly concept: (index: number) => Concept;
}

/** A span with its words; offsets in UTF-16 code units of the text, end exclusive. */
export function spanRecord(text: string, { start, end }: Span): Printed {
  return { start, end, text: text.slice(start, end) };
}

/** Probabilities are estimates: three digits say all there is. */
export function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}

/** One suggestion. What is rarely there is printed only where it is. */
export function mentionRecord({ text, concept }: Source, suggestion: Suggestion): Printed {
  const { kind, polarity, certainty, historical, other, confidence, why } = suggestion;
  return {
    ...spanRecord(text, suggestion),
    kind,
    ...(suggestion.concept === undefined ? {} : conceptRecord(concept(suggestion.concept))),
    ...{ polarity, certainty },
    ...(historical === undefined ? {} : { historical }),
    ...(other === undefined ? {} : { other }),
    confidence: rounded(confidence),
    why: why.map((reason) => reasonText(reason)),
  };
}

/** A concept's identifier and name, and its identifiers elsewhere. */
function conceptRecord({ id, name, xrefs, broader }: Concept): Printed {
  return { concept: id, name, xrefs, ...(broader === undefined ? {} : { broader }) };
}

function abbreviationRecord(text: string, { short, long }: Abbreviation): Printed {
  return { short: spanRecord(text, short), long: spanRecord(text, long) };
}

/** A regimen; `parts` are ids of mentions. */
function regimenRecord({ text, concept }: Source, regimen: Regimen): Printed {
  const { parts, ingredients, why } = regimen;
  return {
    ...spanRecord(text, regimen),
    ...(regimen.concept === undefined ? {} : conceptRecord(concept(regimen.concept))),
    parts,
    ...(ingredients === undefined ? {} : { ingredients: ingredients.map((each) => conceptRecord(concept(each))) }),
    why: reasonText(why),
  };
}

/** A relation; `head`, the drug, and `tail` are ids of mentions. */
function relationRecord({ type, head, tail, polarity, certainty, confidence, why }: Relation): Printed {
  return {
    type,
    head,
    tail,
    polarity,
    certainty,
    confidence: rounded(confidence),
    why: why.map((reason) => reasonText(reason)),
  };
}

/** A suggested claim; `about` holds ids of mentions by their roles, `effect` the figures that the sentence reports. */
function claimRecord(text: string, claim: SuggestedClaim): Printed {
  const { type, about, qualifiers, figures, polarity, certainty, confidence, why } = claim;
  const { frequency, ...effect } = figures;
  return {
    type,
    ...spanRecord(text, claim),
    about,
    ...(Object.keys(qualifiers).length === 0 ? {} : { qualifiers }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(Object.keys(effect).length === 0 ? {} : { effect }),
    ...{ polarity, certainty },
    confidence: rounded(confidence),
    why: why.map((reason) => claimReasonText(reason)),
  };
}

/** Everything that the recogniser says of a text. The id of a mention is its place in the list, from 0. */
export function analysisRecord(source: Source, analysis: Analysis, claims: readonly SuggestedClaim[]): Printed {
  const { suggestions, abbreviations, regimens = [], undefined: unexplained = [], relations = [] } = analysis;
  const { text } = source;
  return {
    mentions: suggestions.map((suggestion, id) => ({ id, ...mentionRecord(source, suggestion) })),
    abbreviations: abbreviations.map((each) => abbreviationRecord(text, each)),
    undefined: unexplained.map((span) => spanRecord(text, span)),
    regimens: regimens.map((regimen) => regimenRecord(source, regimen)),
    relations: relations.map(relationRecord),
    claims: claims.map((claim) => claimRecord(text, claim)),
  };
}
