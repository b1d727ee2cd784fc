import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import type { Problem } from "../problem.ts";
import { type Sentence, toSay } from "../words.ts";
import { tooDeepAt } from "./depth.ts";
import { placeOf, startOf, textOf } from "./nodes.ts";

/**
 * "failsafe" knows only strings, lists and maps: `no`, `1e3` and `2024-01-01` stay what was written. Keys of one name
 * are looked for here, because the parser compares every key with every other, which takes minutes for a large file.
 */
const YAML = { schema: "failsafe", version: "1.2", prettyErrors: false, uniqueKeys: false } as const;

/**
 * Parses YAML in which every scalar is a string. Never throws. Refused as a whole, with its place: what is no YAML, is
 * nested too deeply or has two keys of one name in a map (code `not-yaml`), or holds aliases (code `alias`).
 *
 * @param what what messages call the file, as their first words: "The sidecar"
 */
export function parseStrings(
  text: string,
  what: Sentence,
): { readonly contents: unknown; readonly lines: LineCounter } | { readonly problem: Problem } {
  const lines = new LineCounter();
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const message = toSay("{0} cannot be read as YAML: it is nested too deeply. Take the brackets here away.", what);
    const before = text.slice(0, deep).split("\n");
    const at = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
    return { problem: { code: "not-yaml", message, ...at } };
  }
  let document: Document;
  try {
    document = parseDocument(text, { ...YAML, lineCounter: lines });
  } catch {
    const message = toSay("{0} cannot be read as YAML: it is nested too deeply.", what);
    return { problem: { code: "not-yaml", message, line: 1, column: 1 } };
  }
  const [error] = document.errors;
  if (error !== undefined) {
    const message = toSay("This is not valid YAML: {0}. Mend it here.", error.message);
    return { problem: { code: "not-yaml", message, ...placeOf(lines, error.pos[0]) } };
  }
  const unwanted = firstUnwanted(document);
  if (unwanted === undefined) return { contents: document.contents, lines };
  return { problem: { code: unwanted.code, message: unwanted.message, ...placeOf(lines, unwanted.at) } };
}

interface Unwanted {
  readonly code: string;
  readonly message: Sentence;
  readonly at: number;
}

/** The first alias or second key of one name, in no particular order of the two. */
function firstUnwanted(document: Document): Unwanted | undefined {
  // A list of what is still to be looked at, not recursion: depth costs no stack.
  const left: unknown[] = [document.contents];
  while (left.length > 0) {
    const node = left.pop();
    if (isAlias(node)) {
      const message = toSay("YAML aliases (*name) are not read. Write the value out.");
      return { code: "alias", message, at: startOf(node) ?? 0 };
    }
    if (isSeq(node)) for (let i = node.items.length - 1; i >= 0; i--) left.push(node.items[i]);
    else if (isMap(node)) {
      const names = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        const name = textOf(key);
        if (names.has(name)) {
          const message = toSay("The key {0} stands here a second time. Keep one of the two.", JSON.stringify(name));
          return { code: "not-yaml", message, at: startOf(key) ?? 0 };
        }
        names.add(name);
      }
      for (let i = node.items.length - 1; i >= 0; i--) left.push(node.items[i]?.value, node.items[i]?.key);
    }
  }
  return undefined;
}
