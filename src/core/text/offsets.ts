import type { Span } from "./span.ts";

/** What a file counts characters in: UTF-16 code units, Unicode code points, or bytes of UTF-8. */
export type Unit = "utf16" | "codepoint" | "utf8";

/** All units, the one that most programs count in first. */
export const UNITS: readonly Unit[] = ["codepoint", "utf16", "utf8"];

/** One number is kept for so many code units; a look-up counts at most so many from there. */
const STEP = 256;

/**
 * Turns UTF-16 offsets of one text into another unit's and back. Made in one pass; a look-up takes the same time
 * anywhere (back: the logarithm of the length). A lone surrogate counts as one code point and, as an encoder replaces it
 * by U+FFFD, as three bytes.
 */
export class OffsetTable {
  private readonly text: string;
  private readonly unit: Unit;
  /** Offset in the unit of every code unit whose index is a multiple of `STEP`. */
  private readonly marks: Float64Array;
  /** Length of the text in the unit. */
  readonly length: number;
  /** The last place that was looked up, in code units and in the unit: the next one is mostly a little behind it. */
  private lastAt = 0;
  private lastCount = 0;

  constructor(text: string, unit: Unit) {
    this.text = text;
    this.unit = unit;
    this.marks = new Float64Array(Math.floor(text.length / STEP) + 1);
    let count = 0;
    for (let i = 0; i < text.length; i++) {
      if (i % STEP === 0) this.marks[i / STEP] = count;
      count += widthAt(text, i, unit);
    }
    if (text.length % STEP === 0) this.marks[text.length / STEP] = count;
    this.length = count;
  }

  /** An offset (UTF-16) in the unit; `undefined` outside the text or inside a character. */
  fromUtf16(offset: number): number | undefined {
    const { text, unit } = this;
    if (!Number.isInteger(offset) || offset < 0 || offset > text.length) return undefined;
    if (isInsidePair(text, offset)) return undefined;
    const mark = offset - (offset % STEP);
    const isNear = this.lastAt >= mark && this.lastAt <= offset;
    let count = isNear ? this.lastCount : (this.marks[mark / STEP] as number);
    for (let i = isNear ? this.lastAt : mark; i < offset; i++) count += widthAt(text, i, unit);
    this.lastAt = offset;
    this.lastCount = count;
    return count;
  }

  /** The UTF-16 offset of an offset in the unit; `undefined` outside the text or inside a character. */
  toUtf16(offset: number): number | undefined {
    const { text, unit, marks } = this;
    if (!Number.isInteger(offset) || offset < 0 || offset > this.length) return undefined;
    const isNear = this.lastCount <= offset && offset - this.lastCount < STEP;
    let low = 0;
    let high = isNear ? 0 : marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((marks[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    let count = isNear ? this.lastCount : (marks[low] as number);
    let at = isNear ? this.lastAt : low * STEP;
    while (count < offset) count += widthAt(text, at++, unit);
    this.lastAt = at;
    this.lastCount = count;
    if (count !== offset) return undefined;
    if (!isInsidePair(text, at)) return at;
    // The first half of a pair has no width of its own, but in UTF-16.
    return unit === "utf16" ? undefined : at - 1;
  }

  /** A span in the unit. Throws for one that is no span of whole characters of the text. */
  span({ start, end }: Span): Span {
    const [from, to] = [this.fromUtf16(start), this.fromUtf16(end)];
    if (from === undefined || to === undefined) throw new RangeError(`${start} to ${end} cuts a character`);
    return { start: from, end: to };
  }
}

/** What one code unit adds to the count; all of a surrogate pair is counted at its second half. */
function widthAt(text: string, at: number, unit: Unit): number {
  if (unit === "utf16") return 1;
  const code = text.charCodeAt(at);
  if (code < 0x80) return 1;
  if (code >= 0xd800 && code <= 0xdfff) {
    if (isInsidePair(text, at)) return unit === "utf8" ? 4 : 1;
    if (isInsidePair(text, at + 1)) return 0;
  }
  if (unit === "codepoint") return 1;
  return code < 0x800 ? 2 : 3;
}

/** Length of a text in a unit. */
export function lengthIn(text: string, unit: Unit): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) length += widthAt(text, at, unit);
  return length;
}

/** Whether an offset is between the two halves of a surrogate pair. */
function isInsidePair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

/**
 * Cuts a text as a reader in another language does: by its characters or bytes themselves, without the table above, so
 * that the one proves the other.
 */
export class Slicer {
  private readonly units: readonly string[] | string | Uint8Array;
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(text: string, unit: Unit) {
    this.units = unit === "utf16" ? text : unit === "codepoint" ? Array.from(text) : new TextEncoder().encode(text);
  }

  /** The words of a span of the unit. */
  slice({ start, end }: Span): string {
    const { units } = this;
    if (typeof units === "string") return units.slice(start, end);
    if (units instanceof Uint8Array) return this.decoder.decode(units.subarray(start, end));
    return units.slice(start, end).join("");
  }
}
