import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { Kind } from "../../core/lexicon/concept.ts";
import type { Recogniser } from "../../core/recognise/recogniser.ts";
import type { Table } from "./report.ts";

/** What a careful reader marks and claims in the excerpt. */
export interface Expected {
  /** Mentions that must be marked, at these places: start and end in UTF-16 code units, end exclusive. */
  readonly must: readonly { kind: Kind; at: readonly [number, number]; text: string }[];
  /** Words that may be marked, wherever they occur. */
  readonly welcome: readonly { kind: Kind; text: string }[];
  /** Claims, by their types and the words that they are about. */
  readonly claims: readonly { type: string; about: readonly string[] }[];
}

/** The excerpt that the project began with, and what a careful reader makes of it. Throws where a file is missing. */
export function readSeed(folder: string): { text: string; expected: Expected } {
  const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
  return { text: read("combination-therapy.txt"), expected: parse(read("expected.yaml")) as Expected };
}

/** How the excerpt is marked: what must be marked in it, what may be, and what should not. */
export function seedTable(folder: string, recogniser: Recogniser): Table {
  const {
    text,
    expected: { must, welcome },
  } = readSeed(folder);
  const { suggestions } = recogniser.analyse(text, "plain");
  const at = (start: number, end: number): Kind | undefined =>
    suggestions.find((each) => each.start === start && each.end === end)?.kind;
  const named = suggestions.map(({ start, end, kind }) => ({ kind, words: text.slice(start, end), start }));
  const others = named.filter(({ start }) => !must.some((each) => each.at[0] === start));
  const wrong = [
    ...must.filter((each) => at(...each.at) !== undefined && at(...each.at) !== each.kind).map((each) => each.text),
    ...others
      .filter(({ words, kind }) => welcome.some((each) => each.text === words && each.kind !== kind))
      .map(({ words }) => words),
  ];
  const strays = others.filter(({ words }) => !welcome.some((each) => each.text === words));
  const missed = must.filter((each) => at(...each.at) !== each.kind).map((each) => each.text);
  const unwelcome = welcome.filter((each) => !named.some(({ words }) => words === each.text)).map((each) => each.text);
  return {
    title: "The seed excerpt, with what ships",
    columns: ["", "marked", "of"],
    rows: [
      ["must be marked", String(must.length - missed.length), String(must.length)],
      ["may be marked", String(welcome.length - unwelcome.length), String(welcome.length)],
      ["of a wrong kind", String(wrong.length), ""],
      ["anything else", String(strays.length), ""],
    ],
    errors: [
      ...missed.map((words) => `missed ${words}`),
      ...wrong.map((words) => `wrong kind of ${words}`),
      ...unwelcome.map((words) => `not marked: ${words}`),
      ...strays.map(({ words, kind }) => `stray: ${words}, ${kind}`),
    ],
  };
}
