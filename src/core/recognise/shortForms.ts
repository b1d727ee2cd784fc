/** The longest short form, in code units. */
const LONGEST_SHORT = 15;

/** Words that stand in brackets and are never short forms, though the letters may fit. */
const NOT_SHORT = new Set(
  "see with from and but not for the was all both only mean men women male left right data total ie eg via per one two three II III VI VII VIII IX XI XII Fig Table Ref Refs".split(
    " ",
  ),
);

/**
 * Whether words can be a short form: up to 15 code units and three words, opening with a letter, a digit or a square
 * bracket, holding a letter, and neither number, range nor plain word.
 */
export function isShortForm(text: string): boolean {
  if (text.length < 1 || text.length > LONGEST_SHORT) return false;
  if (!/^[\p{L}\p{N}[]/u.test(text) || !/\p{L}/u.test(text)) return false;
  if (text.split(/\s+/u).length > 3 || NOT_SHORT.has(text)) return false;
  // A length or a count ("28 days", "n 12"), a list item.
  if (/^\p{L}\.$/u.test(text) || /^[\p{N}.,]+(?:\s|\s?\p{Ll}+$)/u.test(text)) return false;
  // A capital, a digit, or a lower-case word so short that it can hardly be one, or one with brackets ("apo(a)").
  return (
    /\p{Lu}|\p{N}/u.test(text) || /^\p{Ll}{2,5}(?: \p{Ll}{3,})?$|^(?:\p{Ll}\.){2,4}$|^\p{Ll}+\(\p{Ll}+\)$/u.test(text)
  );
}

/** "Sir2 (Sir2p)", "GF (GF)": two spellings of a name, no definition. A long form is longer, and spelled in letters. */
export function definesItself(short: string, long: string): boolean {
  if (long.length <= short.length + 1) return true;
  const words = long.split(/[\s-]+/u);
  if (words.includes(short)) return true;
  if (words.length > 1) return false;
  if (/\p{N}/u.test(short) && long.startsWith(short)) return true;
  const shared = short.slice(0, 3);
  return (
    (shared.length === 3 &&
      /\p{N}|\p{Lu}\p{Lu}/u.test(shared) &&
      long.startsWith(shared) &&
      long.length < short.length * 3) ||
    ((/\p{N}/u.test(long) || /\p{Ll}.*\p{Lu}/u.test(long)) && long.length < short.length * 2)
  );
}

/** Whether every bracket in a long form has its partner there. */
export function isBalanced(long: string): boolean {
  let depth = 0;
  for (const char of long) {
    if (char === "(" || char === "[") depth++;
    else if ((char === ")" || char === "]") && --depth < 0) return false;
  }
  return depth === 0;
}
