import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { keyHash } from "../../core/recognise/tagger/attributes.ts";
import type { ClusterTable } from "../../core/recognise/tagger/clusters.ts";
import { wordsInCompany } from "./contexts.ts";
import { Random } from "./prng.ts";
import { type Dense, normalise, rowVectors } from "./vectors.ts";

/** Numbers in a word's vector, and clusters at each level. */
const SIZE = 100;
const FINE = 1024;
const MIDDLE = 256;
const COARSE = 64;
const ROUNDS = 10;
const SEED = 7;

/** Clusters the words of the unlabelled text by the company they keep. Deterministic. */
export function trainClusters(folder: string, log: (line: string) => void): ClusterTable {
  const lines = gunzipSync(readFileSync(path.join(folder, "unlabelled-lowercase.txt.gz")))
    .toString("utf8")
    .split("\n");
  const { words, company } = wordsInCompany(lines);
  log(`clusters: ${words.length} words, ${company.value.length} pairs`);
  const vectors = rowVectors(company, SIZE, SEED);
  log("clusters: vectors");
  const fine = kMeans(vectors, FINE);
  const middle = kMeans(fine.centres, MIDDLE);
  const coarse = kMeans(middle.centres, COARSE);
  log("clusters: done");
  const byHash = new Map(words.map((word, w) => [keyHash(word) >>> 0, fine.cluster[w] as number]));
  const hashes = Uint32Array.from(byHash.keys()).sort();
  return {
    words: hashes,
    fine: Uint16Array.from(hashes, (hash) => byHash.get(hash) as number),
    middle: middle.cluster,
    coarse: coarse.cluster,
  };
}

/** Spherical k-means: vectors of length 1 go to the centre they point to most nearly. */
function kMeans(vectors: Dense, k: number): { cluster: Uint16Array; centres: Dense } {
  const { rows, columns: size, values } = vectors;
  const random = new Random(SEED);
  const centres = new Float32Array(k * size);
  const order = Int32Array.from({ length: rows }, (_, r) => r);
  random.shuffle(order);
  for (let c = 0; c < k; c++) centres.set(rowOf(vectors, order[c % rows] as number), c * size);
  const cluster = new Uint16Array(rows);
  for (let round = 0; round < ROUNDS; round++) {
    for (let r = 0; r < rows; r++) cluster[r] = nearest(values, r * size, centres, k, size);
    centres.fill(0);
    const members = new Uint32Array(k);
    for (let r = 0; r < rows; r++) {
      const c = cluster[r] as number;
      members[c]!++;
      for (let i = 0; i < size; i++) centres[c * size + i]! += values[r * size + i] as number;
    }
    for (let c = 0; c < k; c++) {
      // A cluster that has lost all its members starts again somewhere else.
      if (members[c] === 0) centres.set(rowOf(vectors, random.below(rows)), c * size);
      else normalise(centres.subarray(c * size, (c + 1) * size));
    }
  }
  return { cluster, centres: { rows: k, columns: size, values: centres } };
}

function rowOf({ values, columns }: Dense, row: number): Float32Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

function nearest(values: Float32Array, at: number, centres: Float32Array, k: number, size: number): number {
  let best = 0;
  let most = -Infinity;
  for (let c = 0; c < k; c++) {
    const from = c * size;
    // Four sums at once keep the processor busy; sizes are multiples of four.
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = 0; i < size; i += 4) {
      s0 += (values[at + i] as number) * (centres[from + i] as number);
      s1 += (values[at + i + 1] as number) * (centres[from + i + 1] as number);
      s2 += (values[at + i + 2] as number) * (centres[from + i + 2] as number);
      s3 += (values[at + i + 3] as number) * (centres[from + i + 3] as number);
    }
    const sum = s0 + s1 + (s2 + s3);
    if (sum > most) {
      most = sum;
      best = c;
    }
  }
  return best;
}
