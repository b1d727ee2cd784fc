import { type Span, touches } from "../text/span.ts";

/** A short form that the text never defines, by where it stands first. */
export interface UndefinedForm {
  /** Its letters, without a plural s. */
  readonly form: string;
  readonly isPlural: boolean;
  readonly first: Span;
}

/** The undefined short form that a caret touches, at its first use or at any other. Linear in the number of forms. */
export function undefinedFormAt(text: string, offset: number, firstUses: readonly Span[]): UndefinedForm | undefined {
  const word = wordAt(text, offset);
  for (const first of firstUses) {
    const used = text.slice(first.start, first.end);
    const isPlural = /\p{Lu}s$/u.test(used);
    const form = isPlural ? used.slice(0, -1) : used;
    if (touches(first, offset) || word === form || word === `${form}s`) return { form, isPlural, first };
  }
  return undefined;
}

/** Whether a caret touches letters that may be a short form, without which `undefinedFormAt` finds none. */
export function mayBeFormAt(text: Pick<string, "slice">, offset: number): boolean {
  return /\p{Lu}{2}/u.test(wordAt(text, offset));
}

/** Letters around an offset that are looked at: no short form is longer. */
const REACH = 16;

function wordAt(text: Pick<string, "slice">, offset: number): string {
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, offset - REACH), offset))?.[0] ?? "";
  const after = /^[\p{L}\p{N}]*/u.exec(text.slice(offset, offset + REACH))?.[0] ?? "";
  return before + after;
}

/** Words that a short form may leave out. */
const LEFT_OUT = new Set(["of", "the", "and", "for", "in", "to", "with", "on", "by", "a", "an"]);

/** Long forms of the text that are offered. */
const MOST = 3;

/**
 * Words of the text that a short form may stand for: side by side, the form's letters at their beginnings; those that
 * stand there most often first. Words of grammar may lie between. Linear in the text.
 */
export function longFormsIn(text: string, form: string): string[] {
  const letters = form.toLowerCase();
  const found = new Map<string, { words: string; count: number }>();
  /** The words that have no more between each other than a blank or a hyphen. */
  let run: { start: number; initial: string }[] = [];
  let end = 0;
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}\p{N}’']*/gu)) {
    const word = match[0].toLowerCase();
    const gap = text.slice(end, match.index);
    end = match.index + word.length;
    if (!/^[ \n-]$/.test(gap)) run = [];
    if (run.length > 0 && LEFT_OUT.has(word)) continue;
    run = [...run.slice(1 - letters.length), { start: match.index, initial: word.charAt(0) }];
    if (run.length < letters.length || run.map(({ initial }) => initial).join("") !== letters) continue;
    const words = text.slice(run[0]?.start, end).replace(/\s+/g, " ");
    if (words.includes(form)) continue;
    const key = words.toLowerCase();
    const known = found.get(key);
    // The words as they stand within a sentence, where they do.
    if (known === undefined) found.set(key, { words, count: 1 });
    else found.set(key, { words: known.words === key ? key : words, count: known.count + 1 });
  }
  return [...found.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST)
    .map(({ words }) => words);
}

/** Whether a name can be what a short form stands for: longer, in more than capitals, and with its letters in order. */
export function isLongFormOf(name: string, form: string): boolean {
  if (name.length <= form.length + 1 || !/\p{Ll}{2}/u.test(name)) return false;
  const letters = form.toLowerCase();
  let at = 0;
  for (const letter of name.toLowerCase()) if (letter === letters.charAt(at)) at++;
  return at === letters.length && name.charAt(0).toLowerCase() === letters.charAt(0);
}

/** What stands in the text for a short form once it is defined there: `immunogenic cell death (ICD)`. */
export function definition({ form, isPlural }: UndefinedForm, long: string): string {
  const plural = isPlural && !/s$/i.test(long) ? "s" : "";
  return `${long.trim().replace(/\s+/g, " ")}${plural} (${form}${isPlural ? "s" : ""})`;
}
