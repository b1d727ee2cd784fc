import { english, type Say } from "../../words.ts";
import type { ClaimAnnotation } from "../model.ts";
import type { ById, Remark } from "./finding.ts";

/**
 * Links of claims to entries that are not there, are of the wrong sort or were rejected, and claims that support or refine
 * themselves by way of others.
 *
 * @param exists whether an entry is in the file, if only as one that cannot be read
 */
export function checkLinks(
  claims: readonly ClaimAnnotation[],
  byId: ById,
  exists: (id: string) => boolean,
  say: Say = english,
): Remark[] {
  const remarks: Remark[] = [];
  for (const claim of claims) {
    const { id } = claim;
    for (const [role, ids] of Object.entries(claim.about ?? {})) {
      for (const to of ids) {
        const path = ["about", role];
        const mention = byId.get(to);
        if (mention?.type === "mention" && mention.status === "rejected") {
          const message = say(
            "it is about {0} ({1}), which was rejected as a mention.",
            words(mention.anchor.quote),
            to,
          );
          remarks.push({ code: "claim.rejected-mention", message, id, path });
        } else if (mention?.type === "claim") {
          remarks.push({
            code: "link.broken",
            message: say('"about" names {0}, which is a claim.', quoted(to)),
            id,
            path,
          });
        } else if (mention === undefined && !exists(to)) {
          const message = say('"about" names {0}, and there is no such entry.', quoted(to));
          remarks.push({ code: "link.broken", message, id, path });
        }
      }
    }
    for (const [kind, ids] of Object.entries(claim.links ?? {})) {
      for (const to of ids) {
        const path = ["links", kind];
        const other = byId.get(to);
        const problem =
          to === id
            ? say("it is linked to itself.")
            : other?.type === "mention"
              ? say("{0} {1}, which is a mention.", kind, quoted(to))
              : other === undefined && !exists(to)
                ? say("{0} {1}, and there is no such entry.", kind, quoted(to))
                : undefined;
        if (problem !== undefined) remarks.push({ code: "link.broken", message: problem, id, path });
      }
    }
  }
  return [...remarks, ...cycles(claims, say)];
}

/** The kinds of links in which a circle is an error: whatever supports or refines itself stands on nothing. */
const DIRECTED = ["supports", "refines"] as const;

/** One remark for each circle of links of one kind, at the claim that closes it. Linear in the number of links. */
function cycles(claims: readonly ClaimAnnotation[], say: Say): Remark[] {
  const remarks: Remark[] = [];
  for (const kind of DIRECTED) {
    const linked = claims.filter(({ links }) => (links?.[kind]?.length ?? 0) > 0);
    const next = new Map(linked.map(({ id, links }) => [id, links?.[kind] ?? []]));
    /** Claims that were left again, and those on the way from where the walk began, with the next link to take. */
    const done = new Set<string>();
    for (const { id: start } of linked) {
      const way: { id: string; at: number }[] = [];
      const onWay = new Map<string, number>();
      const enter = (id: string): void => {
        onWay.set(id, way.length);
        way.push({ id, at: 0 });
      };
      if (!done.has(start)) enter(start);
      for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
        const to = next.get(step.id)?.[step.at++];
        if (to === undefined) {
          way.pop();
          onWay.delete(step.id);
          done.add(step.id);
          continue;
        }
        const first = onWay.get(to);
        if (to === step.id) continue;
        if (first !== undefined) {
          const circle = way.slice(first, first + MOST_TOLD).map(({ id }) => id);
          const told = [...circle, ...(way.length - first > MOST_TOLD ? ["…"] : []), to].join(" → ");
          const message =
            kind === "supports"
              ? say("claims support each other in a circle: {0}.", told)
              : say("claims refine each other in a circle: {0}.", told);
          remarks.push({ code: "link.cycle", message, id: step.id, path: ["links", kind] });
        } else if (!done.has(to) && next.has(to)) enter(to);
      }
    }
  }
  return remarks;
}

/** Claims of a circle that are named in the message. */
const MOST_TOLD = 6;

function quoted(id: string): string {
  return JSON.stringify(id.length > 40 ? `${id.slice(0, 40)}…` : id);
}

function words(quote: string): string {
  return `“${(quote.length > 60 ? `${quote.slice(0, 60)}…` : quote).replace(/\s+/g, " ")}”`;
}
