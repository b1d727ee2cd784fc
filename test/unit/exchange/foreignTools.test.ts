import assert from "node:assert/strict";
import path from "node:path";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import { writeFiles } from "../../../src/core/exchange/formats.ts";
import { said } from "../../../src/core/words.ts";
import { needShared } from "../shared.ts";
import { count, documentsOf, format, holdsItsOwn, read, samples, text, totals } from "./foreignFiles.ts";

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

  it("reads Label Studio: tasks about a text; what is no region of it is kept", function () {
    const labelStudio = format("label-studio");
    const files = samples(this, "label_studio", /csv_test(?:|_history|_colliding.*)\.json$/);
    assert.equal(files.length, 4);
    for (const file of files) {
      const tasks = JSON.parse(text(file)) as { annotations: { result: object[] }[] }[];
      const documents = documentsOf(read(labelStudio, file));
      assert.deepEqual(totals(documents), { documents: tasks.length, mentions: 0, claims: 0 }, file);
      const written = writeFiles(labelStudio, documents);
      assert.ok(written.ok);
      const again = JSON.parse((written.files[0] as { content: string }).content) as typeof tasks;
      const results = (each: typeof tasks): unknown =>
        each.flatMap(({ annotations }) => annotations.map(({ result }) => result)).flat();
      assert.deepEqual(results(again), results(tasks));
      holdsItsOwn(labelStudio, documents, file);
    }
  });

  it("reads Prodigy: spans, tokens, and what its recipes put beside them", function () {
    const spacy = format("spacy");
    const files = samples(this, "prodigy", /\.jsonl$/);
    assert.equal(files.length, 3);
    for (const file of files) {
      const records = text(file)
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { spans?: { text: string; label: string }[] });
      const documents = documentsOf(read(spacy, file));
      const spans = records.flatMap((record) => record.spans ?? []);
      assert.deepEqual(totals(documents), { documents: records.length, mentions: spans.length, claims: 0 }, file);
      assert.deepEqual(
        documents.flatMap(named),
        spans.map(({ label, text: words }) => `${label}: ${words}`),
      );
      holdsItsOwn(spacy, documents, file);
    }
  });

  it("reads spaCy's pairs of a text and its entities, and texts alone", function () {
    const spacy = format("spacy");
    const files = [...samples(this, "spacy/projects", /\.json$/), ...samples(this, "misc_bconv", /\.json$/)];
    assert.equal(files.length, 10);
    for (const file of files) {
      const pairs = JSON.parse(text(file)) as ([string, { entities: [number, number, string][] }] | { text: string })[];
      const documents = documentsOf(read(spacy, file));
      const entities = pairs.map((pair) => (Array.isArray(pair) ? pair[1].entities : []));
      assert.deepEqual(
        totals(documents),
        { documents: pairs.length, mentions: entities.flat().length, claims: 0 },
        file,
      );
      assert.deepEqual(
        documents.map(named),
        pairs.map((pair, i) => {
          const characters = Array.from(Array.isArray(pair) ? pair[0] : pair.text);
          return entities[i]?.map(([start, end, label]) => `${label}: ${characters.slice(start, end).join("")}`);
        }),
      );
      holdsItsOwn(spacy, documents, file);
    }
  });

  it("reads CoNLL: as many mentions as there are first tags, in the texts that stand in another format", function () {
    const conll = format("conll");
    const files = [
      ...samples(this, "conll", /\.conll$/),
      ...samples(this, "spacy/example_data/ner_example_data", /\.iob$/),
      ...samples(this, "doccano", /\.conll$/).filter((file) => !file.includes("invalid")),
      needShared(this, "format-samples/doccano/import_examples/sequence_labeling/example.txt"),
    ];
    assert.equal(files.length, 11);
    for (const file of files) {
      const documents = documentsOf(read(conll, file));
      const first = count(text(file), /(?:^|[\t |])[BSU]-/gm);
      const named = count(text(file), /^# doc_id = /gm);
      assert.deepEqual(totals(documents), { documents: Math.max(1, named), mentions: first, claims: 0 }, file);
      holdsItsOwn(conll, documents, file);
      if (!file.includes("bconv")) continue;
      const other = needShared(this, `format-samples/bioc_json/bconv/${path.basename(file, ".conll")}.json`);
      const white = (words: string): string => words.replace(/\s/g, " ").trimEnd();
      const texts = documentsOf(read(format("bioc-json"), other)).map((document) => white(document.text));
      assert.deepEqual(
        documents.map((document) => white(document.text)),
        texts,
        file,
      );
    }
  });

  it("refuses broken files of annotation tools with the file, the line and the reason", function () {
    const cases: [id: string, file: string, line: number, reason: RegExp][] = [
      ["doccano", "doccano/import_tests/sequence_labeling/example.jsonl", 3, /"text" is no string/],
      ["doccano", "doccano/import_tests/sequence_labeling/example.conll", 1, /no JSON/],
      ["label-studio", "label_studio/data_examples.json", 1, /an object with "data"/],
      ["label-studio", "label_studio/sdk_converter_tests/test_export_csv/csv_test2.json", 46, /no text/],
      ["label-studio", "label_studio/sdk_converter_tests/test_export_doclang/data.json", 4, /no text/],
      ["label-studio", "label_studio/sdk_converter_tests/test_export_json_min/data.json", 62, /no text/],
      ["spacy", "spacy/example_data/vocab-data.jsonl", 1, /"text" is no string/],
      ["conll", "doccano/import_tests/sequence_labeling/labeling.invalid.conll", 1, /"SOCCERO" is no tag/],
      ["conll", "doccano/import_tests/sequence_labeling/example.jsonl", 1, /is no tag/],
    ];
    for (const [id, name, line, reason] of cases) {
      const reading = read(format(id), needShared(this, `format-samples/${name}`));
      assert.ok(!reading.ok, name);
      assert.equal(reading.file, path.basename(name));
      assert.match(said(reading.problem.message), reason);
      assert.equal(reading.problem.line, line, name);
    }
  });
});
