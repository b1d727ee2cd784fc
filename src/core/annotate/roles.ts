import { type Kind, KINDS } from "../lexicon/concept.ts";
import type { Span } from "../text/span.ts";
import type { ClaimAnnotation } from "./model.ts";
import type { Placed } from "./placed.ts";
import type { Change } from "./sidecar/change.ts";
import { type Decider, decidedFields } from "./tag.ts";

/**
 * The roles that a mention of a kind can play, its kind first: all that a schema knows but those that are the name of
 * another kind. A schema without roles leaves the kind.
 */
export function fittingRoles(roles: Iterable<string>, kind: Kind): string[] {
  const others = new Set<string>(KINDS.filter((each) => each !== kind));
  return [...new Set([kind, ...roles])].filter((role) => !others.has(role));
}

/** The roles that a mention plays in a claim. */
export function rolesOf(claim: ClaimAnnotation, mention: string): string[] {
  return Object.entries(claim.about ?? {}).flatMap(([role, ids]) => (ids.includes(mention) ? [role] : []));
}

/** A claim that a mention can get a role in, and the role. */
export interface ClaimLink {
  readonly claim: ClaimAnnotation;
  /** Where the claim stands. */
  readonly span: Span;
  readonly role: string;
}

/**
 * The claims in which a mention of a kind can play the role of that name and does not yet, the nearest first. What has
 * changed since it was decided is none: somebody must look at it first.
 *
 * @param id the mention's, where it has been tagged
 */
export function claimLinks(placed: readonly Placed[], at: Span, kind: Kind, id: string | undefined): ClaimLink[] {
  const links = placed.flatMap(({ annotation, state, span }): ClaimLink[] => {
    if (annotation.type !== "claim" || (state !== "anchored" && state !== "moved")) return [];
    if (id !== undefined && rolesOf(annotation, id).length > 0) return [];
    return [{ claim: annotation, span, role: kind }];
  });
  const far = ({ span }: ClaimLink): number => Math.max(0, span.start - at.end, at.start - span.end);
  return links.sort((a, b) => far(a) - far(b));
}

/** The change that gives mentions a role in a claim beside those that play it already. */
export function giveRole(claim: ClaimAnnotation, role: string, mentions: readonly string[], decider: Decider): Change {
  // `about` is written as a whole: see `NESTED`.
  const ids = [...new Set([...(claim.about?.[role] ?? []), ...mentions])];
  return { op: "set", id: claim.id, fields: { about: { ...claim.about, [role]: ids }, ...decidedFields(decider) } };
}
