import assert from "node:assert/strict";
import { isNameOfCopy } from "../../../src/core/annotate/copyName.ts";
import { withDocumentName } from "../../../src/core/annotate/sidecar/documentKey.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";

const REST = "annotations:\n  a: # first\n    kind: drug\n    document: kept\n    quote: x\n";

describe("the name of the document in a sidecar", () => {
  it("is replaced, and no other byte", () => {
    const values: [string, string][] = [
      ["trial.md", "new.md"],
      ['"trial.md"', "new.md"],
      ["'it''s.md'   # ours", "new.md   # ours"],
    ];
    for (const eol of ["\n", "\r\n"]) {
      for (const [old, now] of values) {
        const text = (value: string): string =>
          `\ufeff# top\nformat: biogloss/1\ndocument: ${value}\n\n${REST}`.replaceAll("\n", eol);
        assert.equal(withDocumentName(text(old), "new.md"), text(now));
      }
    }
    const braces = "{format: biogloss/1, document: trial.md, annotations: {}}\n";
    assert.equal(withDocumentName(braces, "a, b.md"), braces.replace("trial.md", '"a, b.md"'));
  });

  it("is read again as it was, whatever it is", () => {
    for (const name of ["no", "1e3", "a: b.md", "# x.md", "💊.md", " x ", "'", "new\nline", "2024-01-01", "~"]) {
      const text = withDocumentName(`format: biogloss/1\ndocument: trial.md\n${REST}`, name);
      assert.ok(readSidecar(text).ok, text);
      assert.equal(withDocumentName(text, name), text);
      assert.equal(withDocumentName(text, "trial.md"), `format: biogloss/1\ndocument: trial.md\n${REST}`);
    }
  });

  it("is left alone where it is not said, said in another way, or the file cannot be read", () => {
    for (const head of [
      "format: biogloss/1\n",
      "format: biogloss/1\ndocument:\n",
      "format: biogloss/1\ndocument: [trial.md]\n",
      "format: biogloss/1\ndocument: >\n  trial.md\n",
      "format: biogloss/2\ndocument: trial.md\n",
      "format: biogloss/1\ndocument: trial.md\nx: [\n",
    ]) {
      assert.equal(withDocumentName(head + REST, "new.md"), head + REST);
    }
    assert.equal(withDocumentName("", "new.md"), "");
  });
});

describe("the name of a copy", () => {
  it("is one that VS Code makes of the original's", () => {
    const yes = ["trial copy.md", "trial copy 2.md", "trial.1.md", "trial 2.md", "trial1.md"];
    const no = [
      "trial.md",
      "trial.txt",
      "trial copy",
      "trial of copies.md",
      "another trial.md",
      "trial copy copy.md",
      "tr.md",
    ];
    for (const name of yes) assert.ok(isNameOfCopy(name, "trial.md"), name);
    for (const name of no) assert.ok(!isNameOfCopy(name, "trial.md"), name);
    assert.ok(isNameOfCopy("trial copy 2.md", "trial copy.md"));
    assert.ok(isNameOfCopy(".env copy", ".env") && isNameOfCopy("README copy", "README"));
  });
});
