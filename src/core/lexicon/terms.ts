import type { Problem } from "../problem.ts";
import { isMap, isSeq } from "yaml";
import { type Concept, KINDS, type Kind } from "./concept.ts";
import { type Sentence, toSay } from "../words.ts";
import { pairOf, placeOf, startOf, textOf } from "../yaml/nodes.ts";
import { parseStrings } from "../yaml/strings.ts";

/** The user's own terms: names that are always found, and names that never are. Both win over the lexicon. */
export interface Terms {
  readonly added: readonly Term[];
  /** Names that are no mention, whatever the lexicon says. */
  readonly stopped: readonly string[];
}

/** What a name, or several of one meaning, is to be marked as. */
export interface Term {
  readonly names: readonly string[];
  readonly kind: Kind;
  /** CURIE; made of the first name when the user gives none. */
  readonly id: string;
  readonly definition?: string;
  /** Whether the names count only in the case they are written in. */
  readonly exactCase: boolean;
}

/** Where nobody has listed any. */
export const NO_TERMS: Terms = { added: [], stopped: [] };

/** What messages call the file. */
export const THE_TERMS_FILE = toSay("The terms file");

/** A terms file above this many UTF-16 code units is refused: about 50,000 terms. */
const MAX_LENGTH = 5_000_000;

type Report = (message: Sentence, node?: unknown) => void;

/**
 * Reads a terms file (`.biogloss/terms.yaml`):
 *
 * ```yaml
 * terms:
 *   - {name: BGX-101, kind: drug, id: "ACME:101", definition: our compound}
 *   - {names: [tumor flare, tumour flare], kind: adverse-event}
 * stop: [lead, MET]
 * ```
 *
 * Never throws. Wrong lines are reported where they stand and left out; the others count.
 */
export function readTerms(text: string): { terms: Terms; problems: Problem[] } {
  if (text.length > MAX_LENGTH) {
    const message = toSay("The terms file is larger than {0} million characters.", MAX_LENGTH / 1e6);
    return { terms: NO_TERMS, problems: [{ code: "terms", message, line: 1, column: 1 }] };
  }
  const parsed = parseStrings(text, THE_TERMS_FILE);
  if ("problem" in parsed) return { terms: NO_TERMS, problems: [{ ...parsed.problem, code: "terms" }] };
  const problems: Problem[] = [];
  const report: Report = (message, node) =>
    void problems.push({ code: "terms", message, ...placeOf(parsed.lines, startOf(node) ?? 0) });
  const root = parsed.contents;
  if (root === null || textOf(root) === "") return { terms: NO_TERMS, problems };
  if (!isMap(root)) {
    report(toSay('A terms file is a map with "terms" and "stop".'), root);
    return { terms: NO_TERMS, problems };
  }
  const added: Term[] = [];
  const stopped: string[] = [];
  for (const { key, value } of root.items) {
    const name = textOf(key);
    const isKnown = name === "terms" || name === "stop";
    // A list that nobody has written anything under yet.
    if (isKnown && textOf(value) === "") continue;
    if (!isKnown || !isSeq(value)) {
      report(
        isKnown
          ? toSay('"{0}" must be a list.', name)
          : toSay('"{0}" is not known here; use "terms" and "stop".', name || "?"),
        key,
      );
      continue;
    }
    for (const item of value.items) {
      if (name === "stop") {
        const word = textOf(item)?.trim();
        if (word) stopped.push(word);
        else report(toSay("Each name under stop must be text."), item);
      } else {
        const term = termOf(item, report);
        if (term !== undefined) added.push(term);
      }
    }
  }
  return { terms: { added, stopped }, problems };
}

/** Terms as they stand in settings: the same shape as the file's, and JSON is YAML, so one reader judges both. */
export function readTermSettings(terms: readonly unknown[], stop: readonly unknown[]): ReturnType<typeof readTerms> {
  return terms.length + stop.length === 0
    ? { terms: NO_TERMS, problems: [] }
    : readTerms(JSON.stringify({ terms, stop }));
}

function termOf(item: unknown, report: Report): Term | undefined {
  if (!isMap(item)) {
    report(toSay('A term is a map with a "name" and a "kind".'), item);
    return undefined;
  }
  const field = (key: string): unknown => pairOf(item, key)?.value;
  const plain = (key: string): string | undefined => textOf(field(key))?.trim() || undefined;
  const list = field("names");
  const names = [plain("name"), ...(isSeq(list) ? list.items.map((each) => textOf(each)?.trim()) : [])].filter(
    (name) => name,
  );
  const kind = KINDS.find((each) => each === plain("kind"));
  if (names.length === 0) report(toSay('A term needs a "name", or a list of "names".'), item);
  else if (kind === undefined) report(toSay('A term needs a "kind": {0}.', KINDS.join(", ")), field("kind") ?? item);
  else {
    const id = plain("id");
    if (id !== undefined && !/^[\w.-]+:\S+$/.test(id)) {
      report(toSay("The identifier {0} must look like PREFIX:1234.", JSON.stringify(id)), field("id"));
      return undefined;
    }
    const definition = plain("definition");
    return {
      names: names as string[],
      kind,
      id: id ?? `LOCAL:${(names[0] as string).toLowerCase().replace(/\s+/g, "-")}`,
      ...(definition === undefined ? {} : { definition }),
      exactCase: plain("exact-case") === "true",
    };
  }
  return undefined;
}

/** Several sets of terms as one; a name that a later set stops or defines again counts as the later set says. */
export function mergeTerms(sets: readonly Terms[]): Terms {
  return { added: sets.flatMap(({ added }) => added).reverse(), stopped: sets.flatMap(({ stopped }) => stopped) };
}

/** A term as a concept, for its card. */
export function conceptOfTerm(term: Term): Concept {
  const [name, ...synonyms] = term.names as [string, ...string[]];
  const definition = term.definition === undefined ? {} : { definition: term.definition };
  return { id: term.id, kind: term.kind, name, synonyms, xrefs: [], ...definition };
}
