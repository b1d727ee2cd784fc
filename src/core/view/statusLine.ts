import type { Placed } from "../annotate/placed.ts";
import { KINDS, type Kind } from "../lexicon/concept.ts";
import type { Suggestion } from "../recognise/mention.ts";
import { english, messages, type Say } from "../words.ts";
import { KIND_COUNTS } from "./kinds.ts";
import { openSuggestions } from "./marks.ts";

/** What the status line tells of. */
export interface StatusInput {
  readonly suggestions: readonly Suggestion[];
  readonly placed: readonly Placed[];
  /** Stops of the review: see `toDecide`. */
  readonly toDecide: number;
  /** Changes that wait to be written. */
  readonly unsaved: number;
  /** The document is too large to be read at all. */
  readonly isTooLarge: boolean;
  readonly isTrusted: boolean;
  /** Files of the extension that cannot be used. */
  readonly missing: readonly string[];
  /** Features that the settings switch off for the document: `marks`, `suggestions`, … */
  readonly switchedOff: readonly string[];
}

/** A line for the status bar; the detail tells the kinds, and what is off and why. */
export interface StatusLine {
  readonly text: string;
  readonly detail: string;
  readonly isWarning: boolean;
}

/** What is said of a document that is not read, by why it is not. */
const NOT_READ: Readonly<Record<"view" | "annotations" | "languages" | "enabled", string>> = messages({
  view: "diffs, output, notebooks and other views are left alone",
  annotations: "this is an annotation file",
  languages: "documents of this language are not read (biogloss.languages)",
  enabled: "it is switched off in the settings (biogloss.enabled)",
});

/** The line for a document that is not read: why, and the setting where it is one. */
export function notReadLine(why: keyof typeof NOT_READ, say: Say = english): StatusLine {
  return { text: say("BioGloss is off"), detail: say(NOT_READ[why]), isWarning: false };
}

/** The line for a document that is too large to be read. */
export function tooLargeLine(say: Say = english): StatusLine {
  return { text: say("BioGloss is off"), detail: say("the document is too large"), isWarning: true };
}

/** The file without which nothing is recognised. */
const MATCHER = "lexicon-matcher.bin";

/** What there is in a document, how much of each kind, and what is off and why. */
export function statusLine(input: StatusInput, say: Say = english): StatusLine {
  const { suggestions, placed, unsaved, isTooLarge, missing } = input;
  if (isTooLarge) return tooLargeLine(say);
  const counted = (count: number, [one, more]: readonly [one: string, more: string]): string =>
    say(count === 1 ? one : more, count);
  const changed = placed.filter(({ state }) => state === "lost" || state === "changed").length;
  const waits = unsaved === 0 ? [] : [counted(unsaved, CHANGES)];
  const off = offBecause(input, say);
  const warnings = [...waits, ...(changed === 0 ? [] : [say("{0} changed or lost", changed)])];
  const open = openSuggestions(suggestions, placed);
  const kept = placed.filter(({ state }) => state !== "retired").length;
  // What is off comes before the counts: VS Code shows one line of some eighty characters.
  const detail = [...warnings, ...off, kindsText(open, placed, counted)].filter((each) => each !== "").join(" · ");
  const isWarning = warnings.length > 0 || missing.length > 0;
  if (unsaved > 0) return { text: say("BioGloss: not saved"), detail, isWarning };
  if (missing.includes(MATCHER)) return { text: say("BioGloss marks nothing"), detail, isWarning };
  const text = `${say("{0} to decide", input.toDecide)}, ${counted(kept, ANNOTATIONS)}`;
  return { text, detail, isWarning };
}

const CHANGES = messages(["{0} change waits to be written", "{0} changes wait to be written"] as const);
const ANNOTATIONS = messages(["{0} annotation", "{0} annotations"] as const);

/** How many mentions of each kind there are: those that were accepted, and those that are suggested. */
function kindsText(
  open: readonly Suggestion[],
  placed: readonly Placed[],
  counted: (count: number, words: readonly [string, string]) => string,
): string {
  const counts = new Map<Kind, number>();
  const add = (kind: Kind): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const { kind } of open) add(kind);
  for (const { annotation, span } of placed) {
    if (annotation.type === "mention" && annotation.status !== "rejected" && span !== undefined) add(annotation.kind);
  }
  const said = KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [counted(count, KIND_COUNTS[kind])];
  });
  return said.join(", ");
}

function offBecause({ isTrusted, missing, switchedOff }: StatusInput, say: Say): string[] {
  const off = missing.map((name) => say("off: {0} ({1} cannot be used)", named(WITHOUT, name, say), name));
  if (switchedOff.length > 0)
    off.push(say("off: {0}", switchedOff.map((each) => named(FEATURES, each, say)).join(", ")));
  if (!isTrusted) off.push(say("off: the workspace's terms and schemas (not trusted)"));
  return off;
}

function named(table: Readonly<Record<string, string>>, name: string, say: Say): string {
  const known = table[name];
  return known === undefined ? name : say(known);
}

/** What there is not when a feature is switched off. */
const FEATURES: Readonly<Record<string, string>> = messages({
  suggestions: "suggestions",
  marks: "marks",
  hover: "cards",
  checks: "checks",
});

/** What there is not without a file of the extension. */
const WITHOUT: Readonly<Record<string, string>> = messages({
  [MATCHER]: "all suggestions",
  "lexicon-facts.bin": "facts on the card",
  "lexicon-chembl.bin": "further mechanisms",
  "tagger.bin": "names that no list holds",
  "statements.bin": "relations",
});
