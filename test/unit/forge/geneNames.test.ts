import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { readGeneNames } from "../../../src/forge/lists/geneNames.ts";
import { ROOT } from "../shared.ts";

describe("what papers call well-known targets", () => {
  it("is read from the list, with every name of a gene", async () => {
    const names = await readGeneNames();
    assert.ok(names.size > 250, `${names.size} genes`);
    assert.deepEqual(names.get("CD274")?.slice(0, 2), ["PD-L1", "PDL1"]);
  });

  it("gives a gene one row, and a name to one gene", () => {
    const rows = readFileSync(path.join(ROOT, "src/forge/lists/geneNames.tsv"), "utf8").trimEnd().split("\n").slice(1);
    const seen = new Set<string>();
    for (const row of rows) {
      assert.match(row, /^[A-Z0-9-]+\t[^\t|]+(?:\|[^\t|]+)*$/);
      const [symbol = "", names = ""] = row.split("\t");
      for (const each of [`row of ${symbol}`, ...names.split("|")]) {
        assert.ok(!seen.has(each), `${each} stands twice`);
        seen.add(each);
      }
    }
  });
});
