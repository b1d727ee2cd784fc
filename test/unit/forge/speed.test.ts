import assert from "node:assert/strict";
import { speedSection } from "../../../src/forge/pages/speedTable.ts";
import { speedPage } from "../../bench/page.ts";

const page = speedPage("a machine, 2 cores", [
  { name: "whole recogniser", value: 1.2345, unit: "MB/s", wanted: { atLeast: 1 } },
  { name: "… on disk", value: 13.2, unit: "MB" },
  { name: "first marks", value: 123.4, unit: "ms", wanted: { atMost: 250 } },
]);

describe("the page on speed", () => {
  it("says each figure with three digits, its goal and the machine", () => {
    assert.match(page, /\| whole recogniser \| 1\.23 MB\/s \| ≥ 1 \|\n\| … on disk \| 13\.2 MB \| – \|/);
    assert.match(page, /Measured on: a machine, 2 cores\n/);
  });

  it("gives the README the figures that have a goal", () => {
    const section = speedSection(page);
    assert.match(section, /on a machine, 2 cores; all figures: \[docs\/speed\.md\]/);
    assert.match(section, /\| first marks \| 123 ms \| ≤ 250 \|/);
    assert.ok(!section.includes("on disk"));
  });

  it("is refused where nothing was measured", () => {
    assert.throws(() => speedSection("# How fast it is\n"), /no figures with a goal/);
  });
});
