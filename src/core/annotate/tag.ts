import type { Kind } from "../lexicon/concept.ts";
import type { Certainty, Polarity } from "../recognise/mention.ts";
import { contains, overlaps, type Span } from "../text/span.ts";
import { describe } from "./anchor.ts";
import { freshId } from "./ids.ts";
import type { Annotation, MentionAnnotation, MentionStatus } from "./model.ts";
import type { Placed } from "./placed.ts";
import { type Change, fieldsOf } from "./sidecar/change.ts";

/** Who and when, and where new ids come from: what a pure function cannot know. */
export interface Decider {
  /** How the person calls themselves; empty for no name. */
  readonly by: string;
  /** ISO date. */
  readonly on: string;
  readonly random: () => number;
}

/** The fields that say who decided and when; they replace those of the decision before. */
export function decidedFields({ by, on }: Decider): { by: string | undefined; on: string } {
  return { by: by === "" ? undefined : by, on };
}

/** A span with the white space at its ends left out; `undefined` when nothing else is in it. */
export function trimSpan(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : undefined;
}

/**
 * The change that tags a span as a mention. A mention annotation with the same borders is retagged instead of doubled.
 * Without a status it is accepted.
 *
 * @param taken ids that a new annotation must not have: those of all annotations, and of those about to be added
 */
export function tagMention(
  text: string,
  span: Span,
  tag: {
    kind: Kind;
    concept?: string | undefined;
    polarity?: Polarity | undefined;
    status?: MentionStatus | undefined;
  },
  placed: readonly Placed[],
  decider: Decider,
  taken: ReadonlySet<string> = idsOf(placed),
): Change {
  const { kind, concept, status } = tag;
  const existing = mentionAt(placed, span);
  if (existing !== undefined) {
    // Tagging again confirms the words as they stand now.
    const anchor = describe(text, span);
    return {
      op: "set",
      id: existing.id,
      fields: { kind, ...anchor, concept, status, ...decidedFields(decider) },
    };
  }
  const annotation: Annotation = {
    type: "mention",
    id: freshId(decider.random, taken),
    anchor: describe(text, span),
    kind,
    ...(concept === undefined ? {} : { concept }),
    ...(tag.polarity === "negated" ? { polarity: tag.polarity } : {}),
    ...(status === undefined ? {} : { status }),
    ...(decider.by === "" ? {} : { by: decider.by }),
    on: decider.on,
  };
  return { op: "set", id: annotation.id, fields: fieldsOf(annotation) };
}

/** The change that tags a span as a claim about the accepted mentions inside it. */
export function tagClaim(
  text: string,
  span: Span,
  claim: { type: string; polarity: Polarity; certainty: Certainty },
  placed: readonly Placed[],
  decider: Decider,
): Change {
  const about: Record<string, string[]> = {};
  for (const each of placed) {
    const { annotation } = each;
    if (annotation.type !== "mention" || annotation.status === "rejected" || each.span === undefined) continue;
    if (contains(span, each.span)) (about[annotation.kind] ??= []).push(annotation.id);
  }
  const annotation: Annotation = {
    type: "claim",
    id: freshId(decider.random, idsOf(placed)),
    anchor: describe(text, span),
    claim: claim.type,
    ...(Object.keys(about).length === 0 ? {} : { about }),
    polarity: claim.polarity,
    certainty: claim.certainty,
    ...(decider.by === "" ? {} : { by: decider.by }),
    on: decider.on,
  };
  return { op: "set", id: annotation.id, fields: fieldsOf(annotation) };
}

/**
 * The changes that take a tag back: the entry goes, and so do the links of claims to it.
 */
export function removeTag(id: string, placed: readonly Placed[]): Change[] {
  const changes: Change[] = [{ op: "remove", id }];
  for (const { annotation } of placed) {
    if (annotation.type !== "claim" || annotation.about === undefined) continue;
    if (!Object.values(annotation.about).some((ids) => ids.includes(id))) continue;
    const roles = Object.entries(annotation.about).map(
      ([role, ids]) => [role, ids.filter((each) => each !== id)] as const,
    );
    const left = roles.filter(([, ids]) => ids.length > 0);
    const about = left.length === 0 ? undefined : Object.fromEntries(left);
    changes.push({ op: "set", id: annotation.id, fields: { about } });
  }
  return changes;
}

/** The mention annotation with exactly these borders. */
function mentionAt(placed: readonly Placed[], span: Span): MentionAnnotation | undefined {
  for (const each of placed) {
    const same = each.span?.start === span.start && each.span.end === span.end;
    if (same && each.annotation.type === "mention") return each.annotation;
  }
  return undefined;
}

/** The annotations that a caret or a selection touches, the shortest first. */
export function annotationsAt(placed: readonly Placed[], selection: Span): (Placed & { span: Span })[] {
  const found: (Placed & { span: Span })[] = [];
  for (const each of placed) {
    if (each.span === undefined) continue;
    const { span } = each;
    const hit =
      selection.start === selection.end
        ? span.start <= selection.start && selection.start <= span.end
        : overlaps(span, selection);
    if (hit) found.push(each);
  }
  return found.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

function idsOf(placed: readonly Placed[]): ReadonlySet<string> {
  return new Set(placed.map(({ annotation }) => annotation.id));
}
