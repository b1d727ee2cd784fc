import type { Analysis } from "../recognise/mention.ts";
import { english, messages, type Say } from "../words.ts";
import { claimTitle } from "./claimTitle.ts";
import { KIND_NAMES } from "./kinds.ts";
import type { ToDecide } from "./toDecide.ts";
import { changeOf, oneLine } from "./tree.ts";

/** How much there is to decide, and of what: `37 to decide: 30 suggested mentions, 7 suggested claims`. */
export function waitingText(items: readonly ToDecide[], say: Say = english): string {
  const counted = (type: ToDecide["type"], [one, more]: readonly [one: string, more: string]): string[] => {
    const count = items.filter((item) => item.type === type).length;
    return count === 0 ? [] : [say(count === 1 ? one : more, count)];
  };
  const parts = [...counted("mention", MENTIONS), ...counted("claim", CLAIMS), ...counted("changed", CHANGED)];
  return say("{0} to decide: {1}", items.length, parts.join(", "));
}

const MENTIONS = messages(["{0} suggested mention", "{0} suggested mentions"] as const);
const CLAIMS = messages(["{0} suggested claim", "{0} suggested claims"] as const);
const CHANGED = messages(["{0} annotation with changed words", "{0} annotations with changed words"] as const);

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
