import { readFileSync } from "node:fs";
import { describe } from "../../core/annotate/anchor.ts";
import type { IsName } from "../../core/annotate/driftGuard.ts";
import { namesOf } from "../../core/annotate/driftNames.ts";
import type { Anchor } from "../../core/annotate/model.ts";
import { type Placed, placeAll } from "../../core/annotate/placed.ts";
import { sameSpan, type Span } from "../../core/text/span.ts";
import type { Recogniser } from "../../core/recognise/recogniser.ts";
import { percent } from "./counts.ts";
import { plainMatch } from "./plainMatcher.ts";
import type { Table } from "./report.ts";
import { rowsOf } from "./rows.ts";

/** An edit of a text in which something had been quoted. */
export interface DriftCase {
  /** What kind of edit it is, in words: `negation`, `typo fixed`. */
  readonly edit: string;
  /** What a guard should say; `here` is anchored or moved, at the place. */
  readonly expected: "changed" | "moved" | "anchored" | "here" | "lost";
  readonly anchor: Anchor;
  readonly text: string;
  /** Where the words are in the new text, for edits after which they are. */
  readonly place: Span | undefined;
}

/** Reads the edits: a tab-separated line each with edit, expected, old and new text; `#` opens a comment. */
export function readDriftCases(file: string): DriftCase[] {
  return rowsOf(readFileSync(file, "utf8")).map(({ cells, line }) => {
    const [edit = "", expected = "", before = "", after = ""] = cells;
    const old = unmarked(before);
    const fresh = unmarked(after);
    if (old.span === undefined) throw new Error(`${file}:${line}: no quote is marked in "${before}"`);
    const anchor = describe(old.text, old.span);
    return { edit, expected: expected as DriftCase["expected"], anchor, text: fresh.text, place: fresh.span };
  });
}

function unmarked(marked: string): { text: string; span: Span | undefined } {
  const raw = marked.replaceAll("\\n", "\n");
  const text = raw.replace(/[⟦⟧]/gu, "");
  const start = raw.indexOf("⟦");
  return { text, span: start < 0 ? undefined : { start, end: raw.indexOf("⟧") - 1 } };
}

/** What became of an anchor: taken for good without a word, at the right place or another; said to have moved; asked. */
export type Outcome = "silent" | "moved" | "misplaced" | "asked";

/** What the guard does with an edit. */
export function guarded({ anchor, text, place }: DriftCase, isName?: IsName): { outcome: Outcome; placed: Placed } {
  const annotation = { type: "claim", id: "a", claim: "safety", anchor } as const;
  const placed = placeAll(text, [annotation], isName)[0] as Placed;
  if (placed.span === undefined || placed.state === "changed") return { outcome: "asked", placed };
  if (place !== undefined && !sameSpan(placed.span, place)) return { outcome: "misplaced", placed };
  return { outcome: placed.state === "moved" ? "moved" : "silent", placed };
}

/** Whether an outcome is what should be: never a changed meaning without a word, never a question without need. */
export function isRight({ expected }: DriftCase, outcome: Outcome): boolean {
  if (expected === "changed" || expected === "lost") return outcome === "asked";
  if (expected === "moved") return outcome === "moved";
  if (expected === "anchored") return outcome === "silent";
  return outcome === "silent" || outcome === "moved";
}

/** The guard and a plain fuzzy matcher on the same edits: how many of each kind they treat as they should. */
export function driftTable(file: string, recogniser: Recogniser): Table {
  const errors: string[] = [];
  const isName = namesOf(recogniser);
  const rows = new Map<string, { edits: number; ours: number; silent: number; theirs: number; theirSilent: number }>();
  for (const each of readDriftCases(file)) {
    const row = rows.get(each.edit) ?? { edits: 0, ours: 0, silent: 0, theirs: 0, theirSilent: 0 };
    rows.set(each.edit, row);
    const { outcome, placed } = guarded(each, isName);
    const asks = each.expected === "changed" || each.expected === "lost";
    row.edits++;
    if (isRight(each, outcome)) row.ours++;
    else errors.push(`${each.edit}: ${outcome} (${placed.state}) for ${each.expected}: ${each.anchor.quote}`);
    if (asks && outcome !== "asked") row.silent++;
    const plain = plainMatch(each.text, each.anchor);
    // The plain matcher knows only found and not found, so a move is never said.
    const theirs = plain === undefined ? "asked" : each.place && !overlap(plain, each.place) ? "misplaced" : "silent";
    if (isRight(each, theirs)) row.theirs++;
    if (asks && theirs !== "asked") row.theirSilent++;
  }
  const cells = [...rows].map(([edit, { edits, ours, silent, theirs, theirSilent }]) => [
    edit,
    String(edits),
    percent(ours / edits),
    String(silent),
    percent(theirs / edits),
    String(theirSilent),
  ]);
  return {
    title: "Drift guard (our own edits), beside a fuzzy matcher without a least score",
    columns: ["edit", "edits", "right", "accepted wrongly", "fuzzy: right", "accepted wrongly"],
    rows: cells,
    errors,
  };
}

/** The plain matcher may take a character more or less; half of each other is the same place. */
function overlap(a: Span, b: Span): boolean {
  return 2 * (Math.min(a.end, b.end) - Math.max(a.start, b.start)) > Math.max(a.end - a.start, b.end - b.start);
}
