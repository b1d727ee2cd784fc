import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import fc from "fast-check";
import { parse } from "yaml";
import { CLAIM_TYPES } from "../../../src/core/annotate/model.ts";
import { fieldsOf } from "../../../src/core/annotate/sidecar/change.ts";
import { CONFLICT } from "../../../src/core/annotate/sidecar/conflict.ts";
import { FIELD_ORDER, FORMAT } from "../../../src/core/annotate/sidecar/format.ts";
import { mergeSidecars } from "../../../src/core/annotate/sidecar/merge.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../../src/core/annotate/sidecar/write.ts";
import { KINDS } from "../../../src/core/lexicon/concept.ts";
import { annotations } from "../../laws/annotations.ts";
import { ROOT } from "../shared.ts";

interface Schema {
  properties: { format: { const: string } };
  definitions: { entry: { properties: Record<string, { description: string; enum?: string[]; examples?: string[] }> } };
}

const schema = JSON.parse(readFileSync(path.join(ROOT, "schemas/biogloss-annotations.schema.json"), "utf8")) as Schema;
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

/** Whether the schema accepts a text, read as BioGloss reads it and as a YAML editor does. */
function accepts(text: string): boolean {
  const answers = (["failsafe", "core"] as const).map((kind) => validate(parse(text, { schema: kind })));
  assert.equal(answers[0], answers[1], text);
  return answers[0] === true;
}

const entry = (...lines: string[]): string =>
  `format: biogloss/1\nannotations:\n  aaaa1111:\n${lines.map((line) => `    ${line}\n`).join("")}`;
const GOOD = ["kind: drug", "quote: atezolizumab"];

describe("JSON Schema of the sidecar", () => {
  it("knows the fields, kinds and claim types of the code, each with a description", () => {
    const { properties } = schema.definitions.entry;
    assert.deepEqual(Object.keys(properties), [...FIELD_ORDER, CONFLICT]);
    assert.deepEqual(properties["kind"]?.enum, KINDS);
    assert.deepEqual(properties["claim"]?.examples, CLAIM_TYPES);
    assert.equal(schema.properties.format.const, FORMAT);
    for (const [name, { description }] of Object.entries(properties)) {
      if (name !== CONFLICT) assert.match(description, /^[A-Z].*\.$/, name);
    }
  });

  it("accepts what the writer writes", () => {
    fc.assert(
      fc.property(annotations, (set) => {
        const changes = set.map((each) => ({ op: "set" as const, id: each.id, fields: fieldsOf(each) }));
        const written = writeSidecar("", changes, "trial.md");
        assert.ok(written.ok);
        if (set.length > 0) assert.ok(accepts(written.text), JSON.stringify(validate.errors));
      }),
      { numRuns: 200 },
    );
  });

  it("accepts what the reader accepts: own keys, conflicts, empty sets", () => {
    const good = [
      entry(...GOOD, "colour: blue", "evidence:", "  - ref: 10.1000/x"),
      entry("claim: anything at all", "quote: 45", "about: {drug: [aaaa1111], arm: bbbb2222}", "status: draft"),
      entry(...GOOD, "status: rejected", "on: 2026-11-23", "note: 12"),
      "format: biogloss/1\n",
      "format: biogloss/1\nannotations:\n",
      "format: biogloss/1\nannotations: {}\nreviewed: yes\n",
    ];
    const base = entry(...GOOD);
    const merge = mergeSidecars(base, entry(...GOOD, "note: x"), entry(...GOOD, "note: y"));
    assert.ok(merge.ok && merge.conflicts.length === 1);
    for (const text of [...good, merge.text]) {
      assert.ok(accepts(text), `${text}${JSON.stringify(validate.errors)}`);
      assert.ok(readSidecar(text).ok);
    }
  });

  it("refuses what the reader refuses or reports", () => {
    const wrong = [
      "format: biogloss/2\n",
      "document: trial.md\n",
      "- format\n",
      "format: biogloss/1\nannotations: [a]\n",
      "format: biogloss/1\nannotations:\n  a: 5\n",
      entry("kind: gene", "quote: x"),
      entry("kind: drug"),
      entry('quote: ""', "kind: drug"),
      entry("quote: [x]", "kind: drug"),
      entry("quote: x"),
      entry(...GOOD, "polarity: maybe"),
      entry(...GOOD, "certainty: sure"),
      entry(...GOOD, "status: draft"),
      entry(...GOOD, "note: {a: b}"),
      entry("claim: safety", "quote: x", "about: y"),
      entry("claim: safety", "quote: x", "about: {drug: {a: b}}"),
    ];
    for (const text of wrong) {
      assert.equal(accepts(text), false, text);
      const reading = readSidecar(text);
      assert.ok(!reading.ok || reading.sidecar.problems.length > 0, text);
    }
  });
});
