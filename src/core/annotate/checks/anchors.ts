import type { IsName } from "../driftGuard.ts";
import { driftProblem } from "../driftText.ts";
import type { Annotation } from "../model.ts";
import { type Placed, placeAll } from "../placed.ts";
import type { Remark } from "./finding.ts";

/** Annotations that no longer find their words, or find others, and such pieces of annotations. */
export function checkAnchors(text: string, placed: readonly Placed[], isName?: IsName): Remark[] {
  return [...placed.flatMap(drifted), ...checkPieces(text, placed, isName)];
}

/** The pieces after the first of annotations whose words do not stand together, each found by itself. */
export function checkPieces(text: string, placed: readonly Placed[], isName?: IsName): Remark[] {
  const pieces = placed.flatMap(({ annotation }): Annotation[] => {
    const { parts = [], ...whole } = annotation;
    return parts.map((anchor) => ({ ...whole, anchor }));
  });
  return pieces.length === 0 ? [] : placeAll(text, pieces, isName).flatMap(drifted);
}

function drifted(placed: Placed): Remark[] {
  const problem = driftProblem(placed);
  if (problem === undefined) return [];
  const { code, message } = problem;
  const span = placed.span === undefined ? {} : { span: placed.span };
  return [{ code: code as "anchor.changed" | "anchor.lost", message, id: placed.annotation.id, ...span }];
}
