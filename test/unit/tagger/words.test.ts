import assert from "node:assert/strict";
import { emptyWords, WordSplitter } from "../../../src/core/recognise/tagger/words.ts";

function wordsOf(text: string): string[] {
  const words = emptyWords(2);
  new WordSplitter().append(text, 0, text.length, words);
  return Array.from(
    { length: words.count },
    (_, w) => (words.spaced[w] === 1 ? " " : "") + text.slice(words.start[w], words.end[w]),
  );
}

describe("tagger words", () => {
  it("keep letters and digits together and everything else apart", () => {
    assert.deepEqual(wordsOf("TNF-α (p53)"), [" TNF", "-", "α", " (", "p53", ")"]);
    assert.deepEqual(wordsOf("TNFα 5‐FU"), [" TNFα", " 5", "‐", "FU"]);
  });

  it("keep combining marks and zero-width characters in their word", () => {
    assert.deepEqual(wordsOf("cafe\u0301 so\u00adda"), [" cafe\u0301", " so\u00adda"]);
  });

  it("take an astral letter into a word and an astral sign for a symbol", () => {
    assert.deepEqual(wordsOf("a\u{1d44e}b \u{1f48a}x"), [" a\u{1d44e}b", " \u{1f48a}", "x"]);
  });

  it("take a lone surrogate for a symbol", () => {
    assert.deepEqual(wordsOf("a\ud800b"), [" a", "\ud800", "b"]);
  });

  it("give equal words equal hashes and others others", () => {
    const text = "alpha beta alpha";
    const words = emptyWords();
    new WordSplitter().append(text, 0, text.length, words);
    assert.equal(words.hash[0], words.hash[2]);
    assert.equal(words.check[0], words.check[2]);
    assert.notEqual(words.hash[0], words.hash[1]);
    assert.notEqual(words.check[0], words.check[1]);
  });
});
