import { isCollection, type Pair } from "yaml";

/**
 * Offset after the last thing written in a pair, in UTF-16 code units. The parser says of block collections that they
 * end after the blank lines and comments that follow, which are not of them.
 */
export function contentEnd(pair: Pair): number {
  return endOf(pair.value) ?? (pair.key as { range: [number, number, number] }).range[1] + 1;
}

function endOf(node: unknown): number | undefined {
  if (isCollection(node) && node.flow !== true && node.items.length > 0) {
    const last: unknown = node.items.at(-1);
    return isPairLike(last) ? contentEnd(last) : endOf(last);
  }
  return (node as { range?: [number, number, number] | null } | null | undefined)?.range?.[1];
}

function isPairLike(node: unknown): node is Pair {
  return typeof node === "object" && node !== null && "key" in node && "value" in node;
}

/** Offset after a pair's value as the parser gives it. */
export function valueEnd(pair: Pair): number {
  const value = pair.value as { range?: [number, number, number] } | null;
  return value?.range?.[1] ?? (pair.key as { range: [number, number, number] }).range[1] + 1;
}

/** The white space before the first thing on a line, up to an offset. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return (/^[ ]*/.exec(text.slice(start, offset)) as RegExpExecArray)[0];
}

/** The start of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The start of the line after the one that holds the character before `offset`. */
export function nextLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === "\n") return offset;
  const newline = text.indexOf("\n", offset);
  return newline < 0 ? text.length : newline + 1;
}

/** A text that ends with a line break, or is empty. */
export function endLine(text: string, eol: string): string {
  return text === "" || text.endsWith("\n") ? text : text + eol;
}
