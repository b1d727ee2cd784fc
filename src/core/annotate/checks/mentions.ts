import { compareSpans, type Span } from "../../text/span.ts";
import { english, type Say } from "../../words.ts";
import { conceptProblem } from "../identifiers.ts";
import type { ClaimAnnotation, MentionAnnotation } from "../model.ts";
import type { Placed } from "../placed.ts";
import type { Remark } from "./finding.ts";

interface Standing<A> {
  readonly annotation: A;
  readonly span: Span;
}

/** Identifiers of mentions that cannot be right, and what was tagged twice. */
export function checkMentions(placed: readonly Placed[], say: Say = english): Remark[] {
  const remarks: Remark[] = [];
  const mentions: Standing<MentionAnnotation>[] = [];
  const claims: Standing<ClaimAnnotation>[] = [];
  for (const { annotation, span, state } of placed) {
    if (annotation.type === "mention" && annotation.concept !== undefined && annotation.concept !== "") {
      const problem = state === "retired" ? undefined : conceptProblem(annotation.concept, say);
      if (problem !== undefined) {
        remarks.push({ code: "identifier.shape", message: problem, id: annotation.id, path: ["concept"] });
      }
    }
    if (span === undefined) continue;
    if (annotation.type === "claim") claims.push({ annotation, span });
    else if (annotation.status !== "rejected") mentions.push({ annotation, span });
  }
  const again = (standing: Standing<MentionAnnotation>, first: Standing<MentionAnnotation>): Remark => {
    const message = say(
      "it is tagged already, by the entry {0}. Take one of the two back.",
      JSON.stringify(first.annotation.id),
    );
    return { code: "mention.duplicate", message, id: standing.annotation.id };
  };
  // The same kind at the same place; and the same concept at places that overlap. Pieces may share a place with a whole.
  const whole = mentions.filter(({ annotation }) => annotation.parts === undefined);
  const same = twins(whole, ({ annotation, span }) => `${annotation.kind} ${span.start} ${span.end}`, again);
  const told = new Set(same.map(({ id }) => id));
  const crossing = overlapping(whole, again).filter(({ id }) => !told.has(id));
  const claimKey = ({ annotation, span }: Standing<ClaimAnnotation>): string =>
    JSON.stringify([annotation.claim, span.start, span.end, annotation.predicate, annotation.about, annotation.parts]);
  const repeated = twins(claims, claimKey, (standing, first) => ({
    code: "claim.duplicate",
    message: say(
      "the same claim stands in the entry {0}. Take one of the two back.",
      JSON.stringify(first.annotation.id),
    ),
    id: standing.annotation.id,
  }));
  return [...remarks, ...same, ...crossing, ...repeated];
}

/** A remark on each but the first of those with the same key. */
function twins<A extends { readonly id: string }>(
  all: readonly Standing<A>[],
  key: (standing: Standing<A>) => string,
  remark: (standing: Standing<A>, first: Standing<A>) => Remark,
): Remark[] {
  const first = new Map<string, Standing<A>>();
  return all.flatMap((each) => {
    const known = first.get(key(each));
    if (known === undefined) first.set(key(each), each);
    return known === undefined ? [] : [remark(each, known)];
  });
}

/** A remark on each mention of a concept that overlaps an earlier mention of the same concept and kind. */
function overlapping(
  mentions: readonly Standing<MentionAnnotation>[],
  remark: (standing: Standing<MentionAnnotation>, first: Standing<MentionAnnotation>) => Remark,
): Remark[] {
  const furthest = new Map<string, Standing<MentionAnnotation>>();
  return [...mentions]
    .sort((a, b) => compareSpans(a.span, b.span))
    .flatMap((each) => {
      const { kind, concept } = each.annotation;
      if (concept === undefined || concept === "") return [];
      const key = `${kind} ${concept}`;
      const before = furthest.get(key);
      if (before === undefined || before.span.end < each.span.end) furthest.set(key, each);
      return before !== undefined && each.span.start < before.span.end ? [remark(each, before)] : [];
    });
}
