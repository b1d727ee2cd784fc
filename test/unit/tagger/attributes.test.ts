import assert from "node:assert/strict";
import { attributesOf, keyHash, wordKey } from "../../../src/core/recognise/tagger/attributes.ts";
import { type ClusterTable, NO_CLUSTERS } from "../../../src/core/recognise/tagger/clusters.ts";

const of = (word: string): ReturnType<typeof attributesOf> => attributesOf(word, NO_CLUSTERS);

describe("tagger attributes", () => {
  it("fold case, digits, dashes, Greek letters and diacritics in a word's key", () => {
    assert.equal(wordKey("TNFα12"), "tnfalpha00");
    assert.equal(wordKey("–"), "-");
    assert.equal(wordKey("Sjögren"), "sjogren");
  });

  it("see the same shape in names of the same make", () => {
    assert.equal(of("IL6").shape, of("AB9").shape);
    assert.notEqual(of("IL6").shape, of("IL66").shape);
    assert.equal(of("IL6").pattern, of("ABC66").pattern);
  });

  it("tell spellings apart", () => {
    const words = ["A", "a", "7", "-", "42", "PTX", "LONGER", "Word", "word", "AB1", "mAb", "x1", "1x", "aB1", "@@"];
    const spellings = words.map((word) => of(word).spelling);
    assert.equal(new Set(spellings).size, words.length);
  });

  it("have as many affixes as letters, up to six", () => {
    assert.equal(of("ab").prefixes.length, 2);
    assert.equal(of("paclitaxel").suffixes.length, 6);
    assert.equal(of("docetaxel").suffixes[4], of("paclitaxel").suffixes[4]);
  });

  it("look at no more than the first letters of an endless word", () => {
    assert.deepEqual(of("x".repeat(100_000)), of("x".repeat(64)));
  });

  it("find nested clusters by the key's hash", () => {
    const hashes = ["aspirin", "nausea"].map((word) => ({ word, hash: keyHash(word) >>> 0 }));
    hashes.sort((a, b) => a.hash - b.hash);
    const clusters: ClusterTable = {
      words: Uint32Array.from(hashes, ({ hash }) => hash),
      fine: Uint16Array.from(hashes, ({ word }) => (word === "aspirin" ? 0 : 1)),
      middle: Uint16Array.of(1, 0),
      coarse: Uint16Array.of(3, 4),
    };
    assert.deepEqual(attributesOf("Aspirin", clusters).clusters, [0, 1, 4]);
    assert.deepEqual(attributesOf("NAUSEA", clusters).clusters, [1, 0, 3]);
    assert.deepEqual(attributesOf("unknown", clusters).clusters, [-1, -1, -1]);
  });
});
