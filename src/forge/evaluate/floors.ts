import type { Table } from "./report.ts";
import { rowsOf } from "./rows.ts";

/** The least that one cell of a table may show. */
export interface Floor {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly least: number;
}

/**
 * Reads floors: a tab-separated line each with the table's title, the row's and the column's name, and the least figure;
 * `#` opens a comment. Throws with file and line for a line of another shape.
 */
export function parseFloors(text: string, file: string): Floor[] {
  return rowsOf(text).map(({ cells, line }) => {
    const [table, row, column, figure] = cells;
    const least = Number(figure);
    if (table === undefined || row === undefined || column === undefined || figure === undefined || isNaN(least))
      throw new Error(`${file}:${line}: a floor is table, row, column and figure with tabs between them`);
    return { table, row, column, least };
  });
}

/** A sentence for each floor that the tables do not hold, or that is of something they do not show. */
export function underFloors(tables: readonly Table[], floors: readonly Floor[]): string[] {
  return floors.flatMap(({ table: title, row: name, column, least }) => {
    const where = `${title}: ${name}, ${column}`;
    const table = tables.find((each) => each.title === title);
    const row = table?.rows.find(([first]) => first === name);
    const cell = row?.[table?.columns.indexOf(column) ?? -1];
    if (cell === undefined || cell === "") return [`${where}: nothing was measured under this name`];
    return Number(cell) >= least ? [] : [`${where}: ${cell} is under the floor of ${least}`];
  });
}
