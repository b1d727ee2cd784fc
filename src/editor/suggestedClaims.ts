import type { SuggestedClaim } from "../core/recognise/claims/claim.ts";
import { textClaimSteps } from "../core/recognise/claims/textClaims.ts";
import type { Analysis } from "../core/recognise/mention.ts";
import { finished, type Steps } from "../core/steps.ts";
import { lengthOf, markupOfDocument } from "./documents.ts";
import { forATurn, turn } from "./pace.ts";
import type { Session } from "./session.ts";

/** Claims are looked for in texts up to this length, in UTF-16 code units: it takes about 0.1 s. */
const LONGEST = 200_000;

/** The claims of an analysis: what is left to do to find them, and then they. */
interface Search {
  readonly work: Steps<readonly SuggestedClaim[]>;
  found: readonly SuggestedClaim[] | undefined;
}

const searches = new WeakMap<Analysis, Search>();

function searchIn(session: Session): Search | undefined {
  const { document } = session;
  const markup = markupOfDocument(document);
  if (markup === undefined || !session.fitsText || lengthOf(document) > LONGEST) return undefined;
  const { analysis } = session;
  let search = searches.get(analysis);
  if (search === undefined) {
    search = { work: textClaimSteps(document.getText(), markup, analysis), found: undefined };
    searches.set(analysis, search);
  }
  return search;
}

/** Looks in turns for the claims that a document seems to make, so that they are there when someone asks. */
export async function seekClaims(session: Session): Promise<void> {
  const search = searchIn(session);
  while (search !== undefined && search.found === undefined && session.fitsText && !session.isDisposed) {
    search.found = forATurn(search.work)?.value;
    if (search.found === undefined) await turn();
  }
}

/** The claims that a document seems to make; whoever asks before they are found finds the rest at once. */
export function claimsOf(session: Session): readonly SuggestedClaim[] {
  const search = searchIn(session);
  if (search === undefined) return [];
  return (search.found ??= finished(search.work));
}
