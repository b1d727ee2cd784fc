import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import { said } from "../../../src/core/words.ts";
import { type Problem } from "../../../src/core/problem.ts";
import { ROOT } from "../shared.ts";
import { documents, reading, refusal, TRIAL, written } from "./toolFiles.ts";

interface SpacyRecord {
  text: string;
  tokens: { text: string; start: number; end: number; id: number; ws: boolean }[];
  spans: Record<string, unknown>[];
  relations: Record<string, unknown>[];
}

describe("spaCy and Prodigy", () => {
  it("is one record a line, with offsets that count code points and tokens that every span fits", () => {
    const [content = ""] = written("spacy", TRIAL);
    const { tokens, spans, relations, ...record } = JSON.parse(content) as SpacyRecord;
    assert.deepEqual(record, { text: TRIAL.text, meta: { document: "trial" }, answer: "accept" });
    assert.equal(tokens.map(({ text, ws }) => text + (ws ? " " : "")).join(""), TRIAL.text);
    assert.deepEqual(tokens.slice(0, 6), [
      { text: "💊", start: 0, end: 1, id: 0, ws: true },
      { text: "Aspirin", start: 2, end: 9, id: 1, ws: true },
      { text: "caused", start: 10, end: 16, id: 2, ws: true },
      { text: "pain", start: 17, end: 21, id: 3, ws: false },
      { text: ".", start: 21, end: 22, id: 4, ws: false },
      { text: "\r\n", start: 22, end: 24, id: 5, ws: false },
    ]);
    const [aspirin, all] = [
      { start: 2, end: 9, token_start: 1, token_end: 1 },
      { start: 2, end: 21, token_start: 1, token_end: 3 },
    ];
    const pain = { start: 17, end: 21, token_start: 3, token_end: 3 };
    assert.deepEqual(spans, [
      { ...aspirin, label: "Drug", text: "Aspirin", ref: "a", identifier: "DRUGBANK:DB00945", note: "n" },
      { ...pain, label: "AdverseEvent", text: "pain", ref: "b" },
      { ...all, label: "safety", text: "Aspirin caused pain", ref: "c", claim: true, polarity: "negated" },
    ]);
    const drug = { ...aspirin, label: "Drug" };
    assert.deepEqual(relations, [
      {
        ...{ head: 3, child: 1, label: "drug", role: "drug", head_ref: "c", child_ref: "a" },
        ...{ head_span: { ...all, label: "safety" }, child_span: drug },
      },
      {
        ...{
          head: 1,
          child: 3,
          label: "causes",
          ref: "d",
          head_ref: "a",
          child_ref: "b",
          "roles:json": '["drug","event"]',
        },
        ...{ head_span: drug, child_span: { ...pain, label: "AdverseEvent" } },
      },
    ]);
  });

  it("reads relations by places or by tokens, and keeps those between words that are no spans", () => {
    const token = (text: string, start: number, id: number): object => ({
      text,
      start,
      end: start + text.length,
      id,
      ws: true,
    });
    const record = {
      text: "a bb cc d",
      tokens: [token("a", 0, 0), token("bb", 2, 1), token("cc", 5, 2), token("d", 8, 3)],
      spans: [
        { start: 0, end: 1, label: "X", token_start: 0, token_end: 0, id: "pattern" },
        { start: 2, end: 7, label: "Y", token_start: 1, token_end: 2, id: "pattern" },
      ],
      relations: [
        { head: 0, child: 2, label: "by-token" },
        {
          head: 9,
          child: 9,
          label: "by-place",
          head_span: { start: 2, end: 7 },
          child_span: { start: 0, end: 1, label: "X" },
          color: "#fff",
        },
        { head: 3, child: 0, label: "det" },
      ],
      _task_hash: 5,
    };
    const [document] = documents("spacy", JSON.stringify(record)) as [ExchangeDocument];
    assert.deepEqual(
      document.claims.map(({ label, roles }) => [label, ...roles.map(({ role, target }) => `${role} ${target}`)]),
      [
        ["by-token", "head S0", "child S1"],
        ["by-place", "head S1", "child S0"],
      ],
    );
    const again = JSON.parse(written("spacy", document)[0] as string) as SpacyRecord & Record<string, unknown>;
    assert.deepEqual(
      again.tokens,
      record.tokens.map((each, i) => ({ ...each, ws: i < 4 })),
    );
    assert.deepEqual([again["parse"], again["_task_hash"]], [[record.relations[2]], 5]);
    assert.deepEqual(
      again.spans.map(({ id, token_start: from, token_end: to }) => [id, from, to]),
      [
        ["pattern", 0, 0],
        ["pattern", 1, 2],
      ],
    );
    assert.equal(again.relations[1]?.["color"], "#fff");
    // A span that does not fit the tokens of the file gets tokens that it fits.
    const inside = { id: "new", spans: [{ start: 3, end: 4 }], label: "Z", fields: {} };
    const [parted = ""] = written("spacy", { ...document, mentions: [...document.mentions, inside] });
    assert.deepEqual(
      (JSON.parse(parted) as SpacyRecord).tokens.map(({ text }) => text),
      ["a", "b", "b", "cc", "d"],
    );
  });

  it("takes nothing over of a record that was not accepted, and gives it back as it was", () => {
    const record = { text: "ab", meta: { score: 1 }, spans: [{ start: 0, end: 1, label: "Drug" }], answer: "reject" };
    const read = reading("spacy", JSON.stringify(record));
    assert.ok(read.ok);
    assert.match(said((read.notes[0] as Problem).message), /The answer to this record is "reject"/);
    assert.deepEqual(read.documents[0]?.mentions, []);
    assert.deepEqual(JSON.parse(written("spacy", ...read.documents)[0] as string), {
      ...record,
      meta: { score: 1, document: "x" },
    });
  });

  it("reads what spaCy makes of a document itself, and the training data of its second version", () => {
    const entity = { start: 2, end: 9, label: "DRUG" };
    const own = {
      text: TRIAL.text,
      ents: [entity],
      sents: [{ start: 0, end: 22 }],
      tokens: [{ id: 0, start: 0, end: 1 }],
    };
    const pairs = [
      [TRIAL.text, { entities: [[2, 9, "DRUG"]] }],
      ["ab", { entities: [], cats: { x: 1 } }],
    ];
    for (const content of [
      JSON.stringify(own),
      JSON.stringify(pairs),
      pairs.map((pair) => JSON.stringify(pair)).join("\n"),
    ]) {
      const [document] = documents("spacy", content) as [ExchangeDocument];
      assert.deepEqual(
        document.mentions.map(({ label, spans }) => [label, spans]),
        [["DRUG", [{ start: 3, end: 10 }]]],
      );
    }
    assert.deepEqual(documents("spacy", JSON.stringify(pairs))[1]?.kept, { spacy: { rest: { cats: { x: 1 } } } });
  });

  it("refuses tokens that are none of the text, and links to nothing", () => {
    const file = (record: object): string => JSON.stringify({ text: "ab cd", ...record });
    const spans = [{ start: 0, end: 2, label: "X" }];
    const cases: [object, RegExp][] = [
      [{ tokens: [{ start: 0, end: 9 }] }, /The token from 0 to 9 is out of the text/],
      [
        {
          tokens: [
            { start: 3, end: 5 },
            { start: 0, end: 2 },
          ],
        },
        /from 0 to 2 .*not behind the one before it/,
      ],
      [{ tokens: [{ start: 0 }] }, /which are numbers/],
      [{ spans, relations: [{ head: 0, child: 0, label: "x", head_ref: "gone" }] }, /speaks of "gone"/],
      [{ spans, relations: [{ head: "0", child: 0, label: "x" }] }, /"head" and a "child", which are numbers/],
      [{ spans: {} }, /"spans" must be a list/],
    ];
    for (const [record, message] of cases) assert.match(refusal("spacy", file(record)), message);
    assert.match(refusal("spacy", '[["ab", {"entities": {}}]]'), /"entities" must be a list/);
  });
});

