import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { formatTable } from "../../../src/cli/formats.ts";
import { ROOT } from "../shared.ts";

describe("docs/exchange.md", () => {
  it("has the table of formats as the code has it (biogloss formats prints it)", () => {
    const text = readFileSync(path.join(ROOT, "docs/exchange.md"), "utf8");
    const [, table = ""] = /<!-- formats -->\n([^]*?)<!-- \/formats -->/.exec(text) ?? [];
    // The formatter pads the cells.
    const plain = (rows: string): string =>
      rows
        .replace(/ *\| */g, "|")
        .replace(/-{3,}/g, "---")
        .trim();
    assert.equal(plain(table), plain(formatTable()));
  });
});
