/** Where every feature's hash starts; any odd-looking constant would do, but the model file depends on it. */
export const SEED = 0x9747b28c | 0;

/** One step of a 32-bit hash over numbers (the finaliser of MurmurHash3). Signed, like all hashes here. */
export function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Hash of `text[from, to)` (FNV-1a over UTF-16 code units, then mixed); different seeds give unrelated hashes. */
export function hashText(text: string, seed: number, from = 0, to = text.length): number {
  let h = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) | 0;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h, to - from);
}
