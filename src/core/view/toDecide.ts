import { type ClaimAnnotation, RETIRED } from "../annotate/model.ts";
import type { Placed } from "../annotate/placed.ts";
import type { Kind } from "../lexicon/concept.ts";
import type { SuggestedClaim } from "../recognise/claims/claim.ts";
import type { Suggestion } from "../recognise/mention.ts";
import { overlaps, type Span } from "../text/span.ts";
import { openSuggestions } from "./marks.ts";

/** One thing that waits for a person: a suggested mention or claim, or an annotation whose words have changed. */
export type ToDecide = {
  readonly span: Span;
  /** Where it comes in the order of the review: an offset of the text, and what tells those at the same one apart. */
  readonly order: readonly [at: number, nth: number];
  /** The same for the same thing, as long as the document stays as it is. */
  readonly key: string;
} & (
  | { readonly type: "mention"; readonly suggestion: Suggestion }
  | { readonly type: "claim"; readonly claim: SuggestedClaim }
  | { readonly type: "changed"; readonly placed: Placed }
);

/**
 * What there is to decide in a document, in the order in which it is best decided: a reader goes from mention to
 * mention, and comes to the claim of a sentence at its end, when its mentions are settled.
 *
 * @param kinds the kinds whose suggestions are shown
 */
export function toDecide(
  text: string,
  suggestions: readonly Suggestion[],
  claims: readonly SuggestedClaim[],
  placed: readonly Placed[],
  kinds: ReadonlySet<Kind>,
): ToDecide[] {
  const items: ToDecide[] = [];
  for (const suggestion of openSuggestions(suggestions, placed)) {
    const { start, end, kind } = suggestion;
    if (!kinds.has(kind)) continue;
    items.push({
      type: "mention",
      span: { start, end },
      order: [start, -1],
      key: `mention ${start} ${end}`,
      suggestion,
    });
  }
  for (const each of placed) {
    if (each.state !== "changed") continue;
    const { span, annotation } = each;
    items.push({ type: "changed", span, order: [span.start, -2], key: `changed ${annotation.id}`, placed: each });
  }
  for (const [claim, nth] of openClaims(text, claims, placed)) {
    const { start, end, type } = claim;
    const key = `claim ${nth} ${type} ${start} ${end}`;
    items.push({ type: "claim", span: { start, end }, order: [end, nth], key, claim });
  }
  return items.sort((a, b) => compareOrder(a.order, b.order));
}

/** The suggested claims that nobody has decided on, each with its place in the list of all. */
export function openClaims(
  text: string,
  claims: readonly SuggestedClaim[],
  placed: readonly Placed[],
): [claim: SuggestedClaim, nth: number][] {
  const decided: { span: Span; annotation: ClaimAnnotation }[] = [];
  const rejected = new Map<string, ClaimAnnotation[]>();
  for (const { annotation, span } of placed) {
    if (annotation.type !== "claim") continue;
    if (span !== undefined) decided.push({ span, annotation });
    else if (annotation.status === RETIRED) {
      const { quote } = annotation.anchor;
      const same = rejected.get(quote);
      if (same === undefined) rejected.set(quote, [annotation]);
      else same.push(annotation);
    }
  }
  // Of several claims of a type that one sentence makes, a decision is on the one that it agrees with.
  const count = new Map<string, number>();
  const sentenceOf = ({ type, start, end }: SuggestedClaim): string => `${type} ${start} ${end}`;
  for (const claim of claims) count.set(sentenceOf(claim), (count.get(sentenceOf(claim)) ?? 0) + 1);
  const open: [SuggestedClaim, number][] = [];
  let from = 0;
  for (const [nth, claim] of claims.entries()) {
    const isAlone = count.get(sentenceOf(claim)) === 1;
    const isOn = (annotation: ClaimAnnotation): boolean =>
      annotation.claim === claim.type && (isAlone || agrees(annotation, claim));
    // Decided spans are sorted by start but may be nested, so only those that end before all later claims go.
    while (from < decided.length && (decided[from] as { span: Span }).span.end <= claim.start) from++;
    let isDecided = (rejected.get(text.slice(claim.start, claim.end)) ?? []).some(isOn);
    for (let i = from; !isDecided && i < decided.length; i++) {
      const { span, annotation } = decided[i] as { span: Span; annotation: ClaimAnnotation };
      if (span.start >= claim.end) break;
      isDecided = overlaps(span, claim) && isOn(annotation);
    }
    if (!isDecided) open.push([claim, nth]);
  }
  return open;
}

function agrees({ polarity = "affirmed", qualifiers }: ClaimAnnotation, claim: SuggestedClaim): boolean {
  const dose = qualifiers?.["dose"];
  return polarity === claim.polarity && (dose === undefined || dose === claim.qualifiers["dose"]);
}

/**
 * What comes next, or before: after the last the first, and the other way round.
 *
 * @param from where one stands: the order of what is being decided, or `[offset, -Infinity]` of the caret
 */
export function nextToDecide(
  items: readonly ToDecide[],
  from: ToDecide["order"],
  direction: "next" | "previous",
): ToDecide | undefined {
  if (direction === "next") return items.find(({ order }) => compareOrder(order, from) > 0) ?? items[0];
  return items.findLast(({ order }) => compareOrder(order, from) < 0) ?? items.at(-1);
}

/** Which of two comes first in the review. */
export function compareOrder(a: ToDecide["order"], b: ToDecide["order"]): number {
  return a[0] - b[0] || a[1] - b[1];
}
