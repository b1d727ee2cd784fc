import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Pair,
  type YAMLMap,
} from "yaml";
import type { Problem } from "../../problem.ts";
import type { LineColumn } from "../../text/lines.ts";
import { readCanonical } from "./canonical.ts";
import { tooDeepAt } from "./depth.ts";
import { FORMAT, MAX_SIDECAR_LENGTH } from "./format.ts";

/** Why a sidecar above the limit is not read. */
export const TOO_LARGE: Problem = {
  code: "sidecar.too-large",
  message: `The sidecar is larger than ${MAX_SIDECAR_LENGTH / 1e6} MB. Split the document.`,
  line: 1,
  column: 1,
};

/**
 * "failsafe" knows only strings, lists and maps: `no`, `1e3` and `2024-01-01` stay what was written. Keys of one name
 * are looked for here, because the parser compares every key with every other, which takes minutes for a large file.
 */
const YAML = { schema: "failsafe", version: "1.2", prettyErrors: false, uniqueKeys: false } as const;

/** A sidecar's YAML, checked at the top: what the writer needs besides the content. */
export interface ParsedSidecar {
  /** `undefined` for an empty file. */
  readonly root: YAMLMap | undefined;
  /** The pair `annotations: …`, or `undefined` where the file has none yet. */
  readonly annotations: Pair | undefined;
  readonly lines: LineCounter;
  /** Whether the text is in the writer's own form, in which splicing holds no surprises. */
  readonly isCanonical: boolean;
}

/** Parses and checks the top of a sidecar; see `readSidecar`. Never throws. */
export function parseSidecar(text: string): ParsedSidecar | { readonly problem: Problem } {
  if (text.length > MAX_SIDECAR_LENGTH) {
    return { problem: TOO_LARGE };
  }
  const canonical = readCanonical(text);
  if (canonical !== undefined) return checkTop(canonical.root, canonical.lines, true);
  const lines = new LineCounter();
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const message = "The sidecar cannot be read as YAML: it is nested too deeply. Take the brackets here away.";
    const before = text.slice(0, deep).split("\n");
    return refuse("sidecar.not-yaml", message, { line: before.length, column: (before.at(-1) ?? "").length + 1 });
  }
  let document: Document;
  try {
    document = parseDocument(text, { ...YAML, lineCounter: lines });
  } catch {
    return refuse("sidecar.not-yaml", "The sidecar cannot be read as YAML: it is nested too deeply.");
  }
  const at = (offset: number): LineColumn => placeOf(lines, offset);
  const [error] = document.errors;
  if (error !== undefined) {
    return refuse("sidecar.not-yaml", `This is not valid YAML: ${error.message}. Mend it here.`, at(error.pos[0]));
  }
  const unwanted = firstUnwanted(document);
  if (unwanted !== undefined) return refuse(unwanted.code, unwanted.message, at(unwanted.at));
  return checkTop(document.contents, lines, false);
}

function checkTop(
  root: unknown,
  lines: LineCounter,
  isCanonical: boolean,
): ParsedSidecar | { readonly problem: Problem } {
  const at = (offset: number): LineColumn => placeOf(lines, offset);
  if (root === null || (isScalar(root) && root.source === "")) {
    return { root: undefined, annotations: undefined, lines, isCanonical };
  }
  if (!isMap(root)) {
    const message = `A sidecar is a map that begins with "format: ${FORMAT}".`;
    return refuse("sidecar.shape", message, at(startOf(root) ?? 0));
  }
  const format = pairOf(root, "format");
  const version = format === undefined ? undefined : textOf(format.value);
  if (version !== FORMAT) return refuse("sidecar.format", formatMessage(version), at(startOf(format?.value) ?? 0));
  const annotations = pairOf(root, "annotations");
  if (annotations !== undefined && !isMap(annotations.value) && textOf(annotations.value) !== "") {
    const message = `"annotations" must be a map of entries by their ids.`;
    return refuse("sidecar.shape", message, at(startOf(annotations.value) ?? startOf(annotations.key) ?? 0));
  }
  return { root, annotations, lines, isCanonical };
}

function formatMessage(version: string | undefined): string {
  if (version === undefined) return `The sidecar does not say its format. Its first line must be "format: ${FORMAT}".`;
  const newer = /^biogloss\/(\d+)$/.exec(version);
  if (newer !== null && Number(newer[1]) > 1) {
    return `The sidecar has the newer format ${version}; this version of BioGloss reads ${FORMAT}. Update BioGloss.`;
  }
  return `The sidecar has the format ${JSON.stringify(version)}; this version of BioGloss reads ${FORMAT}.`;
}

/** The pair with a key in a map, or `undefined`. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => textOf(pair.key) === key);
}

/** The text of a scalar node; an empty value is empty text. `undefined` for lists and maps. */
export function textOf(node: unknown): string | undefined {
  if (node === null || node === undefined) return "";
  if (!isScalar(node)) return undefined;
  return typeof node.value === "string" ? node.value : "";
}

/** Offset of a node's first character, in UTF-16 code units. */
export function startOf(node: unknown): number | undefined {
  const range = (node as { range?: [number, number, number] | null } | null | undefined)?.range;
  return range?.[0];
}

/** An offset as line and column, both counted from 1. */
export function placeOf(lines: LineCounter, offset: number): LineColumn {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

interface Unwanted {
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

/** The first alias or second key of one name, in no particular order of the two. */
function firstUnwanted(document: Document): Unwanted | undefined {
  // A list of what is still to be looked at, not recursion: depth costs no stack.
  const left: unknown[] = [document.contents];
  while (left.length > 0) {
    const node = left.pop();
    if (isAlias(node)) {
      const message = "A sidecar holds no YAML aliases (*name). Write the value out.";
      return { code: "sidecar.alias", message, at: startOf(node) ?? 0 };
    }
    if (isSeq(node)) for (let i = node.items.length - 1; i >= 0; i--) left.push(node.items[i]);
    else if (isMap(node)) {
      const names = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        const name = textOf(key);
        if (names.has(name)) {
          const message = `The key ${JSON.stringify(name)} stands here a second time. Keep one of the two.`;
          return { code: "sidecar.not-yaml", message, at: startOf(key) ?? 0 };
        }
        names.add(name);
      }
      for (let i = node.items.length - 1; i >= 0; i--) left.push(node.items[i]?.value, node.items[i]?.key);
    }
  }
  return undefined;
}

function refuse(code: string, message: string, at = { line: 1, column: 1 }): { problem: Problem } {
  return { problem: { code, message, ...at } };
}
