import type { Span } from "./span.ts";

/**
 * Turns UTF-16 offsets of one text into code-point offsets. Offsets must be asked for in no particular order; each
 * costs O(log n) after one pass over the text. A text without surrogate pairs costs nothing.
 */
export class CodePointOffsets {
  /** UTF-16 offset just after each surrogate pair, ascending. */
  private readonly pairEnds: number[] = [];

  constructor(text: string) {
    for (let i = 0; i + 1 < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0xd800 || unit > 0xdbff) continue;
      const next = text.charCodeAt(i + 1);
      if (next < 0xdc00 || next > 0xdfff) continue;
      this.pairEnds.push(i + 2);
      i++;
    }
  }

  /** The number of code points before a UTF-16 offset. An offset inside a pair counts the whole pair's start. */
  fromUtf16(offset: number): number {
    let low = 0;
    let high = this.pairEnds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.pairEnds[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }

  /** A span in code points, end exclusive. */
  span(span: Span): Span {
    return { start: this.fromUtf16(span.start), end: this.fromUtf16(span.end) };
  }
}
