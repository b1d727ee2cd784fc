import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { noticeText } from "../../../src/forge/compile/notice.ts";
import { TRAINING_SOURCES } from "../../../src/forge/sources/training.ts";
import { ALL_SOURCES } from "../../../src/forge/sources/all.ts";
import { CHEMBL_FILE } from "../../../src/forge/sources/source.ts";

describe("NOTICE", () => {
  it("is what the sources say", () => {
    assert.equal(readFileSync("NOTICE", "utf8"), noticeText([...ALL_SOURCES, ...TRAINING_SOURCES]));
  });

  it("names every source's version and licence, and puts share-alike data into one file only", () => {
    for (const source of ALL_SOURCES) {
      assert.ok(source.version !== "" && source.licence !== "" && source.files.length > 0, source.key);
      assert.equal(/BY-SA/.test(source.licence), source.ships.includes(CHEMBL_FILE), source.key);
      if (source.ships.includes(CHEMBL_FILE)) assert.deepEqual(source.ships, [CHEMBL_FILE]);
    }
  });
});
