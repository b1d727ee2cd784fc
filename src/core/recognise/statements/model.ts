import { STATEMENT_FEATURES, TABLE_BITS } from "./features.ts";

/** The statements that are looked for, in the order of the file. */
export const STATEMENT_TYPES = ["drug-event", "drug-target"] as const;
export type StatementType = (typeof STATEMENT_TYPES)[number];

/** A linear model of one type of statement. */
export interface StatementModel {
  /** 2^`TABLE_BITS` companded weights: the weight is `sign(b) · b²`. */
  readonly weights: Int8Array;
  /** How many units of a companded weight are one unit of log-odds. */
  readonly unit: number;
  /** The least probability at which a pair counts as stated. */
  readonly threshold: number;
}

/** One model for each of `STATEMENT_TYPES`. */
export type StatementModels = readonly StatementModel[];

/**
 * The models' file, little-endian:
 *
 * | bytes | field |
 * | --- | --- |
 * | 0 | magic `BGST` |
 * | 4 | u32 format version, u32 version of the features |
 * | 12 | u32 length of the file, u32 checksum of everything from byte 20 on |
 * | 20 | for each type: f64 unit, f64 threshold |
 * | 52 | for each type: 2^17 × i8 weights |
 */
const MAGIC = 0x54534742;
const FORMAT_VERSION = 1;
const HEADER_BYTES = 20;
const TABLE_BYTES = 2 ** TABLE_BITS;
const WEIGHTS_AT = HEADER_BYTES + 16 * STATEMENT_TYPES.length;
const FILE_BYTES = WEIGHTS_AT + TABLE_BYTES * STATEMENT_TYPES.length;

/** Why the models cannot be used, in words for the user. */
export class StatementFileError extends Error {
  override readonly name = "StatementFileError";
}

export function encodeStatements(models: StatementModels): Uint8Array {
  const bytes = new Uint8Array(FILE_BYTES);
  const view = new DataView(bytes.buffer);
  models.forEach(({ unit, threshold, weights }, m) => {
    view.setFloat64(HEADER_BYTES + 16 * m, unit, true);
    view.setFloat64(HEADER_BYTES + 16 * m + 8, threshold, true);
    bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, TABLE_BYTES), WEIGHTS_AT + m * TABLE_BYTES);
  });
  [MAGIC, FORMAT_VERSION, STATEMENT_FEATURES, FILE_BYTES, checksum(bytes)].forEach((value, i) => {
    view.setUint32(i * 4, value, true);
  });
  return bytes;
}

/** Reads and checks the models. Throws `StatementFileError` for a file that is foreign, of another version, or damaged. */
export function decodeStatements(bytes: Uint8Array): StatementModels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const refuse = (why: string): never => {
    throw new StatementFileError(`The statement models cannot be used: ${why}.`);
  };
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) refuse("this is another file");
  if (view.getUint32(4, true) !== FORMAT_VERSION || view.getUint32(8, true) !== STATEMENT_FEATURES) {
    refuse("they are of another version; train them again with `npm run train`");
  }
  if (bytes.length !== FILE_BYTES || view.getUint32(12, true) !== FILE_BYTES) refuse("the file's length is wrong");
  if (view.getUint32(16, true) !== checksum(bytes)) refuse("the file is damaged");
  return STATEMENT_TYPES.map((_, m) => {
    const unit = view.getFloat64(HEADER_BYTES + 16 * m, true);
    const threshold = view.getFloat64(HEADER_BYTES + 16 * m + 8, true);
    if (!(unit > 0 && Number.isFinite(unit) && threshold >= 0 && threshold <= 1))
      refuse("its numbers are out of range");
    // Not by `bytes.slice`: Node's buffers share their memory with a slice, and begin anywhere in it.
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + WEIGHTS_AT + m * TABLE_BYTES, TABLE_BYTES).slice();
    return { weights, unit, threshold };
  });
}

/** Guards against damage, not malice: a 32-bit multiply-and-add over all bytes after the header. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x9e3779b1 | 0;
  for (let i = HEADER_BYTES; i < bytes.length; i++) sum = (Math.imul(sum, 31) + (bytes[i] as number)) | 0;
  return sum >>> 0;
}
