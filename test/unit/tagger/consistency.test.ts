import assert from "node:assert/strict";
import { wordKey, keyHash } from "../../../src/core/recognise/tagger/attributes.ts";
import { addConsistent, patternOf } from "../../../src/core/recognise/tagger/consistency.ts";
import { emptyWords, WordSplitter } from "../../../src/core/recognise/tagger/words.ts";

/** Marks in `text` the words between asterisks as mentions, and returns all mentions after the layer. */
function complete(marked: string): string[] {
  const parts = marked.split("*");
  const text = parts.join("");
  let at = 0;
  const mentions = parts.flatMap((part, i) => {
    const start = at;
    at += part.length;
    return i % 2 === 1 ? [{ start, end: at, kind: "drug" as const, score: 0.8, repeated: false }] : [];
  });
  const words = emptyWords();
  new WordSplitter().append(text, 0, text.length, words);
  const keys = Int32Array.from({ length: words.count }, (_, w) =>
    keyHash(wordKey(text.slice(words.start[w], words.end[w]))),
  );
  const indexOf = (column: Int32Array, offset: number): number => column.subarray(0, words.count).indexOf(offset);
  const patterns = mentions.map(({ start, end }) => {
    const first = indexOf(words.start, start);
    return patternOf({ text, words, keys }, first, indexOf(words.end, end) - first + 1);
  });
  return addConsistent({ text, words, keys }, "drug", mentions, patterns).map(
    ({ start, end, repeated }) => (repeated ? "+" : "") + text.slice(start, end),
  );
}

describe("document consistency", () => {
  it("tags what is tagged in at least half of its occurrences", () => {
    assert.deepEqual(complete("*PTX* and PTX"), ["PTX", "+PTX"]);
    assert.deepEqual(complete("*PTX* and PTX and PTX"), ["PTX"]);
  });

  it("knows names of several words, and of nested ones the longest", () => {
    assert.deepEqual(complete("*nab-paclitaxel* *paclitaxel* nab-paclitaxel"), [
      "nab-paclitaxel",
      "paclitaxel",
      "+nab-paclitaxel",
    ]);
  });

  it("minds the case of symbols and not that of words", () => {
    assert.deepEqual(complete("*aspirin*. Aspirin"), ["aspirin", "+Aspirin"]);
    assert.deepEqual(complete("*ALL* of all"), ["ALL"]);
    assert.deepEqual(complete("*5-fu* or 6-fu"), ["5-fu"]);
  });

  it("leaves what touches a mention, and what is too short", () => {
    assert.deepEqual(complete("*aspirin* *low dose aspirin*"), ["aspirin", "low dose aspirin"]);
    assert.deepEqual(complete("*Li* Li"), ["Li"]);
  });
});
