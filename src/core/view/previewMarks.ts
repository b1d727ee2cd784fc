import { type InlineToken, placeTexts } from "../text/inlineSource.ts";
import { compareSpans, firstEndingAfter, type Span } from "../text/span.ts";
import { english, type Say } from "../words.ts";
import { KIND_NAMES, stateName } from "./kinds.ts";
import { isWeakLook, type Look } from "./marks.ts";
import type { Kind } from "../lexicon/concept.ts";

/** A span of a document that its preview marks. */
export interface PreviewMark extends Span {
  readonly look: Look;
  /** What the mark says to those who point at it or have it read out. */
  readonly title: string;
  /** Present where the text denies it or only supposes it. */
  readonly isWeak?: true;
}

/** A block of Markdown as the parser markdown-it gives it. */
export interface BlockToken extends InlineToken {
  /** First line and the line after the last, counted from 0. */
  readonly map: readonly [number, number] | null;
  readonly children: readonly BlockToken[] | null;
}

/**
 * What the preview marks of what the editor does: all but claims, in the order of the text, none in another.
 *
 * @param spans as `marks` gives them
 */
export function previewMarks(spans: ReadonlyMap<Look, readonly Span[]>, say: Say = english): PreviewMark[] {
  const all: PreviewMark[] = [];
  const placeOf = ({ start, end }: Span): string => `${start} ${end}`;
  const weak = new Set([...spans].flatMap(([look, list]) => (isWeakLook(look) ? list.map(placeOf) : [])));
  for (const [look, list] of spans) {
    if (look === "claim" || isWeakLook(look)) continue;
    const title = titleOf(look, say);
    for (const { start, end } of list) {
      const isWeak = look !== "changed" && weak.has(placeOf({ start, end }));
      const mark = { start, end, look, title };
      all.push(isWeak ? { ...mark, title: say("{0}, denied or only supposed", title), isWeak } : mark);
    }
  }
  let free = 0;
  return all.sort(compareSpans).filter(({ start, end }) => {
    if (start < free) return false;
    free = end;
    return true;
  });
}

/** The class that a mark has besides where the text denies it or only supposes it. */
const WEAK_CLASS = "biogloss-suggestion-weak";

/** The classes that a mark has in the preview; `media/preview.css` says what they look like. */
export function previewClass(look: Look): string {
  return `biogloss-mark biogloss-${look.replace(":", "-")}`;
}

/**
 * The tokens of a Markdown document with its marks as elements in them, for the preview. The tokens given are left as they are, for
 * the parser keeps and shares them. Only running text is marked: no code, no addresses, no HTML blocks. Linear in the
 * length of the text and in the number of tokens.
 *
 * @param text the document that the tokens were made of
 * @param marks in order, none overlapping
 */
export function markedTokens<T extends BlockToken>(
  tokens: readonly T[],
  text: string,
  marks: readonly PreviewMark[],
): T[] {
  if (marks.length === 0) return [...tokens];
  const lines = new Lines(text);
  let block: readonly [number, number] = [0, 0];
  let isCell = false;
  return tokens.map((token) => {
    block = token.map ?? block;
    if (token.type !== "inline") {
      isCell = token.type === "td_open" || token.type === "th_open";
      return token;
    }
    const { start, end } = lines.span(block);
    const isMarked = (marks[firstEndingAfter(marks, start)]?.start ?? Infinity) < end;
    if (token.children === null || !isMarked) return token;
    const offsets = lines.offsets(token.content, block[0], isCell);
    const places = placeTexts(token.content, token.children);
    const children = token.children.flatMap((child, nth) => {
      const at = places[nth];
      return at === undefined
        ? [child]
        : markedText(
            child,
            at.map((place) => offsets[place] ?? NOWHERE),
            marks,
          );
    });
    return copy(token, { children });
  });
}

const NOWHERE = -1;

