import type { Placed } from "../annotate/placed.ts";
import type { Kind } from "../lexicon/concept.ts";
import type { Markup } from "../text/markup.ts";
import { headingsOf } from "../text/headings.ts";
import { compareSpans, contains, type Span } from "../text/span.ts";
import { english, type Say } from "../words.ts";
import { KIND_NAMES, stateName } from "./kinds.ts";
import { oneLine } from "./tree.ts";

/** One row of a document's outline. Names are plain text on one line and never empty. */
export interface OutlineNode {
  readonly type: "heading" | "claim" | Kind;
  readonly name: string;
  readonly detail: string;
  /** All that belongs to it: the section under a heading. */
  readonly span: Span;
  /** What to select when it is chosen; within `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineNode[];
}

/**
 * What was decided on a document, under its headings: claims, and if asked for mentions too, those of a claim under it.
 * Headings with nothing under them are left out: the outline of the text itself is another's work.
 */
export function outline(
  text: string,
  markup: Markup,
  placed: readonly Placed[],
  { withMentions = false, say = english }: { withMentions?: boolean; say?: Say } = {},
): OutlineNode[] {
  const decided = decidedNodes(text, placed, withMentions, say);
  if (decided.length === 0) return [];
  const roots: Row[] = [];
  const open: { level: number; row: Row }[] = [];
  const rows = [...(markup === "markdown" ? sectionsOf(text) : []), ...decided];
  rows.sort((a, b) => a.selection.start - b.selection.start || a.level - b.level || compareSpans(a.span, b.span));
  for (const row of rows) {
    while (open.length > 0 && !isIn(row, open.at(-1)?.row as Row)) open.pop();
    (open.at(-1)?.row.children ?? roots).push(row);
    open.push({ level: row.level, row });
  }
  return roots.filter(isWorthShowing).map(nodeOf);
}

/** A node in the making. Sections have the level of their heading; what was decided comes below all of them. */
interface Row extends Omit<OutlineNode, "children"> {
  readonly level: number;
  readonly children: Row[];
}

const [CLAIM_LEVEL, MENTION_LEVEL] = [7, 8];

function isIn(inner: Row, outer: Row): boolean {
  if (outer.level >= inner.level) return false;
  return outer.type === "heading" ? inner.selection.start < outer.span.end : contains(outer.span, inner.selection);
}

function decidedNodes(text: string, placed: readonly Placed[], withMentions: boolean, say: Say): Row[] {
  const rows: Row[] = [];
  for (const { annotation, state, span } of placed) {
    if (span === undefined || annotation.status === "rejected") continue;
    if (annotation.type === "mention" && !withMentions) continue;
    const name = oneLine(text.slice(span.start, span.end)).trim();
    if (name === "") continue;
    const [type, detail, level] =
      annotation.type === "claim"
        ? (["claim", annotation.claim, CLAIM_LEVEL] as const)
        : ([annotation.kind, say(KIND_NAMES[annotation.kind]), MENTION_LEVEL] as const);
    const said = state === "changed" ? `${detail} · ${stateName("changed", say)}` : detail;
    rows.push({ type, name, detail: said, span, selection: span, level, children: [] });
  }
  return rows;
}

/** The section of each heading: up to the next heading of its level or a higher one. */
function sectionsOf(text: string): Row[] {
  /** Where the next heading of each level begins. */
  const next = new Array<number>(7).fill(text.length);
  return headingsOf(text)
    .reverse()
    .map(({ level, words, span }) => {
      const section = { start: span.start, end: Math.min(...next.slice(1, level + 1)) };
      next[level] = span.start;
      const name = oneLine(words).trim();
      return {
        type: "heading",
        name: name === "" ? "—" : name,
        detail: "",
        span: section,
        selection: span,
        level,
        children: [],
      };
    });
}

function isWorthShowing(row: Row): boolean {
  return row.type !== "heading" || row.children.some(isWorthShowing);
}

function nodeOf({ type, name, detail, span, selection, children }: Row): OutlineNode {
  return { type, name, detail, span, selection, children: children.filter(isWorthShowing).map(nodeOf) };
}
