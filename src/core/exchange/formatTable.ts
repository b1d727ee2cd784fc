import type { Format } from "./format.ts";
import { said } from "../words.ts";
import { FORMATS } from "./formats.ts";

/** A column of a table of formats: its header and what stands under it. */
type Column = readonly [header: string, cell: (format: Format) => string];

const LABEL: Column = ["format", ({ label }) => said(label)];
const ID: Column = ["`--to`, `--from`", ({ id }) => `\`${id}\``];
const FILES: Column = ["files", ({ files }) => said(files)];
const KEEPS: Column = ["keeps", ({ keeps }) => said(keeps)];
const CANNOT: Column = [
  "cannot hold",
  ({ cannotHold }) => (cannotHold.length === 0 ? "–" : cannotHold.map((each) => said(each)).join("; ")),
];
const READ: Column = ["read", ({ parse }) => (parse === undefined ? "–" : "yes")];

/** The table of formats with all that is known of them, in Markdown: `docs/exchange.md`, `biogloss formats`. */
export function formatTable(): string {
  const units: Column = ["offsets count", (format) => format.units.map((unit) => `\`${unit}\``).join(", ")];
  const newlines: Column = ["line breaks", (format) => format.newlines];
  return table([LABEL, ID, FILES, units, newlines, KEEPS, CANNOT, READ]);
}

/** The table of formats with what each keeps, in Markdown: the README. */
export function keepsTable(): string {
  return table([LABEL, ID, READ, KEEPS, CANNOT]);
}

function table(columns: readonly Column[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  const rows = FORMATS.map((format) => line(columns.map(([, cell]) => cell(format))));
  return line(columns.map(([header]) => header)) + line(columns.map(() => "---")) + rows.join("");
}
