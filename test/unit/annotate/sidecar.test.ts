import assert from "node:assert/strict";
import type { Change } from "../../../src/core/annotate/sidecar/change.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../../src/core/annotate/sidecar/write.ts";

const HAND = `# kept by Ada
format: biogloss/1   # the version
reviewed: true
annotations:
  # first
  aaaa1111:
    kind: drug        # INN
    quote: atezolizumab
    colour: blue
    before: "inhibitor "
    after: >-
      (a monoclonal
      antibody

  # second
  cccc3333:
    quote: 'vomiting'
    kind: adverse-event
# the end
`;

function write(text: string, ...changes: Change[]): string {
  const written = writeSidecar(text, changes, "trial.md");
  assert.ok(written.ok, JSON.stringify(written));
  return written.text;
}

function problem(text: string): string {
  const reading = readSidecar(text);
  assert.ok(!reading.ok, JSON.stringify(reading));
  return `${reading.problem.line}:${reading.problem.column} ${reading.problem.code}`;
}

const paclitaxel: Change = {
  op: "set",
  id: "bbbb2222",
  fields: { kind: "drug", quote: "paclitaxel", before: "", after: "" },
};
const ENTRY = `  bbbb2222:
    kind: drug
    quote: paclitaxel
    before: ""
    after: ""
`;

