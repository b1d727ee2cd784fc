import type { Steps } from "../steps.ts";

/** Names of a lexicon by their first letters: a number a name, so that a hundred thousand cost about a megabyte. */
export class NameIndex {
  private readonly byStart = new Map<string, number[]>();

  /** @param concept the name's concept, by which it is found again */
  add(name: string, concept: number): void {
    const key = startOf(name);
    const same = this.byStart.get(key);
    if (same === undefined) this.byStart.set(key, [concept]);
    else same.push(concept);
  }

  /** Concepts whose names may begin with what was typed; none before `FEWEST_LETTERS`. */
  startingWith(typed: string): readonly number[] {
    return typed.length < FEWEST_LETTERS ? [] : (this.byStart.get(startOf(typed)) ?? []);
  }
}

/** Indexes the names of all concepts below a number, so many a step that one takes well under a millisecond. */
export function* nameIndex(count: number, nameOf: (concept: number) => string): Steps<NameIndex> {
  const index = new NameIndex();
  for (let concept = 0; concept < count; concept++) {
    index.add(nameOf(concept), concept);
    if (concept % NAMES_A_STEP === 0) yield;
  }
  return index;
}

const NAMES_A_STEP = 32;

/** Fewer letters stand for too many names. */
export const FEWEST_LETTERS = 3;

/** At most so many names are offered. */
export const MOST_NAMES = 50;

function startOf(name: string): string {
  return name.slice(0, FEWEST_LETTERS).toLowerCase();
}

/** What is being written. Words longer than this (UTF-16 code units) are no beginnings of names. */
const LONGEST_TYPED = 60;

/**
 * The beginning of a name that ends where the caret stands: letters, digits and the dashes between them, at least
 * `FEWEST_LETTERS` of them letters or digits. `undefined` where there is none.
 *
 * @param before the line up to the caret
 */
export function typedName(before: string): string | undefined {
  const tail = before.slice(-LONGEST_TYPED - 1);
  const typed = /[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u.exec(tail)?.[0];
  if (typed === undefined || typed.length > LONGEST_TYPED) return undefined;
  return typed.replace(/[^\p{L}\p{N}]/gu, "").length < FEWEST_LETTERS ? undefined : typed;
}

/** A name that what was typed is the beginning of, as it is to stand in the text. */
export interface Completion<T> {
  readonly name: string;
  readonly of: T;
}

/**
 * The names that begin with what was typed, shorter ones first, at most `MOST_NAMES`; without those that are already
 * there. Case does not matter for finding them, and what was typed keeps its case where the name has none of its own.
 */
export function completions<T extends { readonly name: string }>(
  typed: string,
  candidates: readonly T[],
): { names: Completion<T>[]; areAll: boolean } {
  const start = typed.toLowerCase();
  const found = new Map<string, Completion<T>>();
  for (const of of candidates) {
    if (of.name.length <= typed.length || !of.name.toLowerCase().startsWith(start)) continue;
    const name = casedAs(typed, of.name);
    if (!found.has(name)) found.set(name, { name, of });
  }
  const names = [...found.values()].sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return { names: names.slice(0, MOST_NAMES), areAll: names.length <= MOST_NAMES };
}

/** A common noun takes over the capitals that were typed; names with capitals, such as genes and brands, keep theirs. */
function casedAs(typed: string, name: string): string {
  if (name !== name.toLowerCase() || typed === typed.toLowerCase()) return name;
  if (typed === typed.toUpperCase()) return name.toUpperCase();
  return typed + name.slice(typed.length);
}
