import { SPELLING_TRIGGERS } from "../text/spelling.ts";
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

/** What tells the check hash from the hashes of states and tokens: any number would do. */
const CHECK_SEED = 0x1747b28c;

/** Second hash of a key, independent of the token hashes; a match counts only when it agrees too. */
export function checkHash(key: string): number {
  return finishCheck(addKey(CHECK_SEED, key));
}

/** The check hash of a key in the making: what it is before anything was added. */
export function startCheck(): number {
  return CHECK_SEED;
}

/** The check hash of a key, when all of it has been added. Mixes as MurmurHash3 does at its end. */
export function finishCheck(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** Adds a key, or a part of one. */
export function addKey(hash: number, key: string): number {
  let result = hash;
  for (let i = 0; i < key.length; i++) result = addUnit(result, key.charCodeAt(i));
  return result;
}

/** Adds one UTF-16 code unit of a key: multiplied as in MurmurHash2, then turned. */
export function addUnit(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, 0x5bd1e995);
  return (mixed << 13) | (mixed >>> 19);
}

/** Adds the key of the token `text[start, end)`, as `addKey(hash, tokenKey(…))` does, without making it for plain words. */
export function addToken(hash: number, text: string, start: number, end: number, exactCase: boolean): number {
  const { masks, starts, ends } = SPELLING_TRIGGERS;
  let result = hash;
  let trigger = 0;
  for (let i = start; i < end; i++) {
    let unit = text.charCodeAt(i);
    if (unit >= 128) return addKey(hash, tokenKey(text.slice(start, end), exactCase));
    if (!exactCase) {
      if (unit >= 65 && unit <= 90) unit += 32;
      trigger = ((trigger << 1) | starts) & (masks[unit] as number);
      if ((trigger & ends) !== 0) return addKey(hash, tokenKey(text.slice(start, end), exactCase));
    }
    result = addUnit(result, unit);
  }
  return result;
}
