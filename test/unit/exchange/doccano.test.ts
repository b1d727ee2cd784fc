import assert from "node:assert/strict";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, writeFiles } from "../../../src/core/exchange/formats.ts";
import { documents, refusal, TRIAL, written } from "./toolFiles.ts";

describe("doccano", () => {
  it("is one record a line, with offsets as JavaScript counts, whole numbers for ids, and what it does not know beside", () => {
    const [content = ""] = written("doccano", TRIAL, { ...TRIAL, id: "other" });
    const lines = content.split("\n");
    assert.equal(lines.length, 3);
    const { entities, relations, ...record } = JSON.parse(lines[0] as string) as Record<string, object[]>;
    assert.deepEqual(record, { document: "trial", text: TRIAL.text });
    assert.deepEqual(entities, [
      {
        id: 0,
        start_offset: 3,
        end_offset: 10,
        label: "Drug",
        words: "Aspirin",
        ref: "a",
        identifier: "DRUGBANK:DB00945",
        note: "n",
      },
      { id: 1, start_offset: 18, end_offset: 22, label: "AdverseEvent", words: "pain", ref: "b" },
      {
        id: 2,
        start_offset: 3,
        end_offset: 22,
        label: "safety",
        words: "Aspirin caused pain",
        ref: "c",
        claim: true,
        polarity: "negated",
      },
    ]);
    assert.deepEqual(relations, [
      { role: "drug", from_id: 2, to_id: 0, type: "drug" },
      { id: 3, ref: "d", from_id: 0, to_id: 1, type: "causes", "roles:json": '["drug","event"]' },
    ]);
  });

  it("is read as doccano gives it back: new numbers, none of our keys in its entities", () => {
    const entities = [
      { id: 101, label: "Drug", start_offset: 3, end_offset: 10 },
      { id: 102, label: "AdverseEvent", start_offset: 18, end_offset: 22 },
    ];
    const record = {
      id: 7,
      text: TRIAL.text,
      document: "trial",
      entities,
      relations: [{ id: 5, from_id: 101, to_id: 102, type: "causes" }],
      Comments: ["sure?"],
    };
    const [document] = documents("doccano", JSON.stringify(record)) as [ExchangeDocument];
    assert.equal(document.id, "trial");
    assert.deepEqual(document.kept, { doccano: { rest: { id: 7, Comments: ["sure?"] } } });
    assert.deepEqual(
      document.claims.map(({ id, roles }) => [id, roles]),
      [
        [
          "R5",
          [
            { role: "from", target: "T101" },
            { role: "to", target: "T102" },
          ],
        ],
      ],
    );
    assert.deepEqual(JSON.parse(written("doccano", document)[0] as string), {
      ...record,
      entities: entities.map((each, i) => ({ ...each, words: ["Aspirin", "pain"][i], ref: `T${each.id}` })),
      relations: [{ ...record.relations[0], ref: "R5" }],
    });
  });

  it("refuses links to nothing, ids that come twice, and lists that are none", () => {
    const entity = { id: 1, start_offset: 0, end_offset: 1, label: "Drug" };
    const file = (record: object): string => JSON.stringify({ text: "ab", ...record });
    const cases: [object, RegExp][] = [
      [
        { entities: [entity], relations: [{ from_id: 1, to_id: 9, type: "x" }] },
        /speaks of "9", which is not in the file/,
      ],
      [{ entities: [entity, entity] }, /"T1" is used twice/],
      [{ label: [[0, 1]] }, /a label/],
      [{ label: "Drug" }, /"label" must be a list/],
      [{ entities: [1] }, /"entities" must hold objects/],
    ];
    for (const [record, message] of cases) assert.match(refusal("doccano", file(record)), message);
  });

  it("reports what it cannot hold", () => {
    const spans = [
      { start: 3, end: 10 },
      { start: 18, end: 22 },
    ];
    const role = { role: "drug", target: "p" };
    const document: ExchangeDocument = {
      ...TRIAL,
      mentions: [
        ...TRIAL.mentions,
        { id: "p", spans, label: "Drug", fields: {} },
        { id: "n", spans: [], label: "Drug", fields: {} },
      ],
      claims: [
        { id: "c", spans: [], label: "safety", fields: {}, roles: [role] },
        { id: "e", spans: [{ start: 3, end: 22 }], label: "", fields: {}, roles: [role] },
      ],
    };
    const result = writeFiles(formatById("doccano") as Format, [document]);
    assert.ok(result.ok);
    assert.deepEqual(result.losses.map(({ reason, ...loss }) => [reason, "id" in loss ? loss.id : ""]).sort(), [
      ["claim", "c"],
      ["label", "e"],
      ["link", "e"],
      ["no-place", "n"],
      ["pieces", "p"],
    ]);
  });
});
