import type { Span } from "../text/span.ts";
import type { Role } from "./document.ts";
import { Unreadable } from "./unreadable.ts";
import { toSay } from "../words.ts";

/** One line of an `.ann`. */
export interface Line {
  readonly id: string;
  readonly data: string;
  readonly tail: string | undefined;
  readonly at: number;
}

/** What a `T` line says; spans in code points. */
export interface TextBound {
  readonly type: string;
  readonly spans: readonly Span[];
  readonly words: string;
  readonly at: number;
}

/** The lines of an `.ann`, blank ones left out. */
export function linesOf(ann: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of ann.split("\n")) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (line.trim() !== "") {
      const [id = "", data, ...tail] = line.split("\t");
      if (data === undefined)
        throw new Unreadable(toSay("A line of brat has its parts between tabs, and {0} has none.", quoted(line)), at);
      lines.push({ id: id.trim(), data: data.trimEnd(), tail: tail.length === 0 ? undefined : tail.join("\t"), at });
    }
    at += raw.length + 1;
  }
  return lines;
}

/** What a `T` line says. */
export function textBound({ id, data, tail, at }: Line): TextBound {
  const match = /^(\S+) (-?\d+ -?\d+(?:;-?\d+ -?\d+)*)$/.exec(data);
  if (match === null || tail === undefined)
    throw new Unreadable(
      toSay('{0} should read: {0}, tab, a type with offsets such as "Drug 0 9", tab, the words.', id),
      at,
    );
  const spans = (match[2] as string).split(";").map((pair) => {
    const [start, end] = pair.split(" ").map(Number);
    return { start: start as number, end: end as number };
  });
  return { type: match[1] as string, spans, words: tail, at };
}

/** The type, trigger and arguments of an event, a relation or an equivalence. */
export function partsOf({ id, data, at }: Line): { type: string; trigger: string | undefined; roles: Role[] } {
  const [head = "", ...rest] = data.split(" ").filter((part) => part !== "");
  if (id === "*") return { type: head, trigger: undefined, roles: rest.map((target) => ({ role: "", target })) };
  const colon = head.lastIndexOf(":");
  const isEvent = id.startsWith("E");
  if (isEvent !== colon > 0)
    throw new Unreadable(toSay("{0} should read: {0}, tab, {1} Role:T2.", id, isEvent ? "Type:T1" : "Type"), at);
  const roles = rest.map((part) => {
    const middle = part.lastIndexOf(":");
    if (middle <= 0)
      throw new Unreadable(toSay("{0} has the argument {1}; it should read Role:T2.", id, quoted(part)), at);
    return { role: part.slice(0, middle), target: part.slice(middle + 1) };
  });
  return isEvent
    ? { type: head.slice(0, colon), trigger: head.slice(colon + 1), roles }
    : { type: head, trigger: undefined, roles };
}

/** A name as it stands in a message. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
