import { STEPS } from "./decoder.ts";
import { FEATURES_VERSION } from "./features.ts";
import { LIST_ROWS } from "./sentence.ts";
import { COLUMNS, isKindModel, type KindModel, type Model, TAGGED_KINDS } from "./model.ts";

/**
 * The model's file, little-endian:
 *
 * | bytes | field |
 * | --- | --- |
 * | 0 | magic `BGTG` |
 * | 4 | u32 format version, u32 version of the features |
 * | 12 | u32 length of the file, u32 checksum of everything from byte 40 on |
 * | 20 | u32 features, u32 clustered words, u32 fine, middle and coarse clusters |
 * | 40 | for each kind: 30 × i32 steps, f64 unit, base and slope |
 * | … | features: differences of the sorted hashes as LEB128 |
 * | … | weights: for each feature a u16 mask of columns and one i8 for each set bit |
 * | … | clustered words: differences of the sorted hashes as LEB128, then a u16 fine cluster for each |
 * | … | u16 middle cluster of each fine one, u16 coarse cluster of each middle one |
 * | … | for each list of names: u32 names, then differences of the sorted hashes as LEB128 |
 */
const MAGIC = 0x47544742;
const FORMAT_VERSION = 1;
const HEADER_BYTES = 40;
const KIND_BYTES = STEPS * 4 + 3 * 8;

/** Why a model cannot be used, in words for the user. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";
}

export function encodeModel(model: Model): Uint8Array {
  const { features, weights, kinds, clusters, lists } = model;
  const listed = lists.reduce((sum, list) => sum + list.length, 0);
  const writer = new Writer(
    HEADER_BYTES + KIND_BYTES * kinds.length + features.length * 24 + clusters.words.length * 8 + listed * 5 + 8192,
  );
  for (const value of [MAGIC, FORMAT_VERSION, FEATURES_VERSION, 0, 0]) writer.u32(value);
  writer.u32(features.length);
  writer.u32(clusters.words.length);
  writer.u32(clusters.middle.length);
  writer.u32(clusters.coarse.length);
  writer.u32(clusters.coarse.length === 0 ? 0 : Math.max(...clusters.coarse) + 1);
  for (const { steps, unit, base, slope } of kinds) {
    for (const step of steps) writer.u32(step >>> 0);
    for (const value of [unit, base, slope]) writer.f64(value);
  }
  writer.ascending(features);
  for (let f = 0; f < features.length; f++) {
    const row = weights.subarray(f * COLUMNS, (f + 1) * COLUMNS);
    writer.u16(row.reduce((mask, weight, column) => (weight === 0 ? mask : mask | (1 << column)), 0));
    for (const weight of row) if (weight !== 0) writer.u8(weight & 255);
  }
  writer.ascending(clusters.words);
  for (const table of [clusters.fine, clusters.middle, clusters.coarse]) for (const value of table) writer.u16(value);
  for (const list of lists) {
    writer.u32(list.length);
    writer.ascending(list);
  }
  return writer.finish();
}

/** Reads and checks a model. Throws `ModelFileError` for one that is foreign, of another version, or damaged. */
export function decodeModel(bytes: Uint8Array): Model {
  if (bytes.byteLength < HEADER_BYTES) throw new ModelFileError("The tagger's model is cut short: it has no header.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number): number => view.getUint32(at, true);
  if (word(0) !== MAGIC) throw new ModelFileError("The file is not a BioGloss tagger model.");
  if (word(4) !== FORMAT_VERSION || word(8) !== FEATURES_VERSION) {
    throw new ModelFileError(
      `The tagger's model has format ${word(4)}/${word(8)}; this version reads ${FORMAT_VERSION}/${FEATURES_VERSION}. ` +
        "Train it again with `npm run train`.",
    );
  }
  if (word(12) !== bytes.byteLength) throw new ModelFileError("The tagger's model is damaged: its length is wrong.");
  if (word(16) !== checksum(bytes)) throw new ModelFileError("The tagger's model is damaged: its checksum is wrong.");
  const reader = new Reader(bytes, HEADER_BYTES);
  const [featureCount, wordCount, fine, middle, coarse] = [20, 24, 28, 32, 36].map(word) as [
    number,
    number,
    number,
    number,
    number,
  ];
  // Every feature takes at least three bytes and every word as many, so a wrong count cannot ask for much memory.
  if ((featureCount + wordCount) * 3 + (fine + middle) * 2 > bytes.byteLength) {
    throw new ModelFileError("The tagger's model is damaged: its counts do not fit its length.");
  }
  const kinds = TAGGED_KINDS.map(() => readKind(reader));
  const features = reader.ascending(featureCount);
  const weights = readWeights(reader, featureCount);
  const clusters = {
    words: reader.ascending(wordCount),
    fine: reader.numbers(wordCount, fine),
    middle: reader.numbers(fine, middle),
    coarse: reader.numbers(middle, coarse),
  };
  const lists = LIST_ROWS.map(() => reader.ascending(reader.u32()));
  if (reader.at !== bytes.byteLength) throw new ModelFileError("The tagger's model is damaged: it is too long.");
  return { features, weights, kinds, clusters, lists };
}

function readKind(reader: Reader): KindModel {
  const steps = Int32Array.from({ length: STEPS }, () => reader.u32() | 0);
  const kind = { steps, unit: reader.f64(), base: reader.f64(), slope: reader.f64() };
  if (!isKindModel(kind)) throw new ModelFileError("The tagger's model is damaged: its numbers are out of range.");
  return kind;
}

function readWeights(reader: Reader, count: number): Int8Array {
  const weights = new Int8Array(count * COLUMNS);
  for (let f = 0; f < count; f++) reader.row(weights, f * COLUMNS);
  return weights;
}

/** Guards against damage, not malice: a 32-bit multiply-and-add over all bytes after the header. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x9e3779b1 | 0;
  for (let i = HEADER_BYTES; i < bytes.length; i++) sum = (Math.imul(sum, 31) + (bytes[i] as number)) | 0;
  // The counts in the header are covered, too.
  for (let i = 20; i < HEADER_BYTES; i++) sum = (Math.imul(sum, 31) + (bytes[i] as number)) | 0;
  return sum >>> 0;
}

class Writer {
  private bytes: Uint8Array;
  private view: DataView;
  private at = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
  }

  u8(value: number): void {
    this.bytes[this.at++] = value;
  }

  u16(value: number): void {
    this.view.setUint16(this.at, value, true);
    this.at += 2;
  }

  u32(value: number): void {
    this.view.setUint32(this.at, value, true);
    this.at += 4;
  }

  f64(value: number): void {
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }

  /** Sorted numbers as differences in LEB128: seven bits a byte, low first, the eighth bit means "more". */
  ascending(values: Uint32Array): void {
    let previous = 0;
    for (const value of values) {
      let difference = value - previous;
      previous = value;
      for (; difference > 127; difference = Math.floor(difference / 128)) this.u8((difference % 128) | 128);
      this.u8(difference);
    }
  }

  finish(): Uint8Array {
    const bytes = this.bytes.slice(0, this.at);
    const view = new DataView(bytes.buffer);
    view.setUint32(12, bytes.length, true);
    view.setUint32(16, checksum(bytes), true);
    return bytes;
  }
}

