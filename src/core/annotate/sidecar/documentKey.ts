import { isScalar } from "yaml";
import { parseSidecar } from "./parse.ts";
import { doubleQuoted, scalar } from "./scalar.ts";
import { pairOf, textOf } from "../../yaml/nodes.ts";

/**
 * A sidecar's text with another name of its document: only the value of `document` changes. The text is given back as it is
 * where it does not say a name, says this one, or cannot be read.
 *
 * @param name the document's file name without a folder
 */
export function withDocumentName(text: string, name: string): string {
  const parsed = parseSidecar(text);
  if ("problem" in parsed || parsed.root === undefined) return text;
  const { root } = parsed;
  const node = pairOf(root, "document")?.value;
  if (!isScalar(node) || node.source === "" || textOf(node) === name) return text;
  const isOneLine = node.type === "PLAIN" || node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  if (!isOneLine || node.range === null || node.range === undefined) return text;
  const [start, end] = node.range;
  const written = root.flow === true ? doubleQuoted(name) : scalar(name);
  return text.slice(0, start) + written + text.slice(end);
}
