import assert from "node:assert/strict";
import fc from "fast-check";
import { type Change } from "../../src/core/annotate/sidecar/change.ts";
import { mergeSidecars } from "../../src/core/annotate/sidecar/merge.ts";
import { readSidecar } from "../../src/core/annotate/sidecar/read.ts";
import { annotation, annotations } from "./annotations.ts";
import { runs } from "./runs.ts";
import {
  type Entry,
  pick,
  value,
  history,
  put,
  write,
  contentOf,
  merged,
  versions,
  canonical,
  allVersions,
  threeSides,
} from "./mergeSides.ts";

const RUNS = { numRuns: runs(60, 2000) };

describe("merge of sidecars", function () {
  this.timeout(600_000);

  it("takes the side that changed when the other did not", () => {
    fc.assert(
      fc.property(history, (past) => {
        const [base, ours] = threeSides(past);
        assert.equal(merged(base, ours, base), ours);
        assert.equal(merged(base, base, ours), ours);
        assert.equal(merged(base, ours, ours), ours);
        // The same by taking the texts apart, which a comment at the end makes necessary.
        const note = `${base}# the end\n`;
        assert.deepEqual(contentOf(merged(base, note, ours)), contentOf(ours));
        assert.deepEqual(contentOf(merged(base, ours, note)), contentOf(ours));
      }),
      RUNS,
    );
  });

  it("loses no entry and no field of either side, and can always be read", () => {
    fc.assert(
      fc.property(history, (past) => {
        const [base, ours, theirs] = threeSides(past);
        const result = merged(base, ours, theirs);
        const reading = readSidecar(result);
        assert.ok(reading.ok);
        for (const { code } of reading.sidecar.problems) assert.equal(code, "sidecar.conflict", result);
        const [before, after] = [contentOf(base), contentOf(result)];
        for (const side of [contentOf(ours), contentOf(theirs)]) {
          for (const [id, entry] of Object.entries(side.entries))
            keeps(before.entries[id], entry, after.entries[id], result);
          keeps(before.top, side.top, after.top, result);
        }
      }),
      RUNS,
    );
  });

  it("is the same from both sides, up to the order and the direction of conflicts", () => {
    fc.assert(
      fc.property(history, (past) => {
        const [base, ours, theirs] = threeSides(past);
        assert.deepEqual(allVersions(merged(base, ours, theirs)), allVersions(merged(base, theirs, ours)));
      }),
      RUNS,
    );
  });

  it("has no conflict where the sides changed different things", () => {
    const own = fc.array(fc.tuple(pick, value), { maxLength: 5 });
    fc.assert(
      fc.property(annotations, own, own, fc.array(annotation), (set, notes, names, added) => {
        const base = write("", set.map(put));
        const change = (list: typeof notes, field: "note" | "by"): Change[] =>
          list.flatMap(([which, text]): Change[] => {
            const target = set[which % Math.max(1, set.length)];
            return target === undefined ? [] : [{ op: "set", id: target.id, fields: { [field]: text } }];
          });
        const mine = change(notes, "note");
        const yours = [
          ...change(names, "by"),
          ...added.filter(({ id }) => !set.some((each) => each.id === id)).map(put),
        ];
        const [ours, theirs] = [write(base, mine), write(base, yours)];
        const merge = mergeSidecars(base, ours, theirs);
        assert.ok(merge.ok);
        assert.deepEqual(merge.conflicts, []);
        assert.deepEqual(contentOf(merge.text), contentOf(write(ours, yours)));
        if (ours !== "") assert.equal(merge.text, write(ours, yours));
      }),
      RUNS,
    );
  });

  it("keeps the comments of ours, and those that theirs put to what it changed", () => {
    fc.assert(
      fc.property(history, (past) => {
        const [base, ours, theirs] = threeSides(past);
        const result = merged(base, ours, theirs);
        const gone = Object.keys(contentOf(base).entries).some((id) => !(id in contentOf(result).entries));
        if (gone) return;
        for (const [, comment] of ours.matchAll(/# ((?:ours)\d+)$/gm))
          assert.ok(result.includes(`# ${comment}`), result);
        for (const [, comment] of theirs.matchAll(/# ((?:theirs)\d+)$/gm))
          assert.ok(result.includes(`# ${comment}`), result);
      }),
      RUNS,
    );
  });
});

/** Asserts that what a side did to an entry is in the result. */
function keeps(base: Entry | undefined, side: Entry, result: Entry | undefined, text: string): void {
  const changed = Object.keys({ ...base, ...side }).filter(
    (field) => field !== "conflict" && canonical(base?.[field]) !== canonical(side[field]),
  );
  if (changed.length > 0 || base === undefined) assert.ok(result !== undefined, text);
  if (result === undefined) return;
  for (const field of changed) {
    assert.ok(versions(result, field).includes(canonical(side[field])), `${field}: ${canonical(side[field])}\n${text}`);
  }
}
