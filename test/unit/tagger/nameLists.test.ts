import assert from "node:assert/strict";
import { listKey } from "../../../src/core/recognise/tagger/attributes.ts";
import { NO_CLUSTERS } from "../../../src/core/recognise/tagger/clusters.ts";
import { NameLists } from "../../../src/core/recognise/tagger/nameLists.ts";
import { Reading } from "../../../src/core/recognise/tagger/reading.ts";
import { LIST_ROWS, MARGIN, NAME_ROWS, Sentence } from "../../../src/core/recognise/tagger/sentence.ts";
import { WordTable } from "../../../src/core/recognise/tagger/wordTable.ts";
import { listOf, plain } from "./handMade.ts";

/** How each word of the text stands in names of one list: `.` not, else first, inner, last, whole as `BIES`. */
function marks(text: string, list: (typeof LIST_ROWS)[number], ...names: string[]): string {
  const row = LIST_ROWS.indexOf(list);
  const lists = LIST_ROWS.map((_, r) => (r === row ? listOf(...names) : new Uint32Array(0)));
  const reading = new Reading(new NameLists(lists));
  const sentence = new Sentence();
  reading.read(plain(text));
  reading.fill(sentence, 0, new WordTable(NO_CLUSTERS, 1024));
  const marked = sentence.names[NAME_ROWS.length + row]?.subarray(MARGIN, MARGIN + sentence.count) ?? [];
  return Array.from(marked, (mark) => ".BIES".charAt(mark)).join("");
}

describe("name lists", () => {
  it("mark the longest name at each word, from left to right", () => {
    assert.equal(marks("use acetic acid or acid", "chemical", "acetic acid", "acid"), ".BE.S");
    assert.equal(marks("a b c d", "gene", "a b", "b c d"), "BE..");
    assert.equal(marks("x 2,4-D y", "chemical", "2,4-D"), ".BIIIE.");
  });

  it("fold case and plural, but not the case of short symbols", () => {
    assert.equal(listKey("Kinases"), "kinase");
    assert.equal(listKey("Virus"), "virus");
    assert.equal(listKey("ALL"), "ALL");
    assert.equal(marks("Kinases of all", "family", "kinase", "ALL"), "S..");
    assert.equal(marks("ALL", "family", "ALL"), "S");
  });

  it("hold no names without letters or of more than six words", () => {
    assert.equal(listOf("42", "a b c d e f g").length, 0);
  });
});
