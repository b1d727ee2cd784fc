import type { Kind } from "../lexicon/concept.ts";
import type { Suggestion } from "../recognise/mention.ts";
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

/** The types that mentions of these kinds make, those whose roles can all be filled first. */
export function typesAbout(members: readonly Member[]): string[] {
  const kinds = new Set(members.map(({ kind }) => kind));
  const filled = (roles: readonly (readonly Kind[])[]): number =>
    roles.filter((role) => role.some((kind) => kinds.has(kind))).length;
  const types = Object.entries(ABOUT).filter(([, roles]) => filled(roles) > 0);
  return types.sort(([, a], [, b]) => filled(b) - filled(a)).map(([type]) => type);
}

/** For each role of a claim of a type the nearest of the mentions that can play it. */
export function nearestMembers(members: readonly Member[], type: string, near: Span): Member[] {
  const nearest = (kind: Kind): Member | undefined => {
    let found: Member | undefined;
    for (const each of members) {
      if (each.kind !== kind) continue;
      if (found === undefined || distance(each, near) < distance(found, near)) found = each;
    }
    return found;
  };
  return (ABOUT[type] ?? []).flatMap((role) => {
    for (const kind of role) {
      const found = nearest(kind);
      if (found !== undefined) return [found];
    }
    return [];
  });
}

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}
