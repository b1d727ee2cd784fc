import assert from "node:assert/strict";
import fc from "fast-check";
import { History } from "../../src/core/annotate/history.ts";
import type { Annotation } from "../../src/core/annotate/model.ts";
import { applyChanges, type Change } from "../../src/core/annotate/sidecar/change.ts";

const id = fc.constantFrom("a", "b", "c");
const fact = fc.constantFrom("1", "2", undefined);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ op: fc.constant("remove" as const), id }),
  fc.record({
    op: fc.constant("set" as const),
    id,
    fields: fc.record({
      quote: fc.constantFrom("x", "y"),
      before: fc.constant(""),
      after: fc.constant(""),
      kind: fc.constantFrom("drug", "target"),
      note: fc.constantFrom("n", "m", undefined),
      effect: fc.record({ value: fact, n: fact }, { requiredKeys: [] }),
      evidence: fc.record({ a: fc.record({ ref: fact }), b: fc.option(fc.record({ ref: fact }), { nil: undefined }) }),
    }),
  }),
);

/** What a set says; the order of entries and of keys says nothing. */
function content(annotations: readonly Annotation[]): string {
  const sorted = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    return Object.entries(value)
      .map(([key, each]) => [key, sorted(each)])
      .sort();
  };
  return JSON.stringify(sorted(Object.fromEntries(annotations.map((each) => [each.id, each]))));
}

describe("history", () => {
  it("takes every step back, and does every step again", () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), (steps) => {
        const history = new History();
        let set: Annotation[] = [];
        const states = [content(set)];
        for (const changes of steps) {
          // One change an entry in a step, as every command makes them.
          const once = changes.filter((each, i) => changes.findIndex((other) => other.id === each.id) === i);
          const next = applyChanges(set, once);
          if (content(next) === content(set)) continue;
          history.record(once, set);
          set = next;
          states.push(content(set));
        }
        for (let i = states.length - 2; i >= 0; i--) {
          set = applyChanges(set, history.undo() ?? []);
          assert.equal(content(set), states[i]);
        }
        assert.equal(history.undo(), undefined);
        for (let i = 1; i < states.length; i++) {
          set = applyChanges(set, history.redo() ?? []);
          assert.equal(content(set), states[i]);
        }
        assert.equal(history.redo(), undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it("is a hundred steps deep", () => {
    const history = new History();
    for (let i = 0; i < 150; i++) history.record([{ op: "set", id: `${i}`, fields: { quote: "x", kind: "drug" } }], []);
    let steps = 0;
    while (history.undo() !== undefined) steps++;
    assert.equal(steps, 100);
  });
});
