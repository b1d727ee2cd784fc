import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import fc from "fast-check";
import { parse } from "yaml";
import { ASSESSMENT, EFFECT, EVIDENCE, LINKS, SAFETY, type Shape } from "../../../src/core/annotate/claimFields.ts";
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

interface Property {
  description: string;
  enum?: unknown[];
  examples?: string[];
  pattern?: string;
  $ref?: string;
  anyOf?: Property[];
  properties?: Record<string, Property>;
}

interface Schema {
  properties: { format: { const: string } };
  definitions: { entry: { properties: Record<string, Property> } } & Record<string, unknown>;
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

/** A wrong value in every field of a claim. */
const CLAIM_WRONGS = [
  "predicate: [causes]",
  "qualifiers: dose",
  "qualifiers: {dose: [1]}",
  "effect: 0.62",
  "effect: {value: low}",
  "effect: {n: about 20}",
  "effect: {p: small}",
  "safety: serious",
  "safety: {seriousness: [bad]}",
  "safety: {causality: yes please}",
  "safety: {grade: 6}",
  "safety: {expectedness: expected}",
  "safety: {outcome: well}",
  "safety: {dechallenge: done}",
  "assessment: {direction: up}",
  "evidence: PMID:1",
  "evidence: {a: PMID:1}",
  "evidence: [PMID:1]",
  "evidence: {a: {verdict: true enough}}",
  "evidence: {a: {rating: 9}}",
  "evidence: {a: {hash: 12ab}}",
  "links: [bbbb2222]",
  "links: {replaces: [bbbb2222]}",
  "links: {supports: [{a: b}]}",
];

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

  it("knows the facts of a claim as the code does, their words and their forms", () => {
    const { definitions } = schema;
    const inner = (name: string): Property => definitions.entry.properties[name]?.anyOf?.[0] as Property;
    const tables: [Property, Record<string, Shape>][] = [
      [inner("effect"), EFFECT],
      [inner("safety"), SAFETY],
      [inner("assessment"), ASSESSMENT],
      [definitions["evidence"] as Property, EVIDENCE],
    ];
    const resolved = ({ $ref, ...own }: Property): Property => ({
      ...($ref === undefined
        ? {}
        : ((definitions as Record<string, unknown>)[$ref.slice("#/definitions/".length)] as Property)),
      ...own,
    });
    for (const [{ properties = {} }, shapes] of tables) {
      assert.deepEqual(Object.keys(properties), [...Object.keys(shapes), CONFLICT]);
      for (const [name, shape] of Object.entries(shapes)) {
        const said = resolved(properties[name] as Property);
        if (shape.is === "word")
          assert.deepEqual(
            said.enum?.filter((each) => typeof each === "string"),
            shape.of,
            name,
          );
        if (shape.is === "words") assert.deepEqual(resolved(said.anyOf?.[1] as Property).enum, shape.of, name);
        if (shape.is !== "form") continue;
        for (const value of [
          "0.62",
          "45 %",
          "-3",
          "abc",
          "<0.001",
          "1e-8",
          "12",
          "99.9%",
          `sha256:${"0a".repeat(32)}`,
          "7",
        ])
          assert.equal(new RegExp(said.pattern as string).test(value), shape.form.test(value), `${name} ${value}`);
      }
    }
    assert.deepEqual(Object.keys(definitions.entry.properties["links"]?.properties ?? {}), LINKS);
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
      entry(...GOOD, "parts: [{quote: neuropathy, after: x}]", "status: corrected"),
      entry("claim: safety", "quote: x", "predicate:", "qualifiers:", "effect: {value: 0.62, n: 451}", "evidence:"),
      entry("claim: safety", "quote: x", "safety: {seriousness: death, grade: 5}", "links: {supports: bbbb2222}"),
      entry("claim: safety", "quote: x", "evidence: {a: {ref: PMID:1, colour: blue, conflict: {ref: PMID:2}}}"),
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
      entry(...GOOD, "parts: [x]"),
      entry(...GOOD, "parts: [{before: x}]"),
      ...CLAIM_WRONGS.map((line) => entry("claim: safety", "quote: x", line)),
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
