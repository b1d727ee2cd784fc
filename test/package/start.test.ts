import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../unit/shared.ts";

/** Unicode classes of regular expressions that stand as literals; in a string their backslash is doubled. */
function classesInLiterals(code: string): string[] {
  return [...code.matchAll(/(?<!\\)\\[pP]\{\w+\}/g)].map(([found]) => found);
}

describe("the start", () => {
  for (const name of ["extension.js", "exchange.js"]) {
    it(`has ${name} put no Unicode class together for merely being read`, () => {
      const code = readFileSync(path.join(ROOT, "dist", name), "utf8");
      assert.deepEqual(classesInLiterals(code), []);
      assert.match(code, /new RegExp\("[^"]*\\\\p\{L\}/);
    });
  }

  it("would be seen to do so", () => {
    assert.deepEqual(classesInLiterals(String.raw`/[\p{L}\P{N}]/u.test("\\p{L}")`), [
      String.raw`\p{L}`,
      String.raw`\P{N}`,
    ]);
  });
});
