/** A Markdown table without the blanks and dashes that the formatter pads its cells with. */
export function plainTable(table: string): string {
  return table
    .replace(/ *\| */g, "|")
    .replace(/-{3,}/g, "---")
    .trim();
}
