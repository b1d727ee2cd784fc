import assert from "node:assert/strict";
import fc from "fast-check";
import { describe as anchorOf, locate } from "../../src/core/annotate/anchor.ts";

const words = fc.array(fc.constantFrom("PTX", "was", "given", "with", "💊", "é", "\n", "  ", "PTX,", "no", "rash"), {
  minLength: 3,
  maxLength: 60,
});

describe("anchors", () => {
  it("find the span they were made of in the same text", () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, a, b) => {
        const text = parts.join(" ");
        const span = {
          start: Math.min(a % text.length, b % text.length),
          end: Math.max(a % text.length, b % text.length) + 1,
        };
        const anchor = anchorOf(text, span);
        const found = locate(text, anchor);
        assert.equal(found.state, "anchored");
        assert.equal(text.slice(found.span.start, found.span.end), anchor.quote);
        const whole = anchor.before + anchor.quote + anchor.after;
        // Surroundings grow until they tell the place apart, so only a repetition of 256 characters is left in doubt.
        if (text.indexOf(whole) === text.lastIndexOf(whole)) assert.deepEqual(found.span, span);
        else assert.ok(whole.length >= anchor.quote.length);
      }),
      { numRuns: 3000 },
    );
  });

  it("survive a paragraph above and below", () => {
    fc.assert(
      fc.property(words, words, words, fc.nat(), (parts, above, below, pick) => {
        const text = parts.join(" ");
        const start = pick % text.length;
        const span = { start, end: Math.min(text.length, start + 5) };
        const anchor = anchorOf(text, span);
        const longer = `${above.join(" ")}\n\n${text}\n\n${below.join(" ")}`;
        const found = locate(longer, anchor);
        if (found.state === "lost") return;
        assert.equal(longer.slice(found.span.start, found.span.end), anchor.quote);
      }),
      { numRuns: 1000 },
    );
  });
});
