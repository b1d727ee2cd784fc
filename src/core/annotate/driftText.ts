import { english, type Say } from "../words.ts";
import type { Drift, DriftPart } from "./drift.ts";
import type { Placed } from "./placed.ts";

/**
 * What is wrong with an annotation's place, as a code and a sentence that opens in lower case; `undefined` where it
 * stands as it was decided on, or was put away.
 */
export function driftProblem(placed: Placed, say: Say = english): { code: string; message: string } | undefined {
  if (placed.state === "changed") return { code: "anchor.changed", message: changedMessage(placed.drift, say) };
  if (placed.state !== "lost") return undefined;
  const words = quoted(placed.annotation.anchor.quote);
  const places = placed.candidates?.length ?? 0;
  const message =
    places === 0
      ? say("the document no longer holds {0} where it was. Re-anchor it to other words or retire it.", words)
      : say(
          "{0} stands in {1} places and none is surely the right one. Re-anchor it to one of them or retire it.",
          words,
          places,
        );
  return { code: "anchor.lost", message };
}

function changedMessage(drift: Drift | undefined, say: Say): string {
  const todo = say("Confirm the new words, re-anchor it to others or retire it.");
  if (drift === undefined) return `${say("the words have changed.")} ${todo}`;
  const { was, now } = drift;
  let same = 0;
  while (same < was.length && same < now.length && was[same] === now[same]) same++;
  const [before, after] = [quoted(was, same), quoted(now, same)];
  const what =
    drift.of === "surroundings"
      ? say("the sentence around the words has changed from {0} to {1}.", before, after)
      : say("the words have changed from {0} to {1}.", before, after);
  return `${what} ${todo}`;
}

/** Differences that are told one by one; of more, the first ones and a sign that there are more. */
const MOST_DIFFERENCES = 3;

/** Units that belong to the number before them when a difference is told. */
const UNIT = /^\s?(?:%|‰|(?:[kmnµμ]?g|[mµμ]?l|[kcmnµμ]?m|[mnµμ]?mol|IU|U)(?:\/[a-z²]+)?(?![\p{L}\p{N}]))/u;

/** How new words differ from old ones, in few words: `45 % → 35 %`, `+ not`, `− probably`. On one line. */
export function differenceText({ parts }: Drift): string {
  const told: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    const { kind, text } = parts[i] as DriftPart;
    if (kind === "same") continue;
    const next = parts[i + 1];
    if (kind === "new") told.push(`+ ${short(text)}`);
    else if (next?.kind !== "new") told.push(`− ${short(text)}`);
    else {
      const unit = /\d$/.test(text) && /\d$/.test(next.text) ? (UNIT.exec(parts[i + 2]?.text ?? "")?.[0] ?? "") : "";
      told.push(`${short(text)}${unit} → ${short(next.text)}${unit}`);
      i++;
    }
  }
  return told.slice(0, MOST_DIFFERENCES).join("; ") + (told.length > MOST_DIFFERENCES ? "; …" : "");
}

/** At most this many code units of one difference are told. */
const MOST_OF_DIFFERENCE = 40;

function short(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= MOST_OF_DIFFERENCE) return line;
  return `${line.slice(0, wordBorder(line, MOST_OF_DIFFERENCE)).trimEnd()}…`;
}

/** At most this many code units of old or new words are told in a message. */
const MOST_WORDS = 120;

/** Words in quotation marks; of long ones, the part around a place, with an ellipsis for what is left out. */
function quoted(raw: string, around = 0): string {
  const words = raw.replace(/\s/g, " ");
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
