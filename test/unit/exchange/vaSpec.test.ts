import assert from "node:assert/strict";
import Ajv from "ajv";
import fc from "fast-check";
import type { ClaimItem, ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, readFile, writeFiles } from "../../../src/core/exchange/formats.ts";
import { lossSummary } from "../../../src/core/exchange/losses.ts";
import { said } from "../../../src/core/words.ts";
import { documents } from "../../laws/exchangeDocuments.ts";
import { STATEMENT_SCHEMA } from "./vaSchema.ts";
import { cpuClock } from "../cpuClock.ts";

const format = formatById("va-spec") as Format;

interface Statement {
  description?: string;
  direction: string;
  proposition: { subject: Named; object: Named; predicate: string; qualifiers?: { name: string; value: Named }[] };
  hasEvidenceLines?: { directionOfEvidenceProvided: string; reportedIn?: object[] }[];
}
interface Named {
  name: string;
  conceptType?: string;
  mappings?: { coding: object }[];
}

function written(document: ExchangeDocument): { statements: Statement[]; losses: string } {
  const result = writeFiles(format, [document]);
  assert.ok(result.ok, result.ok ? "" : said(result.problem));
  const [{ content }] = result.files as unknown as [{ content: string }];
  return { statements: JSON.parse(content) as Statement[], losses: lossSummary(result.losses) };
}

const text = "Aspirin with ibuprofen caused no rash in adults.";
const at = (words: string): { start: number; end: number }[] => [
  { start: text.indexOf(words), end: text.indexOf(words) + words.length },
];

function about(fields: ClaimItem["fields"], roles: ClaimItem["roles"]): ExchangeDocument {
  return {
    id: "trial",
    text,
    mentions: [
      { id: "a", spans: at("Aspirin"), label: "Drug", fields: { concept: "DRUGBANK:DB00945|aspirin", note: "mine" } },
      { id: "b", spans: at("ibuprofen"), label: "Drug", fields: {} },
      { id: "c", spans: at("rash"), label: "AdverseEvent", fields: { concept: "MONDO:1" } },
      { id: "d", spans: at("adults"), label: "Population", fields: {} },
    ],
    claims: [{ id: "e", spans: at(text), label: "safety", fields, roles }],
  };
}

const roles = [
  { role: "adverse-event", target: "c" },
  { role: "drug", target: "a" },
  { role: "drug", target: "b" },
];

describe("GA4GH VA-Spec", () => {
  it("states a proposition: the drug first, then what it does, all else as qualifiers", () => {
    const { statements, losses } = written(about({ predicate: "causes", qualifiers: { dose: "10 mg" } }, roles));
    const [{ proposition, description, direction }] = statements as [Statement];
    assert.deepEqual(
      [proposition.subject.name, proposition.predicate, proposition.object.name, description, direction],
      ["Aspirin", "causes", "rash", text, "supports"],
    );
    assert.deepEqual(
      proposition.qualifiers?.map(({ name, value }) => [name, value.name]),
      [
        ["drug", "ibuprofen"],
        ["dose", "10 mg"],
      ],
    );
    assert.deepEqual(proposition.subject.mappings, [
      { coding: { system: "DRUGBANK", code: "DB00945" }, relation: "exactMatch" },
    ]);
    assert.equal(losses, '1 with no row in the table, 1 without "note"');
  });

  it("takes the parts that are named subject and object, whatever they are", () => {
    const [statement] = written(
      about({}, [
        { role: "object", target: "a" },
        { role: "subject", target: "d" },
      ]),
    ).statements;
    assert.deepEqual([statement?.proposition.subject.name, statement?.proposition.object.name], ["adults", "Aspirin"]);
    assert.equal(statement?.proposition.predicate, "unspecified");
  });

  it("turns directions round where the text says not: what supports the denial disputes the proposition", () => {
    const evidence = {
      one: { ref: "PMID:30345906", direction: "supports" },
      two: { ref: "doi:10.1056/NEJMoa1809615", verdict: "supported" },
      three: { file: "b.pdf", verdict: "not-supported" },
      four: { ref: "x", direction: "disputes" },
    };
    const directions = (fields: ClaimItem["fields"]): unknown[] => {
      const [statement] = written(about({ ...fields, evidence }, roles)).statements;
      return [
        statement?.direction,
        ...(statement?.hasEvidenceLines ?? []).map((line) => line.directionOfEvidenceProvided),
      ];
    };
    assert.deepEqual(directions({}), ["supports", "supports", "supports", "neutral", "disputes"]);
    assert.deepEqual(directions({ polarity: "negated" }), ["disputes", "disputes", "disputes", "neutral", "supports"]);
    assert.equal(directions({ assessment: { direction: "disputes" } })[0], "disputes");
    assert.equal(directions({ polarity: "negated", assessment: { direction: "disputes" } })[0], "supports");
    const [statement] = written(about({ evidence }, roles)).statements;
    assert.deepEqual(
      statement?.hasEvidenceLines?.map(({ reportedIn = [] }) => reportedIn[0]),
      [
        { type: "Document", title: "PMID:30345906", pmid: "30345906" },
        { type: "Document", title: "doi:10.1056/NEJMoa1809615", doi: "10.1056/NEJMoa1809615" },
        { type: "Document", title: "b.pdf" },
        { type: "Document", title: "x" },
      ],
    );
  });

  it("leaves out claims about fewer than two things, and says so", () => {
    const { statements, losses } = written(about({}, roles.slice(0, 1)));
    assert.deepEqual(statements, []);
    assert.equal(losses, "1 claim, 4 with no row in the table");
  });

  it("leaves out what speaks of a claim that is left out, when nothing is left to speak of", () => {
    const document = about({}, roles.slice(0, 1));
    const of = { id: "f", spans: at("caused"), label: "x", fields: {}, roles: [roles[0], { role: "of", target: "e" }] };
    const { statements, losses } = written({ ...document, claims: [...document.claims, of as ClaimItem] });
    assert.deepEqual(statements, []);
    assert.match(losses, /^2 claims, 1 link to something that is not exported/);
  });

  it("makes thousands of statements in time that grows with them", () => {
    const one = about({ predicate: "causes" }, roles);
    const claims = Array.from({ length: 8_000 }, (_, i) => ({ ...(one.claims[0] as ClaimItem), id: `e${i}` }));
    const started = cpuClock();
    assert.equal(written({ ...one, claims }).statements.length, claims.length);
    assert.ok(cpuClock() - started < 6_000);
  });

  it("keeps the published rules, and cannot be read", () => {
    const validate = new Ajv().compile(STATEMENT_SCHEMA);
    let count = 0;
    for (const sample of fc.sample(documents, { numRuns: 100, seed: 20261123 })) {
      const { statements } = written(sample);
      assert.ok(validate(statements), JSON.stringify(validate.errors));
      count += statements.length;
    }
    assert.ok(count > 20, `${count} statements`);
    const reading = readFile(format, { name: "x.va.json", content: "[]" }, new Map());
    assert.ok(!reading.ok && said(reading.problem.message).includes("can be written and not read"));
  });
});