class Reader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  private take(bytes: number): number {
    const at = this.at;
    this.at += bytes;
    if (this.at > this.bytes.length) throw new ModelFileError("The tagger's model is cut short.");
    return at;
  }

  u16(): number {
    return this.view.getUint16(this.take(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  /** Sorted numbers. The loop runs half a million times at every start, so it keeps its place in a variable. */
  ascending(count: number): Uint32Array {
    const { bytes } = this;
    if (count > bytes.length - this.at) throw new ModelFileError("The tagger's model is cut short.");
    const values = new Uint32Array(count);
    let value = 0;
    let at = this.at;
    for (let i = 0; i < count; i++) {
      // Five bytes hold 32 bits; what is cut short reads as 0, and `take` refuses it below.
      let byte = bytes[at++] ?? 0;
      let difference = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        difference += (byte & 127) * 2 ** shift;
      }
      value += difference;
      values[i] = value;
    }
    this.take(at - this.at);
    return values;
  }

  /** One feature's weights, into `weights[to, to + COLUMNS)`. */
  row(weights: Int8Array, to: number): void {
    let mask = this.u16();
    for (let column = to; mask !== 0; column++, mask >>>= 1) {
      if ((mask & 1) === 1) weights[column] = this.bytes[this.take(1)] as number;
    }
  }

  /** `count` 16-bit numbers, each below `below`. */
  numbers(count: number, below: number): Uint16Array {
    const values = new Uint16Array(count);
    for (let i = 0; i < count; i++) {
      const value = this.u16();
      if (value >= below) throw new ModelFileError("The tagger's model is damaged: a cluster is out of range.");
      values[i] = value;
    }
    return values;
  }
}
