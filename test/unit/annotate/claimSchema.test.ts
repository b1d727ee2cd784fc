import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import fc from "fast-check";
import { parse } from "yaml";
import { CHECKS, isCheckCode, levelOf, LEVELS } from "../../../src/core/annotate/checks/codes.ts";
import {
  type ClaimSchema,
  isMarked,
  MARKS,
  PACKS,
  type PackName,
  termOf,
  VOCABULARIES,
} from "../../../src/core/annotate/schema/claimSchema.ts";
import { readPacks, readSchema } from "../../../src/core/annotate/schema/readSchema.ts";
import { CLAIM_TYPES } from "../../../src/core/annotate/model.ts";
import { KINDS } from "../../../src/core/lexicon/concept.ts";
import { said } from "../../../src/core/words.ts";
import { nasty } from "../../laws/annotations.ts";
import { ROOT } from "../shared.ts";
import { cpuClock } from "../cpuClock.ts";

const packText = (name: PackName): string => readFileSync(path.join(ROOT, "media/packs", `${name}.yaml`), "utf8");
const packs = readPacks(packText);
const pack = (name: PackName): ClaimSchema => packs.get(name) as ClaimSchema;
const read = (text: string) => readSchema(text, pack);
const jsonSchema = JSON.parse(
  readFileSync(path.join(ROOT, "schemas/biogloss-claim-schema.schema.json"), "utf8"),
) as object;
const validate = new Ajv({ strict: true, strictTypes: false }).compile(jsonSchema);

/** Problems as `line:column message`. */
const told = (text: string): string[] =>
  read(text).problems.map(({ line, column, code, message }) => {
    assert.equal(code, "schema");
    return `${line}:${column} ${said(message)}`;
  });

describe("packs", () => {
  it("are as many files as are named, without a problem, and what the JSON Schema describes", () => {
    assert.deepEqual(readdirSync(path.join(ROOT, "media/packs")).sort(), PACKS.map((name) => `${name}.yaml`).sort());
    for (const name of PACKS) {
      const text = packText(name);
      assert.deepEqual(readSchema(text, () => undefined).problems, [], name);
      assert.ok(validate(parse(text)), `${name}: ${JSON.stringify(validate.errors)}`);
    }
  });

  it("offer few types first, know every kind as a role, and name no word twice", () => {
    for (const name of PACKS) {
      const { types, roles } = pack(name);
      const offered = [...types].filter(([, term]) => term.is.has("offered")).map(([type]) => type);
      assert.ok(offered.length === 6, `${name}: ${offered.join()}`);
      for (const kind of KINDS) assert.ok(roles.has(kind), `${name}: ${kind}`);
      for (const vocabulary of VOCABULARIES) {
        const words = [...pack(name)[vocabulary]].flatMap(([word, { label, also }]) => [
          ...new Set([word, label, ...also].map((each) => each.toLowerCase().replace(/[\s_-]+/g, " "))),
        ]);
        assert.equal(new Set(words).size, words.length, `${name}.${vocabulary}: ${words.join()}`);
      }
    }
    const offered = [...pack("pharmacovigilance").types].filter(([, term]) => term.is.has("offered"));
    assert.deepEqual(
      offered.map(([type]) => type),
      CLAIM_TYPES,
    );
  });

  it("find a word by its name, its label and other words for it", () => {
    const { measures, predicates } = pack("pharmacovigilance");
    for (const word of ["hazard-ratio", "HR", "Hazard Ratio", "hazard_ratio"])
      assert.ok(isMarked(measures, word, "relative"), word);
    assert.equal(isMarked(measures, "proportion", "relative"), false);
    assert.equal(termOf(predicates, "cures"), undefined);
  });
});

