import type { Analysis } from "../recognise/mention.ts";
import { claimTitle } from "./claimTitle.ts";
import { KIND_NAMES } from "./kinds.ts";
import type { ToDecide } from "./toDecide.ts";
import { changeOf, oneLine } from "./tree.ts";

/** What is being decided, on one line of plain text: kind and words, a claim's type and parties, or what has changed. */
export function deciding(text: string, item: ToDecide, { suggestions }: Analysis): string {
  const words = oneLine(text.slice(item.span.start, item.span.end));
  switch (item.type) {
    case "mention": {
      const { kind, polarity } = item.suggestion;
      return `${KIND_NAMES[kind]} “${words}”${polarity === "negated" ? " (denied)" : ""}`;
    }
    case "claim":
      return `claim ${claimTitle(text, item.claim, suggestions)}`;
    case "changed":
      return item.placed.state === "changed" ? `changed: ${changeOf(item.placed)}` : `changed: “${words}”`;
  }
}
