import assert from "node:assert/strict";
import type { Change } from "../../../src/core/annotate/sidecar/change.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../../src/core/annotate/sidecar/write.ts";

/** The shortest of several times in milliseconds: what the work takes when nothing else holds the machine up. */
function shortest(work: () => void): number {
  let best = Infinity;
  for (let i = 0; i < 20; i++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe("sidecar of 5,000 annotations", () => {
  const id = (number: number): string => `a${(1e6 + number * 37).toString(36).padStart(7, "0")}`;
  const anchor = { quote: "atezolizumab", before: "checkpoint inhibitor ", after: " (a monoclonal antibody" };
  const fields = { kind: "drug", ...anchor, concept: "DRUGBANK:DB11595", by: "ada", on: "2026-11-23" };
  let text = "";
  before(() => {
    const first = writeSidecar("", [{ op: "set", id: "a", fields }], "trial.md");
    assert.ok(first.ok);
    const [head = "", entry = ""] = first.text.split(/(?<=annotations:\n)/);
    text = head + Array.from({ length: 5000 }, (_, i) => entry.replace("  a:", `  ${id(i)}:`)).join("");
  });

  it("is read within 300 ms", () => {
    const took = shortest(() => {
      const reading = readSidecar(text);
      assert.ok(reading.ok && reading.sidecar.annotations.length === 5000);
    });
    console.log(`      ${Math.round(took)} ms`);
    assert.ok(took < 300, `${took} ms`);
  });

  it("is changed within 100 ms", () => {
    const change: Change = { op: "set", id: id(2500), fields: { note: "seen" } };
    const took = shortest(() => {
      const written = writeSidecar(text, [change], "trial.md");
      assert.ok(written.ok && written.text.length === text.length + "    note: seen\n".length);
    });
    console.log(`      ${Math.round(took)} ms`);
    assert.ok(took < 100, `${took} ms`);
  });
});
