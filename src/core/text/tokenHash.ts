/** What the hash of no units at all is. */
export const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** One step of the token hash (FNV-1a over UTF-16 code units). */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

/** Final mixing, so that the low bits depend on the whole token; 0 is kept free to mean "none". */
export function finishHash(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h === 0 ? 1 : h;
}

function hashUnits(hash: number, units: string): number {
  let result = hash;
  for (let i = 0; i < units.length; i++) result = hashUnit(result, units.charCodeAt(i));
  return result;
}

/** Hash of a folded token given as a string: what the tokeniser computes on the fly. */
export function hashToken(folded: string): number {
  return finishHash(hashUnits(FNV_OFFSET, folded));
}
