import { isSeq, LineCounter, type Scalar, YAMLMap, YAMLSeq } from "yaml";
import { finished, type Steps } from "../../steps.ts";
import { endsWithComment, isKeyOf, keyAt, pair, rangeOf, type Value, valueAt } from "./canonicalValues.ts";

/** A text in one key a line, as the nodes and line starts that the YAML parser would give. */
export interface Canonical {
  readonly root: YAMLMap;
  readonly lines: LineCounter;
}

/**
 * Reads the form that the writer writes, and what people add to it: one key a line, each map indented by more than its
 * key, items of lists behind `- `, values on one line, plain, in quotes, or in braces or brackets; comments and blank lines
 * anywhere, any line breaks. About twenty times as fast as the parser, which knows all of YAML. Gives `undefined` on the first
 * line of any other form: then the parser has to read the text. What it gives is what the parser would give, but for the
 * ends of block maps and lists, which the parser gives comments and blank lines too (a law in test/laws).
 */
export function readCanonical(text: string): Canonical | undefined {
  return finished(canonicalSteps(text));
}

/** Lines that are read in one step: about a millisecond's work. */
const LINES = 1000;

/** The same step by step. */
export function* canonicalSteps(text: string): Steps<Canonical | undefined> {
  const reader = new Reader(text);
  while (reader.goesOn) {
    for (let i = 0; i < LINES && reader.goesOn; i++) if (!reader.line()) return undefined;
    yield;
  }
  return reader.end();
}

const SPACE = 32;
const HASH = 35;
const RETURN = 13;
const BYTE_ORDER_MARK = 0xfeff;

/** Deeper maps are left to the parser. */
const DEEPEST = 64;

/** Maps of more keys than this look for a key in a set. */
const FEW = 8;

/** A block map or list as it grows. */
class Block {
  readonly node: YAMLMap | YAMLSeq;
  readonly indent: number;
  private names: Set<string> | undefined;

  constructor(node: YAMLMap | YAMLSeq, indent: number, start: number) {
    this.node = node;
    this.node.range = [start, start, start];
    this.indent = indent;
  }

  /** Adds a pair; false when the key is there already. */
  add(key: Scalar<string>, value: Value): boolean {
    const { items } = this.node as YAMLMap;
    if (this.has(key.value)) return false;
    items.push(pair(key, value));
    if (this.names !== undefined) this.names.add(key.value);
    else if (items.length > FEW) this.names = new Set(items.map((each) => (each.key as Scalar<string>).value));
    return true;
  }

  private has(name: string): boolean {
    return this.names === undefined ? isKeyOf(this.node as YAMLMap, name) : this.names.has(name);
  }
}

class Reader {
  private readonly text: string;
  private readonly lines = new LineCounter();
  private readonly root = new Block(new YAMLMap(), 0, 0);
  /** The blocks that are open, each in the one before it. */
  private readonly open: Block[] = [this.root];
  /** A key whose value begins on a later line. */
  private waiting: Scalar<string> | undefined;
  private start = 0;

  constructor(text: string) {
    this.text = text;
  }

  get goesOn(): boolean {
    return this.start < this.text.length;
  }

  /** Reads the next line; false when it is of another form. */
  line(): boolean {
    const { text, start } = this;
    this.lines.addNewLine(start);
    const feed = text.indexOf("\n", start);
    const next = feed < 0 ? text.length : feed + 1;
    let end = feed < 0 ? text.length : feed;
    if (end > start && feed >= 0 && text.charCodeAt(end - 1) === RETURN) end--;
    let at = start;
    if (at === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK) at++;
    const left = at;
    while (text.charCodeAt(at) === SPACE) at++;
    this.start = next;
    if (feed >= 0) this.lastFeed = next;
    return at >= end || text.charCodeAt(at) === HASH || this.content(at, end, at - left);
  }

  private lastFeed = -1;

  /** A line with something on it. */
  private content(at: number, end: number, indent: number): boolean {
    const { text, open } = this;
    if (indent > DEEPEST) return false;
    const isItem = text.startsWith("- ", at);
    const block = this.blockAt(indent, at, isItem);
    if (block === undefined || isSeq(block.node) !== isItem) return false;
    if (!isItem) return this.key(block, at, end);
    const first = at + 2;
    const key = keyAt(text, first, end);
    if (key === undefined) {
      const value = valueAt(text, first, end);
      if (value === undefined || !endsWithComment(text, rangeOf(value)[1], end)) return false;
      block.node.items.push(value as never);
      return true;
    }
    const item = new Block(new YAMLMap(), indent + 2, first);
    block.node.items.push(item.node as never);
    open.push(item);
    return this.key(item, first, end, key);
  }

  /** The block that a line at an indentation belongs to, opened where a key waits for it. */
  private blockAt(indent: number, at: number, isItem: boolean): Block | undefined {
    const { open, waiting } = this;
    let block = open.at(-1) as Block;
    if (waiting !== undefined) {
      if (indent <= block.indent) return undefined;
      const child = new Block(isItem ? new YAMLSeq() : new YAMLMap(), indent, at);
      if (!block.add(waiting, child.node)) return undefined;
      open.push(child);
      this.waiting = undefined;
      return child;
    }
    for (; block.indent > indent; block = open.at(-1) as Block) open.pop();
    if (block === this.root && block.node.items.length === 0) block.node.range = [at, at, at];
    return block.indent === indent ? block : undefined;
  }

  private key(block: Block, at: number, end: number, known?: Scalar<string>): boolean {
    const { text } = this;
    const key = known ?? keyAt(text, at, end);
    if (key === undefined) return false;
    let after = rangeOf(key)[1] + 1;
    while (after < end && text.charCodeAt(after) === SPACE) after++;
    if (after === end || text.charCodeAt(after) === HASH) {
      this.waiting = key;
      return true;
    }
    const value = valueAt(text, after, end);
    return value !== undefined && endsWithComment(text, rangeOf(value)[1], end) && block.add(key, value);
  }

  /** What was read, when there are no more lines. */
  end(): Canonical | undefined {
    if (this.root.node.items.length === 0 || this.waiting !== undefined) return undefined;
    if (this.lastFeed === this.text.length) this.lines.addNewLine(this.text.length);
    return { root: this.root.node as YAMLMap, lines: this.lines };
  }
}
