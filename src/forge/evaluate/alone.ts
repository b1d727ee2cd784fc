import type { Figure } from "../train/measure.ts";
import type { Table } from "./report.ts";

/** The tagger alone, as its trainer measured it: in the shipped style, and in the style of each corpus. */
export function aloneTable(figures: readonly Figure[]): Table {
  const rows = figures.map(({ part, kind, style, isShipped, precision, recall, f1, lenient }) => [
    `${part}, ${kind}, ${isShipped ? "shipped style" : `style ${style}`}`,
    ...[precision, recall, f1].map((figure) => figure.toFixed(1)),
    lenient > f1 ? lenient.toFixed(1) : "",
  ]);
  return {
    title: "Tagger alone, exact spans",
    columns: ["part, kind, style", "P", "R", "F1", "with alternatives"],
    rows,
  };
}
