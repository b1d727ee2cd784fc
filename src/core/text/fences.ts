/** A fence that a Markdown text has opened: its mark, and how many of them it takes at least to close it. */
export interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** So much of a line is looked at: a 10 MB line costs no copy of itself. */
export const LINE_HEAD = 256;

const OPENS = /^(?:[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)*)(`{3,}(?!.*`)|~{3,})/;
const CLOSES = /^(?:[ \t>]*)(`{3,}|~{3,})[ \t]*$/;

/** The fence that a line opens (CommonMark 0.31, 4.5), given its first `LINE_HEAD` code units. */
export function openedFence(head: string): Fence | undefined {
  const marks = OPENS.exec(head)?.[1];
  return marks === undefined ? undefined : { mark: marks.charAt(0), length: marks.length };
}

/** Whether a line closes a fence. */
export function closesFence(head: string, fence: Fence): boolean {
  const marks = CLOSES.exec(head)?.[1];
  return marks?.charAt(0) === fence.mark && marks.length >= fence.length;
}

/** Whether the first line of a text opens front matter, if it is closed. */
export function opensFrontMatter(head: string): boolean {
  return /^\ufeff?---[ \t]*$/.test(head);
}

/** Whether a line closes front matter. */
export function closesFrontMatter(head: string): boolean {
  return /^(?:---|\.\.\.)[ \t]*$/.test(head);
}
