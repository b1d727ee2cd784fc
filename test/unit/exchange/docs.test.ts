import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { FORMATS } from "../../../src/core/exchange/formats.ts";
import { formatTable, keepsTable } from "../../../src/core/exchange/formatTable.ts";
import { plainTable } from "../plainTable.ts";
import { ROOT } from "../shared.ts";

describe("tables of formats in the documents", () => {
  for (const [page, table] of [
    ["README.md", keepsTable()],
    ["docs/exchange.md", formatTable()],
  ] as const) {
    it(`${page} has it as the code has it (npm run docs writes it)`, () => {
      const text = readFileSync(path.join(ROOT, page), "utf8");
      const [, rows = ""] = /<!-- formats -->\n([^]*?)<!-- \/formats -->/.exec(text) ?? [];
      assert.equal(plainTable(rows), plainTable(table));
      assert.equal(plainTable(rows).split("\n").length, FORMATS.length + 2);
    });
  }
});
