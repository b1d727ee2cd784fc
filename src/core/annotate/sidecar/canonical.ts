import { LineCounter, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { isPlain } from "./scalar.ts";

/** A text in the writer's own form, as the nodes and line starts that the YAML parser would give. */
export interface Canonical {
  readonly root: YAMLMap;
  readonly lines: LineCounter;
}

/**
 * Reads the form that the writer writes: one key a line, entries indented by two and their fields by four, values plain,
 * in double quotes, or `about` in braces. About twenty times as fast as the parser, which knows all of YAML. Gives
 * `undefined` on the first line of any other form, comments included: then the parser has to read the text. What it
 * gives is what the parser would give, offsets included (a law in test/laws).
 */
export function readCanonical(text: string): Canonical | undefined {
  const lines = new LineCounter();
  const root = new Block(0);
  let entries: Block | undefined;
  let entry: Block | undefined;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf("\n", start);
    if (end < 0) return undefined;
    lines.addNewLine(start);
    const indent = text.charCodeAt(start) !== SPACE ? 0 : text.startsWith(FIELD, start) ? 4 : 2;
    const key = keyAt(text, start + indent, end);
    if (key === undefined) return undefined;
    const colon = (key.range as Range)[1];
    if (indent === 4) {
      if (entry === undefined || !entry.add(key, valueAt(text, colon + 2, end), end)) return undefined;
    } else if (indent === 2) {
      if (entries === undefined || colon + 1 !== end || !text.startsWith(ENTRY, start)) return undefined;
      if (entry !== undefined && entry.isEmpty) return undefined;
      entry = new Block(end + 1 + 4);
      if (!entries.add(key, entry.map, end)) return undefined;
    } else if (entries !== undefined) return undefined;
    else if (colon + 1 === end) {
      if (key.value !== "annotations") return undefined;
      entries = new Block(end + 1 + 2, true);
      if (!root.add(key, entries.map, end)) return undefined;
    } else if (!root.add(key, valueAt(text, colon + 2, end), end)) return undefined;
    start = end + 1;
    entry?.endAt(start);
    entries?.endAt(start);
    root.endAt(start);
  }
  if (text === "" || entries?.isEmpty === true || entry?.isEmpty === true) return undefined;
  lines.addNewLine(text.length);
  return { root: root.map, lines };
}

type Range = [number, number, number];

const SPACE = 32;
const FIELD = "    ";
const ENTRY = "  ";

/** YAML ends an implicit key after 1,024 characters. */
const LONGEST_KEY = 1000;

/** A block map as it grows. */
class Block {
  readonly map = new YAMLMap();
  /** The keys of a map of many; those of an entry are few and compared one by one. */
  private readonly names: Set<string> | undefined;

  constructor(start: number, isLarge = false) {
    this.map.range = [start, start, start];
    this.names = isLarge ? new Set() : undefined;
  }

  get isEmpty(): boolean {
    return this.map.items.length === 0;
  }

  /** Adds a pair whose value ends its line; false when the value is of another form or the key is there already. */
  add(key: Scalar<string>, value: Scalar | YAMLMap | undefined, lineEnd: number): boolean {
    if (value === undefined || this.has(key.value)) return false;
    this.names?.add(key.value);
    if (value instanceof Scalar || value.flow === true) (value.range as Range)[2] = lineEnd + 1;
    this.map.items.push(pair(key, value));
    return true;
  }

  private has(name: string): boolean {
    return this.names === undefined ? isKeyOf(this.map, name) : this.names.has(name);
  }

  endAt(offset: number): void {
    const range = this.map.range as Range;
    range[1] = range[2] = offset;
  }
}

function isKeyOf(map: YAMLMap, name: string): boolean {
  for (const { key } of map.items) if ((key as Scalar).value === name) return true;
  return false;
}

/** Names, numbers and dates: strings for a reader that knows only strings. */
const WORD = /[A-Za-z0-9][\w-]*/y;
const SAFE = /^[A-Za-z0-9][\w./-]*$/;
const QUOTED = /"(?:[^"\\]|\\.)*"/y;

