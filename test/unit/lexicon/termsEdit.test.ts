import assert from "node:assert/strict";
import fc from "fast-check";
import { readTerms } from "../../../src/core/lexicon/terms.ts";
import { addToTerms, type Addition } from "../../../src/core/lexicon/termsEdit.ts";

const TERM: Addition = { list: "terms", name: "BGX-101", kind: "drug" };
const STOP: Addition = { list: "stop", name: "lead" };

function added(text: string, addition: Addition): string {
  const result = addToTerms(text, addition);
  assert.ok(result.ok, JSON.stringify(result));
  return text.slice(0, result.edit.at) + result.edit.text + text.slice(result.edit.at);
}

describe("adding to a terms file", () => {
  it("makes a new one, and keeps what is only a comment", () => {
    assert.equal(added("", TERM), "terms:\n  - { name: BGX-101, kind: drug }\n");
    assert.equal(added("# ours", STOP), "# ours\nstop:\n  - lead\n");
  });

  it("puts a line after the last one, with its indentation, and changes nothing else", () => {
    const file = "# ours\nterms:\n- name: x1 # first\n  kind: drug # last\n# of stops\nstop: [MET]\n";
    assert.equal(
      added(file, TERM),
      "# ours\nterms:\n- name: x1 # first\n  kind: drug # last\n- { name: BGX-101, kind: drug }\n# of stops\nstop: [MET]\n",
    );
    assert.equal(added(file, STOP), file.replace("[MET]", "[MET, lead]"));
  });

  it("fills a list that is empty, and adds one that is not there", () => {
    assert.equal(added("terms: []\n", TERM), "terms: [{ name: BGX-101, kind: drug }]\n");
    assert.equal(
      added("terms: # none yet\nstop: [a]\n", TERM),
      "terms: # none yet\n  - { name: BGX-101, kind: drug }\nstop: [a]\n",
    );
    assert.equal(added("stop: [a]", TERM), "stop: [a]\nterms:\n  - { name: BGX-101, kind: drug }\n");
    assert.equal(added("{stop: [a]}\n", TERM), "{stop: [a], terms: [{ name: BGX-101, kind: drug }]}\n");
  });

  it("keeps line breaks of Windows, and definitions over several lines", () => {
    assert.equal(added("stop:\r\n  - a\r\n", STOP), "stop:\r\n  - a\r\n  - lead\r\n");
    const file = "terms:\n  - name: x1\n    kind: drug\n    definition: |\n      One.\n      Two.\n";
    assert.equal(added(file, TERM), `${file}  - { name: BGX-101, kind: drug }\n`);
  });

  it("says nothing twice", () => {
    assert.equal(added("stop: [lead]\n", STOP), "stop: [lead]\n");
    const file = "terms:\n  - {names: [a, BGX-101], kind: drug}\n";
    assert.equal(added(file, TERM), file);
  });

  it("does not touch a file with errors, and says where the first one is", () => {
    for (const [file, line] of [
      ["terms: [\n", 2],
      ["stop: [a]\nterms:\n  - {name: x}\n", 3],
      ["- a list\n", 1],
      ["terms: {a: b}\n", 1],
    ] as const) {
      const result = addToTerms(file, TERM);
      assert.ok(!result.ok, file);
      assert.equal(result.problem.line, line, file);
    }
  });

  it("is read again with what was there, and the new name as it was given", () => {
    const name = fc
      .oneof(
        fc.string({ minLength: 1, unit: "grapheme" }),
        fc.constantFrom("yes", "5-FU", "a: b", "#1", "IL-2, human", '"x"', "-", "a'b"),
      )
      .map((each) => each.replace(/\s+/g, " ").trim())
      .filter((each) => each !== "");
    const files = fc.constantFrom<string>(
      "",
      "# c\n",
      "stop:\n  - a\n",
      "terms:\n  - {name: x1, kind: drug} # c\n\n# end\n",
      "  terms:\n    -   name: x1\n        kind: drug\n  stop: []",
      "stop: [a,\n  b # c\n ]\n",
      "stop:\nterms:",
    );
    fc.assert(
      fc.property(files, fc.array(fc.tuple(name, fc.boolean()), { maxLength: 4 }), (file, names) => {
        let text = file;
        for (const [each, isStop] of names) {
          const before = readTerms(text).terms;
          text = added(text, isStop ? { list: "stop", name: each } : { list: "terms", name: each, kind: "target" });
          const { terms, problems } = readTerms(text);
          assert.deepEqual(problems, []);
          if (isStop) assert.ok(terms.stopped.includes(each));
          else assert.ok(terms.added.some(({ names: all, kind }) => all.includes(each) && kind === "target"));
          assert.deepEqual(terms.added.slice(0, before.added.length), before.added);
          assert.deepEqual(terms.stopped.slice(0, before.stopped.length), before.stopped);
        }
      }),
    );
  });
});
