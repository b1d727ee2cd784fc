import type { Problem } from "../problem.ts";
import type { IsName } from "./driftGuard.ts";
import { driftProblem } from "./driftText.ts";
import { placeAll } from "./placed.ts";
import type { Sidecar } from "./sidecar/read.ts";

/**
 * What a person should look at in a sidecar, given its document's text: entries that could not be read, and anchors
 * that no longer find their words, or find others. Places are lines of the sidecar. In the order of the file.
 */
export function checkSidecar(text: string, sidecar: Sidecar, isName?: IsName): Problem[] {
  const problems: Problem[] = [...sidecar.problems];
  for (const placed of placeAll(text, sidecar.annotations, isName)) {
    const said = driftProblem(placed);
    if (said === undefined) continue;
    const at = sidecar.places.get(placed.annotation.id) ?? { line: 1, column: 1 };
    problems.push({ ...said, message: `Entry ${JSON.stringify(placed.annotation.id)}: ${said.message}`, ...at });
  }
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}
