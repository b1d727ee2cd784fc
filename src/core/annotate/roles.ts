import { type Kind, KINDS } from "../lexicon/concept.ts";
import type { ClaimAnnotation } from "./model.ts";
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

/** The change that gives mentions a role in a claim beside those that play it already. */
export function giveRole(claim: ClaimAnnotation, role: string, mentions: readonly string[], decider: Decider): Change {
  // `about` is written as a whole: see `NESTED`.
  const ids = [...new Set([...(claim.about?.[role] ?? []), ...mentions])];
  return { op: "set", id: claim.id, fields: { about: { ...claim.about, [role]: ids }, ...decidedFields(decider) } };
}
