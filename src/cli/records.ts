import { MAX_FILE_LENGTH } from "../core/exchange/json.ts";
import { print } from "./output.ts";

/** A document of a stream. */
export interface StreamRecord {
  /** Whatever its producer knows it by; `undefined` where it has none. */
  readonly id: unknown;
  readonly text: string;
}

/** A line above this many bytes is reported and skipped, so that the memory of a stream has a bound. */
const LONGEST_LINE = MAX_FILE_LENGTH;

const NEWLINE = 0x0a;

/**
 * Lines of bytes, without their line feed. Only the line feed parts them: U+2028 may stand in a JSON string. One of
 * more than `longest` bytes is never held in memory.
 */
async function* linesOf(input: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Buffer | "too long"> {
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer): void => {
    length += part.length;
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const line = (): Buffer | "too long" => {
    const whole = length > longest ? "too long" : Buffer.concat(parts);
    parts = [];
    length = 0;
    return whole;
  };
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield line();
}

/**
 * Reads `{"id","text"}` a line from standard input, and hands over one record after the other; the next bytes are read
 * when it has been dealt with. A line that is no record, and one for which `take` gives a reason or throws, is reported on
 * standard error with its number and skipped. Resolves to whether all were good.
 */
export async function eachRecord(take: (record: StreamRecord) => string | undefined): Promise<boolean> {
  let good = true;
  let number = 0;
  for await (const line of linesOf(process.stdin as AsyncIterable<Buffer>, LONGEST_LINE)) {
    number++;
    const reason = taken(line, take);
    if (reason === undefined) continue;
    print(`standard input:${number}:1: ${reason}\n`, "err");
    good = false;
  }
  return good;
}

/** Hands a line over; the reason when it cannot be used. */
function taken(line: Buffer | "too long", take: (record: StreamRecord) => string | undefined): string | undefined {
  if (line === "too long") return `the line holds more than ${LONGEST_LINE / 1e6} million bytes`;
  const record = parseRecord(line);
  if (record === undefined || typeof record === "string") return record;
  try {
    return take(record);
  } catch (error) {
    return `cannot be annotated: ${(error as Error).message}`;
  }
}

/** A line's record, the reason why it holds none, or `undefined` for an empty line. */
function parseRecord(line: Buffer): StreamRecord | string | undefined {
  let value: unknown;
  try {
    const json = new TextDecoder("utf-8", { fatal: true }).decode(line);
    if (json.trim() === "") return undefined;
    value = JSON.parse(json);
  } catch (error) {
    return error instanceof SyntaxError ? `not JSON: ${error.message}` : "not UTF-8";
  }
  const { id, text } = (value ?? {}) as { id?: unknown; text?: unknown };
  return typeof text === "string" ? { id, text } : 'a record needs a "text" that is a string';
}
