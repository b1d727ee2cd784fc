import type { Span } from "../text/span.ts";
import type { Abbreviation } from "./mention.ts";

/**
 * Finds abbreviations that a text defines, in both orders: "paclitaxel (PTX)" and "PTX (paclitaxel)".
 *
 * The rule is Schwartz and Hearst's (PSB 2003): a short form of 2 to 10 characters in brackets, its characters found
 * from right to left in the words before it, the first at the start of a word, within min(n + 5, 2n) words. Two things
 * are added: a plural s of the short form stands for one of the long form ("dendritic cells (DCs)"), and what follows
 * a comma or semicolon inside the brackets is not part of the short form.
 */
export function findAbbreviations(text: string, sentences: readonly Span[]): Abbreviation[] {
  const found: Abbreviation[] = [];
  // One pass over the text; the sentence that holds a bracket is found by walking along, so the whole is linear.
  const brackets = /[([]([^()[\]]{1,200})[)\]]/gu;
  let at = 0;
  for (let match = brackets.exec(text); match !== null; match = brackets.exec(text)) {
    while (at < sentences.length && (sentences[at] as Span).end <= match.index) at++;
    const sentence = sentences[at];
    if (sentence === undefined) break;
    if (match.index < sentence.start) continue;
    const abbreviation = define(text, sentence, match.index, match[1] as string);
    if (abbreviation !== undefined) found.push(abbreviation);
  }
  return found;
}

function define(text: string, sentence: Span, bracket: number, inner: string): Abbreviation | undefined {
  const innerStart = bracket + 1;
  const first = (/^[^,;]*/.exec(inner) as RegExpExecArray)[0];
  const candidate = first.trim();
  if (isShortForm(candidate)) {
    const start = innerStart + first.indexOf(candidate);
    const long = longFormBefore(text, candidate, { start: sentence.start, end: bracket });
    if (long !== undefined) return { short: { start, end: start + candidate.length }, long };
  }
  // The other order: the word before the bracket is short, and the bracket holds what it means.
  const before = /([\p{L}\p{N}][\p{L}\p{N}/+-]{0,9})\s?$/u.exec(
    text.slice(Math.max(sentence.start, bracket - 12), bracket),
  );
  const short = before?.[1];
  if (before === null || short === undefined || !isShortForm(short) || !/\p{Lu}/u.test(short)) return undefined;
  const shortStart = bracket - before[0].length;
  const long = matchFromRight(short, first);
  if (long === undefined || first.slice(long.start).trim().length <= short.length) return undefined;
  // Everything in the bracket must be the long form, or it is a remark that happens to hold the letters.
  if (first.slice(0, long.start).trim() !== "") return undefined;
  return {
    short: { start: shortStart, end: shortStart + short.length },
    long: { start: innerStart + long.start, end: innerStart + long.end },
  };
}

/** 2 to 10 characters, at most two words, opens with a letter or digit, holds a letter, not a number or a plain word. */
function isShortForm(text: string): boolean {
  if (text.length < 2 || text.length > 10 || !/^[\p{L}\p{N}]/u.test(text) || !/\p{L}/u.test(text)) return false;
  if (text.split(/\s+/u).length > 2) return false;
  // At least one capital after the first letter, or no lower-case letter at all, or a digit: "PTX", "mAb", "p53".
  return /\p{Lu}/u.test(text.slice(1)) || /^\P{Ll}+$/u.test(text) || /\p{N}/u.test(text);
}

function longFormBefore(text: string, short: string, within: Span): Span | undefined {
  const before = text.slice(within.start, within.end).trimEnd();
  const wordLimit = Math.min(short.length + 5, short.length * 2);
  const window = lastWords(before, wordLimit);
  const offset = within.start + before.length - window.length;
  const plural = /^(.*\p{Lu}.*)s$/u.exec(short)?.[1];
  for (const form of plural !== undefined && window.endsWith("s") ? [plural, short] : [short]) {
    const long = matchFromRight(form, window);
    if (long === undefined) continue;
    const words = window.slice(long.start, long.end);
    // "growth factor (GF)" defines; "GF (GF)" and a long form that repeats its short form do not.
    if (words.length <= short.length || words.split(/[\s-]+/u).includes(short)) continue;
    return { start: offset + long.start, end: offset + long.end };
  }
  return undefined;
}

function lastWords(text: string, count: number): string {
  let from = text.length;
  for (let words = 0; words < count && from > 0; words++) {
    while (from > 0 && /\s/.test(text.charAt(from - 1))) from--;
    while (from > 0 && !/\s/.test(text.charAt(from - 1))) from--;
  }
  return text.slice(from).trimStart();
}

/**
 * Schwartz and Hearst's match: each letter and digit of the short form, from the last to the first, at the nearest
 * place to the left; the first one only where a word begins. Returns the span within `words`, or `undefined`.
 */
function matchFromRight(short: string, words: string): Span | undefined {
  const lowerWords = words.toLowerCase();
  const lowerShort = short.toLowerCase();
  let at = lowerWords.length;
  for (let s = lowerShort.length - 1; s >= 0; s--) {
    const char = lowerShort[s] as string;
    if (!/[\p{L}\p{N}]/u.test(char)) continue;
    do at--;
    while (
      at >= 0 &&
      (lowerWords[at] !== char || (s === 0 && at > 0 && /[\p{L}\p{N}]/u.test(lowerWords.charAt(at - 1))))
    );
    if (at < 0) return undefined;
  }
  const end = words.trimEnd().length;
  // Brackets or stops left inside mean that the match has run over an earlier remark.
  return /[()[\];]/.test(words.slice(at, end)) ? undefined : { start: at, end };
}
