import { blocksOf } from "./blocks.ts";
import type { Markup } from "./markup.ts";
import type { Span } from "./span.ts";

/**
 * The spans of a text in which nothing is marked, sorted and not overlapping: web addresses and e-mail addresses
 * everywhere; in Markdown also front matter, code (fenced and inline), comments, tags, and where links lead.
 * Linear in the length of the text. A construct that is opened and never closed masks only what CommonMark says it
 * does: an open fence runs to the end, an open code span, comment or tag is plain text. None but front matter and fences
 * reaches beyond its block (see `cutAfter`).
 */
export function maskedSpans(text: string, markup: Markup): Span[] {
  const spans: Span[] = [];
  for (const masks of masksByBlock(text, markup)) {
    for (const mask of masks) {
      const last = spans.at(-1);
      if (last?.end === mask.start) spans[spans.length - 1] = { start: last.start, end: mask.end };
      else spans.push(mask);
    }
  }
  return spans;
}

/** The same, block by block: what is masked on both sides of a border stands apart. */
export function* masksByBlock(text: string, markup: Markup): Generator<readonly Span[], void, void> {
  for (const { start, end, isMasked } of blocksOf(text, markup)) {
    const masks = isMasked ? [{ start: 0, end: end - start }] : masksInProse(text.slice(start, end), markup);
    yield masks.map((mask) => ({ start: start + mask.start, end: start + mask.end }));
  }
}

/** The masked spans of a block of prose. */
export function masksInProse(block: string, markup: Markup): Span[] {
  return markup === "plain" ? addresses(block) : union([...inlineMasks(block), ...addresses(block)]);
}

/** The spans between masked ones, in order: what may be scanned. */
export function openSpans(length: number, masked: readonly Span[]): Span[] {
  const open: Span[] = [];
  let from = 0;
  for (const mask of masked) {
    if (mask.start > from) open.push({ start: from, end: mask.start });
    from = Math.max(from, mask.end);
  }
  if (from < length) open.push({ start: from, end: length });
  return open;
}

function union(spans: Span[]): Span[] {
  spans.sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) {
      if (span.end > last.end) merged[merged.length - 1] = { start: last.start, end: span.end };
    } else merged.push(span);
  }
  return merged;
}

/** One of these is in every address, at most `BEFORE_SIGN` code units after its start. Prose hardly ever has one. */
const SIGN = /@|:\/\/|www\.|doi:|mailto:|10\.\d{4}/giu;
const BEFORE_SIGN = 64;

/** URLs with a scheme or `www.`, DOIs and e-mail addresses. Closing punctuation of the sentence is left outside. */
function addresses(text: string): Span[] {
  const spans: Span[] = [];
  const pattern =
    /\b(?:(?:https?|ftp|file):\/\/|www\.|doi:\s?10\.|mailto:)[^\s<>"”]+|\b10\.\d{4,9}\/[^\s<>"”]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/giu;
  for (let at = 0; ;) {
    SIGN.lastIndex = at;
    const sign = SIGN.exec(text);
    if (sign === null) return spans;
    pattern.lastIndex = Math.max(at, sign.index - BEFORE_SIGN);
    const match = pattern.exec(text);
    if (match === null) return spans;
    const words = match[0].replace(/[.,;:!?'’)\]}]+$/u, "");
    const end = match.index + words.length;
    if (end > match.index) spans.push({ start: match.index, end });
    at = Math.max(end, match.index + 1);
  }
}

/** Code spans, comments, tags, autolinks, link destinations and reference definitions. */
function inlineMasks(text: string): Span[] {
  const spans: Span[] = [];
  const openers = /`+|<(?=[!/?a-z])|\]\(|^ {0,3}\[[^\]\n]{1,200}\]:/gimu;
  const unclosed = new Unclosed();
  for (let match = openers.exec(text); match !== null; match = openers.exec(text)) {
    const end = maskEnd(text, match.index, match[0], unclosed);
    if (end > match.index) spans.push({ start: maskStart(match.index, match[0]), end });
    openers.lastIndex = Math.max(end, match.index + match[0].length);
  }
  return spans;
}

/** The bracket that closes a link's words stays outside the mask. */
function maskStart(at: number, opener: string): number {
  return opener === "](" ? at + 1 : at;
}

function maskEnd(text: string, at: number, opener: string, unclosed: Unclosed): number {
  if (opener.startsWith("`")) return codeSpanEnd(text, at, opener.length, unclosed);
  if (opener === "](") return linkEnd(text, at + 2);
  if (opener === "<") return tagEnd(text, at, unclosed);
  const lineEnd = text.indexOf("\n", at);
  return lineEnd < 0 ? text.length : lineEnd;
}

/**
 * What was looked for in vain from some place on, and so need not be looked for again: it keeps hostile text (a
 * hundred thousand opened comments) linear.
 */
class Unclosed {
  /** Where the paragraph ends that was looked at last; valid for every offset before it. */
  paragraphFrom = -1;
  paragraphEnd = -1;
  /** Lengths of backtick runs without a partner in that paragraph. */
  readonly runs = new Set<number>();
  comment = false;
}

/** The end of a code span: the next run of exactly as many backticks, in the same paragraph. -1 when there is none. */
function codeSpanEnd(text: string, at: number, length: number, unclosed: Unclosed): number {
  if (at < unclosed.paragraphFrom || at >= unclosed.paragraphEnd) {
    unclosed.paragraphFrom = at;
    unclosed.paragraphEnd = paragraphEndAfter(text, at);
    unclosed.runs.clear();
  }
  if (unclosed.runs.has(length)) return -1;
  const runs = /`+/g;
  runs.lastIndex = at + length;
  for (let run = runs.exec(text); run !== null && run.index < unclosed.paragraphEnd; run = runs.exec(text)) {
    if (run[0].length === length) return run.index + length;
  }
  unclosed.runs.add(length);
  return -1;
}

function paragraphEndAfter(text: string, at: number): number {
  const blank = /\r?\n[ \t]*\r?\n/g;
  blank.lastIndex = at;
  const found = blank.exec(text);
  return found?.index ?? text.length;
}

/** The end of `(destination "title")`; -1 when it is not closed within 1,000 characters or on this paragraph. */
function linkEnd(text: string, at: number): number {
  let depth = 1;
  const limit = Math.min(text.length, at + 1000);
  for (let i = at; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 && /^[ \t]*\r?\n/.test(text.slice(i + 1, i + 80))) return -1;
    if (unit === 92) i++;
    else if (unit === 40) depth++;
    else if (unit === 41 && --depth === 0) return i + 1;
  }
  return -1;
}

/** The end of a comment, tag or autolink; -1 for a lone `<`, as in "p < 0.05" or "PD-L1 <1%". */
function tagEnd(text: string, at: number, unclosed: Unclosed): number {
  if (text.startsWith("<!--", at)) {
    const close = unclosed.comment ? -1 : text.indexOf("-->", at + 4);
    if (close < 0) {
      unclosed.comment = true;
      return -1;
    }
    return close + 3;
  }
  const head = text.slice(at, at + 2000);
  const tag =
    /^<(?:\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?|[!?][^<>]*|[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>/iu;
  const match = tag.exec(head);
  return match === null ? -1 : at + match[0].length;
}