describe("sidecar by hand", () => {
  it("begins a new file with format and document", () => {
    assert.equal(write("", paclitaxel), `format: biogloss/1\ndocument: trial.md\nannotations:\n${ENTRY}`);
  });

  it("puts an entry in its place and keeps every other byte", () => {
    assert.equal(
      write(HAND, paclitaxel),
      HAND.replace("\n  # second", `\n  # second`).replace("      antibody\n", `      antibody\n${ENTRY}`),
    );
  });

  it("puts an entry first and last", () => {
    const set = (id: string): Change => ({ op: "set", id, fields: { kind: "drug", quote: "x" } });
    const entry = (id: string): string => `  ${id}:\n    kind: drug\n    quote: x\n`;
    assert.equal(write(HAND, set("a0000000")), HAND.replace("  aaaa1111", `${entry("a0000000")}  aaaa1111`));
    assert.equal(write(HAND, set("zzzz9999")), HAND.replace("# the end", `${entry("zzzz9999")}# the end`));
  });

  it("changes one field and keeps its comment", () => {
    const changed = write(HAND, { op: "set", id: "aaaa1111", fields: { kind: "target" } });
    assert.equal(changed, HAND.replace("kind: drug        # INN", "kind: target        # INN"));
  });

  it("adds, replaces and removes fields of an entry", () => {
    const withNote = write(HAND, { op: "set", id: "cccc3333", fields: { note: "no" } });
    assert.equal(withNote, HAND.replace("kind: adverse-event\n", 'kind: adverse-event\n    note: "no"\n'));
    assert.equal(write(withNote, { op: "set", id: "cccc3333", fields: { note: undefined } }), HAND);
    const after = write(HAND, { op: "set", id: "aaaa1111", fields: { after: "x" } });
    assert.equal(after, HAND.replace(">-\n      (a monoclonal\n      antibody\n", "x\n"));
  });

  it("takes several changes, back to what it was and on", () => {
    const note = (text: string): Change => ({ op: "set", id: "bbbb2222", fields: { note: text } });
    const start = write("", paclitaxel, note("first"));
    assert.equal(write(start, note(""), note("first"), note("a longer one")), write(start, note("a longer one")));
  });

  it("does not touch a field that already says so in other words", () => {
    assert.equal(write(HAND, { op: "set", id: "cccc3333", fields: { quote: "vomiting" } }), HAND);
    assert.equal(write(HAND, { op: "set", id: "aaaa1111", fields: { after: "(a monoclonal antibody" } }), HAND);
  });

  it("removes an entry, and the last one", () => {
    const one = write(HAND, { op: "remove", id: "cccc3333" });
    assert.equal(one, HAND.replace("  cccc3333:\n    quote: 'vomiting'\n    kind: adverse-event\n", ""));
    assert.match(write(one, { op: "remove", id: "aaaa1111" }), /^annotations: \{\}$/m);
    assert.equal(write(HAND, { op: "remove", id: "gone0000" }), HAND);
  });

  it("fills an empty map, with or without braces", () => {
    for (const empty of ["annotations: {}", "annotations:", "annotations: # none yet", "annotations: {} # none yet"]) {
      const text = write(`format: biogloss/1\n${empty}\nother: 1\n`, paclitaxel);
      assert.ok(text.includes(ENTRY) && text.endsWith("other: 1\n"), text);
      assert.equal(text.includes("# none yet"), empty.includes("#"));
    }
    assert.equal(write("format: biogloss/1", paclitaxel), `format: biogloss/1\nannotations:\n${ENTRY}`);
  });

  it("opens a map that is written on one line", () => {
    const text = write(
      "format: biogloss/1\nannotations: {aaaa1111: {kind: drug, quote: x, colour: blue}}\n",
      paclitaxel,
    );
    assert.ok(text.includes("aaaa1111: {kind: drug, quote: x, colour: blue}") && text.includes(ENTRY), text);
    const changed = write(text, { op: "set", id: "aaaa1111", fields: { kind: "target" } });
    assert.ok(changed.includes("  aaaa1111:\n    kind: target\n    quote: x\n    colour: blue\n  bbbb2222"), changed);
  });

  it("keeps CRLF", () => {
    const text = write(HAND.replace(/\n/g, "\r\n"), paclitaxel);
    assert.equal(text.replace(/\r\n/g, "").includes("\n"), false);
  });

  it("refuses what it cannot read, with the place", () => {
    assert.equal(problem("format: biogloss/1\nannotations:\n  a: [1\n"), "4:1 sidecar.not-yaml");
    assert.equal(problem("# c\nformat: biogloss/2\n"), "2:9 sidecar.format");
    assert.equal(problem("document: x\n"), "1:1 sidecar.format");
    assert.equal(problem("- a\n"), "1:1 sidecar.shape");
    assert.equal(problem("format: biogloss/1\nannotations:\n  - a\n"), "3:3 sidecar.shape");
    assert.equal(problem("format: biogloss/1\na: &x 1\nannotations: *x\n"), "3:14 sidecar.alias");
    assert.equal(problem("format: biogloss/1\nannotations:\n  a: {}\n  a: {}\n"), "4:3 sidecar.not-yaml");
    assert.equal(problem("x".repeat(10_000_001)), "1:1 sidecar.too-large");
    assert.match(problem("[".repeat(200_000)), /^1:\d+ sidecar.not-yaml$/);
  });

  it("reports an entry of a wrong shape and reads the others", () => {
    const reading = readSidecar(
      "format: biogloss/1\nannotations:\n  a: 5\n  b: {kind: drug, quote: x}\n  c:\n    kind: gene\n    quote: y\n",
    );
    assert.ok(reading.ok);
    assert.deepEqual(
      reading.sidecar.annotations.map((each) => each.id),
      ["b"],
    );
    assert.deepEqual(
      reading.sidecar.problems.map((each) => each.line),
      [3, 6],
    );
  });

  const CLAIM = `format: biogloss/1
annotations:
  aaaa1111:
    claim: safety
    quote: atezolizumab caused colitis
    effect:
      # from table 2
      value: "0.62"
      colour: blue
    evidence:
      lancet:
        ref: PMID:30345906 # checked
        own: [1, 2]
        level: B
    note: seen
`;
  const set = (fields: Extract<Change, { op: "set" }>["fields"], text = CLAIM): string =>
    write(text, { op: "set", id: "aaaa1111", fields });

  it("changes one fact and no other line", () => {
    assert.equal(set({ effect: { value: "0.7" } }), CLAIM.replace('"0.62"', '"0.7"'));
    const level = set({ evidence: { lancet: { level: "A", design: "rct" } } });
    assert.equal(
      level,
      CLAIM.replace("        own", "        design: rct\n        own").replace("level: B", "level: A"),
    );
    assert.equal(set({ evidence: { lancet: { level: undefined } } }), CLAIM.replace("        level: B\n", ""));
    assert.equal(set({ effect: { value: "0.62" } }), CLAIM);
  });

  it("adds maps of facts in their order, and takes them away with their last fact", () => {
    const line = "      blood:\n        ref: PMID:1\n";
    assert.equal(set({ evidence: { blood: { ref: "PMID:1" } } }), CLAIM.replace("level: B\n", `level: B\n${line}`));
    const block = '    safety:\n      seriousness: [death]\n      grade: "5"\n';
    const withBlock = set({ safety: { grade: "5", seriousness: ["death"] } });
    assert.equal(withBlock, CLAIM.replace("    evidence", `${block}    evidence`));
    assert.equal(set({ safety: { grade: undefined, seriousness: undefined } }, withBlock), CLAIM);
    assert.equal(set({ safety: undefined }, withBlock), CLAIM);
  });

  it("keeps braces where it finds them, and fills what is empty", () => {
    const braces = CLAIM.replace(/evidence:[^]*B\n/, "evidence: {lancet: {ref: PMID:30345906, own: x}} # braces\n");
    assert.equal(
      set({ evidence: { lancet: { level: "B" } } }, braces),
      braces.replace("own: x", "own: x, level: B").replace("PMID:30345906", '"PMID:30345906"'),
    );
    const empty = CLAIM.replace(/evidence:[^]*B\n/, "evidence:\n");
    const filled = set({ evidence: { a: { level: "B" } } }, empty);
    assert.equal(filled, empty.replace("evidence:\n", "evidence:\n      a:\n        level: B\n"));
  });

  it("writes the pieces of a mention below each other", () => {
    const parts = [{ quote: "neuropathy", before: "and autonomic ", after: "." }];
    const text = write("", { op: "set", id: "b", fields: { kind: "adverse-event", quote: "peripheral", parts } });
    const block = '    parts:\n      - quote: neuropathy\n        before: "and autonomic "\n        after: "."\n';
    assert.ok(text.endsWith(`    quote: peripheral\n${block}`), text);
    const reading = readSidecar(text);
    assert.ok(reading.ok);
    assert.deepEqual(reading.sidecar.annotations[0]?.parts, parts);
    const again = write(text, { op: "set", id: "b", fields: { parts: [{ quote: "nerves" }, { quote: "x" }] } });
    assert.ok(again.endsWith("    parts:\n      - quote: nerves\n      - quote: x\n"), again);
    assert.ok(write(again, { op: "set", id: "b", fields: { parts: undefined } }).endsWith("quote: peripheral\n"));
  });

  it("tells where a value is wrong, and uses the others", () => {
    const wrong = CLAIM.replace('"0.62"', "low")
      .replace("level: B", "verdict: maybe")
      .replace("note: seen", "links: x");
    const reading = readSidecar(wrong);
    assert.ok(reading.ok);
    const [annotation] = reading.sidecar.annotations;
    assert.ok(annotation?.type === "claim");
    assert.deepEqual(annotation.evidence, { lancet: { ref: "PMID:30345906" } });
    assert.equal(annotation.effect, undefined);
    assert.deepEqual(
      reading.sidecar.problems.map(({ line, column, code }) => [line, column, code]),
      [
        [8, 14, "sidecar.entry"],
        [14, 18, "sidecar.entry"],
        [15, 12, "sidecar.entry"],
      ],
    );
  });
});
