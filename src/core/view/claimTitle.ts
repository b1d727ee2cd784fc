import type { SuggestedClaim } from "../recognise/claims/claim.ts";
import type { Suggestion } from "../recognise/mention.ts";
import { english, type Say } from "../words.ts";
import { CERTAINTY_NAMES } from "./stance.ts";
import { oneLine } from "./tree.ts";

/** Names that a title holds. */
const MOST_NAMES = 5;

/**
 * A suggested claim on one line: its type, what it is about, how often or how much, and whether it is denied or not
 * asserted; such as `safety — atezolizumab, alopecia (over 20% of patients)`. Plain text of the document.
 */
export function claimTitle(
  text: string,
  claim: SuggestedClaim,
  suggestions: readonly Suggestion[],
  say: Say = english,
): string {
  const mentions = Object.values(claim.about).flat();
  const names = [...new Set(mentions.flatMap((m) => suggestions[m] ?? []).map((each) => words(text, each)))];
  const { frequency, measure, value } = claim.figures;
  const figure = frequency ?? (value === undefined ? undefined : `${measure?.replaceAll("-", " ") ?? ""} ${value}`);
  const stance = [
    claim.polarity === "negated" ? say("denied") : "",
    claim.certainty === "asserted" ? "" : say(CERTAINTY_NAMES[claim.certainty]),
  ];
  const more = [figure ?? "", claim.qualifiers["dose"] ?? "", ...stance].filter((each) => each !== "");
  const named = names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(", ")}, …` : names.join(", ");
  return `${claim.type} — ${named}${more.length === 0 ? "" : ` (${more.join(", ")})`}`;
}

function words(text: string, { start, end }: Suggestion): string {
  return oneLine(text.slice(start, end));
}
