import { isMap, isScalar, type LineCounter, type Pair, type YAMLMap } from "yaml";
import type { Problem } from "../../problem.ts";
import type { LineColumn } from "../../text/lines.ts";
import { finished, type Steps } from "../../steps.ts";
import { canonicalSteps } from "./canonical.ts";
import { FORMAT, MAX_SIDECAR_LENGTH } from "./format.ts";

import { type Sentence, toSay } from "../../words.ts";
import { pairOf, placeOf, startOf, textOf } from "../../yaml/nodes.ts";
import { parseStrings } from "../../yaml/strings.ts";

const THE_SIDECAR = toSay("The sidecar");

/** Why a sidecar above the limit is not read. */
export const TOO_LARGE: Problem = {
  code: "sidecar.too-large",
  message: toSay("The sidecar is larger than {0} MB. Split the document.", MAX_SIDECAR_LENGTH / 1e6),
  line: 1,
  column: 1,
};

/** A sidecar's YAML, checked at the top: what the writer needs besides the content. */
export interface ParsedSidecar {
  /** `undefined` for an empty file. */
  readonly root: YAMLMap | undefined;
  /** The pair `annotations: …`, or `undefined` where the file has none yet. */
  readonly annotations: Pair | undefined;
  readonly lines: LineCounter;
  /** Whether the text is one key a line, each value on one: then the same lines mean the same anywhere. */
  readonly isCanonical: boolean;
}

/** A sidecar's YAML, or why it cannot be read. */
export type Parsed = ParsedSidecar | { readonly problem: Problem };

/** Parses and checks the top of a sidecar; see `readSidecar`. Never throws. */
export function parseSidecar(text: string): Parsed {
  return finished(parseSteps(text));
}

/** The same step by step, but for what only the YAML parser can read, which is one step. */
export function* parseSteps(text: string): Steps<Parsed> {
  if (text.length > MAX_SIDECAR_LENGTH) {
    return { problem: TOO_LARGE };
  }
  const canonical = yield* canonicalSteps(text);
  if (canonical !== undefined) return checkTop(canonical.root, canonical.lines, true);
  const read = parseStrings(text, THE_SIDECAR);
  if ("problem" in read) return { problem: { ...read.problem, code: `sidecar.${read.problem.code}` } };
  return checkTop(read.contents, read.lines, false);
}

function checkTop(root: unknown, lines: LineCounter, isCanonical: boolean): Parsed {
  const at = (offset: number): LineColumn => placeOf(lines, offset);
  if (root === null || (isScalar(root) && root.source === "")) {
    return { root: undefined, annotations: undefined, lines, isCanonical };
  }
  if (!isMap(root)) {
    const message = toSay('A sidecar is a map that begins with "format: {0}".', FORMAT);
    return refuse("sidecar.shape", message, at(startOf(root) ?? 0));
  }
  const format = pairOf(root, "format");
  const version = format === undefined ? undefined : textOf(format.value);
  if (version !== FORMAT) return refuse("sidecar.format", formatMessage(version), at(startOf(format?.value) ?? 0));
  const annotations = pairOf(root, "annotations");
  if (annotations !== undefined && !isMap(annotations.value) && textOf(annotations.value) !== "") {
    const message = toSay('"annotations" must be a map of entries by their ids.');
    return refuse("sidecar.shape", message, at(startOf(annotations.value) ?? startOf(annotations.key) ?? 0));
  }
  return { root, annotations, lines, isCanonical };
}

function formatMessage(version: string | undefined): Sentence {
  if (version === undefined)
    return toSay('The sidecar does not say its format. Its first line must be "format: {0}".', FORMAT);
  const newer = /^biogloss\/(\d+)$/.exec(version);
  if (newer !== null && Number(newer[1]) > 1) {
    return toSay(
      "The sidecar has the newer format {0}; this version of BioGloss reads {1}. Update BioGloss.",
      version,
      FORMAT,
    );
  }
  return toSay("The sidecar has the format {0}; this version of BioGloss reads {1}.", JSON.stringify(version), FORMAT);
}

function refuse(code: string, message: Sentence, at = { line: 1, column: 1 }): { problem: Problem } {
  return { problem: { code, message, ...at } };
}
