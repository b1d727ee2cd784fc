import { maskedSpans } from "./mask.ts";
import { firstEndingAfter, type Span } from "./span.ts";

/** A heading of a Markdown text. */
export interface Heading {
  /** From 1, the highest, to 6. */
  readonly level: number;
  /** Its words as they are written, without the marks that make it a heading. */
  readonly words: string;
  /** The line of its words, without the line end. */
  readonly span: Span;
}

/** Of a longer line only so many code units are looked at: it is no heading that anyone reads. */
const LONGEST = 1_000;

/**
 * The headings of a Markdown text, in order: those with number signs, and those underlined with `=` or `-` (CommonMark 0.31, 4.2
 * and 4.3; of a paragraph of several lines that is underlined, the last). None in code, front matter or comments.
 * Linear in the length of the text.
 */
export function headingsOf(text: string): Heading[] {
  const masked = maskedSpans(text, "markdown");
  const headings: Heading[] = [];
  let before: { words: string; span: Span } | undefined;
  for (let start = 0; start < text.length;) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    const span = { start, end };
    const line = text.slice(start, Math.min(end, start + LONGEST));
    const isMasked = (masked[firstEndingAfter(masked, start)]?.start ?? Infinity) <= start;
    const marked = isMasked ? null : /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line);
    const underline = isMasked || before === undefined ? null : /^ {0,3}([=-])\1*[ \t]*$/.exec(line);
    if (marked !== null) {
      const words = withoutClosing(line.slice(marked[0].length).trim());
      headings.push({ level: (marked[1] as string).length, words, span });
      before = undefined;
    } else if (underline !== null && before !== undefined) {
      headings.push({ level: underline[1] === "=" ? 1 : 2, ...before });
      before = undefined;
    } else before = isMasked || !isParagraph(line) ? undefined : { words: line.trim(), span };
    start = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
  return headings;
}

/** Words without a closing run of number signs, which must be set off by a blank. */
function withoutClosing(words: string): string {
  let end = words.length;
  while (end > 0 && words[end - 1] === "#") end--;
  if (end === 0) return "";
  return end < words.length && /[ \t]/.test(words.charAt(end - 1)) ? words.slice(0, end).trimEnd() : words;
}

/** Whether a line can be the words of an underlined heading: not blank, no code, quotation, list, table or rule. */
function isParagraph(line: string): boolean {
  return (
    /^ {0,3}\S/.test(line) && !/^ {0,3}(?:>|[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|\||[-*_][-*_ \t]*$)/.test(line)
  );
}
