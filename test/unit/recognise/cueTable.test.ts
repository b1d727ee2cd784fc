import assert from "node:assert/strict";
import { CueTable } from "../../../src/core/recognise/cueTable.ts";
import { wordsOf } from "../../../src/core/recognise/phrases.ts";

/** The cues that a text holds, as `cue:words`. */
function found(rows: Readonly<Record<string, readonly string[]>>, text: string): string[] {
  const table = new CueTable(() => Object.entries(rows).map(([cue, phrases]) => ({ cue, phrases })));
  const words = wordsOf(text, { start: 0, end: text.length });
  return table.find(text, words).map(({ cue, start, end }) => `${cue}:${text.slice(start, end)}`);
}

describe("cue table", () => {
  it("finds phrases in any case, over blanks, hyphens and line ends", () => {
    const rows = { a: ["dose limiting", "new onset"] };
    assert.deepEqual(found(rows, "Dose-limiting, and a new\nonset."), ["a:Dose-limiting", "a:new\nonset"]);
    assert.deepEqual(found(rows, "a new. Onset was"), []);
  });

  it("takes either word, and leaves out what may be absent", () => {
    const rows = { a: ["treat|treats of|for?"] };
    assert.deepEqual(found(rows, "treats for us, treat it"), ["a:treats for", "a:treat"]);
  });

  it("opens with what may be absent, and with what comes next", () => {
    const rows = { a: ["the|higher? risk of"] };
    assert.deepEqual(found(rows, "higher risk of it, risk of it"), ["a:higher risk of", "a:risk of"]);
  });

  it("takes the longest phrase of a cue, and lets another cue have the same words", () => {
    const rows = { cause: ["induced"], by: ["induced by"], any: ["induced by|in", "induced"] };
    assert.deepEqual(found(rows, "induced by"), ["cause:induced", "by:induced by", "any:induced by"]);
  });

  it("never lets two phrases of one cue overlap", () => {
    assert.deepEqual(found({ a: ["due to", "to it"] }, "due to it"), ["a:due to"]);
  });

  it("knows any word, and words by their ending", () => {
    const rows = { a: ["patients *? *? on"], b: ["was *ly? seen"] };
    assert.deepEqual(found(rows, "patients who were on X; patients, on"), ["a:patients who were on"]);
    assert.deepEqual(found(rows, "was rarely seen, was not seen"), ["b:was rarely seen"]);
  });

  it("knows a number with its sign, and a word after a dash", () => {
    const rows = { a: ["in|( %"], b: ["-induced"] };
    assert.deepEqual(found(rows, "in 12.5 % of 3 (4%)"), ["a:in 12.5 %", "a:(4%"]);
    assert.deepEqual(found(rows, "in 12 of them"), []);
    assert.deepEqual(found(rows, "drug–induced, induced"), ["b:–induced"]);
  });
});
