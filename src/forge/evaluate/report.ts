/** A table of the report: what is measured, and one row of cells for each thing. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What was decided wrongly, for whoever tunes; not printed in the report. */
  readonly errors?: readonly string[];
}

/** A table as text: first column left, the others right, two blanks between. */
export function tableText({ title, columns, rows }: Table): string {
  const all = [columns, ...rows];
  const widths = columns.map((_, c) => Math.max(...all.map((row) => (row[c] ?? "").length)));
  const lines = all.map((row) =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  return `${title}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** A table as Markdown, under a heading of the second level. */
export function tableMarkdown({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${columns.map((_, c) => cells[c] ?? "").join(" | ")} |\n`;
  const rule = columns.map((_, c) => (c === 0 ? "---" : "--:"));
  return `## ${title}\n\n${[columns, rule, ...rows].map(line).join("")}`;
}
