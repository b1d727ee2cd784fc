import { finished, type Steps } from "../../steps.ts";
import { firstEndingAfter, type Span } from "../../text/span.ts";
import { weaker } from "../certainty.ts";
import type { Analysis, Certainty, Regimen, Relation, Suggestion } from "../mention.ts";
import { wordsOf } from "../phrases.ts";
import { withoutClasses } from "./classes.ts";
import { type ClaimSentence, type Draft, ofKind, type Role, SUGGESTED_TYPES, type SuggestedClaim } from "./claim.ts";
import { CLAIM_CUES } from "./cues.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { partsOf } from "./parts.ts";
import { RULES } from "./rules.ts";
import { statesNothing, stanceOf } from "./stance.ts";

/** A longer sentence is a table or a list, in code units; so is one with more mentions. */
const LONGEST = 1200;
const MOST_MENTIONS = 30;

/** "The above clinical regimen", "this combination": drugs that are meant and not named. */
const MEANT =
  /(?<!\p{L})(?:the (?:above|combined|combination|same)|this|these|such|both|either)(?: \p{L}{3,16}){0,2} (?:regimens?|combinations?|treatments?|therap(?:y|ies)|drugs?|agents?)(?!\p{L})/iu;
/** Words that mean more than one of them. */
const SEVERAL = /regimen|combin|both|either/iu;
/** How many sentences back, of those that name anything, the drugs may be that are meant. */
const BACK = 3;

/** What another drug is compared with stands right after these words. */
const COMPARED =
  /(?<!\p{L})(?:versus|vs\.?|compared (?:with|to)|than|over|inferior to|superior to)(?: \p{L}{1,12}){0,2} $/iu;

/**
 * The claims that sentences seem to make, in the order of the text: at most one of a type and a polarity for each
 * sentence, but one for each dose. Reads only `sentences`, so whoever shows a part of a document asks for that part.
 * Linear in their length. Rules are kept narrow: what is not clearly a claim is none.
 */
export function suggestClaims(text: string, sentences: readonly Span[], analysis: Analysis): SuggestedClaim[] {
  return finished(claimSteps(text, sentences, analysis));
}

/** The same, sentence by sentence. */
export function* claimSteps(text: string, sentences: readonly Span[], analysis: Analysis): Steps<SuggestedClaim[]> {
  const { suggestions, relations = [], regimens = [] } = analysis;
  const byHead = relationsByHead(relations);
  const claims: SuggestedClaim[] = [];
  /** Drugs of the sentences before, the nearest last. */
  const earlier: (readonly number[])[] = [];
  for (const span of withMentions(sentences, suggestions).flatMap((sentence) => partsOf(text, sentence))) {
    const sentence = sentenceOf(text, span, suggestions, byHead, (several) =>
      lastMeant(span, suggestions, regimens, several ? earlier.slice(-BACK).filter(isSeveral) : earlier.slice(-BACK)),
    );
    if (sentence === undefined) {
      earlier.push([]);
      continue;
    }
    earlier.push(different(ofKind(sentence, "drug"), suggestions));
    for (const type of SUGGESTED_TYPES)
      for (const draft of RULES[type](sentence)) claims.push(claimOf(sentence, draft));
    yield;
  }
  return claims;
}

/** The sentences that hold a suggestion, of a list in order. */
function withMentions(sentences: readonly Span[], suggestions: readonly Suggestion[]): Span[] {
  return sentences.filter(
    ({ start, end }) => (suggestions[firstEndingAfter(suggestions, start)]?.start ?? Infinity) < end,
  );
}

