import { sameSpan, type Span } from "../text/span.ts";
import type { ClaimDraft, Member } from "./claimDraft.ts";
import { type ClaimPlace, nearestMembers, typesAbout } from "./claimRoles.ts";

/** A line of what a claim is chosen from: a claim that can be made as it stands, or a mention that it can be about. */
export type ClaimRow =
  | { readonly type: "claim"; readonly draft: ClaimDraft; readonly group: "likely" | "others" }
  | { readonly type: "mention"; readonly member: Member; readonly digit: string | undefined };

/** Keys that add and drop mentions, in their order. */
const DIGITS = [..."1234567890"];

/**
 * What a claim is chosen from: the claims that are likely, with what they would be about; the mentions, those nearest
 * with a digit; and the claims of all other types.
 *
 * @param members the mentions in the words of the claim, in their order
 * @param suggested the claims that are suggested for them: they come first
 * @param elsewhere mentions of other sentences that it can be about
 * @param types the types there are by the document's schema, and which of them are offered even where nothing speaks for them
 */
export function claimRows(
  place: ClaimPlace,
  members: readonly Member[],
  suggested: readonly ClaimDraft[],
  types: ReadonlyMap<string, { readonly isOffered: boolean }>,
  elsewhere: readonly Member[] = [],
): ClaimRow[] {
  const known = new Set(suggested.map(({ type }) => type));
  const likely = typesAbout(members, place).filter((type) => types.has(type));
  const drafts = [...new Set([...likely, ...types.keys()])].flatMap((type): ClaimDraft[] => {
    if (known.has(type)) return [];
    const about = nearestMembers(members, type, place);
    return [{ ...place.span, type, about, polarity: "affirmed", certainty: "asserted" }];
  });
  const rowOf = (group: "likely" | "others") => (draft: ClaimDraft) => ({ type: "claim", draft, group }) as const;
  const isLikely = ({ type }: ClaimDraft): boolean => likely.includes(type) || types.get(type)?.isOffered === true;
  return [
    ...suggested.map(rowOf("likely")),
    ...drafts.filter(isLikely).map(rowOf("likely")),
    ...mentionRows([...members, ...elsewhere], suggested, place.near),
    ...drafts.filter((draft) => !isLikely(draft)).map(rowOf("others")),
  ];
}

/** The mentions in their order, with a digit for those that are nearest. */
function mentionRows(members: readonly Member[], suggested: readonly ClaimDraft[], near: Span): ClaimRow[] {
  const all = [...members];
  // What is meant without being named here ("the above regimen") stands in another sentence.
  for (const member of suggested.flatMap(({ about }) => about)) {
    if (!all.some((each) => sameSpan(each, member))) all.push(member);
  }
  all.sort((a, b) => a.start - b.start);
  const far = ({ start, end }: Span): number => Math.max(0, start - near.end, near.start - end);
  const close = new Set([...all].sort((a, b) => far(a) - far(b)).slice(0, DIGITS.length));
  let nth = 0;
  return all.map((member) => ({ type: "mention", member, digit: close.has(member) ? DIGITS[nth++] : undefined }));
}

/** A claim that is about one mention more, or less where it is about it already. */
export function toggled(draft: ClaimDraft, member: Member): ClaimDraft {
  const isIt = (each: Member): boolean => sameSpan(each, member);
  if (draft.about.some(isIt)) return { ...draft, about: draft.about.filter((each) => !isIt(each)) };
  return { ...draft, about: [...draft.about, member].sort((a, b) => a.start - b.start) };
}
