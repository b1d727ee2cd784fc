import { Lexer } from "yaml";

/** Lines of a YAML text, each with its line break; all but a text's last one have one. */
export type Lines = readonly string[];

/** The lines of a text; none for an empty one. */
export function splitLines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

/** Lines moved from one indentation to another, their line breaks made those of the text that they go into. */
export function moved(lines: Lines, from: number, to: number, eol: string): string[] {
  const fewer = Math.max(0, from - to);
  const more = " ".repeat(Math.max(0, to - from));
  return lines.map((line) => {
    const content = line.replace(/\r?\n$/, "");
    const cut = content.slice(Math.min(fewer, indentOf(content)));
    return (content === "" ? "" : more + cut) + eol;
  });
}

/** How many blanks a line begins with. */
export function indentOf(line: string): number {
  return line.length - line.replace(/^ +/, "").length;
}

/** Whether two stretches of lines are the same text, whatever their indentation and line breaks. */
export function sameLines(a: Lines, aIndent: number, b: Lines, bIndent: number): boolean {
  if (a.length !== b.length) return false;
  const plain = (line: string, indent: number): string =>
    line.slice(Math.min(indent, indentOf(line))).replace(/\r?\n$/, "");
  return a.every((line, i) => plain(line, aIndent) === plain(b[i] as string, bIndent));
}

/** The comments of some lines, in their order, from the `#` on. A `#` inside text is none. */
export function commentsOf(lines: Lines): string[] {
  if (!lines.some((line) => line.includes("#"))) return [];
  const comments: string[] = [];
  let before = "";
  for (const token of new Lexer().lex(lines.join("").replace(/\r\n/g, "\n"))) {
    // The lexer announces text by a control character; what it does not announce and begins with # is a comment.
    if (token.startsWith("#") && before !== "\u001f") comments.push(token.trimEnd());
    before = token;
  }
  return comments;
}

/** Comments that stand in `theirs` and neither in `base` nor in `ours`. */
export function newComments(base: Lines, ours: Lines, theirs: Lines): string[] {
  const known = new Set([...commentsOf(base), ...commentsOf(ours)]);
  return commentsOf(theirs).filter((comment) => !known.has(comment));
}

/** Comments as lines of their own. */
export function commentLines(comments: readonly string[], indent: number, eol: string): string[] {
  return comments.map((comment) => " ".repeat(indent) + comment + eol);
}
