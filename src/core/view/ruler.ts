/** Where a mark stands: the line it ends on, and the offset of its end. */
export interface RulerPlace {
  readonly line: number;
  readonly end: number;
}

/** An overview ruler draws a mark at least 6 pixels high, so that on one of 1,500 pixels no more stand side by side. */
const ROWS = 250;

/**
 * The marks that an overview ruler needs to look as it does with all of them: VS Code draws each of them anew with every key. A mark
 * is left out where one before it ends as far down, be it in terms of lines or of characters (lines may wrap or not), so that of any
 * number at most 500 are left.
 *
 * @param marks in the order of the text
 * @param lines how many lines the text has
 * @param length its length in code units
 */
export function rulerMarks<T extends RulerPlace>(marks: readonly T[], lines: number, length: number): T[] {
  let [byLine, byEnd] = [-1, -1];
  return marks.filter(({ line, end }) => {
    const [lineRow, endRow] = [Math.floor((line * ROWS) / lines), Math.floor((end * ROWS) / (length + 1))];
    if (lineRow <= byLine && endRow <= byEnd) return false;
    [byLine, byEnd] = [Math.max(lineRow, byLine), Math.max(endRow, byEnd)];
    return true;
  });
}
