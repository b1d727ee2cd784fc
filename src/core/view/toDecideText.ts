import type { Analysis } from "../recognise/mention.ts";
import { english, type Say } from "../words.ts";
import { claimTitle } from "./claimTitle.ts";
import { KIND_NAMES } from "./kinds.ts";
import type { ToDecide } from "./toDecide.ts";
import { changeOf, oneLine } from "./tree.ts";

/** What is being decided, on one line of plain text: kind and words, a claim's type and parties, or what has changed. */
export function deciding(text: string, item: ToDecide, { suggestions }: Analysis, say: Say = english): string {
  const words = oneLine(text.slice(item.span.start, item.span.end));
  switch (item.type) {
    case "mention": {
      const { kind, polarity } = item.suggestion;
      const name = say(KIND_NAMES[kind]);
      return polarity === "negated" ? say("{0} “{1}” (denied)", name, words) : `${name} “${words}”`;
    }
    case "claim":
      return say("claim {0}", claimTitle(text, item.claim, suggestions, say));
    case "changed":
      return say("changed: {0}", item.placed.state === "changed" ? changeOf(item.placed, say) : `“${words}”`);
  }
}
