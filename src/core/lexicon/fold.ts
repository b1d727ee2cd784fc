import { emptyTokens, tokenKey, Tokeniser, type Tokens } from "../text/tokens.ts";

/**
 * Changes whenever folding or tokenising changes what two names have in common. It is stored in the compiled
 * lexicon: a file that was made with another folding is refused, as its hashes would not mean the same.
 */
export const FOLD_VERSION = 2;

/** The tokens of a name, taken as one piece of text. */
export function tokensOfName(text: string, tokeniser = new Tokeniser()): Tokens {
  const tokens = emptyTokens(16);
  tokeniser.append(text, 0, text.length, tokens);
  return tokens;
}

function keyOf(text: string, exactCase: boolean, tokeniser?: Tokeniser): string {
  const tokens = tokensOfName(text, tokeniser);
  const parts: string[] = [];
  for (let i = 0; i < tokens.count; i++) {
    parts.push(tokenKey(text.slice(tokens.start[i], tokens.end[i]), exactCase));
  }
  return parts.join(" ");
}

/**
 * The key of a name when case does not matter: its tokens folded (case, dashes, diacritics, Greek letters, quotes,
 * British spelling) and joined by one blank. Names with equal keys are the same name to the matcher. Empty for a name without tokens.
 */
export function foldKey(text: string, tokeniser?: Tokeniser): string {
  return keyOf(text, false, tokeniser);
}

/** The key of a name whose case matters: as `foldKey`, but letters keep their case. */
export function exactKey(text: string, tokeniser?: Tokeniser): string {
  return keyOf(text, true, tokeniser);
}

/** Second hash of a key, independent of the token hashes; a match counts only when it agrees too. */
export function checkHash(key: string): number {
  let hash = 0x1747b28c;
  for (let i = 0; i < key.length; i++) {
    hash = Math.imul(hash ^ key.charCodeAt(i), 0x5bd1e995);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
