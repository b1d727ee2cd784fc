/** Levels of word clusters, from the finest: about 1024, 256 and 64 of them. */
export const LEVELS = 3;

/** No cluster is known for a word. */
export const NO_CLUSTER = -1;

/**
 * Words that occur in like company share a cluster. Clusters nest: each fine one lies in one middle one, each middle
 * one in one coarse one. Words are known by the hash of their key (`wordKey` in `attributes.ts`), sorted.
 */
export interface ClusterTable {
  /** Unsigned hashes, ascending. */
  readonly words: Uint32Array;
  /** Fine cluster of each word. */
  readonly fine: Uint16Array;
  /** Middle cluster of each fine one, coarse cluster of each middle one. */
  readonly middle: Uint16Array;
  readonly coarse: Uint16Array;
}

export const NO_CLUSTERS: ClusterTable = {
  words: new Uint32Array(0),
  fine: new Uint16Array(0),
  middle: new Uint16Array(0),
  coarse: new Uint16Array(0),
};

/** The fine cluster of a word by the hash of its key, or `NO_CLUSTER`. A binary search. */
export function fineCluster(table: ClusterTable, hash: number): number {
  const wanted = hash >>> 0;
  let low = 0;
  let high = table.words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table.words[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return table.words[low] === wanted ? (table.fine[low] as number) : NO_CLUSTER;
}
