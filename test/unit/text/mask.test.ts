import assert from "node:assert/strict";
import type { Markup } from "../../../src/core/text/markup.ts";
import { maskedSpans, openSpans } from "../../../src/core/text/mask.ts";
import { assertGrowth } from "../growth.ts";

/** The text with everything masked replaced by dots. */
function masked(text: string, markup: Markup = "markdown"): string {
  let result = text;
  for (const { start, end } of maskedSpans(text, markup)) {
    result = result.slice(0, start) + result.slice(start, end).replace(/[^\n]/g, ".") + result.slice(end);
  }
  return result;
}

const cases: [name: string, text: string, open: string][] = [
  ["front matter", "---\ndrug: x\n---\npaclitaxel", "...\n.......\n...\npaclitaxel"],
  ["an open front matter is text", "---\npaclitaxel\n", "---\npaclitaxel\n"],
  ["a rule later on is text", "a\n\n---\nb\n---\n", "a\n\n---\nb\n---\n"],
  ["fenced code", "a\n```js\npaclitaxel\n```\nb", "a\n.....\n..........\n...\nb"],
  ["tilde fence holds backticks", "~~~\n```\nx\n~~~\nb", "...\n...\n.\n...\nb"],
  ["an open fence runs to the end", "a\n```\npaclitaxel", "a\n...\n.........."],
  ["a fence in a list", "- ```\n  x\n  ```\nb", ".....\n...\n.....\nb"],
  ["inline code", "a `paclitaxel` b", "a ............ b"],
  ["double backticks", "a ``x ` y`` b", "a ......... b"],
  ["an open code span is text", "a `paclitaxel\n\nb ` c", "a `paclitaxel\n\nb ` c"],
  ["link destination", "[paclitaxel](drugs/paclitaxel.md) b", "[paclitaxel]..................... b"],
  ["image with brackets", "![PD-L1](a(b)c) b", "![PD-L1]....... b"],
  ["reference definition", "[1]: drugs/paclitaxel\nb", ".....................\nb"],
  ["comment", "a <!-- paclitaxel --> b", "a ................... b"],
  ["tag", "a <sup class='PD-1'>b</sup> c", "a ..................b...... c"],
  ["less-than is text", "PD-L1 <1% and p < 0.05 > x", "PD-L1 <1% and p < 0.05 > x"],
  ["URL", "see https://x.org/PD-L1. Then", "see .................... Then"],
];

describe("mask", () => {
  for (const [name, text, open] of cases) {
    it(`masks ${name}`, () => assert.equal(masked(text), open));
  }

  it("masks only addresses in plain text", () => {
    assert.equal(masked("`PD-1` at www.x.org/PD-1, a@b.org", "plain"), "`PD-1` at .............., .......");
  });

  it("masks a DOI", () => {
    assert.equal(masked("(doi:10.1056/NEJMoa1809615)", "plain"), "(.........................)");
  });

  it("gives the open spans between masks", () => {
    assert.deepEqual(
      openSpans(10, [
        { start: 0, end: 2 },
        { start: 5, end: 7 },
      ]),
      [
        { start: 2, end: 5 },
        { start: 7, end: 10 },
      ],
    );
  });

  it("stays linear on hostile input", () => {
    // Four times the text: a quadratic scan would cost sixteen times as much.
    const masking = (text: string) => (): void => void maskedSpans(text, "markdown");
    for (const piece of ["`", "``` ", "<a ", "](", "[x]: ", "a@b.", "` `` ", "<!--", "]((", "a``` `", "---\n"]) {
      assertGrowth(piece, masking(piece.repeat(4000)), masking(piece.repeat(16_000)), 8, 2);
    }
  });
});
