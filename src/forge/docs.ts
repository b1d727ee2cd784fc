// `npm run docs`: puts the tables of formats into the pages that hold them.
import { readFileSync, writeFileSync } from "node:fs";
import { formatTable, keepsTable } from "../core/exchange/formatTable.ts";

const PAGES: readonly [page: string, table: string][] = [
  ["README.md", keepsTable()],
  ["docs/exchange.md", formatTable()],
];

for (const [page, table] of PAGES) {
  const text = readFileSync(page, "utf8");
  const place = /(<!-- formats -->\n)[^]*?(<!-- \/formats -->)/;
  if (!place.test(text)) throw new Error(`${page} has no place for the table: <!-- formats --> … <!-- /formats -->`);
  writeFileSync(
    page,
    text.replace(place, (_, start: string, end: string) => `${start}\n${table}\n${end}`),
  );
}
