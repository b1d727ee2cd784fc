import type { IsName } from "../driftGuard.ts";
import { driftProblem } from "../driftText.ts";
import type { Annotation } from "../model.ts";
import { type Placed, placeAll } from "../placed.ts";
import type { Remark } from "./finding.ts";

/** Annotations that no longer find their words, or find others, and such pieces of annotations. */
export function checkAnchors(text: string, placed: readonly Placed[], isName?: IsName): Remark[] {
  return [...placed, ...placePieces(text, placed, isName)].flatMap((each) => {
    const problem = driftProblem(each);
    if (problem === undefined) return [];
    const { code, message } = problem;
    const span = each.span === undefined ? {} : { span: each.span };
    return [{ code: code as "anchor.changed" | "anchor.lost", message, id: each.annotation.id, ...span }];
  });
}

/** The places of the pieces after the first, each as an annotation of its own with the id of the whole. */
export function placePieces(text: string, placed: readonly Placed[], isName?: IsName): Placed[] {
  const pieces = placed.flatMap(({ annotation }): Annotation[] => {
    const { parts = [], ...whole } = annotation;
    return parts.map((anchor) => ({ ...whole, anchor }));
  });
  return pieces.length === 0 ? [] : placeAll(text, pieces, isName);
}
