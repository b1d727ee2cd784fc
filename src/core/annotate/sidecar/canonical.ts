import { isMap, isSeq, LineCounter, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { isPlain } from "./scalar.ts";

/** A text in the writer's own form, as the nodes and line starts that the YAML parser would give. */
export interface Canonical {
  readonly root: YAMLMap;
  readonly lines: LineCounter;
}

/**
 * Reads the form that the writer writes: one key a line, each map indented by two more than its key, items of lists of
 * maps behind `- `, other values plain, in double quotes, or in braces or brackets on one line. About twenty times as
 * fast as the parser, which knows all of YAML. Gives `undefined` on the first line of any other form, comments
 * included: then the parser has to read the text. What it gives is what the parser would give, offsets included (a law
 * in test/laws).
 */
export function readCanonical(text: string): Canonical | undefined {
  const lines = new LineCounter();
  const root = new Block(new YAMLMap(), 0, 0);
  /** The blocks that are open, each in the one before it. */
  const open: Block[] = [root];
  /** A key whose value begins on the next line. */
  let waiting: Scalar<string> | undefined;
  let hasEntries = false;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf("\n", start);
    if (end < 0) return undefined;
    lines.addNewLine(start);
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const indent = at - start;
    if (indent > DEEPEST) return undefined;
    const isItem = text.startsWith("- ", at);
    let block = open.at(-1) as Block;
    if (waiting !== undefined) {
      if (indent !== block.indent + 2) return undefined;
      const isEntries = block === root;
      const child = new Block(isItem ? new YAMLSeq() : new YAMLMap(), indent, at, isEntries);
      if (!block.add(waiting, child.node, end)) return undefined;
      open.push(child);
      block = child;
      waiting = undefined;
    } else {
      for (; block.indent > indent; block = open.at(-1) as Block) {
        block.endAt(start);
        open.pop();
      }
    }
    if (block.indent !== indent || isSeq(block.node) !== isItem) return undefined;
    if (isItem) {
      at += 2;
      const item = new Block(new YAMLMap(), indent + 2, at);
      block.node.items.push(item.node as never);
      open.push(item);
      block = item;
    }
    const key = keyAt(text, at, end);
    if (key === undefined) return undefined;
    const colon = (key.range as Range)[1];
    if (colon + 1 === end) {
      if (block === root) {
        if (key.value !== "annotations") return undefined;
        hasEntries = true;
      }
      waiting = key;
      // An entry is a map of its own, whatever is in it.
    } else if ((block === root && hasEntries) || block.indent === ENTRIES) return undefined;
    else if (!block.add(key, valueAt(text, colon + 2, end), end)) return undefined;
    start = end + 1;
  }
  if (text === "" || waiting !== undefined) return undefined;
  for (const block of open) block.endAt(text.length);
  lines.addNewLine(text.length);
  return { root: root.node as YAMLMap, lines };
}

type Range = [number, number, number];

const SPACE = 32;

/** Indentation of the entries' ids. */
const ENTRIES = 2;

/** The writer indents no further: a line of evidence, or an item of a list in an entry, is at eight. */
const DEEPEST = 8;

/** YAML ends an implicit key after 1,024 characters. */
const LONGEST_KEY = 1000;

/** A block map or list as it grows. */
class Block {
  readonly node: YAMLMap | YAMLSeq;
  readonly indent: number;
  /** The keys of a map of many; those of an entry are few and compared one by one. */
  private readonly names: Set<string> | undefined;

  constructor(node: YAMLMap | YAMLSeq, indent: number, start: number, isLarge = false) {
    this.node = node;
    this.node.range = [start, start, start];
    this.indent = indent;
    this.names = isLarge ? new Set() : undefined;
  }

  /** Adds a pair whose line ends at `lineEnd`; false when the value is of another form or the key is there already. */
  add(key: Scalar<string>, value: Value | undefined, lineEnd: number): boolean {
    if (value === undefined || this.has(key.value)) return false;
    this.names?.add(key.value);
    if (value instanceof Scalar || value.flow === true) (value.range as Range)[2] = lineEnd + 1;
    (this.node as YAMLMap).items.push(pair(key, value));
    return true;
  }

  private has(name: string): boolean {
    return this.names === undefined ? isKeyOf(this.node as YAMLMap, name) : this.names.has(name);
  }

  endAt(offset: number): void {
    const range = this.node.range as Range;
    range[1] = range[2] = offset;
  }
}

type Value = Scalar | YAMLMap | YAMLSeq;

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
function valueAt(text: string, at: number, end: number): Value | undefined {
  const raw = text.slice(at, end);
  if (raw.startsWith('"')) {
    return raw.length > 1 && raw.endsWith('"') ? quoted(raw, at) : undefined;
  }
  if (raw.startsWith("{") || raw.startsWith("[")) {
    const value = flowAt(text, at, 0);
    return value?.range?.[1] === end ? value : undefined;
  }
  return SAFE.test(raw) || isPlain(raw) ? node(raw, "PLAIN", at, end) : undefined;
}

/** Braces and brackets in each other; the writer has two. */
const DEEPEST_FLOW = 8;

/** `{role: [id, id], role: []}`, a list, or a word in one of them, spaced as the writer does. */
function flowAt(text: string, at: number, depth: number): Value | undefined {
  const opening = text.charAt(at);
  if (opening !== "{" && opening !== "[") return depth === 0 ? undefined : wordAt(text, at);
  if (depth > DEEPEST_FLOW) return undefined;
  const value = opening === "{" ? new YAMLMap() : new YAMLSeq();
  const closing = opening === "{" ? "}" : "]";
  value.flow = true;
  let next = at + 1;
  while (text.charAt(next) !== closing) {
    if (value.items.length > 0 && text.slice(next, (next += 2)) !== ", ") return undefined;
    let key: Scalar<string> | undefined;
    if (isMap(value)) {
      key = wordAt(text, next);
      if (key === undefined || isKeyOf(value, key.value)) return undefined;
      next = (key.range as Range)[1];
      if (next - at > LONGEST_KEY || text.slice(next, (next += 2)) !== ": ") return undefined;
    }
    const item = flowAt(text, next, depth + 1);
    if (item === undefined) return undefined;
    next = (item.range as Range)[1];
    if (key === undefined) value.items.push(item as never);
    else (value as YAMLMap).items.push(pair(key, item));
  }
  value.range = [at, next + 1, next + 1];
  return value;
}
