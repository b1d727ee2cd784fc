import assert from "node:assert/strict";
import fc from "fast-check";
import { OffsetTable, Slicer, UNITS } from "../../src/core/text/offsets.ts";
import { runs } from "./runs.ts";

const piece = fc.constantFrom(
  "a",
  " ",
  "é",
  "e\u0301",
  "漢",
  "💊",
  "👩🏽‍⚕️",
  "שלום",
  "\r\n",
  "\ufeff",
  "x".repeat(255),
  "💊".repeat(130),
);
const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(""));

describe("offsets in other units", () => {
  it("are what counting the characters themselves gives, there and back, and none inside a character", () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 30 }), (words, picks) => {
        for (const unit of UNITS) {
          const table = new OffsetTable(words, unit);
          const slicer = new Slicer(words, unit);
          const borders = new Map<number, number>();
          let at = 0;
          let count = 0;
          borders.set(0, 0);
          for (const char of words) {
            at += char.length;
            count += unit === "utf16" ? char.length : unit === "utf8" ? Buffer.byteLength(char) : 1;
            borders.set(at, count);
          }
          assert.equal(table.length, count);
          const counts = new Map([...borders].map(([utf16, own]) => [own, utf16]));
          for (let offset = -1; offset <= words.length + 1; offset++)
            assert.equal(table.fromUtf16(offset), borders.get(offset));
          for (let offset = -1; offset <= count + 1; offset++) assert.equal(table.toUtf16(offset), counts.get(offset));
          // In any order, and there and back by turns.
          for (const pick of picks) {
            const [utf16, own] = [pick % (words.length + 1), pick % (count + 1)];
            assert.equal(table.fromUtf16(utf16), borders.get(utf16));
            assert.equal(table.toUtf16(own), counts.get(own));
          }
          assert.equal(table.toUtf16(0.5), undefined);
          const half = [...borders.keys()][Math.floor(borders.size / 2)] as number;
          assert.equal(slicer.slice(table.span({ start: half, end: words.length })), words.slice(half));
        }
      }),
      { numRuns: runs(200, 5_000) },
    );
  });
});
