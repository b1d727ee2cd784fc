import assert from "node:assert/strict";
import path from "node:path";
import { type ExchangeDocument, itemsOf, keptOf } from "../../../src/core/exchange/document.ts";
import { said } from "../../../src/core/words.ts";
import { statement } from "../../laws/throughSidecar.ts";
import { needShared } from "../shared.ts";
import {
  count,
  documentsOf,
  fieldCount,
  format,
  holdsItsOwn,
  keptCount,
  read,
  samples,
  text,
  totals,
} from "./foreignFiles.ts";

describe("files of other tools", () => {
  it("reads brat's tutorials: as many annotations of every letter as there are lines", function () {
    const brat = format("brat");
    const files = samples(this, "brat", /(?:nlplab_tutorials|bionlplab_bioc).*\.ann$/);
    assert.equal(files.length, 27);
    for (const file of files) {
      const ann = text(file);
      const documents = documentsOf(read(brat, file));
      const items = documents.flatMap(itemsOf);
      const triggers = new Set([...ann.matchAll(/^E\d+\t[^:]+:(T\d+)/gm)].map(([, trigger]) => trigger));
      assert.deepEqual(
        totals(documents),
        { documents: 1, mentions: count(ann, /^T/gm) - triggers.size, claims: count(ann, /^[ER*]/gm) },
        file,
      );
      const attributes = fieldCount(items, "polarity", "certainty", "status") + keptCount(items, "brat", "attributes");
      assert.equal(attributes, count(ann, /^[AM]/gm), `attributes of ${file}`);
      assert.equal(fieldCount(items, "concept") + keptCount(items, "brat", "references"), count(ann, /^N/gm), file);
      assert.equal(fieldCount(items, "note") + keptCount(items, "brat", "notes"), count(ann, /^#/gm), file);
      holdsItsOwn(brat, documents, file);
    }
  });

  it("reads brat's discontinuous words, with the texts that stand in another format", function () {
    const brat = format("brat");
    const files = samples(this, "brat/bconv", /\.ann$/);
    assert.equal(files.length, 4);
    for (const file of files) {
      const name = path.basename(file, ".ann");
      const other = needShared(this, `format-samples/bioc_json/bconv/${name}.json`);
      const [bioc] = documentsOf(read(format("bioc-json"), other)) as [ExchangeDocument];
      const [own] = documentsOf(read(brat, file, { [`${name}.txt`]: bioc.text })) as [ExchangeDocument];
      const places = (document: ExchangeDocument): unknown =>
        document.mentions.map(({ spans, label }) => ({ spans, label }));
      assert.deepEqual(places(own), places(bioc), file);
      assert.equal(own.claims.length, bioc.claims.length);
    }
  });

  it("reads BioC XML: documents, annotations, relations and infons as the file holds them", function () {
    const bioc = format("bioc-xml");
    const files = samples(this, "bioc_xml", /\.xml$/);
    assert.equal(files.length, 22);
    for (const file of files) {
      const xml = text(file);
      const documents = documentsOf(read(bioc, file));
      const found = totals(documents);
      const held = {
        documents: count(xml, /<document[ >]/g),
        mentions: count(xml, /<annotation /g),
        claims: count(xml, /<relation /g),
      };
      assert.deepEqual(found, held, file);
      const items = documents.flatMap(itemsOf);
      const ofItems = count(
        xml.replace(/<(?:text|passage|sentence)[ >]/g, ""),
        /<(?:annotation|relation) [^>]*>(?:\s*<infon key="[^"]*">[^<]*<\/infon>)*/g,
      );
      assert.equal(ofItems, items.length, file);
      const infons = [...xml.matchAll(/<(?:annotation|relation) [^>]*>((?:\s*<infon key="[^"]*">[^<]*<\/infon>)*)/g)];
      const keys = infons.reduce((total, [, each = ""]) => total + count(each, /<infon /g), 0);
      const labels = items.filter(({ label }) => label !== "").length;
      assert.equal(
        labels + fieldCount(items, "concept") + keptCount(items, "bioc", "infons"),
        keys,
        `infons of ${file}`,
      );
      holdsItsOwn(bioc, documents, file);
    }
  });

  it("reads BioC JSON: the same documents as the XML of the same name", function () {
    const files = samples(this, "bioc_json", /\.json$/);
    assert.equal(files.length, 8);
    for (const file of files) {
      const json = text(file);
      const documents = documentsOf(read(format("bioc-json"), file));
      assert.equal(totals(documents).mentions, count(json, /"locations"/g), file);
      assert.equal(totals(documents).claims, count(json, /"nodes"/g), file);
      const xml = file.replace("bioc_json", "bioc_xml").replace(/\.json$/, ".xml");
      assert.deepEqual(documentsOf(read(format("bioc-xml"), xml)).map(statement), documents.map(statement), file);
      holdsItsOwn(format("bioc-json"), documents, file);
    }
  });

  it("reads PubTator, and its variant with ids: titles and rows as the file holds them", function () {
    const files = samples(this, "pubtator", /bconv|\.pubtator/);
    assert.equal(files.length, 11);
    for (const file of files) {
      const rows = text(file).split("\n");
      const documents = documentsOf(read(format("pubtator"), file));
      const ids = rows.flatMap((row) => /^(\d+)\t(T\d+)\t/.exec(row)?.slice(1).join() ?? []);
      const plain = rows.filter((row) => /^\d+\t\d+\t\d+\t/.test(row)).length;
      const held = {
        documents: rows.filter((row) => /^\w+\|t\|/.test(row)).length,
        mentions: plain + new Set(ids).size,
        claims: 0,
      };
      assert.deepEqual(totals(documents), held, file);
      for (const { id, text: words } of documents) {
        const title = rows.find((row) => row.startsWith(`${id}|t|`))?.slice(id.length + 3);
        assert.ok(title !== undefined && words.startsWith(title), file);
      }
    }
  });

  it("reads PubAnnotation and TextAE: denotations, relations and attributes, in tracks and of blocks", function () {
    const pub = format("pubannotation");
    const broken = /config|invalid\.|invalid_multi|invalid_blocks|warning_not|singleQuery/;
    const files = samples(this, "pubannotation", /\.json$/).filter((file) => !broken.test(path.basename(file)));
    assert.equal(files.length, 17);
    for (const file of files) {
      const value = JSON.parse(text(file)) as Record<string, unknown> | Record<string, unknown>[];
      const own = Array.isArray(value) ? value : [value];
      const parts = own.flatMap((each) => [each, ...((each["tracks"] as Record<string, unknown>[] | undefined) ?? [])]);
      const held = (key: string): number =>
        parts.reduce((total, part) => total + ((part[key] as unknown[] | undefined) ?? []).length, 0);
      const documents = documentsOf(read(pub, file));
      const items = documents.flatMap(itemsOf);
      const ofBlocks = (key: string): number =>
        documents.reduce((total, { kept }) => {
          const blocks = keptOf(kept, "pubannotation")?.["ofBlocks"] as Record<string, unknown[]> | undefined;
          return total + (blocks?.[key]?.length ?? 0);
        }, 0);
      const found = totals(documents);
      assert.deepEqual(
        found,
        { documents: own.length, mentions: held("denotations"), claims: held("relations") - ofBlocks("relations") },
        file,
      );
      const attributes =
        fieldCount(items, "concept") + keptCount(items, "pubannotation", "attributes") + ofBlocks("attributes");
      assert.equal(attributes, held("attributes"), `attributes of ${file}`);
      holdsItsOwn(pub, documents, file);
    }
  });

  it("refuses broken files with the file, the line and the reason", function () {
    const cases: [id: string, file: string, line: number, reason: RegExp][] = [
      ["pubannotation", "pubannotation/textae/invalid.json", 333, /"B3" is used twice/],
      ["pubannotation", "pubannotation/textae/invalid_multi.json", 394, /"F2", which is not in the file/],
      ["pubannotation", "pubannotation/textae/invalid_blocks_only.json", 28, /"E3" is used twice/],
      ["pubannotation", "pubannotation/textae/warning_not_integer_span.json", 6, /"begin" is "0"/],
      ["pubannotation", "pubannotation/textae/1_config.json", 1, /"text" is no string/],
      ["pubannotation", "pubannotation/inception/singleQueryResult.json", 6, /"text" is no string/],
      ["pubtator", "pubtator/nalaf_demo/stub.txt", 1, /no line of PubTator/],
      ["pubtator", "pubtator/nalaf_demo/idp4_stub_annotations.txt", 1, /no line of PubTator/],
      ["bioc-json", "pubannotation/textae/1_annotations.json", 1, /no BioC/],
      ["bioc-xml", "label_studio/sdk_converter_tests/test_export_json_min/label_config.xml", 1, /no BioC/],
      ["brat", "brat/bconv/CRAFT-example.ann", 1, /no CRAFT-example\.txt beside it/],
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
