import { closesFence, closesFrontMatter, type Fence, LINE_HEAD, openedFence, opensFrontMatter } from "./fences.ts";
import type { Markup } from "./markup.ts";
import { sentencesIn } from "./sentences.ts";

/**
 * What holds where a block begins: the text's first line, the start of a line, the middle of a line, or within a fence
 * (its mark and how many of them).
 */
export type Entry = "first" | "line" | "within" | `${string}${number}`;

/** Where a block ends, and what that depends on. Offsets are UTF-16 code units of the source. */
export interface Cut {
  readonly end: number;
  /** What holds at the end. */
  readonly after: Entry;
  /** Whether all of it is front matter or fenced code. */
  readonly isMasked: boolean;
  /** Where the cut is depends on no text from here on. Not before `end`; perhaps beyond the text's end. */
  readonly reach: number;
}

/** A text that is made longer as more of it is needed. */
export interface Source {
  /** The text: at least up to the offset, where the whole is so long. */
  upTo(offset: number): string;
  /** Whether nothing follows what was given last. */
  readonly isWhole: boolean;
}

/**
 * A block goes on over blank lines until it has so many code units, and ends at the next blank line. Fewer, and the work
 * for each block outweighs what is done for its text; more, and a keystroke costs more than it must.
 */
const LEAST = 120;
/** A paragraph of more is cut where its next sentence begins. */
const MOST = 400;
/** If none begins in so many code units more, then at a line or a blank, or there. */
const SEARCH = 1_000;
/** How far around a place its sentence is looked for first. */
const NEAR = 250;
/** Fenced code is cut at the line end after so many code units. */
const FENCED = 4_000;
/** A comment that is not closed after so many code units is none. */
const COMMENT = 16_000;
/** The same of front matter. */
const FRONT_MATTER = 64_000;
/** How far beyond a cut is read to be sure of it: the head of the next line. */
const BEYOND = LINE_HEAD + 64;

/** No cut depends on more than this many code units from the block's start. */
export const LONGEST_REACH = FRONT_MATTER + COMMENT + MOST + SEARCH + 2 * BEYOND;

/**
 * The block that begins at an offset. Blocks are what a text is analysed in, each by itself: paragraphs, together until
 * they have some size, cut between sentences where they are very long, and apart from them front matter and fenced code.
 * A comment is never cut. Depends only on the text from `from` on and on `entry`, so that after an edit the blocks are
 * soon the same as before. The bounds keep everything linear.
 */
export function cutAfter(source: Source, from: number, entry: Entry, markup: Markup): Cut {
  if (markup === "plain") return cutProse(source, from, entry, markup);
  const open = fenceOf(entry);
  if (open !== undefined) return cutFenced(source, from, open);
  if (entry !== "within") {
    const head = lineHead(source.upTo(from + LINE_HEAD), from);
    const fence = openedFence(head);
    if (fence !== undefined) return cutFenced(source, nextLine(source, from), fence);
    if (entry === "first" && opensFrontMatter(head)) {
      const end = endOfFrontMatter(source, from);
      if (end !== undefined) return { end, after: "line", isMasked: true, reach: end + BEYOND };
      const cut = cutProse(source, from, entry, markup);
      return { ...cut, reach: Math.max(cut.reach, from + FRONT_MATTER + BEYOND) };
    }
  }
  return cutProse(source, from, entry, markup);
}

/** All blocks of a text: where each ends. */
export function* blocksOf(text: string, markup: Markup): Generator<Cut & { readonly start: number }, void, void> {
  const source: Source = { upTo: () => text, isWhole: true };
  let entry: Entry = "first";
  for (let start = 0; start < text.length;) {
    const cut = cutAfter(source, start, entry, markup);
    yield { ...cut, start };
    start = cut.end;
    entry = cut.after;
  }
}

function fenceOf(entry: Entry): Fence | undefined {
  const mark = entry.charAt(0);
  return mark === "`" || mark === "~" ? { mark, length: Number(entry.slice(1)) } : undefined;
}

/** The lines of a fence from an offset on, up to the one that closes it or to some size. */
function cutFenced(source: Source, from: number, fence: Fence): Cut {
  for (let line = from; ;) {
    const text = source.upTo(line + LINE_HEAD);
    if (line >= text.length) return ended(text.length, true, entryOf(fence));
    const next = nextLine(source, line);
    if (closesFence(lineHead(text, line), fence)) return ended(next, true, "line");
    if (next - from >= FENCED) return ended(next, true, entryOf(fence));
    line = next;
  }
}

function entryOf({ mark, length }: Fence): Entry {
  return `${mark}${length}`;
}

function ended(end: number, isMasked: boolean, after: Entry): Cut {
  return { end, after, isMasked, reach: end + BEYOND };
}

function endOfFrontMatter(source: Source, from: number): number | undefined {
  for (let line = nextLine(source, from); line < from + FRONT_MATTER;) {
    const text = source.upTo(line + LINE_HEAD);
    if (line >= text.length) return undefined;
    if (closesFrontMatter(lineHead(text, line))) return nextLine(source, line);
    line = nextLine(source, line);
  }
  return undefined;
}

