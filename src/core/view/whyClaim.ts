import type { ClaimReason } from "../recognise/claims/claim.ts";

/** The reason for a suggested claim in plain words. `detail` is text of the document: whoever shows it must escape it. */
export function claimReasonText({ rule, detail }: ClaimReason): string {
  switch (rule) {
    case "claim-words":
      return `a claim of its type by “${detail}”`;
    case "claim-relation":
      return `the two are connected by “${detail}”`;
    case "claim-dose":
      return `a drug beside its dose “${detail}”`;
    case "claim-anaphor":
      return `about the drugs named before, by “${detail}”`;
    case "claim-denied":
      return `denied by “${detail}”`;
    case "claim-hedge":
      return `not asserted because of “${detail}”`;
  }
}
