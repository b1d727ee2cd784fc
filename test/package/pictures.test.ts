import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { decoded, smallPng } from "../harness/smallPng.ts";
import { ROOT } from "../unit/shared.ts";

/** What the README shows, as paths in the repository. */
const shown = [...readFileSync(path.join(ROOT, "README.md"), "utf8").matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(
  ([, words = "", file = ""]) => ({ words, file }),
);

describe("the README's pictures", () => {
  it("are taken at 1280 by 800, or at half as much again, of at most 150 kB each, and say in words what they show", () => {
    assert.ok(shown.length >= 6);
    for (const { words, file } of shown) {
      assert.ok(words.length > 20, file);
      assert.ok(statSync(path.join(ROOT, file)).size <= 150_000, file);
      const header = readFileSync(path.join(ROOT, file)).subarray(0, 24);
      const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
      assert.deepEqual([width, height], width === 1280 ? [1280, 800] : [1920, 1200], file);
    }
  });

  it("keep their colours when they are made small", () => {
    const icon = readFileSync(path.join(ROOT, "media/icon.png"));
    const { width, height, pixels } = decoded(icon);
    const small = smallPng(icon);
    assert.deepEqual([small.readUInt32BE(16), small.readUInt32BE(20)], [width, height]);
    assert.equal(small[25], 3, "its colours are indexed");
    assert.ok(new Set(pixels).size > 1);
    // A picture that is indexed already is of another sort, and is not taken for one of pixels.
    assert.throws(() => decoded(small), /of another sort/);
    assert.throws(() => decoded(Buffer.from("no picture")), /no PNG/);
  });
});
