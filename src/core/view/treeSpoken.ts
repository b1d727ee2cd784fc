import type { Kind } from "../lexicon/concept.ts";
import { messages, type Say } from "../words.ts";
import { KIND_NAMES, stateName } from "./kinds.ts";
import type { TreeLook, TreeNode } from "./tree.ts";

/** What an icon shows of a suggestion. */
const SUGGESTED: Readonly<Record<Kind, string>> = messages({
  drug: "suggested drug",
  target: "suggested target",
  "adverse-event": "suggested adverse event",
  condition: "suggested condition",
  endpoint: "suggested endpoint",
});

const OTHERS: Readonly<Record<"evidence" | "problem", string>> = messages({ evidence: "evidence", problem: "problem" });

/** A node of a tree as a screen reader says it: its words, what its icon and the icon's colour show, and what stands behind them. */
export function spoken({ label, description, look }: TreeNode, say: Say): string {
  const shown = lookName(look, say);
  // What the description tells anyway is not said twice.
  const isTold = description.toLowerCase().includes(shown.toLowerCase());
  return [label, isTold ? "" : shown, description].filter((part) => part !== "").join(", ");
}

function lookName(look: TreeLook, say: Say): string {
  switch (look) {
    case "group":
      return "";
    case "evidence":
    case "problem":
      return say(OTHERS[look]);
    case "changed":
    case "lost":
    case "rejected":
    case "retired":
    case "claim":
      return stateName(look, say);
    case "suggested:claim":
      return say("suggested claim");
    case "drug":
    case "target":
    case "adverse-event":
    case "condition":
    case "endpoint":
      return say(KIND_NAMES[look]);
    case "suggested:drug":
    case "suggested:target":
    case "suggested:adverse-event":
    case "suggested:condition":
    case "suggested:endpoint":
      return say(SUGGESTED[look.slice("suggested:".length) as Kind]);
  }
}