describe("a project's schema", () => {
  it("adds to the default pack, word by word, and takes words away", () => {
    const { schema, problems } = read(
      "types:\n  signal: {label: Safety signal, is: [offered, safety]}\n  economic: none\nchecks:\n  claim.no-evidence: error\n",
    );
    assert.deepEqual(problems, []);
    assert.ok(schema.types.has("efficacy") && isMarked(schema.types, "signal", "safety"));
    assert.equal(schema.types.has("economic"), false);
    assert.equal(schema.predicates, pack("pharmacovigilance").predicates);
    assert.equal(levelOf("claim.no-evidence", schema.checks), "error");
    assert.equal(levelOf("claim.no-comparator", schema.checks), CHECKS["claim.no-comparator"]);
  });

  it("can extend another pack, or none; its checks come along and can be set again", () => {
    const { schema } = read("extends: general\nchecks: {claim.unknown-type: warning}\n");
    assert.ok(schema.types.has("hypothesis") && !schema.types.has("safety"));
    assert.equal(levelOf("claim.unknown-type", schema.checks), "warning");
    assert.equal(levelOf("claim.unknown-role", schema.checks), "off");
    const own = read("extends: none\ntypes: {only: Only this}\n").schema;
    assert.deepEqual([...own.types.keys()], ["only"]);
    assert.equal(own.roles.size, 0);
  });

  it("that is empty, or only comments, is the default pack", () => {
    for (const text of ["", "# none yet\n", "types:\n"]) {
      assert.deepEqual(told(text), []);
      assert.deepEqual(read(text).schema.types, pack("pharmacovigilance").types);
    }
  });

  const wrong: [text: string, problem: RegExp][] = [
    ["types: [\n", /^2:1 This is not valid YAML/],
    ["- types\n", /^1:1 A schema is a map of/],
    ["types: {a: x}\nkinds: {b: y}\n", /^2:1 "kinds" is not known here; there are extends/],
    ["extends: oncology\n", /^1:10 "extends" can be pharmacovigilance/],
    ["extends: ../../../etc/passwd\n", /^1:10 "extends" can be/],
    ["types: safety\n", /^1:8 "types" must be a map/],
    ["types:\n  a: [x]\n", /^2:6 "a" must have a label/],
    ["types:\n  a: {is: [loud]}\n", /^2:11 "is" can hold offered/],
    ["types:\n  a: {of: [x]}\n", /^2:7 "of" belongs to qualifiers/],
    ["types:\n  a: {labels: x}\n", /^2:7 "labels" is not known here/],
    ["qualifiers:\n  a: {form: date}\n", /^2:13 "form" can be number/],
    ["roles:\n  a: {also: {b: c}}\n", /^2:13 "also" must be a list/],
    ["checks: off\n", /^1:9 "checks" must be a map/],
    ["checks:\n  claim.nothing: off\n", /^2:3 "claim.nothing" is no check/],
    ["checks:\n  claim.no-evidence: loud\n", /^2:22 The level of claim.no-evidence can be off, hint, warning, error/],
    ["title: [x]\n", /^1:8 "title" must be text/],
    ["a: &x 1\ntypes: *x\n", /^2:8 YAML aliases/],
    ["types: {}\ntypes: {}\n", /^2:1 The key "types" stands here a second time/],
    [`types: ${"[".repeat(500)}`, /^1:\d+ .*nested too deeply/],
    ["x".repeat(500_001), /^1:1 The schema is larger/],
  ];
  for (const [text, problem] of wrong) {
    it(`says where it is wrong: ${JSON.stringify(text.slice(0, 40))}`, () => {
      const [first = ""] = told(text);
      assert.match(first, problem);
      // The default stands where the file is wrong.
      assert.ok(read(text).schema.types.has("efficacy"));
    });
  }

  it("is judged alike by the JSON Schema", () => {
    for (const [text] of wrong.slice(1, 16)) assert.equal(validate(parse(text)), false, text);
    for (const text of [
      "types:\n  a: x\n",
      "extends: none\nqualifiers: {n: {form: number, of: ['1', 2]}}\n",
      "checks:\n",
    ])
      assert.ok(validate(parse(text)), text);
    const { properties } = jsonSchema as { properties: Record<string, { anyOf?: { properties?: object }[] }> };
    assert.deepEqual(Object.keys(properties), ["extends", "title", ...VOCABULARIES, "checks"]);
    assert.deepEqual(Object.keys(properties["checks"]?.anyOf?.[0]?.properties ?? {}), Object.keys(CHECKS));
  });

  it("never throws and always tells a place, whatever is in the file (law)", () => {
    const line = fc.oneof(
      fc
        .tuple(fc.constantFrom("types", "roles", "checks", "extends", "is", "  a", "    is", "qualifiers"), nasty)
        .map(([key, value]) => `${key}: ${value}`),
      fc.constantFrom("types:", "  a:", "    is: [offered]", "checks:", "  claim.no-evidence: off", "- x", "{", "*a"),
      nasty,
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join("\n");
        const start = cpuClock();
        const { schema, problems } = read(text);
        assert.ok(cpuClock() - start < 200);
        for (const { message, line, column } of problems) {
          assert.ok(said(message).length > 10 && line >= 1 && column >= 1 && line <= text.split("\n").length, text);
        }
        for (const name of VOCABULARIES)
          for (const [word, term] of schema[name]) {
            assert.ok(word !== "" && term.label !== "");
            for (const mark of term.is) assert.ok((MARKS[name] as readonly string[]).includes(mark));
          }
        for (const [code, level] of schema.checks) assert.ok(isCheckCode(code) && LEVELS.includes(level));
      }),
      { numRuns: 1000 },
    );
  });
});
