import assert from "node:assert/strict";
import { describe as anchorOf, locate } from "../../../src/core/annotate/anchor.ts";

const TEXT = "Alopecia was seen with PTX. Vomiting was seen with PTX. Nausea was rare.";

function anchorAt(text: string, words: string, nth = 0): ReturnType<typeof anchorOf> {
  let start = text.indexOf(words);
  for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1);
  return anchorOf(text, { start, end: start + words.length });
}

function found(text: string, anchor: ReturnType<typeof anchorOf>): string {
  const location = locate(text, anchor);
  return location.state === "lost" ? "lost" : `${location.state} ${location.span.start}`;
}

describe("anchor", () => {
  it("tells the second of two equal words from the first", () => {
    assert.equal(found(TEXT, anchorAt(TEXT, "PTX", 1)), `anchored ${TEXT.indexOf("PTX", 30)}`);
  });

  it("stays anchored when a paragraph is put above", () => {
    const anchor = anchorAt(TEXT, "PTX", 1);
    assert.match(found(`PTX is paclitaxel.\n\n${TEXT}`, anchor), /^anchored/);
  });

  it("says that words have moved when their surroundings have changed", () => {
    const anchor = anchorAt(TEXT, "Nausea");
    assert.match(found("Moreover, Nausea was rare.", anchor), /^moved 10$/);
  });

  it("never takes other words for the ones it had", () => {
    for (const [words, edited] of [
      ["PTX", TEXT.replaceAll("PTX", "PTY")],
      ["Vomiting was seen", TEXT.replace("Vomiting was seen", "Vomiting was not seen")],
      ["Nausea was rare", TEXT.replace("Nausea was rare", "Nausea was not rare")],
    ] as const) {
      assert.match(found(edited, anchorAt(TEXT, words)), /^(lost|changed)/, words);
    }
  });

  it("is lost rather than guessed when equal words stand in equal strangeness", () => {
    const anchor = anchorAt(TEXT, "Vomiting");
    assert.equal(found("x Vomiting x, y Vomiting y", anchor), "lost");
  });

  it("is made of whole characters", () => {
    const text = `${"💊".repeat(40)}drug${"💊".repeat(40)}`;
    const { before, after } = anchorOf(text, { start: 80, end: 84 });
    assert.ok(!/\p{Surrogate}/u.test(before + after));
  });
});
