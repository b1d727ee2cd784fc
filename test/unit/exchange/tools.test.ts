import assert from "node:assert/strict";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, readFile, writeFiles } from "../../../src/core/exchange/formats.ts";
import { MAX_FILE_LENGTH } from "../../../src/core/exchange/json.ts";
import type { FileReading } from "../../../src/core/exchange/reading.ts";
import type { Unit } from "../../../src/core/text/offsets.ts";

function reading(id: string, content: string, unit?: Unit, beside: Record<string, string> = {}): FileReading {
  return readFile(formatById(id) as Format, { name: "x.json", content }, new Map(Object.entries(beside)), unit);
}

function documents(id: string, content: string, unit?: Unit): readonly ExchangeDocument[] {
  const read = reading(id, content, unit);
  assert.ok(read.ok, read.ok ? "" : read.problem.message);
  return read.documents;
}

/** Where and why a file is refused. */
function refusal(id: string, content: string, unit?: Unit, beside: Record<string, string> = {}): string {
  const read = reading(id, content, unit, beside);
  assert.ok(!read.ok, "it is refused");
  return `${read.problem.line}:${read.problem.column}: ${read.problem.message}`;
}

/** The content of an export's files. */
function written(id: string, ...given: ExchangeDocument[]): string[] {
  const result = writeFiles(formatById(id) as Format, given);
  assert.ok(result.ok, result.ok ? "" : result.problem);
  return result.files.map(({ content }) => content);
}

/** Two pills, of two UTF-16 code units and four bytes each. */
const TEXT = "💊💊 aspirin";

/** Where the aspirin is, in each unit. */
const ASPIRIN: Readonly<Record<Unit, readonly [number, number]>> = {
  codepoint: [3, 10],
  utf16: [5, 12],
  utf8: [9, 16],
};

/** A file of a format with one span, and the words that the file gives for it. */
type Made = (text: string, start: unknown, end: unknown, words?: string) => string;

const doccanoFile: Made = (text, start, end, words) =>
  `{"text": "first", "entities": []}\n${JSON.stringify({ text, entities: [{ id: 0, start_offset: start, end_offset: end, label: "Drug", words }] })}\n`;

/** Of each format: a file with one span, the line that the span stands on, and the unit that the format counts in. */
const MAKERS: readonly (readonly [id: string, made: Made, line: number, unit: Unit])[] = [
  ["doccano", doccanoFile, 2, "utf16"],
];

describe("offsets of annotation tools", () => {
  for (const [id, made, line, unit] of MAKERS) {
    it(`${id}: what is wrong with one is said, with its line`, () => {
      const cases: [unknown, unknown, RegExp][] = [
        [-1, 3, /The offset -1 is negative/],
        [9, 5, /The offsets 9 to 5 are reversed/],
        [3, 3, /hold nothing/],
        [1.5, 3, /no whole numbers/],
        [3, 99, /out of the text/],
        [1e300, 1e301, /out of the text/],
        ["3", 9, /numbers/],
        [null, 9, /numbers/],
      ];
      for (const [start, end, message] of cases) {
        const refused = refusal(id, made(TEXT, start, end));
        assert.match(refused, message);
        assert.ok(refused.startsWith(`${line}:`), refused);
      }
    });

    it(`${id}: in another unit, the one is named that would fit`, () => {
      const names = { codepoint: "code points", utf16: "UTF-16 code units", utf8: "UTF-8 bytes" };
      for (const other of ["codepoint", "utf16", "utf8"] as const) {
        const [start, end] = ASPIRIN[other];
        const content = made(`${TEXT} 💊 and more of it`, start, end, "aspirin");
        if (other === unit) continue;
        assert.match(
          refusal(id, content),
          new RegExp(`They fit as ${names[other]}: read the file with .*"${other}"`),
          other,
        );
        const [document] = documents(id, content, other).slice(-1) as [ExchangeDocument];
        assert.deepEqual(document.mentions[0]?.spans, [{ start: 5, end: 12 }]);
      }
    });

    it(`${id}: what is cut off, too deep or too long is refused`, () => {
      const content = made(TEXT, ...ASPIRIN[unit]);
      assert.equal(documents(id, content).at(-1)?.mentions.length, 1);
      const end = content.trimEnd().length;
      for (const at of [end - 1, end - 5, Math.floor(end * 0.7)])
        assert.match(refusal(id, content.slice(0, at)), /^\d+:\d+: .*(?:JSON|offsets)/, `cut at ${at}`);
      assert.match(refusal(id, `{"a":`.repeat(10_000)), /nested more than 100 deep/);
      assert.match(refusal(id, "[".repeat(10_000)), /nested more than 100 deep/);
      assert.match(refusal(id, " ".repeat(MAX_FILE_LENGTH + 1)), /million characters.*Split it/);
    });
  }
});

describe("doccano", () => {
  const trial: ExchangeDocument = {
    id: "trial",
    text: "💊 Aspirin caused pain.\r\nIt was mild.",
    mentions: [
      { id: "a", spans: [{ start: 3, end: 10 }], label: "Drug", fields: { concept: "DRUGBANK:DB00945", note: "n" } },
      { id: "b", spans: [{ start: 18, end: 22 }], label: "AdverseEvent", fields: {} },
    ],
    claims: [
      {
        id: "c",
        spans: [{ start: 3, end: 22 }],
        label: "safety",
        fields: { polarity: "negated" },
        roles: [{ role: "drug", target: "a" }],
      },
      {
        id: "d",
        spans: [],
        label: "causes",
        fields: {},
        roles: [
          { role: "drug", target: "a" },
          { role: "event", target: "b" },
        ],
      },
    ],
  };

  it("is one record a line, with offsets as JavaScript counts, whole numbers for ids, and what it does not know beside", () => {
    const [content = ""] = written("doccano", trial, { ...trial, id: "other" });
    const lines = content.split("\n");
    assert.equal(lines.length, 3);
    const { entities, relations, ...record } = JSON.parse(lines[0] as string) as Record<string, object[]>;
    assert.deepEqual(record, { document: "trial", text: trial.text });
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
      text: trial.text,
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
      ...trial,
      mentions: [
        ...trial.mentions,
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
