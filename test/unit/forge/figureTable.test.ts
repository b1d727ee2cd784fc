import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { limitList, summaryTable } from "../../../src/forge/pages/figureTable.ts";
import { ROOT } from "../shared.ts";

const page = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");

describe("the README's figures", () => {
  it("are rows of docs/figures.md, and what is wrong is what is not right", () => {
    const figures = page("docs/figures.md").replace(
      /^(\| BC5CDR dev, pooled \|).*$/m,
      "$1 91.6 | 85.4 | 88.4 | 5183 |",
    );
    assert.match(summaryTable(figures), /^\| drugs and diseases, BC5CDR, F1 \| 88\.4 \|/m);
    assert.match(
      limitList(figures),
      /^- Of 100 drugs and diseases in abstracts \(BC5CDR\) it misses 15, and 8 of 100 marks/m,
    );
  });

  it("are not made of figures that were not measured", () => {
    assert.throws(() => limitList("# Nothing"), /no figure for Mentions, exact spans: BC5CDR dev, pooled, R/);
    assert.throws(() => summaryTable("# Nothing"), /no figure for Mentions, exact spans: BC5CDR dev, pooled, F1/);
  });
});
