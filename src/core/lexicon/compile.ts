import { hashToken } from "../text/tokenHash.ts";
import { Tokeniser } from "../text/tokens.ts";
import { checkHash, exactKey, foldKey, FOLD_VERSION } from "./fold.ts";
import {
  checksum,
  filterBlock,
  filterMask,
  filterWord,
  FORMAT_VERSION,
  type Header,
  LEAST_FILTER_BITS,
  MAGIC,
  MAX_CONCEPTS,
  MAX_TOKENS,
  RECORD_CONCEPT_SHIFT,
  RECORD_EXACT,
  RECORD_LAST,
  RECORD_RIGHT_SHIFT,
  RECORD_SILENT,
  RECORD_TOKENS_SHIFT,
  sections,
  SLOT_CONTINUES,
  SLOT_HAS_RECORDS,
  SLOT_HAS_SILENT,
  SLOT_SHIFT,
} from "./layout.ts";
import { nextState, slotOf, START_STATE } from "./state.ts";

/** A name to be found, and the index of the concept it names. */
export interface FormToCompile {
  readonly text: string;
  readonly exactCase: boolean;
  readonly concept: number;
  /** How good the concept's right to the name is, 0 (its own name) to 3; 0 when left out. See `Named`. */
  readonly right?: number;
  /** True for a name that is looked up and never found in running text. */
  readonly silent?: boolean;
}

/** The names of a lexicon and the kinds of its concepts. */
export interface LexiconToCompile {
  readonly forms: readonly FormToCompile[];
  /** For each concept, the index of its kind in `KINDS`. */
  readonly kinds: Uint8Array;
}

interface Key {
  /** Hashes of the first two tokens; of a name of one token, its complement for the second. */
  readonly first: number;
  readonly second: number;
  readonly states: readonly number[];
  readonly records: Rec[];
}

interface Rec {
  readonly concept: number;
  readonly tokens: number;
  readonly exact: boolean;
  readonly check: number;
  readonly right: number;
  readonly silent: boolean;
}

/** The filter's bits: 512 KB at the most, to stay in a core's cache. */
const MOST_FILTER_BITS = 22;
/** How full the slot table is: the trade between its size and the length of a probe. */
const LOAD_FACTOR = 0.7;

/**
 * Compiles names into the matcher's file (see `layout.ts`). Deterministic: equal input gives equal bytes. Of
 * forms with equal key and case rule the first wins, and of silent ones each concept's first is kept. Forms without
 * tokens or with more than `MAX_TOKENS` are refused by an error.
 */
export function compileMatcher(input: LexiconToCompile): Uint8Array {
  if (input.kinds.length >= MAX_CONCEPTS) throw new Error(`More than ${MAX_CONCEPTS} concepts cannot be compiled.`);
  const keys = groupByKey(input);
  return writeFile(insertKeys(keys.values()), input.kinds, keys);
}

