import { Unreadable } from "./unreadable.ts";
import { type Sentence, toSay } from "../words.ts";

/** Any value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A file above this many UTF-16 code units is not read. */
export const MAX_FILE_LENGTH = 50_000_000;

/** JSON and XML nested further than this are not read: what reads them goes down by recursion. */
export const MAX_DEPTH = 100;

/**
 * A JSON text's value. Throws `Unreadable` with the place of the first error, for text nested deeper than `MAX_DEPTH`
 * and for one longer than `MAX_FILE_LENGTH`.
 */
export function parseJson(text: string): Json {
  if (text.length > MAX_FILE_LENGTH) throw tooLong(text);
  const parsed = soundJson(text);
  if (parsed !== undefined) return parsed.value;
  const error = new JsonScanner(text).firstError();
  if (error !== undefined) throw new Unreadable(error.wrong, error.at);
  return JSON.parse(text) as Json;
}

/** The value of a text that is JSON and not too deep; nothing for another, which the scanner finds the fault of. */
function soundJson(text: string): { readonly value: Json } | undefined {
  if (isDeep(text)) return undefined;
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return undefined;
  }
}

/** Whether brackets are nested more than `MAX_DEPTH` deep. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) isInString = !isInString;
    else if (isInString) at += code === 0x5c ? 1 : 0;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

/**
 * The values of a text that holds JSON one after the other, such as one a line (JSON Lines), each with the offset
 * (UTF-16) at which it starts. Throws like `parseJson`.
 */
export function parseJsonSequence(text: string): { readonly value: Json; readonly at: number }[] {
  if (text.length > MAX_FILE_LENGTH) throw tooLong(text);
  const values: { value: Json; at: number }[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const isBlank = /^[ \t\r]*$/.test(line);
    const parsed = isBlank ? undefined : soundJson(line);
    if (parsed !== undefined) values.push({ value: parsed.value, at: at + line.search(/\S/) });
    else if (!isBlank) return scannedJson(text);
    at += line.length + 1;
  }
  return values;
}

/** The same for values that go over several lines, and for text that is none. */
function scannedJson(text: string): { readonly value: Json; readonly at: number }[] {
  const values: { value: Json; at: number }[] = [];
  const scanner = new JsonScanner(text);
  for (let next = scanner.nextValue(); next !== undefined; next = scanner.nextValue()) {
    if ("wrong" in next) throw new Unreadable(next.wrong, next.at);
    values.push({ value: JSON.parse(text.slice(next.start, next.end)) as Json, at: next.start });
  }
  return values;
}

/** What is wrong with a file above `MAX_FILE_LENGTH`. */
export function tooLong(text: string): Unreadable {
  const megabytes = Math.ceil(text.length / 1e6);
  return new Unreadable(
    toSay("The file holds {0} million characters; {1} are read. Split it.", megabytes, MAX_FILE_LENGTH / 1e6),
  );
}

/** Whether a value is an object, and no list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * The offset (UTF-16) at which the value of each path stands in a JSON text, or that of the last part of the path that is
 * there. The text is gone through once, up to the last of them.
 */
export function offsetsOfPaths(text: string, paths: readonly (readonly (string | number)[])[]): number[] {
  const root: Wanted = { inside: new Map(), offset: undefined };
  for (const path of paths) {
    let wanted = root;
    for (const key of path) {
      const next: Wanted = wanted.inside.get(key) ?? { inside: new Map(), offset: undefined };
      wanted.inside.set(key, next);
      wanted = next;
    }
  }
  new JsonScanner(text).find(root);
  return paths.map((path) => {
    let offset = root.offset ?? 0;
    let wanted: Wanted | undefined = root;
    for (const key of path) {
      wanted = wanted?.inside.get(key);
      offset = wanted?.offset ?? offset;
    }
    return offset;
  });
}

/** A value that is looked for, and the values inside it that are, by their keys and indices. */
interface Wanted {
  readonly inside: Map<string | number, Wanted>;
  offset: number | undefined;
}

function countOf({ inside }: Wanted): number {
  let count = 1;
  for (const wanted of inside.values()) count += countOf(wanted);
  return count;
}

