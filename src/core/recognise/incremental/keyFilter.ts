/** 2,048 bits, so that of the keys of some paragraphs nine in ten others are turned away. */
const BITS = 2 ** 11;

/** Says of a key that it is not among some others, or that it may be (Bloom 1970, with one hash: keys are hashes). */
export class KeyFilter {
  private readonly bits = new Int32Array(BITS / 32);

  constructor(keys: Int32Array) {
    for (const key of keys) this.bits[(key & (BITS - 1)) >>> 5]! |= 1 << (key & 31);
  }

  mayHold(key: number): boolean {
    return ((this.bits[(key & (BITS - 1)) >>> 5]! >>> (key & 31)) & 1) === 1;
  }
}
