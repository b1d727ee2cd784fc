import { Lexer } from "yaml";

/** Lists and maps inside each other, counted within one line or one pair of braces. A sidecar has two. */
const DEEPEST = 64;

/**
 * Offset at which a text nests lists and maps deeper than any of our files needs, or `undefined`. The parser takes a second
 * and the whole stack for a few thousand brackets, so this is looked at before it is asked.
 */
export function tooDeepAt(text: string): number | undefined {
  const manyBraces = (text.match(/[[{]/g)?.length ?? 0) > DEEPEST;
  if (!manyBraces && !/(?:[-?:][ \t]+){8}/.test(text)) return undefined;
  let offset = 0;
  let braces = 0;
  let onLine = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "{" || token === "[") braces++;
    else if (token === "}" || token === "]") braces = Math.max(0, braces - 1);
    else if (braces === 0 && (token === "-" || token === "?" || token === ":")) onLine++;
    else if (token.endsWith("\n")) onLine = 0;
    if (braces > DEEPEST || onLine > DEEPEST) return Math.min(offset, text.length - 1);
    // The lexer's own signs (document, text, error) take no place in the text.
    if (token !== "\u0002" && token !== "\u001f" && token !== "\u0018") offset += token.length;
  }
  return undefined;
}
