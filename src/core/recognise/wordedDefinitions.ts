import type { Span } from "../text/span.ts";
import { alignShortForm } from "./alignment.ts";
import type { Abbreviation } from "./mention.ts";
import { definesItself, isShortForm } from "./shortForms.ts";

/** Words that introduce a short form, after a comma or in a bracket: "hereafter", "also referred to as". */
const ADVERBS =
  "(?:(?:also|hereafter|henceforth|hereinafter|here|often|commonly|further|subsequently|and|or|is|are)\\s){0,2}";
const VERBS =
  "abbreviated(?:\\s(?:as|to|here|by))?|referred\\sto\\s(?:simply\\s)?(?:as|by)|" +
  "(?:termed|called|designated|denoted|known)(?:\\s(?:as|by))?|hereafter|henceforth|hereinafter|in\\sshort|for\\sshort";

const INTRODUCED = new RegExp(`^\\s*(?:${ADVERBS}(?:${VERBS})|or|i\\.\\s?e\\.,?|abbr(?:eviation|\\.)?:?)\\s+`, "iu");

const SHORT = "([\\p{Lu}\\p{N}][\\p{L}\\p{N}/+-]{1,11}|\\p{Ll}\\p{Lu}[\\p{L}\\p{N}]{1,8})";
const CUED = new RegExp(`,?\\s${ADVERBS}(?:${VERBS})\\s["“'‘]?${SHORT}["”'’]?(?=[\\s,.;:)]|$)`, "gu");
/** "or" alone says that two words mean the same only between commas. */
const OR = new RegExp(`,\\sor\\s${SHORT}(?=[,;])`, "gu");
const STANDS = new RegExp(
  `(?<![\\p{L}\\p{N}])${SHORT},?\\s(?:(?:which|that)\\s)?` +
    "(?:(?:is\\s|being\\s)?(?:short|an?\\s(?:abbreviation|acronym))(?:\\sfor|\\sof)|stands\\sfor|standing\\sfor)\\s",
  "gu",
);
/** Sentences without any of these words are not looked at further. */
const ANY =
  /\b(?:abbreviat|hereafter|henceforth|hereinafter|referred|termed|called|designated|denoted|known|for short|in short|short for|acronym|stand)|,\sor\s[A-Z0-9]/iu;
/** How far a long form may lie from its cue, in code units. */
const WINDOW = 200;
/** The most that such an alignment may cost: no brackets vouch for it. */
const STRICT = 0.7;

/** How much of a piece in brackets introduces its short form, in code units; `undefined` where nothing does. */
export function introduction(piece: string): number | undefined {
  return INTRODUCED.exec(piece)?.[0].length;
}

/** Whether a sentence is the heading of a list of abbreviations. */
export function headsList(words: string): boolean {
  return words.length < 60 && /^\P{L}*(?:list of )?abbreviations?\b[^.;,\n]*$/iu.test(words);
}

/**
 * Definitions without brackets: "paclitaxel, abbreviated as PTX", "PTX stands for paclitaxel", "Abbreviations: …".
 *
 * @param inList true when the sentence is an item of a list of abbreviations
 */
export function definedInWords(text: string, sentence: Span, inList: boolean): Abbreviation[] {
  const words = text.slice(sentence.start, sentence.end);
  if (!inList && !ANY.test(words)) return [];
  const found: Abbreviation[] = [];
  const at = (start: number, end: number): Span => ({ start: sentence.start + start, end: sentence.start + end });
  for (const match of [CUED, OR].flatMap((cue) => [...words.matchAll(cue)])) {
    const short = match[1] as string;
    const from = Math.max(0, match.index - WINDOW);
    const before = words.slice(from, match.index);
    const aligned = isShortForm(short) ? alignShortForm(short, before) : undefined;
    if (aligned === undefined || !isSure(short, aligned.cost)) continue;
    const long = before.slice(aligned.start, aligned.end);
    if (definesItself(short, long) || /[()[\];:]/u.test(long) || !/(?<!\p{L})\p{Ll}{4}/u.test(long)) continue;
    const end = match.index + match[0].lastIndexOf(short) + short.length;
    found.push({ short: at(end - short.length, end), long: at(from + aligned.start, from + aligned.end) });
  }
  for (const match of words.matchAll(STANDS)) {
    const short = match[1] as string;
    const from = match.index + match[0].length;
    const phrase = /^["“'‘]?([^.;,:()[\]"“”]{3,80})/u.exec(words.slice(from, from + 100))?.[1]?.trimEnd();
    if (phrase === undefined || !isShortForm(short)) continue;
    const lead = words.slice(from, from + 100).indexOf(phrase);
    const long = longest(short, phrase);
    if (long !== undefined)
      found.push({ short: at(match.index, match.index + short.length), long: at(from + lead, from + lead + long) });
  }
  for (const defined of listed(words, inList)) found.push({ short: at(...defined.short), long: at(...defined.long) });
  return found;
}

function isSure(short: string, cost: number): boolean {
  return cost <= STRICT && (short.match(/\p{L}/gu) ?? []).length >= 2;
}

/** The length of the first words of a phrase that a short form stands for, opening with its first. */
function longest(short: string, phrase: string): number | undefined {
  for (const match of [...phrase.matchAll(/(?=\s|$)/gu)].reverse()) {
    const words = phrase.slice(0, match.index);
    const aligned = words === "" ? undefined : alignShortForm(short, words);
    if (aligned?.start === 0 && isSure(short, aligned.cost) && !definesItself(short, words)) return words.length;
  }
  return undefined;
}

/** A list of abbreviations: "Abbreviations: ICB, immune checkpoint blockade; PTX, paclitaxel". */
function listed(words: string, inList: boolean): { short: [number, number]; long: [number, number] }[] {
  const head = /\babbreviations?\b[^:.\n]{0,40}[:.]?\s/iu.exec(words);
  if (head === null && !inList) return [];
  const found: { short: [number, number]; long: [number, number] }[] = [];
  let from = head === null ? 0 : head.index + head[0].length;
  for (const entry of words.slice(from).split(/[;\n]/u)) {
    const match = /^(\s*[-*•]?\s*)([^\s,:=]{1,15})(\s?[,:=–—]\s*|\s-\s|\s{2,}|\t)(\S.*?)[\s.]*$/u.exec(
      entry.slice(0, 160),
    );
    const [, lead = "", short = "", joint = "", long = ""] = match ?? [];
    if (isShortForm(short) && alignShortForm(short, long, STRICT)?.start === 0 && !definesItself(short, long)) {
      const start = from + lead.length;
      const longStart = start + short.length + joint.length;
      found.push({ short: [start, start + short.length], long: [longStart, longStart + long.length] });
    }
    from += entry.length + 1;
  }
  return found;
}
