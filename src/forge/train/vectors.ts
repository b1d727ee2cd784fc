import type { Sparse } from "./contexts.ts";
import { Random } from "./prng.ts";

/** Rows of equal length, one after another. */
export interface Dense {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Directions that are looked for beyond those that are kept; the more, the closer to the best ones. */
const SPARE = 20;
const ROUNDS = 3;

/**
 * A vector of `size` numbers for each row of the matrix, of length 1: a randomised singular value decomposition
 * (Halko, Martinsson and Tropp 2011) with the left vectors scaled by the root of the singular values.
 */
export function rowVectors(matrix: Sparse, size: number, seed: number): Dense {
  const width = size + SPARE;
  const random = new Random(seed);
  let columns: Dense = {
    rows: matrix.columns,
    columns: width,
    values: Float32Array.from({ length: matrix.columns * width }, () => normal(random)),
  };
  let rows = timesColumns(matrix, columns);
  for (let round = 0; round < ROUNDS; round++) {
    orthonormalise(rows);
    columns = timesRows(matrix, rows);
    rows = timesColumns(matrix, columns);
  }
  orthonormalise(rows);
  columns = timesRows(matrix, rows);
  const { values, vectors } = symmetricEigen(gram(columns), width);
  const order = Array.from(values, (_, i) => i).sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  const out = new Float32Array(matrix.rows * size);
  for (let k = 0; k < size; k++) {
    const from = order[k] as number;
    // The eigenvalues are squares of the singular values, hence the fourth root.
    const scale = Math.sqrt(Math.sqrt(Math.max(values[from] as number, 0)));
    for (let r = 0; r < matrix.rows; r++) {
      let sum = 0;
      for (let j = 0; j < width; j++)
        sum += (rows.values[r * width + j] as number) * (vectors[j * width + from] as number);
      out[r * size + k] = sum * scale;
    }
  }
  for (let r = 0; r < matrix.rows; r++) normalise(out.subarray(r * size, (r + 1) * size));
  return { rows: matrix.rows, columns: size, values: out };
}

/** A normally distributed number, as a sum of uniform ones: close enough, and the same on every machine. */
function normal(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.next();
  return sum;
}

/** Gives a vector the length 1, in place. */
export function normalise(vector: Float32Array): void {
  let square = 0;
  for (const each of vector) square += each * each;
  const scale = 1 / (Math.sqrt(square) + 1e-9);
  for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
}

/** The sparse matrix times a dense one. */
function timesColumns(matrix: Sparse, right: Dense): Dense {
  const width = right.columns;
  const values = new Float32Array(matrix.rows * width);
  for (let r = 0; r < matrix.rows; r++) {
    const to = r * width;
    for (let e = matrix.start[r] as number; e < (matrix.start[r + 1] as number); e++) {
      const from = (matrix.column[e] as number) * width;
      const value = matrix.value[e] as number;
      for (let k = 0; k < width; k++) values[to + k]! += value * (right.values[from + k] as number);
    }
  }
  return { rows: matrix.rows, columns: width, values };
}

/** The transposed sparse matrix times a dense one. */
function timesRows(matrix: Sparse, right: Dense): Dense {
  const width = right.columns;
  const values = new Float32Array(matrix.columns * width);
  for (let r = 0; r < matrix.rows; r++) {
    const from = r * width;
    for (let e = matrix.start[r] as number; e < (matrix.start[r + 1] as number); e++) {
      const to = (matrix.column[e] as number) * width;
      const value = matrix.value[e] as number;
      for (let k = 0; k < width; k++) values[to + k]! += value * (right.values[from + k] as number);
    }
  }
  return { rows: matrix.columns, columns: width, values };
}

/** Makes the columns orthonormal in place: by Cholesky's factor of their products, twice for accuracy. */
function orthonormalise(matrix: Dense): void {
  for (let pass = 0; pass < 2; pass++) {
    const width = matrix.columns;
    const factor = cholesky(gram(matrix), width);
    for (let r = 0; r < matrix.rows; r++) {
      const row = r * width;
      for (let k = 0; k < width; k++) {
        let value = matrix.values[row + k] as number;
        for (let j = 0; j < k; j++) value -= (matrix.values[row + j] as number) * (factor[k * width + j] as number);
        matrix.values[row + k] = value / (factor[k * width + k] as number);
      }
    }
  }
}

/** Products of the columns with each other. */
function gram({ rows, columns, values }: Dense): Float64Array {
  const products = new Float64Array(columns * columns);
  for (let r = 0; r < rows; r++) {
    const row = r * columns;
    for (let i = 0; i < columns; i++) {
      const value = values[row + i] as number;
      for (let j = 0; j <= i; j++) products[i * columns + j]! += value * (values[row + j] as number);
    }
  }
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < i; j++) products[j * columns + i] = products[i * columns + j] as number;
  }
  return products;
}

/** The lower factor L with L·Lᵀ = the matrix. A tiny ridge keeps it from failing on dependent columns. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  let trace = 0;
  for (let i = 0; i < size; i++) trace += matrix[i * size + i] as number;
  const ridge = (trace / size) * 1e-12;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = (matrix[i * size + j] as number) + (i === j ? ridge : 0);
      for (let k = 0; k < j; k++) sum -= (factor[i * size + k] as number) * (factor[j * size + k] as number);
      factor[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-30)) : sum / (factor[j * size + j] as number);
    }
  }
  return factor;
}

/** Eigenvalues, and eigenvectors as columns, of a symmetric matrix: Jacobi's rotations. */
function symmetricEigen(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i] as number), vectors };
}

function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, c, s);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, c, s);
  for (let k = 0; k < size; k++) turn(vectors, k * size + p, k * size + q, c, s);
}

function turn(values: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = values[i] as number;
  const y = values[j] as number;
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}
