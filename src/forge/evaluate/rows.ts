/** The rows of a tab-separated text, each with its cells and its line counted from 1. Empty lines and those that `#` opens are none. */
export function rowsOf(text: string): { readonly cells: readonly string[]; readonly line: number }[] {
  return text
    .split("\n")
    .flatMap((row, l) => (row.trim() === "" || row.startsWith("#") ? [] : [{ cells: row.split("\t"), line: l + 1 }]));
}
