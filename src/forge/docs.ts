// `npm run docs`: puts the tables that are made of the code and of what was measured into the pages that hold them.
import { readFileSync, writeFileSync } from "node:fs";
import { formatTable, keepsTable } from "../core/exchange/formatTable.ts";
import { summaryTable } from "./evaluate/summary.ts";

const PAGES: readonly [page: string, name: string, table: string][] = [
  ["README.md", "formats", keepsTable()],
  ["README.md", "figures", summaryTable(readFileSync("docs/figures.md", "utf8"))],
  ["docs/exchange.md", "formats", formatTable()],
];

for (const [page, name, table] of PAGES) {
  const text = readFileSync(page, "utf8");
  const place = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`);
  if (!place.test(text)) throw new Error(`${page} has no place for the table: <!-- ${name} --> … <!-- /${name} -->`);
  writeFileSync(
    page,
    text.replace(place, (_, start: string, end: string) => `${start}\n${table}\n${end}`),
  );
}
