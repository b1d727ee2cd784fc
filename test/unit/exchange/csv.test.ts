import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, FORMATS, writeFiles } from "../../../src/core/exchange/formats.ts";
import { lossSummary } from "../../../src/core/exchange/losses.ts";
import { said } from "../../../src/core/words.ts";
import { documents } from "../../laws/exchangeDocuments.ts";

type Rows = Record<string, string>[];

function written(id: string, document: ExchangeDocument): { rows: Rows; name: string; losses: string } {
  const result = writeFiles(formatById(id) as Format, [document]);
  assert.ok(result.ok, result.ok ? "" : said(result.problem));
  const [{ name, content }] = result.files as [{ name: string; content: string }];
  const delimiter = id.startsWith("tsv") ? "\t" : ",";
  return { rows: parse(content, { columns: true, delimiter }), name, losses: lossSummary(result.losses) };
}

const text = "Aspirin and ibuprofen caused pain\tand rash. =1+1, nothing else did.";
const at = (words: string): { start: number; end: number }[] => [
  { start: text.indexOf(words), end: text.indexOf(words) + words.length },
];

const document: ExchangeDocument = {
  id: "trial",
  file: "trial.md",
  text,
  mentions: [
    { id: "a", spans: at("Aspirin"), label: "Drug", fields: { concept: "DRUGBANK:DB00945" } },
    { id: "b", spans: at("ibuprofen"), label: "Chemical", fields: {} },
    { id: "c", spans: at("pain"), label: "AdverseEvent", fields: { polarity: "negated" } },
    { id: "d", spans: at("rash"), label: "AdverseEvent", fields: { note: "mild" } },
    { id: "e", spans: at("=1+1"), label: "Target", fields: {} },
  ],
  claims: [
    {
      id: "f",
      spans: at("Aspirin and ibuprofen caused pain\tand rash"),
      label: "safety",
      fields: {
        predicate: "causes",
        qualifiers: { dose: "10 mg" },
        effect: { measure: "risk ratio", value: "2", own: "mine" },
        safety: { seriousness: ["death", "disability"], grade: "3" },
        evidence: { one: { ref: "PMID:1", verdict: "supported" }, two: { file: "b.pdf" }, three: { ref: "PMID:3" } },
        by: "ada",
      },
      roles: [
        { role: "drug", target: "a" },
        { role: "drug", target: "b" },
        { role: "adverse-event", target: "c" },
        { role: "adverse-event", target: "d" },
        { role: "adverse-event", target: "d" },
      ],
    },
    { id: "g", spans: at("nothing else did"), label: "=cmd", fields: {}, roles: [{ role: "claim", target: "f" }] },
  ],
};

describe("flat tables", () => {
  it("are six: annotations, claims and drug–event pairs, parted by commas or tabs", () => {
    const ids = FORMATS.map(({ id }) => id).filter((id) => /^[ct]sv/.test(id));
    assert.deepEqual(ids, ["csv", "csv-claims", "csv-pairs", "tsv", "tsv-claims", "tsv-pairs"]);
    assert.equal(written("tsv-pairs", document).name, "trial.pairs.tsv");
    for (const id of ["", "-claims", "-pairs"])
      assert.deepEqual(written(`tsv${id}`, document).rows, written(`csv${id}`, document).rows);
  });

  it("give a claim a row with all that is said of it", () => {
    const { rows, losses } = written("csv-claims", document);
    assert.equal(losses, '1 with no row in the table, 1 without "polarity", 1 without "note"');
    const [row] = rows as [Rows[number]];
    const some = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ""));
    assert.deepEqual(some, {
      document: "trial.md",
      id: "f",
      claim: "safety",
      start_utf16: "0",
      end_utf16: "42",
      text: "Aspirin and ibuprofen caused pain\tand rash",
      about: "drug: a b; adverse-event: c d d",
      drug: "Aspirin; ibuprofen",
      drug_concept: "DRUGBANK:DB00945",
      adverse_event: "pain; rash",
      predicate: "causes",
      qualifiers: '{"dose":"10 mg"}',
      effect_measure: "risk ratio",
      effect_value: "2",
      effect_other: '{"own":"mine"}',
      safety_seriousness: "death; disability",
      safety_grade: "3",
      evidence_refs: "PMID:1; PMID:3",
      evidence: '{"one":{"ref":"PMID:1","verdict":"supported"},"two":{"file":"b.pdf"},"three":{"ref":"PMID:3"}}',
      polarity: "affirmed",
      certainty: "asserted",
      by: "ada",
      pieces: "0-42",
    });
    assert.equal(rows[1]?.["claim"], "'=cmd");
  });

  it("pair each drug of a claim with each of its events, once", () => {
    const { rows, losses } = written("csv-pairs", document);
    assert.deepEqual(
      rows.map((row) => [row["drug"], row["drug_concept"], row["event"], row["event_polarity"], row["grade"]]),
      [
        ["Aspirin", "DRUGBANK:DB00945", "pain", "negated", "3"],
        ["Aspirin", "DRUGBANK:DB00945", "rash", "affirmed", "3"],
        ["ibuprofen", "", "pain", "negated", "3"],
        ["ibuprofen", "", "rash", "affirmed", "3"],
      ],
    );
    assert.match(losses, /^2 with no row in the table, .*1 without "evidence"/);
  });

  it("hold no formula, and the same number of cells in each row, whatever people type", () => {
    fc.assert(
      fc.property(
        documents,
        fc.constantFrom("csv", "csv-claims", "csv-pairs", "tsv", "tsv-claims", "tsv-pairs"),
        (of, id) => {
          const { rows } = written(id, of);
          if (!id.endsWith("-pairs"))
            assert.equal(rows.length, of.claims.length + (id.length > 3 ? 0 : of.mentions.length));
          for (const row of rows) {
            assert.equal(Object.keys(row).length, Object.keys(rows[0] as object).length);
            for (const value of Object.values(row)) assert.doesNotMatch(value, /^[=+\-@\t\r]/);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
