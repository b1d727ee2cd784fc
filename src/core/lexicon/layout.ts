import { FOLD_VERSION } from "./fold.ts";

/**
 * The matcher's file: little-endian, sections aligned to 64 bytes, read in place without copying.
 *
 * | bytes | field |
 * | --- | --- |
 * | 0 | magic `BGLM` |
 * | 4 | u32 format version, u32 fold version |
 * | 12 | u32 slots, u32 log2 of the filter's bits, u32 records, u32 concepts, u32 longest name in tokens |
 * | 32 | u32 distinct forms, u32 checksum of the counts and of everything from byte 64 on |
 * | 64 | slots: pairs of u32 (state, info); info: bit 0 has names to find, bit 1 longer names go on, bit 2 has silent names, bits 3.. first record |
 * | … | filter of first and second tokens of the names to be found (see `filterBlock`): u32 words |
 * | … | records: pairs of u32 (concept << 11 | silent << 10 | right << 8 | tokens << 2 | exact << 1 | last of its list, check hash) |
 * | … | kinds: one byte a concept, the index in `KINDS` |
 */
export const MAGIC = 0x4d4c4742;
/** Changes with what the bytes mean; a file of another version is refused. */
export const FORMAT_VERSION = 4;
/** Where the first section begins. */
export const HEADER_BYTES = 64;

/** The bits of a slot's info, and of the first number of a record, as the table above has them. */
export const SLOT_HAS_RECORDS = 1;
export const SLOT_CONTINUES = 2;
export const SLOT_HAS_SILENT = 4;
export const SLOT_SHIFT = 3;
export const RECORD_LAST = 1;
export const RECORD_EXACT = 2;
export const RECORD_TOKENS_SHIFT = 2;
export const RECORD_RIGHT_SHIFT = 8;
export const RECORD_SILENT = 1 << 10;
export const RECORD_CONCEPT_SHIFT = 11;

/** Names of more tokens than this do not fit a record's six bits, and no real name has as many. */
export const MAX_TOKENS = 63;

/** Concepts above this do not fit a record's 21 bits. */
export const MAX_CONCEPTS = 1 << 21;

/** How much the file holds: all that its sections are computed from. */
export interface Header {
  readonly slots: number;
  readonly filterBits: number;
  readonly records: number;
  readonly concepts: number;
  readonly longest: number;
  readonly forms: number;
}

/** Byte offsets of the sections and the length of the whole file, from the header's counts. */
export function sections(header: Header): {
  slots: number;
  filter: number;
  records: number;
  kinds: number;
  end: number;
} {
  const slots = HEADER_BYTES;
  const filter = align(slots + header.slots * 8);
  const records = align(filter + 2 ** header.filterBits / 8);
  const kinds = align(records + header.records * 8);
  return { slots, filter, records, kinds, end: align(kinds + header.concepts) };
}

function align(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}

/** Why a file cannot be used, in words for the user. */
export class LexiconFileError extends Error {
  override readonly name = "LexiconFileError";
}

/** Reads and checks a header. Throws `LexiconFileError` for a file that is foreign, of another version or cut short. */
export function readHeader(bytes: Uint8Array): Header {
  if (bytes.byteLength < HEADER_BYTES) throw new LexiconFileError("The lexicon file is cut short: it has no header.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number): number => view.getUint32(at, true);
  if (word(0) !== MAGIC) throw new LexiconFileError("The lexicon file is not a BioGloss matcher.");
  if (word(4) !== FORMAT_VERSION || word(8) !== FOLD_VERSION) {
    throw new LexiconFileError(
      `The lexicon file has format ${word(4)}/${word(8)}; this version reads ${FORMAT_VERSION}/${FOLD_VERSION}. ` +
        "Build it again with `npm run lexicon`.",
    );
  }
  const header: Header = {
    slots: word(12),
    filterBits: word(16),
    records: word(20),
    concepts: word(24),
    longest: word(28),
    forms: word(32),
  };
  if (header.filterBits < LEAST_FILTER_BITS || header.filterBits > 30 || sections(header).end !== bytes.byteLength) {
    throw new LexiconFileError("The lexicon file is damaged: its length does not fit its header.");
  }
  if (word(CHECKSUM_WORD * 4) !== checksum(bytes))
    throw new LexiconFileError("The lexicon file is damaged: its checksum is wrong.");
  return header;
}

/** Words of the header that hold counts: from `FIRST_COUNT` up to the checksum. */
const FIRST_COUNT = 3;
const CHECKSUM_WORD = 9;

/**
 * Checksum of the header's counts and of everything after the header (a 32-bit multiply-add over words; guards against
 * damage, not malice).
 */
export function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  let sum = 0x9e3779b1;
  for (let i = FIRST_COUNT; i < CHECKSUM_WORD; i++) sum = (Math.imul(sum, 31) + (words[i] as number)) | 0;
  for (let i = HEADER_BYTES >> 2; i < words.length; i++) sum = (Math.imul(sum, 31) + (words[i] as number)) | 0;
  return sum >>> 0;
}

/**
 * The filter is a blocked Bloom filter (Putze, Sanders and Singler, 2007) over pairs of tokens: a block of 64 bytes for
 * each first token, so that all that is asked of a token lies in one line of the cache, and within it three bits of one
 * word for the second token. A token that is a name by itself is paired with its own complement.
 */
export function filterBlock(first: number, filterBits: number): number {
  return (Math.imul(first, 0x9e3779b1) >>> (32 - (filterBits - BLOCK_BITS))) * BLOCK_WORDS;
}

/** 64 bytes: 2⁹ bits in 16 words. */
const BLOCK_BITS = 9;
const BLOCK_WORDS = 16;
/** A filter has at least two blocks. */
export const LEAST_FILTER_BITS = BLOCK_BITS + 1;

/** The word of a block, from its second token. */
export function filterWord(second: number): number {
  return (Math.imul(second, 0x85ebca6b) >>> 28) & (BLOCK_WORDS - 1);
}

/** The bits in that word. */
export function filterMask(second: number): number {
  const mixed = Math.imul(second, 0xc2b2ae35);
  return (1 << (mixed >>> 27)) | (1 << ((mixed >>> 22) & 31)) | (1 << ((mixed >>> 17) & 31));
}
