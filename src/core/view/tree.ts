import { differenceText } from "../annotate/driftText.ts";
import { RETIRED } from "../annotate/model.ts";
import type { Placed } from "../annotate/placed.ts";
import { KINDS, type Kind } from "../lexicon/concept.ts";
import { KIND_NAMES, KIND_PLURALS } from "./kinds.ts";

/** One annotation in the tree. Labels are plain text on one line. */
export interface TreeLeaf {
  readonly type: "annotation";
  readonly placed: Placed;
  readonly label: string;
  readonly description: string;
  readonly look: "changed" | "lost" | "rejected" | typeof RETIRED | "claim" | Kind;
}

/** A named group of annotations, or a page of one that is long. */
export interface TreeGroup {
  readonly type: "group";
  /** Stable while the document is open. */
  readonly id: string;
  readonly label: string;
  /** Number of annotations in it. */
  readonly count: number;
  readonly isOpen: boolean;
  readonly children: readonly TreeNode[];
}

export type TreeNode = TreeGroup | TreeLeaf;

/** Longer groups are shown in pages of so many, because every child of an open node is made at once. */
const PAGE = 500;

/** Words in the tree are cut here, in UTF-16 code units. */
const LONGEST_LABEL = 80;

/**
 * A document's annotations as a tree: what needs attention first, then claims, then mentions by kind, then what was
 * decided against and what was put away. Groups without annotations are left out.
 */
export function annotationTree(text: string, placed: readonly Placed[]): TreeGroup[] {
  const leaves = placed.map((each) => leafOf(text, each));
  const group = (id: string, label: string, looks: readonly TreeLeaf["look"][], isOpen: boolean): TreeGroup => {
    const children = leaves.filter(({ look }) => looks.includes(look));
    return { type: "group", id, label, count: children.length, isOpen, children: paged(id, children) };
  };
  return [
    group("attention", "Needs attention", ["changed", "lost"], true),
    group("claims", "Claims", ["claim"], true),
    ...KINDS.map((kind) => group(kind, KIND_PLURALS[kind], [kind], false)),
    group("rejected", "Rejected", ["rejected"], false),
    group(RETIRED, "Retired", [RETIRED], false),
  ].filter(({ count }) => count > 0);
}

/** What a changed or lost annotation is, in a word, such as "claim: safety" or "drug". */
export function natureOf({ annotation }: Placed): string {
  return annotation.type === "claim" ? `claim: ${annotation.claim}` : KIND_NAMES[annotation.kind];
}

function leafOf(text: string, placed: Placed): TreeLeaf {
  const { annotation, span } = placed;
  const words = oneLine(span === undefined ? annotation.anchor.quote : text.slice(span.start, span.end));
  const leaf = (look: TreeLeaf["look"], description: string, label = words): TreeLeaf => ({
    type: "annotation",
    placed,
    label,
    description,
    look,
  });
  switch (placed.state) {
    case "changed":
      // The side bar is narrow: what differs comes first.
      return leaf("changed", `${natureOf(placed)} · ${words}`, changeOf(placed));
    case "lost": {
      const places = placed.candidates?.length ?? 0;
      return leaf("lost", `${places === 0 ? "no longer found" : `in ${places} places`} · ${natureOf(placed)}`);
    }
    case RETIRED:
      return leaf(RETIRED, natureOf(placed));
    case "anchored":
    case "moved": {
      if (annotation.status === "rejected" && annotation.type === "mention") return leaf("rejected", natureOf(placed));
      const moved = placed.state === "moved" ? ["moved"] : [];
      if (annotation.type === "mention") return leaf(annotation.kind, moved.join());
      return leaf("claim", [annotation.claim, ...moved].join(" · "));
    }
  }
}

/** What differs in the words of a changed annotation, or around them, in few words. */
export function changeOf({ drift }: Extract<Placed, { state: "changed" | "anchored" | "moved" }>): string {
  const difference = drift === undefined ? "" : differenceText(drift);
  return difference === "" ? "changed" : difference;
}

/** Words for a label: on one line, and short. */
export function oneLine(words: string): string {
  const line = words.slice(0, LONGEST_LABEL * 2).replace(/\s+/g, " ");
  if (line.length <= LONGEST_LABEL) return line;
  // Never a half of a surrogate pair.
  return `${line
    .slice(0, LONGEST_LABEL)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd()}…`;
}

function paged(id: string, leaves: readonly TreeLeaf[]): readonly TreeNode[] {
  if (leaves.length <= PAGE) return leaves;
  const pages: TreeGroup[] = [];
  for (let from = 0; from < leaves.length; from += PAGE) {
    const children = leaves.slice(from, from + PAGE);
    const label = `${from + 1}–${from + children.length}`;
    pages.push({ type: "group", id: `${id} ${from}`, label, count: children.length, isOpen: false, children });
  }
  return pages;
}
