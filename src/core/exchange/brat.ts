import { CLAIM_TYPES, type ClaimAnnotation } from "../annotate/model.ts";
import { KINDS, type Kind } from "../lexicon/concept.ts";
import { CodePointOffsets } from "../text/codepoints.ts";
import type { Span } from "../text/span.ts";
import {
  baseName,
  type ExportDocument,
  type ExportResult,
  type Exported,
  type Loss,
  selectForExport,
} from "./document.ts";

/** brat's type names: letters, digits, `-` and `_` only (its `projectconfig.py`). */
const TYPES: Readonly<Record<Kind, string>> = {
  drug: "Drug",
  target: "Target",
  "adverse-event": "AdverseEvent",
  condition: "Condition",
  endpoint: "Endpoint",
};

/**
 * Writes brat standoff: the text, its `.ann` and an `annotation.conf`. Mentions become text-bound annotations with a
 * normalisation, claims become events whose trigger is the claim's own words and whose arguments are its mentions.
 *
 * Offsets are code points over the `.txt` as it is, CR LF counting two. Rules that brat's readers enforce: a span that
 * crosses a line is written as fragments, in ascending order, whose texts are joined by one blank; one argument a
 * role; every event's trigger exists; notes hold no tab and no line break.
 */
export function writeBrat(document: ExportDocument): ExportResult {
  const { mentions, claims, losses: left } = selectForExport(document);
  const losses: Loss[] = [...left];
  const offsets = new CodePointOffsets(document.text);
  const lines: string[] = [];
  const counters = { T: 0, E: 0, A: 0, N: 0, "#": 0 };
  const next = (letter: keyof typeof counters): string => `${letter}${++counters[letter]}`;
  const textBound = (type: string, span: Span): string => {
    const label = next("T");
    const fragments = fragmentsOf(document.text, span);
    const places = fragments.map((fragment) => offsets.span(fragment)).map(({ start, end }) => `${start} ${end}`);
    const words = fragments.map(({ start, end }) => document.text.slice(start, end)).join(" ");
    lines.push(`${label}\t${type} ${places.join(";")}\t${words}`);
    return label;
  };
  const attributes = (label: string, polarity: string | undefined, certainty: string | undefined): void => {
    if (polarity === "negated") lines.push(`${next("A")}\tNegation ${label}`);
    if (certainty !== undefined && certainty !== "asserted")
      lines.push(`${next("A")}\tCertainty ${label} ${certainty}`);
  };
  const note = (label: string, text: string | undefined): void => {
    if (text !== undefined && text.trim() !== "") {
      lines.push(`${next("#")}\tAnnotatorNotes ${label}\t${text.replace(LINE_BREAKS_AND_TABS, " ").trim()}`);
    }
  };

  const labels = new Map<string, { label: string; kind: Kind }>();
  for (const { annotation, span } of mentions) {
    const label = textBound(TYPES[annotation.kind], span);
    labels.set(annotation.id, { label, kind: annotation.kind });
    const concept = annotation.concept?.replace(/\s+/g, "_");
    if (concept !== undefined && /^[^:\s]+:\S+$/.test(concept)) {
      const words = document.text.slice(span.start, span.end).replace(LINE_BREAKS_AND_TABS, " ");
      lines.push(`${next("N")}\tReference ${label} ${concept}\t${words}`);
    }
    attributes(label, annotation.polarity, annotation.certainty);
    note(label, annotation.note);
  }
  const types = new Set<string>(CLAIM_TYPES);
  for (const claim of claims) {
    const type = claim.annotation.claim.replace(/[^A-Za-z0-9_-]/g, "_");
    if (type !== claim.annotation.claim) {
      losses.push({ id: claim.annotation.id, reason: "name-altered", detail: claim.annotation.claim });
    }
    types.add(type);
    const trigger = textBound(type, claim.span);
    const label = next("E");
    lines.push(`${label}\t${[`${type}:${trigger}`, ...argumentsOf(claim, labels, losses)].join(" ")}`);
    attributes(label, claim.annotation.polarity, claim.annotation.certainty);
    note(label, claim.annotation.note);
  }

  const base = baseName(document.name);
  return {
    files: [
      { name: `${base}.txt`, content: document.text },
      { name: `${base}.ann`, content: lines.map((line) => `${line}\n`).join("") },
      { name: "annotation.conf", content: configuration([...types]) },
    ],
    losses,
  };
}

/** One argument a mention; a role that comes again is numbered (`Drug2`), as brat wants each role once. */
function argumentsOf(
  { annotation }: Exported<ClaimAnnotation>,
  labels: ReadonlyMap<string, { label: string; kind: Kind }>,
  losses: Loss[],
): string[] {
  const counts = new Map<string, number>();
  const result: string[] = [];
  for (const id of Object.values(annotation.about ?? {}).flat()) {
    const mention = labels.get(id);
    if (mention === undefined) {
      losses.push({ id: annotation.id, reason: "link-left-out", detail: id });
      continue;
    }
    const role = TYPES[mention.kind];
    const count = (counts.get(role) ?? 0) + 1;
    counts.set(role, count);
    result.push(`${role}${count === 1 ? "" : count}:${mention.label}`);
  }
  return result;
}

/** What Python's `splitlines` takes for the end of a line, which is how brat's readers cut the file. */
// eslint-disable-next-line no-control-regex -- U+001C to U+001E are what Python takes for line ends
const LINE_BREAK = /[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/;
// eslint-disable-next-line no-control-regex
const LINE_BREAKS_AND_TABS = /[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029\t]+/g;

/** The parts of a span that stand on one line each, without the white space around the break. */
export function fragmentsOf(text: string, span: Span): Span[] {
  const fragments: Span[] = [];
  let start = span.start;
  for (let i = span.start; i <= span.end; i++) {
    if (i < span.end && !LINE_BREAK.test(text.charAt(i))) continue;
    let from = start;
    let to = i;
    if (fragments.length > 0 || start > span.start) while (from < to && /\s/.test(text.charAt(from))) from++;
    if (i < span.end) while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    if (to > from) fragments.push({ start: from, end: to });
    start = i + 1;
  }
  return fragments;
}

/** The `annotation.conf` that makes brat show every type that is written. */
function configuration(claimTypes: readonly string[]): string {
  const kinds = KINDS.map((kind) => TYPES[kind]);
  const roles = kinds.map((type) => `${type}*:${type}`).join(", ");
  return [
    ...["[entities]", ...kinds, ""],
    ...["[relations]", ""],
    ...["[events]", ...claimTypes.map((type) => `${type}\t${roles}`), ""],
    ...["[attributes]", "Negation\tArg:<ANY>", "Certainty\tArg:<ANY>, Value:probable|possible|hypothetical", ""],
  ].join("\n");
}
