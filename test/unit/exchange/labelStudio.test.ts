import assert from "node:assert/strict";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { JsonObject } from "../../../src/core/exchange/json.ts";
import { said } from "../../../src/core/words.ts";
import { type Problem } from "../../../src/core/problem.ts";
import { documents, reading, refusal, TRIAL, written } from "./toolFiles.ts";

describe("Label Studio", () => {
  interface Task {
    data: object;
    annotations: { result: Record<string, unknown>[] }[];
  }

  it("is tasks with a region for each annotation, a text area for each field, and relations", () => {
    const [content = "", config = ""] = written("label-studio", TRIAL);
    const [task, ...others] = JSON.parse(content) as Task[];
    assert.deepEqual(others, []);
    assert.deepEqual(task?.data, { text: TRIAL.text, document: "trial" });
    const region = (id: string, from_name: string, type: string, value: object): object => ({
      id,
      from_name,
      to_name: "text",
      type,
      value,
    });
    const [aspirin, all] = [
      { start: 3, end: 10 },
      { start: 3, end: 22 },
    ];
    assert.deepEqual(task?.annotations[0]?.result, [
      region("a", "label", "labels", { ...aspirin, text: "Aspirin", labels: ["Drug"] }),
      region("a", "identifier", "textarea", { ...aspirin, text: ["DRUGBANK:DB00945"] }),
      region("a", "note", "textarea", { ...aspirin, text: ["n"] }),
      region("b", "label", "labels", { start: 18, end: 22, text: "pain", labels: ["AdverseEvent"] }),
      region("c", "biogloss_claim", "labels", { ...all, text: "Aspirin caused pain", labels: ["safety"] }),
      region("c", "polarity", "textarea", { ...all, text: ["negated"] }),
      { from_id: "c", to_id: "a", type: "relation", direction: "right", labels: ["drug"], role: "drug" },
      {
        id: "d",
        from_id: "a",
        to_id: "b",
        type: "relation",
        direction: "right",
        labels: ["causes"],
        "roles:json": '["drug","event"]',
      },
    ]);
    assert.deepEqual(
      [...config.matchAll(/<(\w+) (?:name|value)="([^"]+)"/g)].map(([, tag, name]) => `${tag} ${name}`),
      [
        ...["Labels label", "Label Drug", "Label AdverseEvent", "Labels biogloss_claim", "Label safety"],
        ...[
          "Relation drug",
          "Relation causes",
          "Text text",
          "TextArea identifier",
          "TextArea note",
          "TextArea polarity",
        ],
      ],
    );
  });

  it("is read as Label Studio gives it back, without the keys of ours in relations", () => {
    const [task] = JSON.parse(written("label-studio", TRIAL)[0] as string) as [Task];
    const result = task.annotations[0]?.result.map(({ role: _role, "roles:json": _roles, id, ...rest }) =>
      rest["type"] === "relation" ? rest : { id, ...rest, origin: "manual" },
    );
    const people = {
      completed_by: { id: 1, email: "ada@example.org" },
      created_at: "2026-11-23T02:40:43Z",
      was_cancelled: false,
    };
    const [document] = documents(
      "label-studio",
      JSON.stringify([{ id: 9, ...task, annotations: [{ ...people, result }] }]),
    ) as [ExchangeDocument];
    assert.deepEqual(
      document.mentions.map(({ id, label, fields }) => [id, label, fields]),
      [
        ["a", "Drug", { by: "ada@example.org", on: "2026-11-23", concept: "DRUGBANK:DB00945", note: "n" }],
        ["b", "AdverseEvent", { by: "ada@example.org", on: "2026-11-23" }],
      ],
    );
    assert.deepEqual(
      document.claims.map(({ label, roles }) => [label, ...roles.map(({ role, target }) => `${role} ${target}`)]),
      [
        ["safety", "drug a"],
        ["causes", "from a", "to b"],
      ],
    );
    const [again] = documents("label-studio", written("label-studio", document)[0] as string) as [ExchangeDocument];
    assert.deepEqual(again.kept, document.kept);
    assert.deepEqual(
      again.mentions.map(({ kept }) => kept),
      document.mentions.map(({ kept }) => kept),
    );
  });

  it("keeps people apart, what they put aside, results of other tags, and the names of a project's tags", () => {
    const region = (id: string, start: number, label: string, more: object = {}): object => ({
      id,
      from_name: "ner",
      to_name: "txt",
      type: "labels",
      value: { start, end: start + 1, labels: [label, "Second"], ...more },
      source: "$body",
      score: 0.5,
    });
    const choice = {
      id: "r1",
      from_name: "sure",
      to_name: "txt",
      type: "choices",
      value: { start: 0, end: 1, choices: ["yes"] },
    };
    const whole = { id: "q", from_name: "topic", to_name: "txt", type: "choices", value: { choices: ["x"] } };
    const arrow = { from_id: "r2", to_id: "r1", type: "relation", direction: "left", labels: ["causes"] };
    const task = {
      id: 5,
      data: { body: "abcdef", source: "PubMed" },
      annotations: [
        { id: 1, was_cancelled: true, result: [region("r1", 4, "Drug")] },
        { id: 2, completed_by: 7, result: [region("r1", 0, "Drug"), choice, whole, region("r2", 2, "ADR"), arrow] },
        { id: 3, result: [region("r1", 0, "Drug", { extra: true })] },
      ],
    };
    const [document] = documents("label-studio", JSON.stringify(task)) as [ExchangeDocument];
    assert.equal(document.text, "abcdef");
    assert.deepEqual(
      document.mentions.map(({ id, label, spans }) => [id, label, spans[0]?.start]),
      [
        ["r1", "Drug", 0],
        ["r2", "ADR", 2],
        ["r1~2", "Drug", 0],
      ],
    );
    assert.deepEqual(
      document.claims[0]?.roles.map(({ target }) => target),
      ["r1", "r2"],
    );
    const [content = "", config = ""] = written("label-studio", document);
    const [again] = JSON.parse(content) as [typeof task];
    assert.deepEqual(again.data, { ...task.data, document: "x" });
    const [aside, first, second] = again.annotations;
    assert.deepEqual(aside, task.annotations[0]);
    const words = (id: string, start: number, text: string, label: string): object =>
      region(id, start, label, { text });
    assert.deepEqual(first, {
      id: 2,
      completed_by: 7,
      result: [
        words("r1", 0, "a", "Drug"),
        choice,
        words("r2", 2, "c", "ADR"),
        { id: "R1", from_id: "r1", to_id: "r2", type: "relation", direction: "right", labels: ["causes"] },
        whole,
      ],
    });
    assert.deepEqual(second?.result, [region("r1~2", 0, "Drug", { text: "a", extra: true })]);
    assert.match(config, /<Labels name="ner" toName="txt">[^]*<Text name="txt" value="\$body"\/>/);
    // What is added here has a place although the first annotation was put aside.
    const added = { id: "new", spans: [{ start: 5, end: 6 }], label: "Drug", fields: {} };
    written("label-studio", { ...document, mentions: [...document.mentions, added] });
    written("label-studio", {
      ...document,
      mentions: [added],
      claims: [],
      kept: { labelstudio: { annotations: [task.annotations[0] as JsonObject] } },
    });
  });

  it("reads predictions where nobody has annotated, and says so", () => {
    const [task] = JSON.parse(written("label-studio", TRIAL)[0] as string) as [Task];
    const predictions = task.annotations.map((each) => ({ ...each, model_version: "m1", score: 0.9 }));
    const read = reading("label-studio", JSON.stringify([{ data: task.data, annotations: [], predictions }]));
    assert.ok(read.ok);
    assert.match(said((read.notes[0] as Problem).message), /Nobody has annotated this task/);
    assert.equal(read.documents[0]?.mentions.length, 2);
    const [again] = JSON.parse(written("label-studio", ...read.documents)[0] as string) as [
      { annotations: unknown[]; predictions: object[] },
    ];
    assert.deepEqual(again.annotations, []);
    assert.deepEqual(again.predictions, predictions);
  });

  it("refuses what is about no text, and links to nothing", () => {
    const task = (data: object, ...result: object[]): string => JSON.stringify([{ data, annotations: [{ result }] }]);
    const relation = { from_id: "a", to_id: "b", type: "relation", direction: "right" };
    const cases: [string, RegExp][] = [
      [task({ image: "http://x/1.png" }), /"data" should hold one under "text"/],
      [task({ text: "ab" }, relation), /speaks of "a", which is not in the file/],
      ['[{"text": "ab"}]', /an object with "data"/],
      ['[{"data": {"text": "ab"}, "annotations": {}}]', /"annotations" must be a list/],
    ];
    for (const [content, message] of cases) assert.match(refusal("label-studio", content), message);
  });
});
