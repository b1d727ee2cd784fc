import { Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";

/** Keys and values on one line, as the YAML parser would give them. What is of another form gives `undefined`. */

export type Value = Scalar | YAMLMap | YAMLSeq;

/** Start, end, and the end again: the third number, in which the parser counts what follows, is nobody's business. */
export type Range = [number, number, number];

/** The range of a node that was read here, which always has one. */
export function rangeOf(node: Value): Range {
  return node.range as Range;
}

const SPACE = 32;
const DOUBLE = 34;
const HASH = 35;
const SINGLE = 39;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;

/** YAML ends an implicit key after 1,024 characters. */
const LONGEST_KEY = 1000;

/** Characters with which no plain scalar begins; a dash may, before something. */
const INDICATORS = new Set([..."?:,[]{}#&*!|>'\"%@`"].map((char) => char.charCodeAt(0)));

/** Control characters and those that YAML treats in a way of its own. */
function isUnusual(unit: number): boolean {
  if (unit < 0x7f) return unit < SPACE;
  return unit <= 0x9f || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff || unit >= 0xfffe;
}

function isFlowSign(unit: number): boolean {
  return unit === COMMA || unit === OPEN_LIST || unit === CLOSE_LIST || unit === OPEN_MAP || unit === CLOSE_MAP;
}

/** Whether only spaces are left of a line, or a comment behind one. */
export function endsWithComment(text: string, at: number, end: number): boolean {
  let next = at;
  while (next < end && text.charCodeAt(next) === SPACE) next++;
  return next === end || (next > at && text.charCodeAt(next) === HASH);
}

/** A key that is followed by a colon. */
export function keyAt(text: string, at: number, end: number): Scalar<string> | undefined {
  const key = scalarAt(text, at, end, "key");
  if (key === undefined) return undefined;
  const colon = rangeOf(key)[1];
  const isKey = colon < end && text.charCodeAt(colon) === COLON && colon - at <= LONGEST_KEY;
  return isKey && (colon + 1 === end || text.charCodeAt(colon + 1) === SPACE) ? key : undefined;
}

/** The value at an offset of a line; what follows it is for the caller to look at. */
export function valueAt(text: string, at: number, end: number): Value | undefined {
  const first = text.charCodeAt(at);
  if (first === OPEN_LIST || first === OPEN_MAP) return flowAt(text, at, end, 0);
  return scalarAt(text, at, end, "value");
}

type Place = "key" | "value" | "flow";

function scalarAt(text: string, at: number, end: number, place: Place): Scalar<string> | undefined {
  if (at >= end) return undefined;
  const first = text.charCodeAt(at);
  if (first === DOUBLE) return doubleAt(text, at, end);
  if (first === SINGLE) return singleAt(text, at, end);
  return plainAt(text, at, end, place);
}

function plainAt(text: string, at: number, end: number, place: Place): Scalar<string> | undefined {
  const first = text.charCodeAt(at);
  if (INDICATORS.has(first) || first === SPACE) return undefined;
  if (first === DASH && (place !== "value" || at + 1 >= end || text.charCodeAt(at + 1) === SPACE)) return undefined;
  // Signs of the beginning and the end of a document, at the beginning of a line.
  if (place === "key" && (text.startsWith("...", at) || text.startsWith("---", at))) return undefined;
  let last = at;
  for (let i = at; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === SPACE) {
      if (i + 1 < end && text.charCodeAt(i + 1) === HASH) {
        if (place === "flow") return undefined;
        break;
      }
      continue;
    }
    if (unit === COLON) {
      const next = i + 1 < end ? text.charCodeAt(i + 1) : SPACE;
      if (next === SPACE || (place === "flow" && isFlowSign(next))) {
        if (place === "value") return undefined;
        break;
      }
    } else if (place === "flow" && isFlowSign(unit)) break;
    else if (isUnusual(unit)) return undefined;
    last = i + 1;
  }
  return node(text.slice(at, last), "PLAIN", at, last);
}

