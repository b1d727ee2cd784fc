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

/** Everything about a YAML node that reader and writer look at: of block maps and lists, not where they end. */
function nodeOf(node: unknown): unknown {
  if (isScalar(node)) return [node.value, node.type, node.source, node.range?.slice(0, 2)];
  if (!isMap(node) && !isSeq(node)) return node;
  const { flow, range } = node;
  const items = isSeq(node) ? node.items.map(nodeOf) : node.items.map(({ key, value }) => [nodeOf(key), nodeOf(value)]);
  return [isSeq(node), flow === true, range?.slice(0, flow === true ? 2 : 1), items];
}

/** Asserts that the fast reader, if it reads a text at all, reads it as the YAML parser does. Gives whether it did. */
function readsAlike(text: string): boolean {
  const canonical = readCanonical(text);
  if (canonical === undefined) return false;
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", version: "1.2", lineCounter, prettyErrors: false });
  assert.deepEqual(document.errors, [], text);
  assert.deepEqual(nodeOf(canonical.root), nodeOf(document.contents), text);
  assert.deepEqual(canonical.lines.lineStarts, lineCounter.lineStarts, JSON.stringify(text));
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

/** Values of keys that are a user's own. */
const OWN_VALUES = [
  ...[
    "5",
    "-5",
    "0.62",
    "2026-11-23",
    "a b  c",
    "yes",
    "~.",
    "x: y".replace(": ", ":"),
    "it's",
    "20 %",
    "é, ok",
    "=",
    "<0.05",
  ],
  ...["'single'", "'it''s'", "''", '"double"', '"\\t"', "[]", "{}", "[a, 'b', \"c\", 20 %]", "{ a: 1, b: [x,y] }"],
  ...["\n  nested: x\n  more: y", "\n    - a\n    - b c # why", "\n  - k: v\n    l: w\n  - k: x"],
];

/** What people add to a file by hand: given a line and its indentation, the lines that take its place. */
const byHand = fc.oneof(
  fc.constantFrom<(line: string, indent: string) => string>(
    (line) => `# by hand\n${line}`,
    (line, indent) => `${indent}# "a": [b, {c\n${line}`,
    (line) => `      # far in\n${line}\n  # less\n`,
    (line) => `${line} # checked:yes "no"`,
    (line) => `${line}   #`,
    (line) => `\n${line}`,
    (line) => `   \n${line}\n\n`,
    (line) => `${line}  `,
  ),
  fc
    .tuple(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(...OWN_VALUES))
    .map(([number, value]) => (line: string, indent: string) => {
      // Behind another key of a map, not between a key and its value.
      const isKey = /^\s*[\w"]/.test(line) && /: \S/.test(line) && !line.trim().startsWith("- ");
      return isKey ? `${line}\n${indent}own ${number}: ${value.replaceAll("\n", `\n${indent}`)}` : line;
    }),
);

/** Line breaks and ends of files. */
const endings = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.trimEnd(),
  (text) => `\ufeff${text}`,
  (text) => `${text}\n\n# the end`,
);

/** Replaces one line, after the first. */
function onLine(text: string, where: number, change: (line: string, indent: string) => string): string {
  const lines = text.split("\n");
  const at = 1 + (where % Math.max(1, lines.length - 1));
  return lines.map((line, i) => (i === at ? change(line, /^ */.exec(line)?.[0] ?? "") : line)).join("\n");
}

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

  it("reads what people add to it as the YAML parser does, only faster", () => {
    fc.assert(
      fc.property(annotations, fc.array(fc.tuple(fc.nat(), byHand), { maxLength: 6 }), endings, (set, list, ending) => {
        fc.pre(set.length > 0);
        let text = write("", set.map(put));
        for (const [where, add] of list) text = onLine(text, where, add);
        text = ending(text);
        // Where two of them meet, as one key twice in a map or a key between another and its value, it may be no YAML.
        fc.pre(parseDocument(text).errors.length === 0);
        assert.ok(readsAlike(text), text);
      }),
      { numRuns: runs(300, 20_000) },
    );
  });

  it("reads spoiled files as the YAML parser does, or leaves them to it", () => {
    const spoiling = fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.oneof(nasty, fc.constantFrom(...INDICATORS)));
    const additions = fc.array(fc.tuple(fc.nat(), byHand), { maxLength: 3 });
    let alike = 0;
    fc.assert(
      fc.property(
        annotations,
        additions,
        fc.array(spoiling, { minLength: 1, maxLength: 3 }),
        endings,
        (set, more, list, ending) => {
          let text = write("", set.map(put));
          for (const [where, add] of more) text = onLine(text, where, add);
          text = ending(text);
          for (const [where, length, piece] of list) {
            const at = where % (text.length + 1);
            text = text.slice(0, at) + piece + text.slice(at + length);
          }
          if (readsAlike(text)) alike++;
        },
      ),
      { numRuns: runs(1500, 100_000) },
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