/** Characters that may stand in JSON and that YAML treats in its own way. */
const UNUSUAL = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** A key that is followed by a colon. */
function keyAt(text: string, at: number, lineEnd: number): Scalar<string> | undefined {
  const key = wordAt(text, at);
  if (key === undefined) return undefined;
  const [, end] = key.range as Range;
  const isKey = text.charAt(end) === ":" && end < lineEnd && end - at <= LONGEST_KEY;
  return isKey && (end + 1 === lineEnd || text.charCodeAt(end + 1) === SPACE) ? key : undefined;
}

/** A word or a quoted string at an offset. */
function wordAt(text: string, at: number): Scalar<string> | undefined {
  const form = text.charAt(at) === '"' ? QUOTED : WORD;
  form.lastIndex = at;
  const raw = form.exec(text)?.[0];
  if (raw === undefined) return undefined;
  return form === QUOTED ? quoted(raw, at) : node(raw, "PLAIN", at, at + raw.length);
}

function quoted(raw: string, at: number): Scalar<string> | undefined {
  if (UNUSUAL.test(raw)) return undefined;
  try {
    return node(JSON.parse(raw) as string, "QUOTE_DOUBLE", at, at + raw.length);
  } catch {
    return undefined;
  }
}

/** The parser's nodes define a hidden property each, which takes longer than reading them; these inherit it. */
const A_SCALAR = new Scalar("");
const A_PAIR = new Pair(null);

function pair(key: Scalar, value: Scalar | YAMLMap | YAMLSeq): Pair {
  const made = Object.create(A_PAIR) as Pair;
  made.key = key;
  made.value = value;
  return made;
}

function node(value: string, type: "PLAIN" | "QUOTE_DOUBLE", start: number, end: number): Scalar<string> {
  const scalar = Object.create(A_SCALAR) as Scalar<string>;
  scalar.value = value;
  scalar.source = value;
  scalar.type = type;
  scalar.range = [start, end, end];
  return scalar;
}

/** The value that fills the rest of a line. */
function valueAt(text: string, at: number, end: number): Scalar | YAMLMap | undefined {
  const raw = text.slice(at, end);
  if (raw.startsWith('"')) {
    return raw.length > 1 && raw.endsWith('"') ? quoted(raw, at) : undefined;
  }
  if (raw.startsWith("{")) return braces(text, at, end);
  return SAFE.test(raw) || isPlain(raw) ? node(raw, "PLAIN", at, end) : undefined;
}

/** `{role: [id, id], role: []}`, spaced as the writer does. */
function braces(text: string, at: number, end: number): YAMLMap | undefined {
  const map = new YAMLMap();
  map.flow = true;
  map.range = [at, end, end];
  let next = at + 1;
  while (text.charAt(next) !== "}") {
    if (map.items.length > 0 && text.slice(next, (next += 2)) !== ", ") return undefined;
    const role = wordAt(text, next);
    if (role === undefined || isKeyOf(map, role.value)) return undefined;
    next = (role.range as Range)[1];
    if (next - at > LONGEST_KEY || !text.startsWith(": [", next)) return undefined;
    const list = brackets(text, next + 2);
    if (list === undefined) return undefined;
    next = (list.range as Range)[1];
    map.items.push(pair(role, list));
  }
  return next + 1 === end ? map : undefined;
}

function brackets(text: string, at: number): YAMLSeq | undefined {
  const list = new YAMLSeq();
  list.flow = true;
  let next = at + 1;
  while (text.charAt(next) !== "]") {
    if (list.items.length > 0 && text.slice(next, (next += 2)) !== ", ") return undefined;
    const item = wordAt(text, next);
    if (item === undefined) return undefined;
    next = (item.range as Range)[1];
    list.items.push(item);
  }
  list.range = [at, next + 1, next + 1];
  return list;
}