function doubleAt(text: string, at: number, end: number): Scalar<string> | undefined {
  let isEscaped = false;
  for (let i = at + 1; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === DOUBLE) {
      const value = isEscaped ? unescaped(text.slice(at, i + 1)) : text.slice(at + 1, i);
      return value === undefined ? undefined : node(value, "QUOTE_DOUBLE", at, i + 1);
    }
    if (unit === BACKSLASH) {
      isEscaped = true;
      i++;
    } else if (isUnusual(unit)) return undefined;
  }
  return undefined;
}

/** JSON's escapes are YAML's; YAML's others are left to the parser. */
function unescaped(raw: string): string | undefined {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return undefined;
  }
}

function singleAt(text: string, at: number, end: number): Scalar<string> | undefined {
  let isEscaped = false;
  for (let i = at + 1; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === SINGLE) {
      if (text.charCodeAt(i + 1) !== SINGLE) {
        const raw = text.slice(at + 1, i);
        return node(isEscaped ? raw.replaceAll("''", "'") : raw, "QUOTE_SINGLE", at, i + 1);
      }
      isEscaped = true;
      i++;
    } else if (isUnusual(unit)) return undefined;
  }
  return undefined;
}

/** Braces and brackets in each other; the writer has two. */
const DEEPEST_FLOW = 8;

/** `{role: [id, id], role: []}`, a list, or a scalar in one of them. */
function flowAt(text: string, at: number, end: number, depth: number): Value | undefined {
  const opening = text.charCodeAt(at);
  if (opening !== OPEN_MAP && opening !== OPEN_LIST) return depth === 0 ? undefined : scalarAt(text, at, end, "flow");
  if (depth > DEEPEST_FLOW) return undefined;
  const value = opening === OPEN_MAP ? new YAMLMap() : new YAMLSeq();
  const closing = opening === OPEN_MAP ? CLOSE_MAP : CLOSE_LIST;
  value.flow = true;
  const past = (from: number): number => {
    let next = from;
    while (next < end && text.charCodeAt(next) === SPACE) next++;
    return next;
  };
  let next = past(at + 1);
  while (text.charCodeAt(next) !== closing) {
    if (value.items.length > 0) {
      if (text.charCodeAt(next) !== COMMA) return undefined;
      next = past(next + 1);
    }
    let key: Scalar<string> | undefined;
    if (opening === OPEN_MAP) {
      key = scalarAt(text, next, end, "flow");
      if (key === undefined || isKeyOf(value as YAMLMap, key.value)) return undefined;
      next = rangeOf(key)[1];
      if (next - at > LONGEST_KEY || !text.startsWith(": ", next)) return undefined;
      next = past(next + 1);
    }
    const item = next < end ? flowAt(text, next, end, depth + 1) : undefined;
    if (item === undefined) return undefined;
    next = past(rangeOf(item)[1]);
    // A pair in a list is a map of its own: left to the parser.
    if (key === undefined && text.charCodeAt(next) === COLON) return undefined;
    if (key === undefined) value.items.push(item as never);
    else (value as YAMLMap).items.push(pair(key, item));
    if (next >= end) return undefined;
  }
  if (next >= end) return undefined;
  value.range = [at, next + 1, next + 1];
  return value;
}

/** Whether a map has a key; linear in its keys. */
export function isKeyOf(map: YAMLMap, name: string): boolean {
  for (const { key } of map.items) if ((key as Scalar).value === name) return true;
  return false;
}

/** The parser's nodes define a hidden property each, which takes longer than reading them; these inherit it. */
const A_SCALAR = new Scalar("");
const A_PAIR = new Pair(null);

/** A key with its value. */
export function pair(key: Scalar, value: Value): Pair {
  const made = Object.create(A_PAIR) as Pair;
  made.key = key;
  made.value = value;
  return made;
}

function node(value: string, type: "PLAIN" | "QUOTE_DOUBLE" | "QUOTE_SINGLE", start: number, end: number) {
  const scalar = Object.create(A_SCALAR) as Scalar<string>;
  scalar.value = value;
  scalar.source = value;
  scalar.type = type;
  scalar.range = [start, end, end];
  return scalar;
}
