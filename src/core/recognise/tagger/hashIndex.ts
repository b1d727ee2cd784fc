/** Hashes that are looked at together: where more share their first bits, they are searched by halves. */
const WINDOW = 4;

/** 1 for 0, else 0, without a branch: the sign bit of `x | −x` tells 0 from the rest. */
function isZero(x: number): number {
  return ((x | (0 - x)) >> 31) + 1;
}

/** The place of a hash that is at `first` or right after it; −1 when it is not there. */
function placeInWindow(hashes: Int32Array, first: number, hash: number): number {
  const is0 = isZero((hashes[first] as number) ^ hash);
  const is1 = isZero((hashes[first + 1] as number) ^ hash);
  const is2 = isZero((hashes[first + 2] as number) ^ hash);
  const is3 = isZero((hashes[first + 3] as number) ^ hash);
  const place = first + is1 + (is2 << 1) + is3 * 3;
  return ((place + 1) & (0 - (is0 | is1 | is2 | is3))) - 1;
}

/**
 * Where a hash stands in a sorted list of them. A directory by the hash's first bits says where to begin, and the next
 * four are compared without a branch: whether a hash is there is a coin's toss, and a branch that is guessed wrongly
 * costs more than the comparing. A third smaller than an open table, and made in one pass.
 */
export class HashIndex {
  /** The hashes, and some more at the end, so that every window is whole. */
  private readonly hashes: Int32Array;
  /** For each value of the first bits the place of the first hash; −1 where windows do not do. */
  private readonly directory: Int32Array;
  private readonly shift: number;
  private readonly count: number;

  /** @param sorted unsigned, ascending, each once, below `2 ** bits` */
  constructor(sorted: Uint32Array, bits: number) {
    this.count = sorted.length;
    let directoryBits = 4;
    while (2 ** directoryBits < this.count) directoryBits++;
    this.shift = bits - directoryBits;
    this.hashes = new Int32Array(this.count + WINDOW);
    this.hashes.set(sorted);
    const padding = unused(sorted);
    this.hashes.fill(padding, this.count);
    this.directory = new Int32Array(2 ** directoryBits);
    fillDirectory(sorted, this.directory, this.shift);
    // Whoever asks for the padding itself must not find it.
    this.directory[padding >>> this.shift] = -1;
  }

  /** The place of a hash, given signed or unsigned; −1 when it is not there. */
  placeOf(hash: number): number {
    const first = this.directory[hash >>> this.shift] as number;
    return first < 0 ? this.search(hash) : placeInWindow(this.hashes, first, hash);
  }

  /** Writes to `places` where the first `count` of `wanted` are, leaving out what is not there; returns how many. */
  placesOf(wanted: Int32Array, count: number, places: Int32Array): number {
    const { hashes, directory, shift } = this;
    let n = 0;
    for (let i = 0; i < count; i++) {
      const hash = wanted[i] as number;
      const first = directory[hash >>> shift] as number;
      const place = first < 0 ? this.search(hash) : placeInWindow(hashes, first, hash);
      // Without a branch, too: the next one overwrites what is not there.
      places[n] = place;
      n += 1 + (place >> 31);
    }
    return n;
  }

  private search(hash: number): number {
    const wanted = hash >>> 0;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.hashes[middle] as number) >>> 0 < wanted) low = middle + 1;
      else high = middle;
    }
    return low < this.count && this.hashes[low] === (hash | 0) ? low : -1;
  }
}

/** The least number that is not in a sorted list. */
function unused(sorted: Uint32Array): number {
  let free = 0;
  for (const hash of sorted) {
    if (hash !== free) break;
    free++;
  }
  return free;
}

function fillDirectory(sorted: Uint32Array, directory: Int32Array, shift: number): void {
  let next = 0;
  for (let entry = 0; entry < directory.length; entry++) {
    const first = next;
    while (next < sorted.length && (sorted[next] as number) >>> shift === entry) next++;
    directory[entry] = next - first > WINDOW ? -1 : first;
  }
}
