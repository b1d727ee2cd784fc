import assert from "node:assert/strict";
import type { Annotation } from "../../../src/core/annotate/model.ts";
import type { Placed } from "../../../src/core/annotate/placed.ts";
import { KINDS } from "../../../src/core/lexicon/concept.ts";
import type { Suggestion } from "../../../src/core/recognise/mention.ts";
import { isWeakLook, LOOKS, marks } from "../../../src/core/view/marks.ts";
import { previewMarks } from "../../../src/core/view/previewMarks.ts";

const ALL = new Set(KINDS);

function suggestion(start: number, stance: Partial<Pick<Suggestion, "polarity" | "certainty">> = {}): Suggestion {
  const said = { polarity: "affirmed", certainty: "asserted", ...stance } as const;
  return { start, end: start + 8, kind: "adverse-event", confidence: 1, why: [], ...said };
}

function decided(start: number, stance: object): Placed {
  const anchor = { quote: "alopecia", before: "", after: "" };
  const annotation: Annotation = { type: "mention", id: `m${start}`, kind: "adverse-event", anchor, ...stance };
  return { annotation, state: "anchored", span: { start, end: start + 8 } };
}

describe("marks", () => {
  it("show what the text denies or only supposes once more, weaker, suggested or decided", () => {
    const suggestions = [
      suggestion(0),
      suggestion(10, { polarity: "negated" }),
      suggestion(20, { certainty: "hypothetical" }),
      suggestion(30, { certainty: "possible" }),
    ];
    const placed = [decided(40, {}), decided(50, { polarity: "negated" }), decided(60, { status: "rejected" })];
    const spans = marks(suggestions, placed, ALL);
    const starts = (look: (typeof LOOKS)[number]): number[] => (spans.get(look) ?? []).map(({ start }) => start);
    assert.deepEqual(starts("suggestion:adverse-event"), [0, 10, 20, 30]);
    assert.deepEqual(starts("suggestion-weak"), [10, 20]);
    assert.deepEqual(starts("mention:adverse-event"), [40, 50]);
    assert.deepEqual(starts("mention-weak"), [50]);
    assert.deepEqual([...spans.keys()], LOOKS, "what comes on top is painted last");
    assert.ok(LOOKS.slice(-2).every(isWeakLook));
  });

  it("of kinds that are not shown are not shown weaker either", () => {
    const spans = marks([suggestion(0, { polarity: "negated" })], [], new Set(["drug"] as const));
    assert.ok([...spans.values()].every((list) => list.length === 0));
  });

  it("are weaker in the preview, too, and say why", () => {
    const spans = marks([suggestion(0), suggestion(10, { polarity: "negated" })], [], ALL);
    assert.deepEqual(
      previewMarks(spans).map(({ start, title, isWeak }) => [start, title, isWeak]),
      [
        [0, "adverse event (suggestion)", undefined],
        [10, "adverse event (suggestion), denied or only supposed", true],
      ],
    );
  });
});
