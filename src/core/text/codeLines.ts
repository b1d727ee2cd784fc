import type { Span } from "./span.ts";

/** How far a line is looked at to either side, in code units. */
const REACH = 160;

/** What stands in source code and hardly ever in prose. Formulas, gene fusions (`a::b`) and `p < 0.05;` are none of it. */
const SIGNS =
  /\$(?!US)[{(A-Za-z_]|[=!]==?|=>|\|\||&&|\(\)[;.{)]|\)\s\{|\};|\\[|n"]|>&\d|\d>\/|["']\);|\w\([a-z_]\w*\);|\w_\w+\(|\+\+|\b\w+\.\w+\(|^\s*[}#@]|\w<\w+>|"\$|: \w+;$|[;{]$/gmu;
/** How a line of code begins. */
const OPENING =
  /^\s*(?:\/\/|#!|#include|#\[|import\s|from\s\S+\simport|export\s|const\s|let\s|var\s|fn\s|def\s|struct\s|function\s|return\b|if\s?[([]|for\s?\(|while\s?\(|public\s|private\s|static\s|SELECT\s|GROUP\sBY\s|[A-Z_a-z]+=[^=])/u;

/** Whether a span stands in a line of source code: two signs of it on the line, or one after such an opening. */
export function isInCode(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const closes = after.search(/[\r\n]/u);
  // A line that goes on beyond what is looked at has no end here.
  const line =
    before.slice(before.lastIndexOf("\n") + 1) +
    text.slice(start, end) +
    (closes >= 0 ? after.slice(0, closes) : end + REACH < text.length ? `${after} …` : after);
  const signs = line.match(SIGNS)?.length ?? 0;
  return signs >= 2 || (signs === 1 && OPENING.test(line));
}