/** A sentence for the rules; `undefined` when it cannot hold a claim. What costs most is asked last. */
function sentenceOf(
  text: string,
  { start, end }: Span,
  suggestions: readonly Suggestion[],
  byHead: ReadonlyMap<number, readonly Relation[]>,
  meantBefore: (several: boolean) => readonly number[],
): ClaimSentence | undefined {
  if (end - start > LONGEST) return undefined;
  const mentions: number[] = [];
  const kinds = new Set<Suggestion["kind"]>();
  for (let m = firstEndingAfter(suggestions, start); m < suggestions.length; m++) {
    const mention = suggestions[m] as Suggestion;
    if (mention.start >= end) break;
    if (mention.historical !== undefined || mention.other !== undefined) continue;
    mentions.push(m);
    kinds.add(mention.kind);
  }
  if (mentions.length === 0 || mentions.length > MOST_MENTIONS) return undefined;
  const slice = text.slice(start, end);
  const words = kinds.has("drug") ? undefined : MEANT.exec(slice)?.[0];
  const drugs = words === undefined ? [] : meantBefore(SEVERAL.test(words));
  const meant = words === undefined || drugs.length === 0 ? undefined : { drugs, words };
  if (meant === undefined && !CLAIMED.some((kind) => kinds.has(kind))) return undefined;
  const cues = CLAIM_CUES.find(text, wordsOf(text, { start, end }));
  const relations = mentions.flatMap((m) => byHead.get(m) ?? []);
  // Only a dose is a claim without a cue, and it has a digit.
  if ((cues.length === 0 && relations.length === 0 && !/\d/.test(slice)) || statesNothing(slice)) return undefined;
  let figures: Figures | undefined;
  return {
    ...{ start, end, text, mentions, suggestions, cues, relations, meant },
    get figures() {
      return (figures ??= figuresOf(slice));
    },
  };
}

/** Without one of these, and without a drug that is meant, no rule finds a claim. */
const CLAIMED = ["drug", "target", "adverse-event"] as const;

function isSeveral(drugs: readonly number[]): boolean {
  return drugs.length > 1;
}

/** Of mentions of one concept the first. */
function different(mentions: readonly number[], suggestions: readonly Suggestion[]): number[] {
  const seen = new Set<number>();
  return mentions.filter((m) => {
    const { concept } = suggestions[m] as Suggestion;
    if (concept === undefined) return true;
    const isNew = !seen.has(concept);
    seen.add(concept);
    return isNew;
  });
}

function relationsByHead(relations: readonly Relation[]): Map<number, Relation[]> {
  const byHead = new Map<number, Relation[]>();
  for (const relation of relations) {
    const same = byHead.get(relation.head);
    if (same === undefined) byHead.set(relation.head, [relation]);
    else same.push(relation);
  }
  return byHead;
}

/** The drugs that "this regimen" means: those of the last regimen before, or of the last sentence that names any. */
function lastMeant(
  { start }: Span,
  suggestions: readonly Suggestion[],
  regimens: readonly Regimen[],
  earlier: readonly (readonly number[])[],
): readonly number[] {
  let low = 0;
  let high = regimens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((regimens[middle] as Regimen).start < start) low = middle + 1;
    else high = middle;
  }
  const regimen = regimens[low - 1];
  if (regimen !== undefined && start - regimen.end < LONGEST) {
    return regimen.parts.filter((part) => suggestions[part] !== undefined);
  }
  return earlier.findLast((drugs) => drugs.length > 0) ?? [];
}

function claimOf(sentence: ClaimSentence, draft: Draft): SuggestedClaim {
  const { start, end, text, suggestions, figures } = sentence;
  const { type, qualifiers = {}, cue = sentence, confidence, why } = draft;
  const stance = stanceOf(text, sentence, cue);
  const polarity = draft.polarity ?? stance.polarity;
  // A denial near the cue that is about something else than this claim is no reason for it.
  const reasons = stance.why.filter(({ rule }) => rule !== "claim-denied" || polarity === "negated");
  const about: { [R in Role]?: number[] } = {};
  const named = [...new Set(draft.about)].sort((a, b) => a - b);
  const mentions = different(
    withoutClasses(text, named, (m) => suggestions[m] as Suggestion),
    suggestions,
  );
  for (const m of mentions) (about[roleOf(sentence, m)] ??= []).push(m);
  // What is said of a drug elsewhere, where only another sentence names it, is not said here.
  const certainty = mentions.reduce<Certainty>((least, m) => {
    const mention = suggestions[m] as Suggestion;
    return mention.start < start ? least : weaker(least, mention.certainty);
  }, stance.certainty);
  return {
    ...{ type, start, end, about, qualifiers, figures, certainty, confidence },
    polarity,
    why: [...why, ...reasons],
  };
}

function roleOf({ text, start, suggestions }: ClaimSentence, m: number): Role {
  const mention = suggestions[m] as Suggestion;
  if (mention.kind !== "drug") return mention.kind;
  return COMPARED.test(text.slice(Math.max(start, mention.start - 50), mention.start)) ? "comparator" : "drug";
}
