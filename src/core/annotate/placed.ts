import { type Edit, mapSpanThrough } from "../text/edit.ts";
import { compareSpans, type Span } from "../text/span.ts";
import { locate } from "./anchor.ts";
import type { Annotation } from "./model.ts";

/**
 * An annotation and where it is in the open document.
 * - `anchored`, `moved`, `lost`: as `locate` found it.
 * - `changed`: it was found, and its words have been edited since.
 */
export type Placed<A extends Annotation = Annotation> =
  | { readonly annotation: A; readonly state: "anchored" | "moved" | "changed"; readonly span: Span }
  | { readonly annotation: A; readonly state: "lost"; readonly span?: undefined };

/** Finds every annotation in a text; in the order of the text, the lost ones last. */
export function placeAll(text: string, annotations: readonly Annotation[]): Placed[] {
  return inOrder(annotations.map((annotation) => ({ annotation, ...locate(text, annotation.anchor) })));
}

/**
 * Follows annotations through edits of the open document: a span keeps its characters. One whose characters are all
 * gone is lost, until its words come back.
 *
 * @param text the document after the edits
 */
export function follow(placed: readonly Placed[], edits: readonly Edit[], text: string): Placed[] {
  const followed = placed.map((each): Placed => {
    if (each.span === undefined) return each;
    const span = mapSpanThrough(each.span, edits);
    if (span === undefined) return { annotation: each.annotation, state: "lost" };
    const kept = text.slice(span.start, span.end) === each.annotation.anchor.quote;
    const state = kept ? (each.state === "changed" ? "anchored" : each.state) : "changed";
    return { annotation: each.annotation, state, span };
  });
  return inOrder(followed);
}

/**
 * The places after the set of annotations has changed: what is placed stays where it is followed to, new and lost ones
 * are looked for.
 */
export function replaceAll(placed: readonly Placed[], annotations: readonly Annotation[], text: string): Placed[] {
  const known = new Map(placed.map((each) => [each.annotation.id, each]));
  const next = annotations.map((annotation): Placed => {
    const before = known.get(annotation.id);
    if (before?.span !== undefined && sameAnchor(before.annotation, annotation)) return { ...before, annotation };
    return { annotation, ...locate(text, annotation.anchor) };
  });
  return inOrder(next);
}

function sameAnchor(a: Annotation, b: Annotation): boolean {
  return a.anchor.quote === b.anchor.quote && a.anchor.before === b.anchor.before && a.anchor.after === b.anchor.after;
}

function inOrder(placed: Placed[]): Placed[] {
  return placed.sort((a, b) => {
    if (a.span === undefined || b.span === undefined)
      return Number(a.span === undefined) - Number(b.span === undefined);
    return compareSpans(a.span, b.span);
  });
}
