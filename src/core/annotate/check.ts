import type { Problem } from "../problem.ts";
import type { Drift } from "./drift.ts";
import type { IsName } from "./driftGuard.ts";
import { type Placed, placeAll } from "./placed.ts";
import type { Sidecar } from "./sidecar/read.ts";

/**
 * What a person should look at in a sidecar, given its document's text: entries that could not be read, and anchors
 * that no longer find their words, or find others. Places are lines of the sidecar. In the order of the file.
 */
export function checkSidecar(text: string, sidecar: Sidecar, isName?: IsName): Problem[] {
  const problems: Problem[] = [...sidecar.problems];
  for (const placed of placeAll(text, sidecar.annotations, isName)) {
    const said = drifted(placed);
    if (said === undefined) continue;
    const at = sidecar.places.get(placed.annotation.id) ?? { line: 1, column: 1 };
    problems.push({ ...said, message: `Entry ${JSON.stringify(placed.annotation.id)}: ${said.message}`, ...at });
  }
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

function drifted(placed: Placed): { code: string; message: string } | undefined {
  if (placed.state === "changed") return { code: "anchor.changed", message: changedMessage(placed.drift) };
  if (placed.state !== "lost") return undefined;
  const words = quoted(placed.annotation.anchor.quote);
  const places = placed.candidates?.length ?? 0;
  const message =
    places === 0
      ? `the document no longer holds ${words} where it was. Tag it again or remove the entry.`
      : `${words} stands in ${places} places and none is surely the right one. Tag it again or remove the entry.`;
  return { code: "anchor.lost", message };
}

function changedMessage(drift: Drift | undefined): string {
  const what = drift?.of === "surroundings" ? "the sentence around the words has changed" : "the words have changed";
  const differences = drift === undefined ? "" : ` from ${quoted(drift.was)} to ${quoted(drift.now)}`;
  return `${what}${differences}. Confirm the new words or tag it again.`;
}

function quoted(words: string): string {
  return JSON.stringify(shorten(words));
}

function shorten(words: string): string {
  return words.length > 160 ? `${words.slice(0, 157)}…` : words;
}