function groupByKey(input: LexiconToCompile): Map<string, Key> {
  const tokeniser = new Tokeniser();
  const keys = new Map<string, Key>();
  const seen = new Set<string>();
  for (const form of input.forms) {
    const folded = foldKey(form.text, tokeniser);
    const parts = folded === "" ? [] : folded.split(" ");
    if (parts.length === 0 || parts.length > MAX_TOKENS) {
      throw new Error(`The form "${form.text}" has ${parts.length} tokens; 1 to ${MAX_TOKENS} can be compiled.`);
    }
    const matchKey = form.exactCase ? exactKey(form.text, tokeniser) : folded;
    const silent = form.silent === true;
    const identity = `${form.exactCase ? "=" : "~"}${matchKey}${silent ? `|${form.concept}` : ""}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    let key = keys.get(folded);
    if (key === undefined) {
      const first = hashToken(parts[0] as string);
      const second = parts[1] === undefined ? ~first : hashToken(parts[1]);
      key = { first, second, states: prefixStates(parts), records: [] };
      keys.set(folded, key);
    }
    key.records.push({
      concept: form.concept,
      tokens: parts.length,
      exact: form.exactCase,
      check: checkHash(matchKey),
      right: form.right ?? 0,
      silent,
    });
  }
  return keys;
}

function prefixStates(parts: readonly string[]): number[] {
  const states: number[] = [];
  let state = START_STATE;
  for (const part of parts) {
    state = nextState(state, hashToken(part));
    states.push(state);
  }
  return states;
}

interface Node {
  /** Whether longer names go on from it. */
  continues: boolean;
  /** Longest first. */
  readonly records: Rec[];
}

/**
 * Puts each name at the node where it is told apart from all others, at the latest at its last token. A first token
 * needs a node only when it is a name by itself: the scan tests pairs of tokens at once.
 */
function insertKeys(keys: Iterable<Key>): ReadonlyMap<number, Node> {
  const all = [...keys];
  const uses = new Map<number, number>();
  for (const key of all) for (const state of key.states) uses.set(state, (uses.get(state) ?? 0) + 1);
  const nodes = new Map<number, Node>();
  const nodeAt = (state: number): Node => {
    let node = nodes.get(state);
    if (node === undefined) nodes.set(state, (node = { continues: false, records: [] }));
    return node;
  };
  for (const key of all) {
    const last = key.states.length - 1;
    if (last === 0) {
      nodeAt(key.states[0] as number).records.push(...key.records);
      continue;
    }
    for (let depth = 1; depth <= last; depth++) {
      const state = key.states[depth] as number;
      const node = nodeAt(state);
      if (depth === last || uses.get(state) === 1) {
        node.records.push(...key.records);
        break;
      }
      node.continues = true;
    }
  }
  for (const node of nodes.values()) {
    // Longest first; among equals the exact-case names first, as they say more about the text they match.
    node.records.sort((a, b) => b.tokens - a.tokens || Number(b.exact) - Number(a.exact));
  }
  return nodes;
}

function writeFile(nodes: ReadonlyMap<number, Node>, kinds: Uint8Array, keys: Map<string, Key>): Uint8Array {
  const states = [...nodes.keys()].sort((a, b) => (a >>> 0) - (b >>> 0));
  let records = 0;
  let forms = 0;
  let longest = 1;
  for (const key of keys.values()) {
    forms += key.records.filter(({ silent }) => !silent).length;
    longest = Math.max(longest, key.states.length);
  }
  for (const node of nodes.values()) records += node.records.length;
  const audible = [...keys.values()].filter((key) => key.records.some(({ silent }) => !silent));
  const header: Header = {
    slots: Math.max(16, Math.ceil(states.length / LOAD_FACTOR)),
    filterBits: Math.min(MOST_FILTER_BITS, Math.max(LEAST_FILTER_BITS, Math.ceil(Math.log2(audible.length + 1)) + 3)),
    records,
    concepts: kinds.length,
    longest,
    forms,
  };
  const at = sections(header);
  const bytes = new Uint8Array(at.end);
  const slots = new Uint32Array(bytes.buffer, at.slots, header.slots * 2);
  const filter = new Uint32Array(bytes.buffer, at.filter, 2 ** header.filterBits / 32);
  const recs = new Uint32Array(bytes.buffer, at.records, records * 2);
  let nextRecord = 0;
  for (const state of states) {
    const node = nodes.get(state) as Node;
    const info =
      (node.records.some(({ silent }) => !silent) ? SLOT_HAS_RECORDS : 0) |
      (node.continues ? SLOT_CONTINUES : 0) |
      (node.records.some(({ silent }) => silent) ? SLOT_HAS_SILENT : 0) |
      (nextRecord << SLOT_SHIFT);
    let slot = slotOf(state, header.slots);
    while (slots[slot * 2] !== 0) slot = slot + 1 === header.slots ? 0 : slot + 1;
    slots[slot * 2] = state;
    slots[slot * 2 + 1] = info;
    node.records.forEach((record, i) => {
      const isLast = i === node.records.length - 1;
      recs[nextRecord * 2] =
        (record.concept << RECORD_CONCEPT_SHIFT) |
        (record.silent ? RECORD_SILENT : 0) |
        (record.right << RECORD_RIGHT_SHIFT) |
        (record.tokens << RECORD_TOKENS_SHIFT) |
        (record.exact ? RECORD_EXACT : 0) |
        (isLast ? RECORD_LAST : 0);
      recs[nextRecord * 2 + 1] = record.check;
      nextRecord++;
    });
  }
  for (const { first, second } of audible) {
    const word = filterBlock(first, header.filterBits) + filterWord(second);
    filter[word] = (filter[word] as number) | filterMask(second);
  }
  bytes.set(kinds, at.kinds);
  const view = new DataView(bytes.buffer);
  const words = [MAGIC, FORMAT_VERSION, FOLD_VERSION, header.slots, header.filterBits, records, kinds.length, longest];
  [...words, forms].forEach((value, i) => view.setUint32(i * 4, value, true));
  view.setUint32(36, checksum(bytes), true);
  return bytes;
}
