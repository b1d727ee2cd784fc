import assert from "node:assert/strict";
import fc from "fast-check";
import { rulerMarks } from "../../../src/core/view/ruler.ts";

describe("the marks on an overview ruler", () => {
  it("are all of them in a text where each has a place of its own", () => {
    const marks = [3, 17, 40].map((line) => ({ line, end: line * 80 }));
    assert.deepEqual(rulerMarks(marks, 100, 8_000), marks);
  });

  it("are those of lines far apart, however short the lines, and those far apart in one long line", () => {
    const short = Array.from({ length: 100 }, (_, i) => ({ line: 100 + i, end: 100_000 + i }));
    assert.equal(rulerMarks(short, 200, 1_000_000).length, 100);
    const long = Array.from({ length: 100 }, (_, i) => ({ line: 0, end: i * 10_000 + 5 }));
    assert.equal(rulerMarks(long, 1, 1_000_000).length, 100);
  });

  it("are the same drawn ones: whatever is left out lies beside one that is not", () => {
    const lengths = fc.record({ lines: fc.integer({ min: 1, max: 5_000 }), length: fc.integer({ min: 0, max: 1e6 }) });
    const texts = lengths.chain(({ lines, length }) =>
      fc.record({
        lines: fc.constant(lines),
        length: fc.constant(length),
        ends: fc.array(fc.integer({ min: 0, max: length }), { maxLength: 3_000 }),
      }),
    );
    fc.assert(
      fc.property(texts, ({ lines, length, ends }) => {
        const marks = ends
          .sort((a, b) => a - b)
          .map((end) => ({ line: Math.floor((end / (length + 1)) * lines), end }));
        const kept = rulerMarks(marks, lines, length);
        assert.ok(kept.length <= 500, `${kept.length} marks`);
        for (const mark of marks) {
          const isNear = kept.some(
            ({ line, end }) =>
              Math.abs(line - mark.line) <= lines / 250 && Math.abs(end - mark.end) <= (length + 1) / 250,
          );
          assert.ok(isNear, `${mark.end} of ${length}`);
        }
      }),
      { numRuns: 50 },
    );
  });
});
