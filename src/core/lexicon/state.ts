/**
 * The states of the prefix table. A state is a 32-bit hash of the tokens read so far, so it *is* the node of the trie
 * of all names; no pointers are stored.
 */
export const START_STATE = 0x1747b28c;

/** The state after one more token, given the token's hash (the last steps of MurmurHash3). Never 0, which marks an empty slot. */
export function nextState(state: number, tokenHash: number): number {
  let h = Math.imul(state ^ tokenHash, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h === 0 ? 1 : h;
}

/** Where the search for a state begins in a table of `slots` places: a multiplicative hash, scaled without division. */
export function slotOf(state: number, slots: number): number {
  return Math.floor(((Math.imul(state, 0x85ebca77) >>> 0) / 4294967296) * slots);
}
