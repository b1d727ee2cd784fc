import type { ClaimReason } from "../recognise/claims/claim.ts";
import { english, type Say } from "../words.ts";

/** The reason for a suggested claim in plain words. `detail` is text of the document: whoever shows it must escape it. */
export function claimReasonText({ rule, detail }: ClaimReason, say: Say = english): string {
  switch (rule) {
    case "claim-words":
      return say("a claim of its type by “{0}”", detail);
    case "claim-relation":
      return say("the two are connected by “{0}”", detail);
    case "claim-dose":
      return say("a drug beside its dose “{0}”", detail);
    case "claim-anaphor":
      return say("about the drugs named before, by “{0}”", detail);
    case "claim-denied":
      return say("denied by “{0}”", detail);
    case "claim-hedge":
      return say("not asserted because of “{0}”", detail);
  }
}
