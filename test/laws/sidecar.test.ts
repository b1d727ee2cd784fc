import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import type { Annotation } from "../../src/core/annotate/model.ts";
import { applyChanges, type Change, fieldsOf } from "../../src/core/annotate/sidecar/change.ts";
import { readSidecar } from "../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../src/core/annotate/sidecar/write.ts";
import { annotation, annotations, isStorable, nasty, plain } from "./annotations.ts";

function put(each: Annotation): Change {
  return { op: "set", id: each.id, fields: fieldsOf(each) };
}

function write(text: string, changes: readonly Change[]): string {
  const written = writeSidecar(text, changes, "trial.md");
  assert.ok(written.ok, JSON.stringify(written));
  return written.text;
}

function read(text: string): readonly Annotation[] {
  const reading = readSidecar(text);
  assert.ok(reading.ok, `${JSON.stringify(reading)}\n${text}`);
  assert.deepEqual(reading.sidecar.problems, []);
  return reading.sidecar.annotations;
}

function sorted(list: readonly Annotation[]): Annotation[] {
  return [...list].map(plain).sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe("sidecar", () => {
  it("gives back what was written, in any order of writing", () => {
    fc.assert(
      fc.property(annotations, (set) => {
        const text = write("", set.map(put));
        assert.deepEqual(sorted(read(text)), sorted(set));
        assert.equal(write("", [...set].reverse().map(put)), set.length === 0 ? "" : text);
      }),
      { numRuns: 400 },
    );
  });

  it("writes what every YAML reader takes for the same strings", () => {
    fc.assert(
      fc.property(annotations, (set) => {
        const text = write("", set.map(put));
        if (set.length === 0) return;
        for (const version of ["1.1", "1.2"] as const) {
          // The key `on` is the design's; YAML 1.1 calls it `true`, which is why the format is YAML 1.2.
          const named = text.replace(/^ {4}on: /gm, '    "on": ');
          const file = parse(named, { version }) as { annotations: Record<string, Record<string, unknown>> };
          for (const each of set) {
            assert.deepEqual(plain(file.annotations[each.id]), plain(fieldsOf(each)), text);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("leaves every line alone that a change is not about, and writes nothing for nothing", () => {
    fc.assert(
      fc.property(annotations, annotation, fc.nat(), nasty, (set, extra, pick, note) => {
        fc.pre(isStorable(note));
        const text = write("", set.map(put));
        assert.equal(write(text, []), text);
        const withMore = write(text, [put(extra)]);
        const target = set[pick % Math.max(1, set.length)];
        if (!set.some((each) => each.id === extra.id)) {
          assert.equal(
            write(withMore, [{ op: "remove", id: extra.id }]).replace("annotations: {}\n", ""),
            emptied(text),
          );
        }
        if (target === undefined) return;
        const changed = write(text, [{ op: "set", id: target.id, fields: { note } }]);
        const differing = changed.split("\n").filter((line) => !text.split("\n").includes(line));
        assert.ok(differing.length <= 1, changed);
        const expected = applyChanges(set, [{ op: "set", id: target.id, fields: { note } }]);
        assert.deepEqual(sorted(read(changed)), sorted(expected));
      }),
      { numRuns: 400 },
    );
  });
});

function emptied(text: string): string {
  return text === "" ? "format: biogloss/1\ndocument: trial.md\n" : text;
}
