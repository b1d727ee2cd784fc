import { english, said, type Say, type Sentence } from "./words.ts";

/** Something wrong with what was read, told so that a person can mend it. */
export interface Problem {
  /** Stable, for settings and documentation: `sidecar.not-yaml`. */
  readonly code: string;
  /** What happened and what to do, without the file's name. */
  readonly message: Sentence;
  /** Place in the file, both from 1; the column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/** A problem as one line for people: `trial.md.annotations.yaml:3:5: message`. */
export function formatProblem(file: string, { line, column, message }: Problem, say: Say = english): string {
  return `${file}:${line}:${column}: ${said(message, say)}`;
}
