import assert from "node:assert/strict";
import fc from "fast-check";
import { occurrences } from "../../../src/core/annotate/occurrences.ts";

const TEXT = "Lead was high; lead, leads, mislead, LEAD and `lead`. Lead.";
const first = { start: 0, end: 4 };

describe("the places of the same words", () => {
  it("are whole words, large or small at the start, and not in code", () => {
    const starts = occurrences(TEXT, "markdown", first, []).map(({ start }) => start);
    assert.deepEqual(starts, [0, 15, 54]);
    assert.ok(occurrences(TEXT, "plain", first, []).some(({ start }) => TEXT[start - 1] === "`"));
  });

  it("leave out those on which somebody has decided, whatever it was", () => {
    const annotation = {
      type: "mention",
      id: "k",
      kind: "drug",
      status: "rejected",
      anchor: { quote: "lead", before: "", after: "" },
    } as const;
    const placed = [{ annotation, state: "anchored", span: { start: 15, end: 19 } }] as const;
    assert.deepEqual(
      occurrences(TEXT, "markdown", first, placed).map(({ start }) => start),
      [0, 54],
    );
  });

  it("always hold the same words, and the place that was asked for", () => {
    const word = fc.constantFrom("a", "aa", "Ab", "ab", "é", "1");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.nat(), (words, at) => {
        const text = words.join(" ");
        const nth = at % words.length;
        const start = words.slice(0, nth).join(" ").length + (nth === 0 ? 0 : 1);
        const chosen = words[nth] as string;
        const found = occurrences(text, "plain", { start, end: start + chosen.length }, []);
        assert.ok(found.some((each) => each.start === start));
        const rest = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
        const expected = words.filter((each) => rest(each) === rest(chosen)).length;
        // A word of one letter is found as it is written.
        if (chosen.length > 1) assert.equal(found.length, expected);
      }),
    );
  });
});
