import assert from "node:assert/strict";
import { mergeSidecars } from "../../../src/core/annotate/sidecar/merge.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";

const BASE = `# kept by Ada
format: biogloss/1
document: trial.md
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

function merge(ours: string, theirs: string, base = BASE): { text: string; conflicts: string[] } {
  const merged = mergeSidecars(base, ours, theirs);
  assert.ok(merged.ok, JSON.stringify(merged));
  return { text: merged.text, conflicts: merged.conflicts.map(({ id, field }) => `${id ?? ""}.${field}`) };
}

/** The base with some pieces replaced. */
function having(...replacements: [string, string][]): string {
  return replacements.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from);
    return text.replace(from, to);
  }, BASE);
}

describe("merge by hand", () => {
  it("puts fields of both sides into one entry and keeps the comments and keys of both", () => {
    const ours = having(["# INN", "# INN, checked"], ["blue\n", "blue\n    shade: dark\n"]);
    const theirs = having(
      ["kind: drug  ", "kind: target"],
      ["antibody\n", "antibody\n    # from the label\n    note: seen\n    own: [1, 2] # ours\n"],
    );
    const { text, conflicts } = merge(ours, theirs);
    assert.deepEqual(conflicts, []);
    assert.equal(
      text,
      ours
        .replace("    kind: drug        # INN, checked\n", "    # INN, checked\n    kind: target      # INN\n")
        .replace("antibody\n", "antibody\n    # from the label\n    note: seen\n    own: [1, 2] # ours\n"),
    );
  });

  it("marks a field that both changed, with theirs beside ours", () => {
    const ours = having(["kind: drug  ", "kind: target"]);
    const { text, conflicts } = merge(ours, having(["kind: drug  ", "kind: condition"]));
    assert.deepEqual(conflicts, ["aaaa1111.kind"]);
    const mark = "      antibody\n    conflict:\n      kind: condition      # INN\n";
    assert.equal(text, ours.replace("      antibody\n", mark));
    const reading = readSidecar(text);
    assert.ok(reading.ok);
    assert.equal(reading.sidecar.annotations.length, 2);
    assert.deepEqual(
      reading.sidecar.problems.map(({ code, line, column }) => [code, line, column]),
      [["sidecar.conflict", 14, 5]],
    );
  });

  it("takes an anchor as one thing", () => {
    const ours = having(["quote: atezolizumab", "quote: avelumab"]);
    const { text, conflicts } = merge(ours, having(['before: "inhibitor "', 'before: "the "']));
    assert.deepEqual(conflicts, ["aaaa1111.quote", "aaaa1111.before"]);
    assert.ok(text.includes('    conflict:\n      quote: atezolizumab\n      before: "the "\n'), text);
    assert.ok(text.includes("quote: avelumab\n") && text.includes('    before: "inhibitor "\n'), text);
  });

  it("keeps what one side removed and the other changed", () => {
    const second = "  cccc3333:\n    quote: 'vomiting'\n    kind: adverse-event\n";
    const without = having([second, ""]);
    const changed = having(["adverse-event\n", "adverse-event\n    note: grade 3\n"]);
    const mark = "    note: grade 3\n    conflict:\n      removed: theirs\n";
    const kept = merge(changed, without);
    assert.equal(kept.text, changed.replace("    note: grade 3\n", mark));
    const back = merge(without, changed);
    assert.ok(back.text.includes(second + mark.replace("theirs", "ours")), back.text);
    assert.deepEqual([...kept.conflicts, ...back.conflicts], ["cccc3333.removed", "cccc3333.removed"]);
    const { text } = merge(having(["# the end", "# the very end"]), without);
    assert.equal(text, without.replace("# the end", "# the very end"));
  });

  it("marks a field that one side took away and the other changed", () => {
    const without = having(["    colour: blue\n", ""]);
    const changed = having(["colour: blue", "colour: red"]);
    assert.ok(merge(without, changed).text.includes("    conflict:\n      colour: red\n"));
    assert.ok(merge(changed, without).text.includes("    conflict:\n      colour: {removed: theirs}\n"));
  });

  it("adds to a conflict that nobody has settled, and takes away what one side settled", () => {
    const open = having(["adverse-event\n", "adverse-event\n    note: a\n    conflict:\n      note: b\n"]);
    const again = merge(open.replace("note: a", "note: c"), open.replace("note: a", "note: d"), open);
    assert.ok(again.text.includes('    note: c\n    conflict:\n      note: b\n      "note 2": d\n'), again.text);
    const settled = open.replace("    conflict:\n      note: b\n", "");
    const { text } = merge(open.replace("# first", "# 1"), settled, open);
    assert.equal(text, settled.replace("# first", "# 1"));
  });

  it("merges the keys at the top, and marks those that both changed", () => {
    const ours = having(["trial.md", "trial-1.md"]);
    const { text, conflicts } = merge(ours, having(["document: trial.md\n", "document: trial-2.md\nreviewed: yes\n"]));
    assert.deepEqual(conflicts, [".document"]);
    const reading = readSidecar(text);
    assert.ok(reading.ok && reading.sidecar.problems[0]?.code === "sidecar.conflict");
    assert.ok(text.includes("document: trial-1.md\nreviewed: yes\nannotations:"), text);
    assert.ok(text.includes("conflict:\n  document: trial-2.md\n"), text);
  });

  it("meets two new entries of one id field by field", () => {
    const entry = (...lines: string[]): string => having(["# the end\n", `  dddd4444:\n${lines.join("")}# the end\n`]);
    const [kind, quote, by] = ["    kind: drug\n", "    quote: x\n", "    by: ada\n"];
    const { text, conflicts } = merge(entry(kind, quote), entry("    kind: target\n", quote, by));
    assert.deepEqual(conflicts, ["dddd4444.kind"]);
    assert.equal(text, entry(kind, quote, by, "    conflict:\n      kind: target\n"));
  });

  it("merges other ways to write YAML: braces, JSON, wide indentation, CRLF, a document start", () => {
    const wide = BASE.replace(/^( +)(?=\S)/gm, "$1$1");
    const theirs = wide.replace("kind: adverse-event", "kind: condition").replace(/\n/g, "\r\n");
    assert.equal(
      merge(having(["# the end", "# end"]), theirs).text,
      having(["# the end", "# end"], ["kind: adverse-event", "kind: condition"]),
    );
    const json = '{"format": "biogloss/1", "annotations": {"b": {"kind": "drug", "quote": "y"}}}';
    const base = "format: biogloss/1\nannotations: {a: {kind: drug, quote: x}}\n";
    const both = merge(base, json, "");
    assert.ok(both.text.includes("  a:\n") || both.text.includes("  a: {"), both.text);
    assert.ok(both.text.includes('  b: {kind: drug, quote: "y"}\n'), both.text);
    const started = `---\n${BASE}`;
    assert.ok(
      merge(started, having(["trial.md", "x.md"])).text.startsWith(
        "---\n# kept by Ada\nformat: biogloss/1\ndocument: x.md\n",
      ),
    );
  });

  it("refuses a side that cannot be read, and YAML that cannot be taken apart", () => {
    const refusal = (base: string, ours: string, theirs: string): string => {
      const merged = mergeSidecars(base, ours, theirs);
      assert.ok(!merged.ok, JSON.stringify(merged));
      return `${merged.side} ${merged.problem.line}:${merged.problem.column} ${merged.problem.code}`;
    };
    const other = having(["# the end", "# end"]);
    assert.equal(refusal(BASE, other, "format: biogloss/2\n"), "theirs 1:9 sidecar.format");
    assert.equal(refusal(BASE, "<<<<<<< ours\n", other), "ours 1:1 sidecar.shape");
    assert.equal(refusal("a: [", other, BASE.replace("aaaa", "bbbb")), "base 1:5 sidecar.not-yaml");
    const asked = having(["kind: drug ", "? kind\n    : drug "]);
    assert.equal(refusal(BASE, asked, having(["colour: blue", "colour: red"])), "ours 7:7 sidecar.merge");
    const scalar = (word: string): string => `format: biogloss/1\nannotations:\n  a: ${word}\n`;
    assert.equal(refusal(scalar("x"), scalar("y"), scalar("z")), "ours 3:6 sidecar.merge");
  });

  const CLAIM = `format: biogloss/1
annotations:
  aaaa1111:
    claim: efficacy
    quote: it worked
    effect:
      value: "0.62"
      n: "451"
    evidence:
      lancet:
        ref: PMID:1
        level: B # as printed
`;

  it("puts facts of both sides into one map, at every depth", () => {
    const ours = CLAIM.replace("level: B", "level: A").replace(
      "    evidence",
      '    safety:\n      grade: "3"\n    evidence',
    );
    const theirs = CLAIM.replace(
      "level: B # as printed",
      "level: B # as printed\n        note: seen\n      blood:\n        ref: PMID:2",
    );
    const { text, conflicts } = merge(ours, theirs, CLAIM);
    assert.deepEqual(conflicts, []);
    assert.equal(
      text,
      ours.replace("# as printed\n", "# as printed\n        note: seen\n      blood:\n        ref: PMID:2\n"),
    );
  });

  it("marks a fact that both changed in its own map, and takes an effect and a source as one thing", () => {
    const ours = CLAIM.replace("level: B", "level: A").replace("0.62", "0.7");
    const theirs = CLAIM.replace("level: B", "level: C").replace("451", "99");
    const { text, conflicts } = merge(ours, theirs, CLAIM);
    assert.deepEqual(conflicts, ["aaaa1111.effect.value", "aaaa1111.effect.n", "aaaa1111.evidence.lancet.level"]);
    assert.ok(text.includes('      conflict:\n        value: "0.62"\n        n: "99"\n'), text);
    assert.ok(text.includes("        conflict:\n          level: C # as printed\n"), text);
    const reading = readSidecar(text);
    assert.ok(reading.ok);
    assert.deepEqual(
      reading.sidecar.problems.map(({ code }) => code),
      ["sidecar.conflict", "sidecar.conflict"],
    );
  });
});
