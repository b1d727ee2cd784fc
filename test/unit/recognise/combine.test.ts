import assert from "node:assert/strict";
import { combine } from "../../../src/core/recognise/combine.ts";
import type { Candidate } from "../../../src/core/recognise/judge.ts";
import type { TaggedMention } from "../../../src/core/recognise/tagger/tagger.ts";

const TEXT = "Severe lung fibrosis and CAT scans after zorvatinib; tumours were seen, PD-L1 was not.";

function at(words: string): { start: number; end: number } {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

function name(words: string, kind: Candidate["kind"], rule: Candidate["why"]["rule"] = "name"): Candidate {
  return { ...at(words), kind, concept: 7, confidence: 0.97, why: { rule } };
}

function proposal(words: string, kind: TaggedMention["kind"], score: number): TaggedMention {
  return { ...at(words), kind, score, repeated: false };
}

function joined(names: Candidate[], proposals: TaggedMention[], odds: Record<string, number> = {}): string[] {
  const result = combine(TEXT, names, proposals, ({ start, end }) => odds[TEXT.slice(start, end)]);
  return result.map(
    ({ start, end, kind, concept, why }) => `${TEXT.slice(start, end)} ${kind} ${concept ?? "-"} ${why.rule}`,
  );
}

describe("names and proposals", () => {
  it("adds what no list holds, when it is likely enough and no generic word", () => {
    assert.deepEqual(joined([], [proposal("zorvatinib", "drug", 0.9)]), ["zorvatinib drug - tagger"]);
    assert.deepEqual(joined([], [proposal("zorvatinib", "drug", 0.3)]), []);
    assert.deepEqual(joined([], [proposal("tumours", "disorder", 0.99)]), []);
  });

  it("drops a one-word name that means something else here, and only such", () => {
    assert.deepEqual(joined([name("CAT", "target")], [], { CAT: 0.01 }), []);
    assert.deepEqual(joined([name("CAT", "target")], [], { CAT: 0.5 }), ["CAT target 7 name"]);
    assert.deepEqual(joined([name("lung fibrosis", "condition")], [], { "lung fibrosis": 0.01 }).length, 1);
    assert.deepEqual(joined([name("CAT", "target", "abbreviation")], [], { CAT: 0.01 }).length, 1);
  });

  it("widens a disorder and keeps its concept, if the tagger is surer of the wider borders", () => {
    const fibrosis = [name("fibrosis", "condition")];
    const wider = [proposal("lung fibrosis", "disorder", 0.9)];
    assert.deepEqual(joined(fibrosis, wider, { fibrosis: 0.3 }), ["lung fibrosis condition 7 tagger"]);
    assert.deepEqual(joined(fibrosis, wider, { fibrosis: 0.88 }), ["fibrosis condition 7 name"]);
    assert.deepEqual(joined(fibrosis, wider), ["fibrosis condition 7 name"], "a name that nobody doubts stays");
  });

  it("keeps a name that a proposal only touches, or calls by another kind", () => {
    const marker = [name("PD-L1", "target")];
    assert.deepEqual(joined(marker, [proposal("L1 was", "target", 0.99)], { "PD-L1": 0.9 }), ["PD-L1 target 7 name"]);
    assert.deepEqual(joined(marker, [proposal("PD-L1", "drug", 0.99)], { "PD-L1": 0.9 }), ["PD-L1 target 7 name"]);
  });

  it("gives one list in order without overlaps", () => {
    const all = joined(
      [name("lung fibrosis", "condition"), name("PD-L1", "target")],
      [proposal("zorvatinib", "drug", 0.9), proposal("PD-L1", "target", 0.9), proposal("Severe lung", "disorder", 0.7)],
      { "lung fibrosis": 0.9, "PD-L1": 0.9 },
    );
    assert.deepEqual(all, ["lung fibrosis condition 7 name", "zorvatinib drug - tagger", "PD-L1 target 7 name"]);
  });
});
