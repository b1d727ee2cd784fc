import type { IsName } from "./driftGuard.ts";
import { CONFUSABLE_WORDS, ORDINARY_WORDS } from "./driftVocabulary.ts";
import { HARMLESS, MEANINGFUL } from "./driftWords.ts";

/**
 * Lets the guard take typing errors in ordinary words for what they are. It stands apart because its vocabulary is
 * large, and because only someone who can tell names may use it.
 */
export function withTypos(isName: (word: string) => boolean): IsName {
  return Object.assign((word: string) => isName(word), { isTypo: isTypoOf });
}

/**
 * Whether one of two words is an ordinary word and the other that word with one typing error: a letter changed, added,
 * dropped or swapped with its neighbour, neither the first one, which turns words round (`asymptomatic`), nor the
 * last, which inflects them. Both are of small letters only, six at least, and the misspelt one is no word that is
 * known.
 */
function isTypoOf(a: string, b: string): boolean {
  if (!/^[a-z]{6,}$/.test(a) || !/^[a-z]{6,}$/.test(b)) return false;
  if (a.charAt(0) !== b.charAt(0) || a.at(-1) !== b.at(-1)) return false;
  const [ordinary, misspelt] = ORDINARY_WORDS.has(a) ? [a, b] : [b, a];
  if (!ORDINARY_WORDS.has(ordinary) || ORDINARY_WORDS.has(misspelt) || CONFUSABLE_WORDS.has(misspelt)) return false;
  return !MEANINGFUL.has(misspelt) && !HARMLESS.has(misspelt) && isOneEdit(a, b);
}

/** Whether two different words are one changed, added, dropped or swapped letter apart. */
function isOneEdit(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  if (left.length + right.length === 0) return false;
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
