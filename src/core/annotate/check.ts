import type { Problem } from "../problem.ts";
import { placeAll } from "./placed.ts";
import type { Sidecar } from "./sidecar/read.ts";

/**
 * What a person should look at in a sidecar, given its document's text: entries that could not be read, and anchors
 * that no longer find their words. Places are lines of the sidecar. In the order of the file.
 */
export function checkSidecar(text: string, sidecar: Sidecar): Problem[] {
  const problems: Problem[] = [...sidecar.problems];
  for (const { annotation, state } of placeAll(text, sidecar.annotations)) {
    if (state !== "lost") continue;
    const at = sidecar.places.get(annotation.id) ?? { line: 1, column: 1 };
    const words = JSON.stringify(shorten(annotation.anchor.quote));
    const message = `Entry ${JSON.stringify(annotation.id)}: the document no longer holds ${words} where it was. Tag it again or remove the entry.`;
    problems.push({ code: "anchor.lost", message, ...at });
  }
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

function shorten(words: string): string {
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}