/** One text token as several: what is marked stands between two ends of an element. */
function markedText<T extends InlineToken>(token: T, offsets: Int32Array, marks: readonly PreviewMark[]): T[] {
  const pieces: T[] = [];
  const add = (start: number, end: number, mark: PreviewMark | undefined): void => {
    if (start === end) return;
    const words = copy(token, { content: token.content.slice(start, end) });
    if (mark === undefined) pieces.push(words);
    else {
      const attrs = [
        ["class", mark.isWeak ? `${previewClass(mark.look)} ${WEAK_CLASS}` : previewClass(mark.look)],
        ["title", mark.title],
      ];
      pieces.push(tag(token, { nesting: 1, attrs }), words, tag(token, { nesting: -1, attrs: null }));
    }
  };
  let next = firstEndingAfter(marks, offsets.find((offset) => offset !== NOWHERE) ?? Infinity);
  let start = 0;
  let current: PreviewMark | undefined;
  offsets.forEach((offset, i) => {
    while (offset !== NOWHERE && (marks[next]?.end ?? Infinity) <= offset) next++;
    const candidate = marks[next];
    const mark = candidate !== undefined && offset >= candidate.start ? candidate : undefined;
    if (mark === current) return;
    add(start, i, current);
    [start, current] = [i, mark];
  });
  if (start === 0 && current === undefined) return [token];
  add(start, token.content.length, current);
  return pieces;
}

function titleOf(look: Look, say: Say): string {
  const [state = "", kind] = look.split(":");
  if (kind === undefined) return stateName(state, say);
  const name = say(KIND_NAMES[kind as Kind]);
  return state === "mention" ? name : `${name} (${stateName(state, say)})`;
}

/** One end of an element, without content: VS Code 1.91 makes a heading's address of the content of all that is in it. */
function tag<T extends InlineToken>(like: T, end: object): T {
  return copy(like, { type: "biogloss_mark", tag: "span", content: "", markup: "", ...end });
}

/** A token with some fields changed, that still has the parser's methods. */
function copy<T extends object>(token: T, changes: object): T {
  const made = Object.create(Object.getPrototypeOf(token) as object | null) as T;
  return Object.assign(made, token, changes);
}

/** The lines of a text as the parser counts them, and where pieces of them stand. */
class Lines {
  private readonly text: string;
  private readonly starts: readonly number[];
  /** Up to where the cells of a line have been found. */
  private cells = { line: -1, end: 0 };

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
    this.starts = starts;
  }

  /** A block of lines, their ends included. */
  span([first, end]: readonly [number, number]): Span {
    return { start: this.start(first), end: this.start(Math.max(end, first + 1)) };
  }

  private start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /**
   * Where each code unit of a block's content stands; `NOWHERE` for a line that is not found where it should be. The content is
   * what remains of the lines without their indentation and the marks of lists, quotations and headings, all of which
   * stand before it; of a row of a table it is one cell after the other.
   */
  offsets(content: string, first: number, isCell: boolean): Int32Array {
    const offsets = new Int32Array(content.length).fill(NOWHERE);
    let from = 0;
    content.split("\n").forEach((piece, nth) => {
      const words = piece.trim();
      const at = words === "" ? -1 : this.find(words, first + nth, isCell);
      const indent = piece.length - piece.trimStart().length;
      if (at >= 0) for (let i = 0; i < words.length; i++) offsets[from + indent + i] = at + i;
      from += piece.length + 1;
    });
    return offsets;
  }

  private find(words: string, line: number, isCell: boolean): number {
    const [start, end] = [this.start(line), this.start(line + 1)];
    const whole = this.text.slice(start, end);
    if (!isCell) {
      const at = whole.lastIndexOf(words);
      return at < 0 ? -1 : start + at;
    }
    const after = this.cells.line === line ? this.cells.end : 0;
    const at = whole.indexOf(words, after);
    if (at >= 0) this.cells = { line, end: at + words.length };
    return at < 0 ? -1 : start + at;
  }
}
