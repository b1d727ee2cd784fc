import { baseName } from "./document.ts";
import { Unreadable, type Where } from "./unreadable.ts";
import { isList, isObject, type Json, type JsonObject, parseJsonSequence } from "./json.ts";
import { toSay } from "../words.ts";

/** A value of a file of records, with what tells its place in the file. */
export interface JsonRecord {
  readonly value: Json;
  /** The place of something in the record, by its path there. */
  readonly where: (...path: readonly (string | number)[]) => Where;
}

/** The records of a file: JSON one a line (JSON Lines), one over several lines, or a list of them. One that begins with text is none. */
export function recordsOf(content: string): JsonRecord[] {
  return parseJsonSequence(content).flatMap(({ value, at }): JsonRecord[] =>
    isList(value) && typeof value[0] !== "string"
      ? value.map((each, i) => ({ value: each, where: (...path) => ({ at, path: [i, ...path] }) }))
      : [{ value, where: (...path) => ({ at, path }) }],
  );
}

/** Gives the documents of a file that names none the file's name, with a number where there are several. */
export class DocumentNames {
  private readonly taken = new Set<string>();
  private readonly base: string;
  private readonly isOne: boolean;

  constructor(file: string, extensions: readonly string[], count: number) {
    const ending = extensions.find((each) => file.toLowerCase().endsWith(each));
    this.base = ending === undefined ? baseName(file) : file.slice(0, -ending.length) || file;
    this.isOne = count === 1;
  }

  /** The name of the document at an index from 0; `given` is what the file calls it. */
  take(given: Json | undefined, index: number): string {
    const wanted =
      typeof given === "string" && given !== "" ? given : this.isOne ? this.base : `${this.base}-${index + 1}`;
    let name = wanted;
    for (let i = index + 1; this.taken.has(name); i++) name = `${wanted}-${i}`;
    this.taken.add(name);
    return name;
  }
}

/** The objects under a key of a record, each with its place; none where there is no list. Throws `Unreadable`. */
export function objectsIn(of: JsonObject, key: string, where: JsonRecord["where"]): [JsonObject, Where][] {
  const value = of[key];
  if (value === undefined || value === null) return [];
  if (!isList(value)) throw new Unreadable(toSay('"{0}" must be a list.', key), where(key));
  return value.map((each, i) => {
    if (!isObject(each)) throw new Unreadable(toSay('"{0}" must hold objects.', key), where(key, i));
    return [each, where(key, i)];
  });
}

/** An object without some of its keys; `undefined` where nothing is left. */
export function restOf(value: JsonObject, known: ReadonlySet<string>): JsonObject | undefined {
  const rest = Object.entries(value).filter(([key]) => !known.has(key));
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}
