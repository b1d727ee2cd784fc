import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { summaryTable } from "../../../src/forge/pages/figureTable.ts";
import { plainTable } from "../plainTable.ts";
import { ROOT } from "../shared.ts";

const page = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");

describe("the README's table of figures", () => {
  it("says what docs/figures.md says (npm run docs writes it)", () => {
    const [, rows = ""] = /<!-- figures -->\n([^]*?)<!-- \/figures -->/.exec(page("README.md")) ?? [];
    assert.equal(plainTable(rows), plainTable(summaryTable(page("docs/figures.md"))));
  });

  it("is not made of figures that were not measured", () => {
    assert.throws(() => summaryTable("# Nothing"), /no figure for Mentions, exact spans: BC5CDR dev, pooled, F1/);
  });
});
