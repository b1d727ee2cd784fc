import type { SuggestedClaim } from "../core/recognise/claims/claim.ts";
import { claimsOfText } from "../core/recognise/claims/textClaims.ts";
import type { Analysis } from "../core/recognise/mention.ts";
import { markupOfDocument } from "./documents.ts";
import type { Session } from "./session.ts";

/** Claims are looked for in texts up to this length, in UTF-16 code units: it takes about 0.1 s. */
const LONGEST = 200_000;

const known = new WeakMap<Analysis, readonly SuggestedClaim[]>();

/** The claims that a document seems to make; they are looked for when someone first asks, and none is while it is being typed in. */
export function claimsOf(session: Session): readonly SuggestedClaim[] {
  const { document, analysis } = session;
  const markup = markupOfDocument(document);
  const text = document.getText();
  if (markup === undefined || !session.fitsText || text.length > LONGEST) return [];
  let claims = known.get(analysis);
  if (claims === undefined) {
    claims = claimsOfText(text, markup, analysis);
    known.set(analysis, claims);
  }
  return claims;
}
