import type { FieldValue } from "../annotate/sidecar/format.ts";
import type { Span } from "../text/span.ts";
import type { Role } from "./document.ts";

/** The family under which brat keeps what only it understands. */
export const BRAT = "brat";

/** The type of the notes that hold, as JSON, what brat has no place for. */
export const REST_NOTE = "BioGloss";

/** What of an item stands in its note of JSON; each part counts only while the rest of the lines agree with it. */
export interface Rest {
  readonly id?: string;
  readonly label?: string;
  /** In code points. */
  readonly spans?: readonly (readonly [number, number])[];
  readonly roles?: readonly string[];
  readonly fields?: Readonly<Record<string, FieldValue>>;
}

/** A type as brat can spell it: letters, digits, `-` and `_` only (its `projectconfig.py`). */
export function bratName(label: string): string {
  return label.replace(/[^A-Za-z0-9_-]/g, "_") || "_";
}

/** Roles as brat wants them, each once: one that comes again is numbered (`Theme`, `Theme2`). */
export function numberedRoles(roles: readonly string[]): string[] {
  const used = new Set<string>();
  return roles.map((role) => {
    const name = roleName(role);
    let numbered = name;
    for (let count = 2; used.has(numbered); count++) numbered = `${name}${count}`;
    used.add(numbered);
    return numbered;
  });
}

/** A role as brat can spell it: a name with digits at its end only. */
function roleName(role: string): string {
  const name = bratName(role);
  let end = name.length;
  while (end > 0 && /\d/.test(name.charAt(end - 1))) end--;
  return (name.slice(0, end).replace(/\d/g, "_") || "_") + name.slice(end);
}

/** The roles that numbered ones stand for: `Theme2` is another `Theme` where there is one. */
export function plainRoles(roles: readonly string[]): string[] {
  const names = new Set(roles);
  return roles.map((role) => {
    const name = /^(.*?[^\d])\d+$/.exec(role)?.[1];
    return name !== undefined && names.has(name) ? name : role;
  });
}

/** The names of some roles. */
export function rolesOf(roles: readonly Role[]): string[] {
  return roles.map(({ role }) => role);
}

/** What Python's `splitlines` takes for the end of a line, which is how brat's readers cut the file. */
// eslint-disable-next-line no-control-regex -- U+001C to U+001E are what Python takes for line ends
const LINE_BREAK = /[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/;
// eslint-disable-next-line no-control-regex
const LINE_BREAKS_AND_TABS = /[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029\t]+/g;

/** Text on one line of the file, without the tabs that part its columns. */
export function onOneLine(text: string): string {
  return text.replace(LINE_BREAKS_AND_TABS, " ").trim();
}

/** The parts of a span that stand on one line each, without the white space around the break. */
function fragmentsOf(text: string, span: Span): Span[] {
  const fragments: Span[] = [];
  let start = span.start;
  for (let i = span.start; i <= span.end; i++) {
    if (i < span.end && !LINE_BREAK.test(text.charAt(i))) continue;
    let from = start;
    let to = i;
    if (start > span.start) while (from < to && /\s/.test(text.charAt(from))) from++;
    if (i < span.end) while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    if (to > from) fragments.push({ start: from, end: to });
    start = i + 1;
  }
  return fragments;
}

/** The fragments as which brat writes some spans: no fragment crosses a line. Empty for what is only white space. */
export function allFragments(text: string, spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => fragmentsOf(text, span));
}

/** The spans that fragments stand for: those with nothing but a line break and white space between them are one. */
export function joinFragments(text: string, fragments: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const fragment of fragments) {
    const last = spans.at(-1);
    const between = last === undefined ? "" : text.slice(last.end, fragment.start);
    if (last !== undefined && LINE_BREAK.test(between) && between.replace(LINE_BREAKS_AND_TABS, "").trim() === "") {
      spans[spans.length - 1] = { start: last.start, end: fragment.end };
    } else spans.push(fragment);
  }
  return spans;
}