describe("docs/docbin.py", () => {
  const script = path.join(ROOT, "docs/docbin.py");

  /** What Python says of some arguments; the test is skipped where there is no Python. */
  function python(test: Mocha.Context, ...args: string[]): { status: number | null; said: string } {
    const { error, status, stdout, stderr } = spawnSync("python3", args, { encoding: "utf8" });
    if (error !== undefined) test.skip();
    return { status, said: stdout + stderr };
  }

  it("is Python, and reads what is written up to where spaCy is needed", function () {
    this.timeout(60_000);
    const folder = mkdtempSync(path.join(tmpdir(), "docbin-"));
    try {
      const [copy, file] = [path.join(folder, "docbin.py"), path.join(folder, "trial.spacy.jsonl")];
      writeFileSync(copy, readFileSync(script));
      writeFileSync(file, written("spacy", TRIAL, { ...TRIAL, id: "other" })[0] as string);
      assert.deepEqual(python(this, "-m", "py_compile", copy), { status: 0, said: "" });
      assert.deepEqual(python(this, copy, "--check", file), { status: 0, said: "2 documents, 6 spans\n" });
      writeFileSync(
        file,
        (written("spacy", TRIAL)[0] as string).replace('"start":2,"end":9,"token', '"start":3,"end":9,"token'),
      );
      const wrong = python(this, copy, "--check", file);
      assert.equal(wrong.status, 1);
      assert.match(wrong.said, /trial\.spacy\.jsonl:1: .* holds 'spirin'/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
