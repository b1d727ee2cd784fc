import assert from "node:assert/strict";
import { NO_CLUSTERS } from "../../../src/core/recognise/tagger/clusters.ts";
import { WordTable } from "../../../src/core/recognise/tagger/wordTable.ts";
import { emptyWords, WordSplitter } from "../../../src/core/recognise/tagger/words.ts";

const TEXT = Array.from({ length: 300 }, (_, n) => `word${n.toString(36)}`).join(" ");
const words = emptyWords();
new WordSplitter().append(TEXT, 0, TEXT.length, words);

/** The table, and how often a word was worked out. */
function made(capacity: number): { table: WordTable; added: () => number; place: (word: number) => number } {
  let count = 0;
  const table = new WordTable(NO_CLUSTERS, capacity, () => count++);
  return { table, added: () => count, place: (word) => table.placeOf(TEXT, words, word) };
}

describe("tagger's table of words", () => {
  it("works each word out once, and keeps its place", () => {
    const { added, place } = made(512);
    const places = Array.from({ length: 300 }, (_, w) => place(w));
    assert.equal(new Set(places).size, 300);
    assert.deepEqual(
      Array.from({ length: 300 }, (_, w) => place(w)),
      places,
    );
    assert.equal(added(), 301, "the padding is the first");
  });

  it("grows without working a word out again", () => {
    const { table, added, place } = made(128);
    const places = Array.from({ length: 100 }, (_, w) => place(w));
    const keys = places.map((at) => table.key[at]);
    assert.equal(table.hasRoomFor(200), false);
    table.grow();
    table.grow();
    assert.equal(table.capacity, 512);
    assert.equal(table.hasRoomFor(200), true);
    assert.deepEqual(
      Array.from({ length: 100 }, (_, w) => place(w)),
      places,
    );
    assert.deepEqual(
      places.map((at) => table.key[at]),
      keys,
    );
    assert.equal(added(), 101);
  });

  it("forgets what came last, and nothing else", () => {
    const { table, added, place } = made(512);
    const places = Array.from({ length: 200 }, (_, w) => place(w));
    table.forgetAfter(101);
    assert.deepEqual(
      Array.from({ length: 100 }, (_, w) => place(w)),
      places.slice(0, 100),
    );
    assert.equal(added(), 201);
    assert.equal(place(150), 101, "the next free place");
    assert.equal(added(), 202);
  });
});