/** What is found while the lines of prose are gone through. */
interface Lines {
  /** Where a fence opens, or a line after a blank one begins; the text's end; else undefined. */
  readonly end: number | undefined;
  /** A comment ends here that must not be cut. */
  readonly held: number;
  readonly reach: number;
}

function cutProse(source: Source, from: number, entry: Entry, markup: Markup): Cut {
  const { end, held, reach } = markup === "plain" ? linesOf(source, from, false) : linesOf(source, from, true);
  const soft = Math.max(from + MOST, held);
  const at = (cut: number, after: Entry): Cut => ({
    end: cut,
    after,
    isMasked: false,
    reach: Math.max(reach, cut + BEYOND),
  });
  if (end !== undefined && end <= soft) return at(end, "line");
  const hard = soft + SEARCH;
  const text = source.upTo(hard + BEYOND);
  const limit = Math.min(end ?? Infinity, hard, text.length);
  const sentence = sentenceAfter(text, soft, Math.min(limit, soft + NEAR)) ?? sentenceAfter(text, soft, limit);
  const cut = sentence ?? (end !== undefined && end <= limit ? end : somewhere(text, soft, limit));
  const after = isLineStart(text, cut) ? "line" : "within";
  return { ...at(cut, after), reach: Math.max(reach, limit + 2 * BEYOND) };
}

/** Where the first sentence begins after an offset, up to a limit. */
function sentenceAfter(text: string, offset: number, limit: number): number | undefined {
  const within = { start: Math.max(0, offset - NEAR), end: Math.min(limit + BEYOND, text.length) };
  return sentencesIn(text, within).find(({ start }) => start > offset && start <= limit)?.start;
}

/** Where the block ends by its lines, if that is before it is too long. */
function linesOf(source: Source, from: number, isMarkdown: boolean): Lines {
  let held = from;
  let reach = from;
  // Up to where no comment is closed.
  let unclosed = from;
  let isAfterBlank = false;
  for (let line = from; line <= Math.max(from + MOST, held) + SEARCH;) {
    const text = source.upTo(line + MOST + SEARCH + BEYOND);
    if (line >= text.length) return { end: text.length, held, reach };
    const limit = Math.min(text.length, line + MOST + SEARCH + LINE_HEAD);
    const lineEnd = endOfLine(text, line, limit);
    const isBlank = isBlankIn(text, line, lineEnd);
    if (line > from) {
      if (isMarkdown && !isBlank && openedFence(text.slice(line, Math.min(lineEnd, line + LINE_HEAD))) !== undefined) {
        return { end: line, held, reach };
      }
      if (isAfterBlank && !isBlank && line - from >= LEAST && line >= held) return { end: line, held, reach };
    }
    if (isMarkdown) {
      const comment = line + text.slice(line, lineEnd).lastIndexOf("<!--");
      if (comment >= Math.max(line, held) && comment < from + MOST + SEARCH) {
        const looked = Math.max(comment + 4, unclosed);
        const close = source
          .upTo(comment + COMMENT)
          .slice(looked, comment + COMMENT)
          .indexOf("-->");
        if (close >= 0) held = looked + close + 3;
        else unclosed = comment + COMMENT - 2;
        reach = Math.max(reach, comment + COMMENT);
      }
    }
    isAfterBlank = isBlank;
    if (lineEnd === limit && limit < text.length) break;
    line = afterBreak(text, lineEnd);
  }
  return { end: undefined, held, reach };
}

/** A place to cut where there is no sentence's end: at a line's, at a blank, else anywhere but in a character. */
function somewhere(text: string, soft: number, limit: number): number {
  if (limit >= text.length && limit - soft < SEARCH) return text.length;
  for (let i = soft; i < limit; i++) if (isLineStart(text, i)) return i;
  for (let i = soft; i < limit; i++) if (/\s/.test(text.charAt(i - 1)) && !isInside(text, i)) return i;
  return isInside(text, limit) ? limit - 1 : limit;
}

/** Whether an offset is between the halves of a surrogate pair or of a CR LF. */
function isInside(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const unit = text.charCodeAt(at);
  return (before === 13 && unit === 10) || ((before & 0xfc00) === 0xd800 && (unit & 0xfc00) === 0xdc00);
}

function isLineStart(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before === 10 || (before === 13 && text.charCodeAt(at) !== 10);
}

function lineHead(text: string, line: number): string {
  return text.slice(line, endOfLine(text, line, Math.min(text.length, line + LINE_HEAD)));
}

function endOfLine(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}

function afterBreak(text: string, lineEnd: number): number {
  if (lineEnd >= text.length) return text.length;
  return lineEnd + (text.charCodeAt(lineEnd) === 13 && text.charCodeAt(lineEnd + 1) === 10 ? 2 : 1);
}

/** The start of the line after the one that an offset is in; the text's end after the last. */
function nextLine(source: Source, from: number): number {
  for (let to = from + LINE_HEAD; ; to += to - from) {
    const text = source.upTo(to);
    const end = endOfLine(text, from, text.length);
    // The unit after a CR has to be known, too.
    if (end + 1 < text.length || source.isWhole) return afterBreak(text, end);
  }
}

function isBlankIn(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) !== 32 && text.charCodeAt(i) !== 9) return false;
  return true;
}
