import assert from "node:assert/strict";
import path from "node:path";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import { needShared } from "../shared.ts";
import { documentsOf, format, holdsItsOwn, read, samples, text, totals } from "./foreignFiles.ts";

/** The words of each mention with its label. */
function named({ text: words, mentions }: ExchangeDocument): string[] {
  return mentions.map(
    ({ spans, label }) => `${label}: ${spans.map(({ start, end }) => words.slice(start, end)).join(" ")}`,
  );
}

describe("files of annotation tools", () => {
  it("reads doccano: spans as lists and as entities, relations, what it calls the columns, metadata", function () {
    const doccano = format("doccano");
    const broken = path.join("import_tests", "sequence_labeling", "example.jsonl");
    const files = samples(this, "doccano", /\.jsonl$/).filter((file) => !file.endsWith(broken));
    assert.equal(files.length, 6);
    for (const file of files) {
      const json = text(file);
      // Some records stand on several lines.
      const flat = json.replace(/\s+/g, "");
      const documents = documentsOf(read(doccano, file));
      const held = {
        documents: flat.match(/"(?:text|column_data)":/g)?.length,
        mentions: (flat.match(/"start_offset"/g) ?? flat.match(/\[\d+,\d+,"/g))?.length,
        claims: flat.match(/"from_id"/g)?.length ?? 0,
      };
      assert.deepEqual(totals(documents), held, file);
      holdsItsOwn(doccano, documents, file);
    }
    const [google] = documentsOf(
      read(doccano, needShared(this, "format-samples/doccano/export_examples/relation_extraction/example.jsonl")),
    ) as [ExchangeDocument];
    assert.deepEqual(named(google), [
      "ORG: Google",
      "DATE: September 4, 1998",
      "PERSON: Larry Page",
      "PERSON: Sergey Brin",
    ]);
    assert.deepEqual(
      google.claims.map(({ label, roles }) => [label, ...roles.map(({ target }) => target)]),
      [
        ["foundedAt", "T0", "T1"],
        ["foundedBy", "T0", "T2"],
        ["foundedBy", "T0", "T3"],
      ],
    );
  });

  it("refuses broken files of annotation tools with the file, the line and the reason", function () {
    const cases: [id: string, file: string, line: number, reason: RegExp][] = [
      ["doccano", "doccano/import_tests/sequence_labeling/example.jsonl", 3, /"text" is no string/],
      ["doccano", "doccano/import_tests/sequence_labeling/example.conll", 1, /no JSON/],
    ];
    for (const [id, name, line, reason] of cases) {
      const reading = read(format(id), needShared(this, `format-samples/${name}`));
      assert.ok(!reading.ok, name);
      assert.equal(reading.file, path.basename(name));
      assert.match(reading.problem.message, reason);
      assert.equal(reading.problem.line, line, name);
    }
  });
});
