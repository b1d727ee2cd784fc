import { finished, type Steps } from "../../steps.ts";
import type { Markup } from "../../text/markup.ts";
import { masksByBlock, openSpans } from "../../text/mask.ts";
import { afterMarker, sentencesIn } from "../../text/sentences.ts";
import type { Span } from "../../text/span.ts";
import type { Analysis } from "../mention.ts";
import type { SuggestedClaim } from "./claim.ts";
import { claimSteps } from "./claims.ts";

/** The claims that a whole text seems to make; code, web addresses and front matter make none. */
export function claimsOfText(text: string, markup: Markup, analysis: Analysis): SuggestedClaim[] {
  return finished(textClaimSteps(text, markup, analysis));
}

/** The same, sentence by sentence. */
export function* textClaimSteps(text: string, markup: Markup, analysis: Analysis): Steps<SuggestedClaim[]> {
  const masked: Span[] = [];
  for (const masks of masksByBlock(text, markup)) {
    for (const mask of masks) masked.push(mask);
    yield;
  }
  const sentences = openSpans(text.length, masked).flatMap((span) => sentencesIn(text, span));
  return yield* claimSteps(
    text,
    sentences.map((sentence) => afterMarker(text, sentence)),
    analysis,
  );
}
