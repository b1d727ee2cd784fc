import assert from "node:assert/strict";
import fc from "fast-check";
import { combine } from "../../../src/core/recognise/combine.ts";
import type { Candidate } from "../../../src/core/recognise/judge.ts";
import type { TaggedMention } from "../../../src/core/recognise/tagger/tagger.ts";

const TEXT =
  "Severe lung fibrosis and CAT scans after zorvatinib; tumour cells and tumours were seen as complications, PD-L1 was not.";

function at(words: string): { start: number; end: number } {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

function name(words: string, kind: Candidate["kind"]): Candidate {
  return { ...at(words), kind, concept: 7, confidence: 0.97, why: { rule: "name" } };
}

function proposal(words: string, kind: TaggedMention["kind"], score: number): TaggedMention {
  return { ...at(words), kind, score, repeated: false };
}

function joined(
  names: Candidate[],
  proposals: TaggedMention[],
  odds: Record<string, number> = {},
  own: readonly string[] = [],
): string[] {
  const result = combine(TEXT, names, proposals, ({ start, end }) => {
    const words = TEXT.slice(start, end);
    return { odds: odds[words], isOwn: own.includes(words) };
  });
  return result.map(
    ({ start, end, kind, concept, why }) => `${TEXT.slice(start, end)} ${kind} ${concept ?? "-"} ${why.rule}`,
  );
}

describe("names and proposals", () => {
  it("adds what no list holds, when it is likely enough and no generic word", () => {
    assert.deepEqual(joined([], [proposal("zorvatinib", "drug", 0.9)]), ["zorvatinib drug - tagger"]);
    assert.deepEqual(joined([], [proposal("zorvatinib", "drug", 0.1)]), []);
    assert.deepEqual(joined([], [proposal("complications", "disorder", 0.99)]), []);
  });

  it("takes a broad word for a condition where it stands for itself, not before another noun", () => {
    assert.deepEqual(joined([], [proposal("tumours", "disorder", 0.9)]), ["tumours condition - tagger"]);
    assert.deepEqual(joined([], [proposal("tumour", "disorder", 0.9)]), []);
  });

  it("drops a name that means something else here, one of several words only when that is nearly sure", () => {
    assert.deepEqual(joined([name("CAT", "target")], [], { CAT: 0.2 }), []);
    assert.deepEqual(joined([name("CAT", "target")], [], { CAT: 0.5 }), ["CAT target 7 name"]);
    assert.deepEqual(joined([name("lung fibrosis", "condition")], [], { "lung fibrosis": 0.25 }).length, 1);
    assert.deepEqual(joined([name("lung fibrosis", "condition")], [], { "lung fibrosis": 0.1 }).length, 0);
    assert.deepEqual(
      joined([name("CAT", "target")], [], { CAT: 0.01 }, ["CAT"]),
      ["CAT target 7 name"],
      "but not the user's own",
    );
  });

  it("takes the borders that are likelier, and a wider disorder keeps the concept of its head", () => {
    const fibrosis = [name("fibrosis", "condition")];
    const wider = [proposal("lung fibrosis", "disorder", 0.9)];
    assert.deepEqual(joined(fibrosis, wider, { fibrosis: 0.31 }), ["lung fibrosis condition 7 tagger"]);
    assert.deepEqual(joined(fibrosis, wider, { fibrosis: 0.95 }), ["fibrosis condition 7 name"]);
    assert.deepEqual(joined(fibrosis, wider), ["fibrosis condition 7 name"], "a name that nobody doubts stays");
  });

  it("takes two likely mentions before one that covers both, but not two doubtful ones before a sure one", () => {
    const names = [name("lung fibrosis", "condition"), name("CAT scans", "target")];
    const covering = [proposal("lung fibrosis and CAT scans", "disorder", 0.95)];
    const kinds = (odds: Record<string, number>): number => joined(names, covering, odds).length;
    assert.equal(kinds({ "lung fibrosis": 0.9, "CAT scans": 0.9 }), 2);
    assert.equal(kinds({ "lung fibrosis": 0.4, "CAT scans": 0.4 }), 1);
  });

  it("keeps a likelier name that a proposal only touches, or calls by another kind", () => {
    const marker = [name("PD-L1", "target")];
    assert.deepEqual(joined(marker, [proposal("L1 was", "target", 0.8)], { "PD-L1": 0.9 }), ["PD-L1 target 7 name"]);
    assert.deepEqual(joined(marker, [proposal("PD-L1", "drug", 0.8)], { "PD-L1": 0.9 }), ["PD-L1 target 7 name"]);
    assert.deepEqual(joined(marker, [proposal("PD-L1", "drug", 0.99)], { "PD-L1": 0.4 }), ["PD-L1 drug - tagger"]);
  });

  it("keeps endpoints, of which the tagger knows nothing", () => {
    assert.deepEqual(joined([name("CAT scans", "endpoint")], [], { "CAT scans": 0 }), ["CAT scans endpoint 7 name"]);
  });

  it("keeps classes of drugs by what they do, which the tagger has never seen marked", () => {
    const text = "Immune checkpoint inhibitors were given.";
    const drugClass = { ...name("CAT", "drug"), start: 0, end: 28 };
    assert.equal(combine(text, [drugClass], [], () => ({ odds: 0 })).length, 1);
  });

  it("never decides against the user's own terms", () => {
    const own = joined([name("PD-L1", "target")], [proposal("PD-L1 was not", "drug", 1)], {}, ["PD-L1"]);
    assert.deepEqual(own, ["PD-L1 target 7 name"]);
  });

  it("gives one list in order without overlaps", () => {
    const all = joined(
      [name("lung fibrosis", "condition"), name("PD-L1", "target")],
      [proposal("zorvatinib", "drug", 0.9), proposal("PD-L1", "target", 0.9), proposal("Severe lung", "disorder", 0.7)],
      { "lung fibrosis": 0.9, "PD-L1": 0.9 },
    );
    assert.deepEqual(all, ["lung fibrosis condition 7 name", "zorvatinib drug - tagger", "PD-L1 target 7 name"]);
  });

  it("tells what lost, why, and to which mention", () => {
    const lost: string[] = [];
    const names = [name("fibrosis", "condition"), name("CAT", "target")];
    const proposals = [proposal("lung fibrosis", "disorder", 0.9), proposal("complications", "disorder", 0.9)];
    const odds: Record<string, number> = { fibrosis: 0.4, CAT: 0.01 };
    combine(
      TEXT,
      names,
      proposals,
      ({ start, end }) => ({ odds: odds[TEXT.slice(start, end)] }),
      ({ start, end }, loss, winner) => {
        const to = winner === undefined ? "" : ` ${TEXT.slice(winner.start, winner.end)}`;
        lost.push(`${TEXT.slice(start, end)} ${loss}${to}`);
      },
    );
    assert.deepEqual(lost.sort(), ["CAT rejected", "complications generic", "fibrosis outweighed lung fibrosis"]);
  });

  it("finds the heaviest set of any candidates, as trying all sets does", () => {
    const span = fc.record({
      start: fc.nat(12),
      length: fc.integer({ min: 1, max: 5 }),
      score: fc.integer({ min: 4, max: 10 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(span, { maxLength: 8, selector: ({ start, length }) => `${start} ${length}` }),
        (spans) => {
          const text = "ab".repeat(20);
          const proposals = spans.map(({ start, length, score }): TaggedMention => {
            return { start: start * 2, end: (start + length) * 2, kind: "drug", score: score / 10, repeated: false };
          });
          const weight = (set: readonly { start: number; end: number; confidence: number }[]): number =>
            set.reduce((sum, { confidence }) => sum + confidence - 0.2, 0);
          let most = 0;
          for (let bits = 0; bits < 2 ** proposals.length; bits++) {
            const set = proposals.filter((_, i) => (bits >> i) & 1).sort((a, b) => a.start - b.start);
            if (set.some((each, i) => i > 0 && each.start < set[i - 1]!.end)) continue;
            most = Math.max(most, weight(set.map((each) => ({ ...each, confidence: each.score }))));
          }
          const chosen = combine(text, [], proposals, () => ({}));
          assert.ok(chosen.every((each, i) => i === 0 || each.start >= chosen[i - 1]!.end));
          assert.ok(Math.abs(weight(chosen) - most) < 1e-9);
        },
      ),
    );
  });
});
