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
  if (drift === undefined) return `${what}. Confirm the new words or tag it again.`;
  const { was, now } = drift;
  let same = 0;
  while (same < was.length && same < now.length && was[same] === now[same]) same++;
  return `${what} from ${quoted(was, same)} to ${quoted(now, same)}. Confirm the new words or tag it again.`;
}

/** At most this many code units of old or new words are told in a message. */
const MOST_WORDS = 120;

/** Words in quotation marks; of long ones, the part around a place, with an ellipsis for what is left out. */
function quoted(words: string, around = 0): string {
  const wanted = Math.max(0, Math.min(around - MOST_WORDS / 3, words.length - MOST_WORDS));
  const start = wordBorder(words, wanted);
  const end = words.length - start <= MOST_WORDS ? words.length : wordBorder(words, start + MOST_WORDS);
  return JSON.stringify(`${start > 0 ? "…" : ""}${words.slice(start, end)}${end < words.length ? "…" : ""}`);
}

/** The last place up to `at` where a word begins, unless that is far off; never inside a surrogate pair. */
function wordBorder(words: string, at: number): number {
  const limit = Math.max(0, at - 20);
  for (let i = Math.floor(at); i > limit; i--) if (/\s/.test(words.charAt(i - 1))) return i;
  const floor = Math.floor(at);
  return /[\udc00-\udfff]/.test(words.charAt(floor)) ? floor - 1 : floor;
}
