import assert from "node:assert/strict";
import fc from "fast-check";
import { draftOf, rejectClaim, tagDraft } from "../../../src/core/annotate/claimDraft.ts";
import type { Annotation } from "../../../src/core/annotate/model.ts";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import { type Suggested, tagMentions } from "../../../src/core/annotate/review.ts";
import { applyChanges } from "../../../src/core/annotate/sidecar/change.ts";
import { KINDS, type Kind } from "../../../src/core/lexicon/concept.ts";
import type { SuggestedClaim } from "../../../src/core/recognise/claims/claim.ts";
import type { Suggestion } from "../../../src/core/recognise/mention.ts";
import { claimTitle } from "../../../src/core/view/claimTitle.ts";
import { nextToDecide, toDecide } from "../../../src/core/view/toDecide.ts";

const TEXT = "Atezolizumab caused alopecia in 20% of patients. It binds PD-L1. PFS was longer.";
const SHOWN = new Set<Kind>(["drug", "target", "adverse-event"]);
const STATED = { polarity: "affirmed", certainty: "asserted", confidence: 1, why: [] } as const;

function suggestion(words: string, kind: Kind): Suggestion {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, kind, ...STATED };
}

const SUGGESTIONS = [
  suggestion("Atezolizumab", "drug"),
  suggestion("alopecia", "adverse-event"),
  suggestion("PD-L1", "target"),
  suggestion("PFS", "endpoint"),
];
const SENTENCE = { start: 0, end: TEXT.indexOf(".") + 1 };
const SAFETY: SuggestedClaim = {
  ...{ type: "safety", ...SENTENCE, ...STATED },
  about: { drug: [0], "adverse-event": [1] },
  qualifiers: {},
  figures: { frequency: "20% of patients" },
};
const CLAIMS: SuggestedClaim[] = [
  SAFETY,
  { ...SAFETY, polarity: "negated", about: { drug: [0] } },
  { ...SAFETY, type: "mechanism", start: SENTENCE.end + 1, end: TEXT.indexOf("PFS") - 1, about: { target: [2] } },
];
/** A suggestion as a decision on it is written down; nothing here has an identifier. */
const known = ({ start, end, kind }: Suggestion): Suggested => ({ start, end, kind });
const knownAt = (m: number): Suggested | undefined => SUGGESTIONS.map(known)[m];
let seed = 0;
const decider = { by: "", on: "2026-11-23", random: () => ((seed++ * 7919) % 10_007) / 10_007 };
const accepting = (claim: SuggestedClaim, before: readonly Annotation[] = []): Annotation[] => {
  const draft = draftOf(claim, knownAt);
  return applyChanges(before, tagDraft(TEXT, draft, placeAll(TEXT, before), decider));
};
const left = (annotations: readonly Annotation[]): string[] =>
  toDecide(TEXT, SUGGESTIONS, CLAIMS, placeAll(TEXT, annotations), SHOWN).map((item) =>
    item.type === "claim" ? `${item.claim.type} ${item.claim.polarity}` : TEXT.slice(item.span.start, item.span.end),
  );

describe("what there is to decide", () => {
  it("goes from mention to mention, and to a claim at the end of its sentence; kinds that are not shown are left out", () => {
    assert.deepEqual(left([]), [
      "Atezolizumab",
      "alopecia",
      "safety affirmed",
      "safety negated",
      "PD-L1",
      "mechanism affirmed",
    ]);
  });

  it("no longer holds a claim that was accepted, nor the mentions that it is about; the opposite claim stays", () => {
    assert.deepEqual(left(accepting(SAFETY)), ["safety negated", "PD-L1", "mechanism affirmed"]);
  });

  it("no longer holds a claim that was rejected", () => {
    const change = rejectClaim(TEXT, draftOf(SAFETY, knownAt), [], decider);
    assert.ok(!left(applyChanges([], [change])).includes("safety affirmed"));
  });

  it("holds an annotation whose words have changed", () => {
    const span = { start: TEXT.indexOf("alopecia"), end: TEXT.indexOf(" in 20%") };
    const anchor = { quote: "hair loss", before: "", after: "" };
    const annotation = { type: "mention", id: "k", kind: "adverse-event", anchor } as const;
    const items = toDecide(
      TEXT,
      SUGGESTIONS,
      [],
      [{ annotation, state: "changed", span }],
      new Set<Kind>(["adverse-event"]),
    );
    assert.deepEqual(
      items.map(({ type, span }) => `${type} ${TEXT.slice(span.start, span.end)}`),
      ["changed alopecia"],
    );
  });

  it("is walked through once round, forwards and backwards, from any place", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(2), { minLength: 1 }),
        fc.integer({ min: 0, max: TEXT.length }),
        fc.constantFrom("next" as const, "previous" as const),
        (claims, caret, direction) => {
          const chosen = CLAIMS.filter((_, i) => claims.includes(i));
          const items = toDecide(TEXT, SUGGESTIONS, chosen, [], new Set(KINDS));
          const seen = new Set<string>();
          let from: readonly [number, number] = [caret, -Infinity];
          for (let i = 0; i < items.length; i++) {
            const item = nextToDecide(items, from, direction);
            assert.ok(item !== undefined);
            seen.add(item.key);
            from = item.order;
          }
          assert.equal(seen.size, items.length);
        },
      ),
    );
    assert.equal(nextToDecide([], [0, 0], "next"), undefined);
  });

  it("comes to an end: accepting each in turn leaves nothing", () => {
    let annotations: Annotation[] = [];
    for (let steps = 0; steps < 20; steps++) {
      const placed = placeAll(TEXT, annotations);
      const [item] = toDecide(TEXT, SUGGESTIONS, CLAIMS, placed, SHOWN);
      if (item === undefined) break;
      assert.ok(item.type !== "changed");
      annotations =
        item.type === "claim"
          ? accepting(item.claim, annotations)
          : applyChanges(annotations, tagMentions(TEXT, [known(item.suggestion)], placed, decider));
    }
    assert.deepEqual(left(annotations), []);
    assert.equal(annotations.length, 6);
  });
});

describe("the title of a suggested claim", () => {
  it("names its type, what it is about, how often, and what is not simply asserted", () => {
    assert.equal(claimTitle(TEXT, SAFETY, SUGGESTIONS), "safety — Atezolizumab, alopecia (20% of patients)");
    const denied = { ...SAFETY, polarity: "negated", certainty: "possible", figures: {} } as const;
    assert.equal(claimTitle(TEXT, denied, SUGGESTIONS), "safety — Atezolizumab, alopecia (denied, possible)");
  });
});
