import { english, type Say } from "../../words.ts";
import type { IsName } from "../driftGuard.ts";
import { driftProblem } from "../driftText.ts";
import type { Annotation } from "../model.ts";
import { type Placed, placeAll } from "../placed.ts";
import type { Remark } from "./finding.ts";

/** Annotations that no longer find their words, or find others, and such pieces of annotations. */
export function checkAnchors(text: string, placed: readonly Placed[], isName?: IsName, say: Say = english): Remark[] {
  return [...placed.flatMap((each) => drifted(each, say)), ...checkPieces(text, placed, isName, say)];
}

/** The pieces after the first of annotations whose words do not stand together, each found by itself. */
export function checkPieces(text: string, placed: readonly Placed[], isName?: IsName, say: Say = english): Remark[] {
  const pieces = placed.flatMap(({ annotation }): Annotation[] => {
    const { parts = [], ...whole } = annotation;
    return parts.map((anchor) => ({ ...whole, anchor }));
  });
  return pieces.length === 0 ? [] : placeAll(text, pieces, isName).flatMap((each) => drifted(each, say));
}

function drifted(placed: Placed, say: Say): Remark[] {
  const problem = driftProblem(placed, say);
  if (problem === undefined) return [];
  const { code, message } = problem;
  const span = placed.span === undefined ? {} : { span: placed.span };
  return [{ code: code as "anchor.changed" | "anchor.lost", message, id: placed.annotation.id, ...span }];
}
