/** Other words for what some words name, best first; not all of them need be names of anything. */
export type Rule = (words: string) => readonly string[];

/** An alternation of the words of a list. */
export function words(list: string): string {
  return list.trim().split(/\s+/).join("|");
}
