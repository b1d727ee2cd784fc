import assert from "node:assert/strict";
import type { Change } from "../../../src/core/annotate/sidecar/change.ts";
import { rebaseSteps } from "../../../src/core/annotate/sidecar/rebase.ts";
import { writeSidecar } from "../../../src/core/annotate/sidecar/write.ts";
import { finished } from "../../../src/core/steps.ts";

const BASE = `format: biogloss/1
annotations:
  aaaa1111:
    kind: target
    quote: PD-L1 # INN
    note: first
  bbbb2222:
    kind: drug
    quote: atezolizumab
`;

function rebased(text: string, ...changes: Change[]): { text: string; conflicts: string[] } {
  const { written, conflicts } = finished(rebaseSteps(BASE, text, changes, "trial.md"));
  assert.ok(written.ok);
  return { text: written.text, conflicts: conflicts.map(({ id, field }) => `${id ?? ""} ${field}`) };
}

describe("changes to a sidecar that was changed elsewhere meanwhile", () => {
  const note: Change = { op: "set", id: "aaaa1111", fields: { note: "ours" } };

  it("are made in what it says now", () => {
    const elsewhere = [
      BASE,
      BASE.replace("kind: target", "kind: condition # looked up"),
      BASE.replace("atezolizumab", "avelumab"),
      `${BASE}  cccc3333:\n    kind: drug\n    quote: x\n`,
      BASE.replace(/ {2}bbbb[^]*/, ""),
    ];
    const changes: Change[] = [note, { op: "set", id: "dddd4444", fields: { kind: "drug", quote: "y" } }];
    for (const text of elsewhere) {
      const plain = writeSidecar(text, changes, "trial.md");
      assert.ok(plain.ok);
      assert.deepEqual(rebased(text, ...changes), { text: plain.text, conflicts: [] });
    }
  });

  it("stay beside those that were made elsewhere to the same fields", () => {
    const theirs = BASE.replace("note: first", "note: theirs # Bob").replace("atezolizumab", "avelumab");
    const { text, conflicts } = rebased(theirs, note);
    assert.deepEqual(conflicts, ["aaaa1111 note"]);
    assert.match(text, /^ {4}note: ours\n(?: *# Bob\n)? {4}conflict:\n {6}note: theirs\b/m);
    assert.match(text, /quote: avelumab/);
    assert.deepEqual(rebased(BASE.replace("note: first", "note: ours"), note).conflicts, [], "the same twice is none");
  });

  it("keep an entry that was removed on one side and changed on the other", () => {
    const removed = rebased(BASE.replace(/ {2}aaaa[^]*(?= {2}bbbb)/, ""), note);
    assert.deepEqual(removed.conflicts, ["aaaa1111 removed"]);
    assert.match(removed.text, /note: ours/);
    const changed = rebased(BASE.replace("note: first", "note: theirs"), { op: "remove", id: "aaaa1111" });
    assert.deepEqual(changed.conflicts, ["aaaa1111 removed"]);
    assert.match(changed.text, /note: theirs/);
  });
});
