import { differenceText } from "../annotate/driftText.ts";
import { type Annotation, RETIRED } from "../annotate/model.ts";
import type { Placed } from "../annotate/placed.ts";
import type { Kind } from "../lexicon/concept.ts";
import type { Suggestion } from "../recognise/mention.ts";
import type { Span } from "../text/span.ts";
import { english, type Say } from "../words.ts";
import { KIND_NAMES, stateName } from "./kinds.ts";
import type { ToDecide } from "./toDecide.ts";

/** What a node is drawn as. A suggestion has its kind's icon, without the colour of what was decided. */
export type TreeLook =
  | "group"
  | "changed"
  | "lost"
  | "rejected"
  | typeof RETIRED
  | "claim"
  | "suggested:claim"
  | "evidence"
  | "problem"
  | Kind
  | `suggested:${Kind}`;

/** One node of a tree in the side bar. Labels and descriptions are plain text on one line. */
export interface TreeNode {
  /** No other node of the tree has it, and it stays the same while the document is open. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly look: TreeLook;
  readonly children: readonly TreeNode[];
  /** Whether its children are shown from the beginning. */
  readonly isOpen?: boolean;
  /** Start and end in the label, in UTF-16 code units, of the words that the node is about. */
  readonly highlight?: readonly [number, number];
  /** The annotation that the node stands for. */
  readonly placed?: Placed;
  /** The open suggestion that the node stands for. */
  readonly suggestion?: Suggestion;
  /** What is decided at the node: a suggested claim, or changed words. */
  readonly decides?: ToDecide;
}

/** Longer groups are shown in pages of so many, because every child of an open node is made at once. */
const PAGE = 500;

/** Words in the tree are cut here, in UTF-16 code units. */
const LONGEST_LABEL = 80;

/** A named group with the number of its members. */
export function group(id: string, label: string, members: readonly TreeNode[], isOpen: boolean): TreeNode {
  return { id, label, description: String(members.length), look: "group", isOpen, children: paged(id, members) };
}

/** Long lists of nodes as pages. */
export function paged(id: string, nodes: readonly TreeNode[]): readonly TreeNode[] {
  if (nodes.length <= PAGE) return nodes;
  const pages: TreeNode[] = [];
  for (let from = 0; from < nodes.length; from += PAGE) {
    const children = nodes.slice(from, from + PAGE);
    const label = `${from + 1}–${from + children.length}`;
    const description = String(children.length);
    pages.push({ id: `${id} page ${from}`, label, description, look: "group", isOpen: false, children });
  }
  return pages;
}

/** Where a node's words stand in the document, in UTF-16 code units. */
export function spanOf({ placed, suggestion, decides }: TreeNode): Span | undefined {
  return placed?.span ?? suggestion ?? decides?.span;
}

/** What an annotation is, in a word, such as "claim: safety" or "drug". */
export function natureOf({ annotation }: { readonly annotation: Annotation }, say: Say = english): string {
  return annotation.type === "claim" ? say("claim: {0}", annotation.claim) : say(KIND_NAMES[annotation.kind]);
}

/** An annotation as a node without children: its words, and what has become of it. */
export function annotationNode(text: string, placed: Placed, say: Say = english): TreeNode {
  const { annotation, span } = placed;
  const words = oneLine(span === undefined ? annotation.anchor.quote : text.slice(span.start, span.end));
  const node = (look: TreeLook, description: string, label = words): TreeNode => ({
    id: `annotation ${annotation.id}`,
    label,
    description,
    look,
    children: [],
    placed,
  });
  switch (placed.state) {
    case "changed":
      // The side bar is narrow: what differs comes first.
      return node("changed", `${natureOf(placed, say)} · ${words}`, changeOf(placed, say));
    case "lost": {
      const places = placed.candidates?.length ?? 0;
      return node(
        "lost",
        `${places === 0 ? say("no longer found") : say("in {0} places", places)} · ${natureOf(placed, say)}`,
      );
    }
    case RETIRED:
      return node(RETIRED, natureOf(placed, say));
    case "anchored":
    case "moved": {
      if (annotation.status === "rejected" && annotation.type === "mention")
        return node("rejected", natureOf(placed, say));
      const moved = placed.state === "moved" ? [stateName("moved", say)] : [];
      if (annotation.type === "mention") return node(annotation.kind, moved.join());
      return node("claim", [annotation.claim, ...moved].join(" · "));
    }
  }
}

/** What differs in the words of a changed annotation, or around them, in few words. */
export function changeOf(
  { drift }: Extract<Placed, { state: "changed" | "anchored" | "moved" }>,
  say: Say = english,
): string {
  const difference = drift === undefined ? "" : differenceText(drift);
  return difference === "" ? stateName("changed", say) : difference;
}

/** Words for a label: on one line, and short. `longest` in UTF-16 code units. */
export function oneLine(words: string, longest = LONGEST_LABEL): string {
  const line = words.slice(0, longest * 2).replace(/\s+/g, " ");
  if (line.length <= longest) return line;
  // Never a half of a surrogate pair.
  return `${line
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd()}…`;
}
