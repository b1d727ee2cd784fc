import assert from "node:assert/strict";
import { type Entry, name } from "../../../src/forge/compile/entry.ts";
import { mergeEntries } from "../../../src/forge/compile/merge.ts";

function entry(source: string, id: string, names: readonly string[], more: Partial<Entry> = {}): Entry {
  return {
    source,
    id,
    kind: "drug",
    keys: [],
    names: names.map((text, index) => name(text, index === 0 ? "preferred" : "synonym")),
    ...more,
  };
}

function ids(entries: readonly Entry[]): string[][] {
  return mergeEntries(entries).map((cluster) => cluster.map((one) => one.id));
}

describe("merging of sources", () => {
  it("joins entries that share an identifier", () => {
    const entries = [
      entry("drugbank", "DRUGBANK:1", ["atezolizumab"], { keys: ["UNII:X"] }),
      entry("rxnorm", "RXCUI:1", ["another name"], { keys: ["UNII:X"] }),
    ];
    assert.deepEqual(ids(entries), [["DRUGBANK:1", "RXCUI:1"]]);
  });

  it("joins by preferred name, in whatever case, and by a synonym that one entry alone has", () => {
    const entries = [
      entry("drugbank", "DRUGBANK:1", ["acetylsalicylic acid", "aspirin"]),
      entry("ncit", "NCIT:1", ["Aspirin"]),
      entry("therasabdab", "T:1", ["ASPIRIN"]),
    ];
    assert.deepEqual(ids(entries), [["DRUGBANK:1", "NCIT:1", "T:1"]]);
  });

  it("leaves a name that two entries claim as a synonym with neither", () => {
    const entries = [
      entry("drugbank", "DRUGBANK:1", ["alpha", "shared"]),
      entry("drugbank", "DRUGBANK:2", ["beta", "shared"]),
      entry("ncit", "NCIT:1", ["shared"]),
    ];
    assert.equal(ids(entries).length, 3);
  });

  it("never joins by name what one source keeps apart", () => {
    const entries = [entry("drugbank", "DRUGBANK:1", ["twin"]), entry("drugbank", "DRUGBANK:2", ["Twin"])];
    assert.equal(ids(entries).length, 2);
  });

  it("does not join across kinds, but takes conditions and adverse events as one realm", () => {
    const entries = [
      entry("mondo", "MONDO:1", ["alopecia"], { kind: "condition" }),
      entry("ctcae", "CTCAE:alopecia", ["Alopecia"], { kind: "adverse-event" }),
      entry("hgnc", "HGNC:1", ["alopecia"], { kind: "target" }),
    ];
    assert.deepEqual(ids(entries), [["MONDO:1", "CTCAE:alopecia"], ["HGNC:1"]]);
  });

  it("joins a salt to its base even when the base's source lists it apart", () => {
    const entries = [
      entry("ncit", "NCIT:1", ["bosutinib"]),
      entry("ncit", "NCIT:2", ["bosutinib monohydrate"], { partOf: "NCIT:1" }),
    ];
    assert.deepEqual(ids(entries), [["NCIT:1", "NCIT:2"]]);
    // The salt's id does not keep the base from meeting its own entry in the salt's source.
    const three = [
      entry("drugbank", "DRUGBANK:1", ["bosutinib"]),
      entry("ncit", "NCIT:2", ["bosutinib monohydrate"], { partOf: "DRUGBANK:1" }),
      entry("ncit", "NCIT:1", ["Bosutinib"]),
    ];
    assert.deepEqual(ids(three), [["DRUGBANK:1", "NCIT:2", "NCIT:1"]]);
  });
});
