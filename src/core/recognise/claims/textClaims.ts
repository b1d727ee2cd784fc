import type { Markup } from "../../text/markup.ts";
import { maskedSpans, openSpans } from "../../text/mask.ts";
import { afterMarker, sentencesIn } from "../../text/sentences.ts";
import type { Analysis } from "../mention.ts";
import type { SuggestedClaim } from "./claim.ts";
import { suggestClaims } from "./claims.ts";

/** The claims that a whole text seems to make; code, web addresses and front matter make none. */
export function claimsOfText(text: string, markup: Markup, analysis: Analysis): SuggestedClaim[] {
  const open = openSpans(text.length, maskedSpans(text, markup));
  return suggestClaims(
    text,
    open.flatMap((span) => sentencesIn(text, span)).map((sentence) => afterMarker(text, sentence)),
    analysis,
  );
}
