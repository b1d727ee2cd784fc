import { type ClaimRow, toggled } from "../../core/annotate/claimChoice.ts";
import type { ClaimDraft, Member } from "../../core/annotate/claimDraft.ts";

/** The claim that a reader has in mind. */
export interface MeantClaim {
  readonly type: string;
  /** Whether it is about a mention. */
  readonly isAbout: (member: Member) => boolean;
  /** Whether it must be about all of those, and not about one of each kind at least. */
  readonly isWhole: boolean;
}

/**
 * The keys with which a reader who is never in doubt makes a claim: `c`, Down to its type, a digit for each mention that
 * is missing or one too many (Down, Enter and Up for one that has no digit), and Enter. `undefined` where the rows do not
 * hold the claim.
 */
export function keysToClaim(rows: readonly ClaimRow[], meant: MeantClaim): string[] | undefined {
  const first = rows.findIndex((row) => row.type === "claim" && row.draft.type === meant.type);
  const row = rows[first];
  if (row?.type !== "claim") return undefined;
  const keys = ["c", ...times(first, "Down")];
  let { draft } = row;
  for (let wrong = fault(rows, draft, meant); wrong !== undefined; wrong = fault(rows, draft, meant)) {
    const at = rows.indexOf(wrong);
    const { digit, member } = wrong;
    if (digit !== undefined) keys.push(digit);
    else keys.push(...times(Math.abs(at - first), "Down"), "Enter", ...times(Math.abs(at - first), "Up"));
    draft = toggled(draft, member);
  }
  return [...keys, "Enter"];
}

type MentionRow = ClaimRow & { readonly type: "mention" };

/** A mention that the claim is about and should not be, or the other way round. */
function fault(
  rows: readonly ClaimRow[],
  { about }: ClaimDraft,
  { isAbout, isWhole }: MeantClaim,
): MentionRow | undefined {
  const isTicked = ({ start, end }: Member): boolean => about.some((each) => each.start === start && each.end === end);
  const mentions = rows.filter((row) => row.type === "mention");
  // Of a kind that the reader has nothing to say about, what is filled in does no harm.
  const kinds = new Set(mentions.filter(({ member }) => isAbout(member)).map(({ member }) => member.kind));
  const extra = mentions.find(({ member }) => isTicked(member) && !isAbout(member) && kinds.has(member.kind));
  if (extra !== undefined) return extra;
  const filled = new Set(about.map(({ kind }) => kind));
  const missing = mentions.filter(
    ({ member }) => isAbout(member) && !isTicked(member) && (isWhole || !filled.has(member.kind)),
  );
  return missing.find(({ digit }) => digit !== undefined) ?? missing[0];
}

function times(count: number, key: string): string[] {
  return Array.from({ length: count }, () => key);
}
