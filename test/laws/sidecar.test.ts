import assert from "node:assert/strict";
import fc from "fast-check";
import { isMap, isScalar, isSeq, LineCounter, parse, parseDocument } from "yaml";
import type { Annotation } from "../../src/core/annotate/model.ts";
import { applyChanges, type Change, fieldsOf } from "../../src/core/annotate/sidecar/change.ts";
import { readCanonical } from "../../src/core/annotate/sidecar/canonical.ts";
import { readSidecar } from "../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../src/core/annotate/sidecar/write.ts";
import { annotation, annotations, isStorable, nasty, plain } from "./annotations.ts";
import { runs } from "./runs.ts";

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

/** Everything about a YAML node that reader and writer look at. */
function nodeOf(node: unknown): unknown {
  if (isScalar(node)) return [node.value, node.type, node.source, node.range];
  if (isSeq(node)) return [node.flow === true, node.range, node.items.map(nodeOf)];
  if (!isMap(node)) return node;
  const { flow, range, items } = node;
  return [flow === true, range, items.map(({ key, value }) => [nodeOf(key), nodeOf(value)])];
}

/** Asserts that the fast reader, if it reads a text at all, reads it as the YAML parser does. Gives whether it did. */
function readsAlike(text: string): boolean {
  const canonical = readCanonical(text);
  if (canonical === undefined) return false;
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", version: "1.2", lineCounter, prettyErrors: false });
  assert.deepEqual(document.errors, [], text);
  assert.deepEqual(nodeOf(canonical.root), nodeOf(document.contents), text);
  assert.deepEqual(canonical.lines.lineStarts, lineCounter.lineStarts, text);
  return true;
}

function sorted(list: readonly Annotation[]): Annotation[] {
  return [...list].map(plain).sort((a, b) => (a.id < b.id ? -1 : 1));
}

const INDICATORS = [
  ...[
    "\n",
    " ",
    "  ",
    "    ",
    ":",
    ": ",
    "#",
    " #",
    '"',
    "\\",
    ",",
    "[",
    "]",
    "{",
    "}",
    "-",
    "- ",
    "?",
    "&a ",
    "*a",
    "!t ",
  ],
  ...[
    "\n    x: y\n",
    "\n  x:\n",
    "\n\n",
    "\n...\n",
    "\n---\n",
    "\r",
    "\t",
    "x",
    "0",
    ".",
    "_",
    "/",
    '""',
    "a: b",
    "\\u00",
  ],
];

describe("sidecar", function () {
  this.timeout(600_000);

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

  it("reads its own form as the YAML parser does, only faster", () => {
    fc.assert(
      fc.property(annotations, (set) => {
        const text = write("", set.map(put));
        assert.equal(readsAlike(text), set.length > 0, text);
      }),
      { numRuns: runs(300, 5000) },
    );
  });

  it("reads spoiled files as the YAML parser does, or leaves them to it", () => {
    const spoiling = fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.oneof(nasty, fc.constantFrom(...INDICATORS)));
    let alike = 0;
    fc.assert(
      fc.property(annotations, fc.array(spoiling, { minLength: 1, maxLength: 3 }), (set, list) => {
        let text = write("", set.map(put));
        for (const [where, length, piece] of list) {
          const at = where % (text.length + 1);
          text = text.slice(0, at) + piece + text.slice(at + length);
        }
        if (readsAlike(text)) alike++;
      }),
      { numRuns: runs(2000, 50_000) },
    );
    assert.ok(alike > 50, `${alike} were read fast`);
    console.log(`      ${alike} were read fast`);
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
