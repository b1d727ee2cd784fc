import type { Kind } from "../lexicon/concept.ts";
import { CLAIM_CUES } from "../recognise/claims/cues.ts";
import { withoutClasses } from "../recognise/claims/classes.ts";
import type { Suggestion } from "../recognise/mention.ts";
import { wordsOf } from "../recognise/phrases.ts";
import { contains, type Span } from "../text/span.ts";
import type { Member } from "./claimDraft.ts";
import type { Placed } from "./placed.ts";

/** The roles of the claims of a type, as the rules that suggest them have it; of several kinds the first that there is. */
const ABOUT: Readonly<Record<string, readonly (readonly Kind[])[]>> = {
  safety: [["drug"], ["adverse-event"]],
  efficacy: [["drug"], ["endpoint", "condition"]],
  mechanism: [["drug"], ["target"]],
  regulatory: [["drug"], ["condition"]],
  biomarker: [["target"], ["drug", "condition", "endpoint"]],
  dosing: [["drug"]],
};

/** The same for claims of all other types. */
const ANY: (typeof ABOUT)[string] = [["drug"], ["adverse-event", "endpoint", "condition", "target"]];

/**
 * The mentions in a stretch of text, in its order: those that a person accepted, and those that nobody has decided on.
 *
 * @param open the suggestions that nobody has decided on
 */
export function membersIn(
  span: Span,
  open: readonly Suggestion[],
  placed: readonly Placed[],
  idOf: (concept: number) => string | undefined,
): Member[] {
  const members: Member[] = [];
  for (const { annotation, state, span: at } of placed) {
    if (annotation.type !== "mention" || annotation.status === "rejected") continue;
    if (state === "lost" || state === "retired" || !contains(span, at)) continue;
    members.push({ ...at, kind: annotation.kind, concept: annotation.concept, role: annotation.kind });
  }
  for (const { start, end, kind, concept, polarity } of open) {
    if (!contains(span, { start, end })) continue;
    const id = concept === undefined ? undefined : idOf(concept);
    members.push({ start, end, kind, polarity, concept: id, role: kind });
  }
  return members.sort((a, b) => a.start - b.start);
}

/** A claim that is about to be made: the words it is made in, and where the reader stands in them. */
export interface ClaimPlace {
  readonly text: string;
  readonly span: Span;
  /** The caret, or what is selected. */
  readonly near: Span;
}

/** How much it says for a type that the sentence has words for it, and that what the reader stands on plays a role in it. */
const [WORDED, STOOD_ON] = [1.5, 0.5];

/** How far back drugs are looked for that a sentence means without naming them, in UTF-16 code units, and how many. */
const [BACK, MOST_BACK] = [1_500, 4];

/** The last drugs named before a stretch of text, in its order: what "this regimen" may mean. Of a drug its last mention. */
export function drugsBefore(text: string, span: Span, membersOf: (within: Span) => readonly Member[]): Member[] {
  const before = membersOf({ start: Math.max(0, span.start - BACK), end: span.start });
  const drugs = new Map<string, Member>();
  for (const each of withoutClasses(text, before, (one) => one).reverse()) {
    const key = each.concept ?? text.slice(each.start, each.end).toLowerCase();
    if (each.kind === "drug" && drugs.size < MOST_BACK && !drugs.has(key)) drugs.set(key, each);
  }
  return [...drugs.values()].reverse();
}

/** The types that some mentions make, the likeliest first: by the roles that can be filled, and by what the sentence says. */
export function typesAbout(members: readonly Member[], { text, span, near }: ClaimPlace): string[] {
  const kinds = new Set(members.map(({ kind }) => kind));
  const here = nearest(members, near)?.kind;
  const said = new Set<string>(CLAIM_CUES.find(text, wordsOf(text, span)).map(({ cue }) => cue));
  const scores = Object.entries(ABOUT).flatMap(([type, roles]) => {
    const filled = roles.filter((role) => role.some((kind) => kinds.has(kind))).length;
    const stoodOn = here !== undefined && roles.some((role) => role.includes(here)) ? STOOD_ON : 0;
    return filled === 0 ? [] : [{ type, score: filled + stoodOn + (said.has(type) ? WORDED : 0) }];
  });
  return scores.sort((a, b) => b.score - a.score).map(({ type }) => type);
}

/**
 * For each role of a claim of a type the nearest of the mentions that can play it; events, targets and endpoints together
 * with those that they are listed with.
 */
export function nearestMembers(members: readonly Member[], type: string, { text, near }: ClaimPlace): Member[] {
  // What the reader stands on is meant, whatever it is.
  const named = new Set(withoutClasses(text, members, (each) => each));
  return (ABOUT[type] ?? ANY).flatMap((role) => {
    for (const kind of role) {
      const able = members.filter((each) => each.kind === kind && (named.has(each) || distance(each, near) === 0));
      const found = nearest(able, near);
      // Of drugs in a list often one alone is meant; what they do is listed to be said as a whole.
      if (found !== undefined) return kind === "drug" ? [found] : listedWith(found, able, text);
    }
    return [];
  });
}

function nearest(members: readonly Member[], near: Span): Member | undefined {
  let found: Member | undefined;
  for (const each of members) if (found === undefined || distance(each, near) < distance(found, near)) found = each;
  return found;
}

/** What joins the parts of a list: "alopecia, nausea, and vomiting". */
const JOINT = /^(?:\s?[,;/+&]\s?|\s?[,;]?\s(?:and|or|and\/or|plus)\s)$/;

/** The mentions of one list, of those of a kind in the order of the text. */
function listedWith(member: Member, able: readonly Member[], text: string): Member[] {
  const isJoined = (at: number): boolean => {
    const [one, other] = [able[at], able[at + 1]];
    return (
      one !== undefined &&
      other !== undefined &&
      other.start - one.end < 12 &&
      JOINT.test(text.slice(one.end, other.start))
    );
  };
  let first = able.indexOf(member);
  let last = first;
  while (isJoined(first - 1)) first--;
  while (isJoined(last)) last++;
  return able.slice(first, last + 1);
}

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
