import assert from "node:assert/strict";
import { codeTest, countSure, isQuiet } from "../../../src/core/recognise/register.ts";

describe("what sort of text it is", () => {
  it("is quiet with less than one sure mention in a thousand characters", () => {
    assert.ok(isQuiet(2_000, countSure([])));
    assert.ok(isQuiet(2_000, countSure([0.95, 0.3, undefined, 0.6])));
    assert.ok(!isQuiet(2_000, countSure([0.95, 0.97])));
  });

  it("cannot be told of a few lines", () => {
    assert.ok(!isQuiet("A new drug was given.".length, 0));
  });

  it("holds source code only where it has its signs", () => {
    const code = 'Then run\n[ -d "$SRC" ] || exit 1;\nAnd SRC is a kinase.';
    const isCode = codeTest(code);
    const at = (from: number): boolean =>
      isCode({ start: code.indexOf("SRC", from), end: code.indexOf("SRC", from) + 3 });
    assert.ok(at(0));
    assert.ok(!at(code.indexOf("And")));
    assert.ok(!isCode({ start: 0, end: 8 }), "only symbols of one word are in question");
    assert.ok(!codeTest("SRC is a kinase.")({ start: 0, end: 3 }));
  });
});
