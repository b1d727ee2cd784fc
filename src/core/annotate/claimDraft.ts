import type { SuggestedClaim } from "../recognise/claims/claim.ts";
import type { Certainty, Polarity } from "../recognise/mention.ts";
import { overlaps, sameSpan, type Span } from "../text/span.ts";
import { describe } from "./anchor.ts";
import { freshId } from "./ids.ts";
import { type ClaimAnnotation, type Effect, type MentionAnnotation, RETIRED } from "./model.ts";
import type { Placed } from "./placed.ts";
import type { Suggested } from "./review.ts";
import { type Change, fieldsOf } from "./sidecar/change.ts";
import { type Decider, tagMention } from "./tag.ts";

/** A mention that a claim is about, by the role it plays there; nobody need have decided on it. */
export interface Member extends Suggested {
  readonly role: string;
}

/** A claim before it is written down: its sentence or words, and what it says of which mentions. */
export interface ClaimDraft extends Span {
  readonly type: string;
  readonly about: readonly Member[];
  readonly qualifiers?: Readonly<Record<string, string>>;
  readonly effect?: Effect;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
}

/** A suggested claim as a draft. `known` tells what is suggested at an index of the analysis. */
export function draftOf(claim: SuggestedClaim, known: (mention: number) => Suggested | undefined): ClaimDraft {
  const { type, start, end, qualifiers, figures, polarity, certainty } = claim;
  const about = Object.entries(claim.about).flatMap(([role, mentions]) =>
    mentions.flatMap((m): Member[] => {
      const mention = known(m);
      return mention === undefined ? [] : [{ ...mention, role }];
    }),
  );
  // How often it was is a qualifier; the sentence's own words for it are in the quote.
  const { frequency: _, ...effect } = figures;
  return { type, start, end, about, qualifiers, effect, polarity, certainty };
}

/**
 * The changes that write a claim down, and tag what it is about and nobody has tagged yet. A mention that somebody has
 * corrected counts as corrected, and what somebody has rejected is not what the claim is about.
 */
export function tagDraft(text: string, draft: ClaimDraft, placed: readonly Placed[], decider: Decider): Change[] {
  const changes: Change[] = [];
  const about: Record<string, string[]> = {};
  const taken = new Set(placed.map(({ annotation }) => annotation.id));
  const seen: Member[] = [];
  for (const member of draft.about) {
    if (seen.some((each) => sameSpan(each, member))) continue;
    seen.push(member);
    const decided = decisionOn(placed, member);
    if (decided?.status === "rejected") continue;
    let { role } = member;
    let id = decided?.id;
    if (decided !== undefined && role === member.kind) role = decided.kind;
    if (id === undefined) {
      const change = tagMention(text, member, member, placed, decider, taken);
      changes.push(change);
      ({ id } = change);
      taken.add(id);
    }
    const ids = (about[role] ??= []);
    if (!ids.includes(id)) ids.push(id);
  }
  const { qualifiers = {}, effect = {} } = draft;
  const annotation: ClaimAnnotation = {
    type: "claim",
    id: freshId(decider.random, taken),
    anchor: describe(text, draft),
    claim: draft.type,
    ...(Object.keys(about).length === 0 ? {} : { about }),
    ...(Object.keys(qualifiers).length === 0 ? {} : { qualifiers }),
    ...(Object.keys(effect).length === 0 ? {} : { effect }),
    polarity: draft.polarity,
    certainty: draft.certainty,
    ...(decider.by === "" ? {} : { by: decider.by }),
    on: decider.on,
  };
  return [...changes, { op: "set", id: annotation.id, fields: fieldsOf(annotation) }];
}

/**
 * The change that rejects a suggested claim: it is kept as a retired one, which is not shown, checked or exported, and
 * keeps the same claim from being suggested there again.
 */
export function rejectClaim(text: string, draft: ClaimDraft, placed: readonly Placed[], decider: Decider): Change {
  const annotation: ClaimAnnotation = {
    type: "claim",
    id: freshId(decider.random, new Set(placed.map((each) => each.annotation.id))),
    anchor: describe(text, draft),
    claim: draft.type,
    polarity: draft.polarity,
    status: RETIRED,
    ...(decider.by === "" ? {} : { by: decider.by }),
    on: decider.on,
  };
  return { op: "set", id: annotation.id, fields: fieldsOf(annotation) };
}

/** What somebody decided of the words of a mention: the decision with its borders, else one that overlaps it. */
function decisionOn(placed: readonly Placed[], span: Span): MentionAnnotation | undefined {
  let found: MentionAnnotation | undefined;
  for (const { annotation, span: at } of placed) {
    if (annotation.type !== "mention" || at === undefined || !overlaps(at, span)) continue;
    if (sameSpan(at, span)) return annotation;
    found ??= annotation;
  }
  return found;
}
