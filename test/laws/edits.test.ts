import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdit, type Edit, mapperThrough, mapSpanThrough } from "../../src/core/text/edit.ts";

/** An edit as fractions of whatever text it meets. */
const step = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  inserted: fc.string({ maxLength: 8 }),
});

describe("edits", () => {
  it("keep a span on the characters it had", () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.tuple(fc.nat(60), fc.nat(60)),
        fc.array(step, { maxLength: 12 }),
        (length, [a, b], steps) => {
          const span = { start: Math.min(a, b, length), end: Math.min(Math.max(a, b), length) };
          fc.pre(span.start < span.end);
          // The reference knows of each character whether it belongs to the span; text put between two that do, does.
          let members = Array.from({ length }, (_, i) => i >= span.start && i < span.end);
          let text = "x".repeat(length);
          const edits: Edit[] = [];
          for (const { at, length: removed, inserted } of steps) {
            const start = Math.floor(at * text.length);
            const edit = { at: start, removed: Math.min(removed, text.length - start), inserted };
            edits.push(edit);
            text = applyEdit(text, edit);
            const [before, after] = [members.slice(0, start), members.slice(start + edit.removed)];
            const between = before.at(-1) === true && after[0] === true;
            members = [...before, ...new Array<boolean>(inserted.length).fill(between), ...after];
          }
          const kept = members.flatMap((member, i) => (member ? [i] : []));
          const mapped = mapSpanThrough(span, edits);
          if (kept.length === 0) assert.equal(mapped, undefined);
          else assert.deepEqual(mapped, { start: kept[0], end: (kept.at(-1) as number) + 1 });
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("of one change map a span as they do one after the other", () => {
    const distances = fc.array(fc.record({ gap: fc.nat(6), removed: fc.nat(6), inserted: fc.nat(6) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(distances, fc.nat(70), fc.nat(12), fc.boolean(), (steps, start, length, isBackwards) => {
        let at = 0;
        const edits = steps.map(({ gap, removed, inserted }): Edit => {
          const edit = { at: at + gap, removed, inserted: "y".repeat(inserted) };
          at += gap + removed;
          return edit;
        });
        if (isBackwards) edits.reverse();
        const span = { start, end: start + length + 1 };
        assert.deepEqual(mapperThrough(edits)(span), mapSpanThrough(span, edits));
      }),
      { numRuns: 5000 },
    );
  });
});
