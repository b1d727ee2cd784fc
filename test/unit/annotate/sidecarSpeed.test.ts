import assert from "node:assert/strict";
import { parseDocument } from "yaml";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../../src/core/annotate/sidecar/write.ts";
import { LARGE, largeSidecar, largeText } from "../../bench/largeSidecar.ts";
import { leastTimes } from "../growth.ts";

describe("sidecar of 5,000 annotations", function () {
  this.timeout(120_000);
  const { sidecar, annotated } = largeSidecar(largeText());
  const byHand = sidecar
    .replace("annotations:", "# ours\nannotations: # all")
    .replaceAll("    by: ada\n", "    by: ada   # PI\n    reviewed: [2026-11-23, 'bob']\n\n")
    .replaceAll("\n", "\r\n");

  // `npm run bench` has the milliseconds; here the parser of YAML, which takes about half a second, is the measure.
  for (const [name, text] of [
    ["as it was written", sidecar],
    ["with comments, own keys, blank lines and CR LF", byHand],
  ] as const) {
    it(`is read and changed in a fraction of the time that YAML takes, ${name}`, () => {
      const read = (): void => {
        const reading = readSidecar(text);
        assert.ok(reading.ok && reading.sidecar.annotations.length === LARGE);
      };
      const parse = (): void => assert.equal(parseDocument(text, { schema: "failsafe" }).errors.length, 0);
      const write = (): void => {
        const written = writeSidecar(text, [{ op: "set", id: annotated, fields: { note: "seen" } }], "trial.md");
        assert.ok(written.ok && written.text.length > text.length);
      };
      const [reading, parsing, writing] = leastTimes([read, parse, write]) as [number, number, number];
      console.log(
        `      read ${reading.toFixed(0)} ms, changed ${writing.toFixed(0)} ms, YAML alone ${parsing.toFixed(0)} ms`,
      );
      assert.ok(reading < parsing / 3 && writing < parsing / 2);
    });
  }
});