/** White space, then a bracket, comma or colon, a string's opening quote, or a number or word. */
const TOKEN = /[ \t\n\r]*([{}[\],:"]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

interface Open {
  readonly kind: "{" | "[";
  /** Key or index of the value that is being read. */
  key: string | number;
  expects: "key-or-end" | "key" | "colon" | "value-or-end" | "value" | "comma-or-end";
}

/** What is wrong, and at which offset (UTF-16). */
interface Fault {
  readonly wrong: Sentence;
  readonly at: number;
}

/** Goes through a JSON text token by token, without recursion: finds its first error, and where a path's value stands. */
class JsonScanner {
  private readonly text: string;
  private readonly open: Open[] = [];
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  firstError(): Fault | undefined {
    const value = this.nextValue();
    if (value === undefined) return { wrong: toSay("The JSON ends too soon."), at: this.text.length };
    if ("wrong" in value) return value;
    const rest = this.restError(value.end, true);
    return rest === undefined ? undefined : { ...rest, wrong: toSay("There is something after the end of the JSON.") };
  }

  /** Where the next value starts and ends, or what is wrong with it; `undefined` where nothing but white space is left. */
  nextValue(): { start: number; end: number } | Fault | undefined {
    let start: number | undefined;
    for (;;) {
      const before = this.at;
      const token = this.next();
      if (token === undefined) return this.restError(before, start === undefined);
      const at = this.at - token.length;
      const wrong = this.take(token);
      if (wrong !== undefined) return { wrong, at };
      start ??= at;
      if (this.open.length === 0) return { start, end: this.at };
    }
  }

  /** Notes where the values stand that are looked for; ends with the last of them, or with the first value of the text. */
  find(root: Wanted): void {
    let left = countOf(root);
    /** What is looked for in each of the open lists and objects. */
    const inOpen: (Wanted | undefined)[] = [];
    while (left > 0) {
      const token = this.next();
      if (token === undefined) return;
      const start = this.at - token.length;
      const top = this.open.at(-1);
      const isValue = top === undefined || top.expects === "value" || (top.expects === "value-or-end" && token !== "]");
      const wanted = !isValue ? undefined : top === undefined ? root : inOpen.at(-1)?.inside.get(top.key);
      if (wanted !== undefined && wanted.offset === undefined) {
        wanted.offset = start;
        left--;
      }
      if (this.take(token) !== undefined || this.open.length === 0) return;
      if (this.open.length > inOpen.length) inOpen.push(wanted);
      else inOpen.length = this.open.length;
    }
  }

  private next(): string | undefined {
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.text);
    if (match === null) return undefined;
    const token = match[1] as string;
    const end = token === '"' ? this.endOfString(TOKEN.lastIndex) : TOKEN.lastIndex;
    if (end === undefined) return undefined;
    const start = TOKEN.lastIndex - token.length;
    this.at = end;
    return this.text.slice(start, end);
  }

  /** The offset behind a string's closing quote; `undefined` for one that does not end or holds what no string may. */
  private endOfString(from: number): number | undefined {
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x22) return at + 1;
      if (code < 0x20) return undefined;
      if (code !== 0x5c) continue;
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return undefined;
      at = ESCAPE.lastIndex - 1;
    }
    return undefined;
  }

  private restError(from: number, done: boolean): Fault | undefined {
    const rest = /[^ \t\n\r]/g;
    rest.lastIndex = from;
    const found = rest.exec(this.text);
    if (found === null) return done ? undefined : { wrong: toSay("The JSON ends too soon."), at: this.text.length };
    const what = JSON.stringify(this.text.slice(found.index, found.index + 12));
    return {
      wrong: toSay("This is no JSON: {0} stands where a value, a comma or a bracket should.", what),
      at: found.index,
    };
  }

  /** Takes one token; the reason when it cannot stand here. */
  private take(token: string): Sentence | undefined {
    const top = this.open.at(-1);
    const wrong = toSay("This is no JSON: {0} cannot stand here.", token.slice(0, 20));
    if (token === "," || token === ":") {
      if (token === "," && top?.expects === "comma-or-end") {
        top.expects = top.kind === "{" ? "key" : "value";
        if (typeof top.key === "number") top.key++;
      } else if (token === ":" && top?.expects === "colon") top.expects = "value";
      else return wrong;
      return undefined;
    }
    if (token === "}" || token === "]") {
      const opening = token === "}" ? "{" : "[";
      const mayEnd = top?.expects.endsWith("-or-end") === true && top.kind === opening;
      if (!mayEnd) return wrong;
      this.open.pop();
      return undefined;
    }
    if (top?.expects === "key" || top?.expects === "key-or-end") {
      if (!token.startsWith('"')) return wrong;
      top.key = JSON.parse(token) as string;
      top.expects = "colon";
      return undefined;
    }
    if (top !== undefined && top.expects !== "value" && top.expects !== "value-or-end") return wrong;
    if (top !== undefined) top.expects = "comma-or-end";
    if (token === "{") this.open.push({ kind: "{", key: "", expects: "key-or-end" });
    else if (token === "[") this.open.push({ kind: "[", key: 0, expects: "value-or-end" });
    if (this.open.length > MAX_DEPTH) return toSay("The JSON is nested more than {0} deep.", MAX_DEPTH);
    return undefined;
  }
}

/** Whether JSON holds only text, lists and maps, as a sidecar does. */
export function isFields(value: Json): boolean {
  if (isList(value)) return value.every(isFields);
  return isObject(value) ? Object.values(value).every(isFields) : typeof value === "string";
}

/** JSON on one line whatever a reader takes for the end of one. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
