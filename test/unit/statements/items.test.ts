import assert from "node:assert/strict";
import { ITEM_OF, Items, MOST_ITEMS } from "../../../src/core/recognise/statements/items.ts";
import { marked } from "./handMade.ts";

function itemsOf(source: string): { items: Items; words: string[] } {
  const { text, suggestions } = marked(source);
  const items = new Items();
  items.fill(text, 0, text.length, suggestions, 0);
  const words = Array.from({ length: items.count }, (_, i) => text.slice(items.start[i], items.end[i]));
  return { items, words };
}

describe("items of a sentence", () => {
  it("are words, numbers and marks, and each mention is one", () => {
    const { items, words } = itemsOf("In 25.5% [D:nab-paclitaxel] caused [A:hair loss].");
    assert.deepEqual(words, ["In", "25", ".", "5", "%", "nab-paclitaxel", "caused", "hair loss", "."]);
    assert.equal(items.hash[5], ITEM_OF.drug);
    assert.equal(items.hash[7], ITEM_OF.disorder);
    assert.deepEqual([...items.itemOf.subarray(0, 2)], [5, 7]);
    assert.deepEqual([...items.mention.subarray(4, 9)], [-1, 0, -1, 1, -1]);
  });

  it("do not differ by case, by number or by the dash that is used", () => {
    const hashes = (source: string): number[] => {
      const { items } = itemsOf(source);
      return [...items.hash.subarray(0, items.count)];
    };
    assert.deepEqual(hashes("Induced by 7 µg"), hashes("induced BY 1234 µg"));
    assert.deepEqual(hashes("dose–related"), hashes("dose-related"));
    assert.notDeepEqual(hashes("dose related"), hashes("dose-related"));
  });

  it("stop where the buffers are full, and go on from there", () => {
    const { text, suggestions } = marked("[D:aspirin] and [E:nausea], ".repeat(MOST_ITEMS));
    const items = new Items();
    let from = 0;
    let first = 0;
    let seen = 0;
    while (first < suggestions.length) {
      items.fill(text, from, text.length, suggestions, first);
      assert.ok(items.count <= MOST_ITEMS && items.next > first && items.stopped > from);
      for (let i = 0; i < items.count; i++)
        if ((items.mention[i] as number) >= 0) assert.equal(items.mention[i], seen++);
      first = items.next;
      from = items.stopped;
    }
    assert.equal(seen, suggestions.length);
  });
});
