/**
 * A file of JSON records that are decoded one at a time: what the lexicon knows, without an object for each thing that
 * nobody asked about. All numbers are little-endian.
 *
 * | offset | field |
 * | --- | --- |
 * | 0 | four letters that tell what the records are |
 * | 4 | u32 format version |
 * | 8 | u32 checksum (FNV-1a) of everything from offset 12 |
 * | 12 | u32 number of records |
 * | 16 | u16 length of each record in bytes, padded to a multiple of four |
 * | … | the records, UTF-8 JSON arrays whose first element is the id, sorted by id |
 */
const RECORDS_VERSION = 1;

const AT_CHECKSUM = 8;
const AT_COUNT = 12;
const HEADER = 16;
const LONGEST_RECORD = 0xffff;

/** A record by position or by id. */
export interface Records {
  readonly count: number;
  /** The record at a position; throws a RangeError outside `0 ≤ index < count`. */
  at(index: number): readonly unknown[];
  /** Position of the record with an id, by binary search. */
  indexOf(id: string): number | undefined;
  /** Positions of the records whose JSON holds some ASCII characters, ascending; decodes none of them. */
  holding(ascii: string): number[];
}

/** Writes records; they must be sorted by id (code units), without repeats, and at most 64 KB each. */
export function encodeRecords(magic: string, records: readonly (readonly [string, ...unknown[]])[]): Uint8Array {
  const encoder = new TextEncoder();
  const bodies = records.map((record, index) => {
    const previous = records[index - 1];
    if (previous !== undefined && previous[0] >= record[0]) {
      throw new Error(`Records must be sorted by id: "${previous[0]}" stands before "${record[0]}".`);
    }
    const body = encoder.encode(JSON.stringify(record));
    if (body.length > LONGEST_RECORD)
      throw new Error(`The record "${record[0]}" is longer than ${LONGEST_RECORD} bytes.`);
    return body;
  });
  const tableBytes = paddedTable(records.length);
  const total = bodies.reduce((sum, body) => sum + body.length, HEADER + tableBytes);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  bytes.set(encoder.encode(magic).subarray(0, 4), 0);
  view.setUint32(4, RECORDS_VERSION, true);
  view.setUint32(AT_COUNT, records.length, true);
  let at = HEADER + tableBytes;
  bodies.forEach((body, index) => {
    view.setUint16(HEADER + index * 2, body.length, true);
    bytes.set(body, at);
    at += body.length;
  });
  view.setUint32(AT_CHECKSUM, fnv1a(bytes, AT_COUNT), true);
  return bytes;
}

/** Opens what `encodeRecords` wrote. Throws an Error that says what is wrong with a foreign or damaged file. */
export function openRecords(magic: string, bytes: Uint8Array, what: string): Records {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  if (bytes.length < HEADER || String.fromCharCode(...bytes.subarray(0, 4)) !== magic) {
    throw new Error(`This is not ${what}.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4, true);
  if (version !== RECORDS_VERSION) {
    throw new Error(`${what}: format version ${version} is not understood, only ${RECORDS_VERSION}.`);
  }
  const count = view.getUint32(AT_COUNT, true);
  if (HEADER + paddedTable(count) > bytes.length) throw new Error(`${what} is cut off.`);
  if (fnv1a(bytes, AT_COUNT) !== view.getUint32(AT_CHECKSUM, true))
    throw new Error(`${what} is damaged: its checksum is wrong.`);
  const starts = new Uint32Array(count + 1);
  let at = HEADER + paddedTable(count);
  for (let i = 0; i < count; i++) {
    starts[i] = at;
    at += view.getUint16(HEADER + i * 2, true);
  }
  starts[count] = at;
  if (at !== bytes.length) throw new Error(`${what} is damaged: its records do not fill it.`);

  const record = (index: number): readonly unknown[] => {
    if (!Number.isInteger(index) || index < 0 || index >= count)
      throw new RangeError(`${what} has no record ${index}.`);
    return JSON.parse(decoder.decode(bytes.subarray(starts[index], starts[index + 1]))) as readonly unknown[];
  };
  return {
    count,
    at: record,
    indexOf(id) {
      let low = 0;
      let high = count - 1;
      while (low <= high) {
        const middle = (low + high) >>> 1;
        const found = record(middle)[0] as string;
        if (found === id) return middle;
        if (found < id) low = middle + 1;
        else high = middle - 1;
      }
      return undefined;
    },
    holding(ascii) {
      const found: number[] = [];
      const first = ascii.charCodeAt(0);
      let index = 0;
      for (let from = starts[0] ?? 0; (from = bytes.indexOf(first, from)) >= 0; from++) {
        let length = 1;
        while (length < ascii.length && bytes[from + length] === ascii.charCodeAt(length)) length++;
        if (length < ascii.length) continue;
        while (starts[index + 1]! <= from) index++;
        found.push(index);
        // One record is found once.
        from = starts[index + 1]! - 1;
      }
      return found;
    },
  };
}

function paddedTable(count: number): number {
  return Math.ceil(count / 2) * 4;
}

function fnv1a(bytes: Uint8Array, from: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}
