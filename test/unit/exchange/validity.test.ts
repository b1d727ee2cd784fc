import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Ajv from "ajv";
import fc from "fast-check";
import jsonld from "jsonld";
import { validateXML } from "xmllint-wasm";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, writeFiles } from "../../../src/core/exchange/formats.ts";
import { documents } from "../../laws/exchangeDocuments.ts";
import { needShared } from "../shared.ts";
import { ANNOTATION_CONTEXT, BIOC_GRAMMAR, BIOC_SCHEMA, PUBANNOTATION_SCHEMA } from "./publicTerms.ts";

/** A few random documents, the same in every run. */
const samples = fc.sample(documents, { numRuns: 25, seed: 20261123 });

function written(id: string, sample: ExchangeDocument): string {
  const result = writeFiles(formatById(id) as Format, [sample]);
  assert.ok(result.ok);
  return (result.files[0] as { content: string }).content;
}

/** The file without its document type, which names a file that is not there. */
function bare(xml: string): string {
  return xml.replace(/<!DOCTYPE[^>]*>\n/, "");
}

describe("what is written keeps the published rules", () => {
  it("BioC XML: the order of elements and what each may hold", async () => {
    const xml = samples.map((sample, i) => ({ fileName: `${i}.xml`, contents: bare(written("bioc-xml", sample)) }));
    const { valid, rawOutput } = await validateXML({ xml, schema: BIOC_GRAMMAR, extension: "relaxng" });
    assert.ok(valid, rawOutput);
    const wrong = (xml[0] as { contents: string }).contents.replace(/<source>.*<\/source>\n/, "");
    assert.ok(
      !(
        await validateXML({ xml: [{ fileName: "x.xml", contents: wrong }], schema: BIOC_GRAMMAR, extension: "relaxng" })
      ).valid,
    );
  });

  it("BioC XML: its DTD, by xmllint", function () {
    const dtd = needShared(this, "format-samples/bioc_xml/schema/bioc_v1.dtd");
    if (spawnSync("xmllint", ["--version"]).error !== undefined) {
      console.log("      skipped: no xmllint (Debian's libxml2-utils)");
      this.skip();
    }
    const folder = mkdtempSync(path.join(tmpdir(), "biogloss-"));
    try {
      const lint = (xml: string): { code: number | null; said: string } => {
        const file = path.join(folder, "sample.xml");
        writeFileSync(file, xml);
        const { status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--dtdvalid", dtd, file], {
          encoding: "utf8",
        });
        return { code: status, said: stderr };
      };
      for (const sample of samples) {
        const { code, said } = lint(bare(written("bioc-xml", sample)));
        assert.equal(code, 0, said);
      }
      const wrong = bare(written("bioc-xml", samples[0] as ExchangeDocument)).replace(/<source>.*<\/source>\n/, "");
      assert.match(lint(wrong).said, /collection content does not follow the DTD/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("BioC XML: the schema of the bioc library", async function () {
    const schema = readFileSync(needShared(this, "format-samples/bioc_xml/schema/bioc_v1.xsd"), "utf8");
    const xml = samples.map((sample, i) => ({ fileName: `${i}.xml`, contents: bare(written("bioc-xml", sample)) }));
    const { valid, rawOutput } = await validateXML({ xml, schema });
    assert.ok(valid, rawOutput);
  });

  for (const [id, schema] of [
    ["bioc-json", BIOC_SCHEMA],
    ["pubannotation", PUBANNOTATION_SCHEMA],
  ] as const) {
    it(`${id}: every key that its readers ask for, and no other`, () => {
      const validate = new Ajv().compile(schema);
      for (const sample of samples)
        assert.ok(validate(JSON.parse(written(id, sample))), JSON.stringify(validate.errors));
    });
  }

  it("Web Annotation: every term is one of the vocabulary or ours, every address is whole", async () => {
    const documentLoader = (url: string): Promise<{ document: unknown; documentUrl: string; contextUrl: null }> => {
      assert.equal(url, "http://www.w3.org/ns/anno.jsonld");
      return Promise.resolve({ document: ANNOTATION_CONTEXT, documentUrl: url, contextUrl: null });
    };
    for (const sample of samples) {
      const page = JSON.parse(written("w3c", sample)) as { items: unknown[] };
      const [expanded] = await jsonld.expand(page, { documentLoader, safe: true, base: "http://example.org/" });
      const [{ "@list": items = [] } = {}] = expanded?.["http://www.w3.org/ns/activitystreams#items"] as {
        "@list"?: Record<string, unknown>[];
      }[];
      assert.equal(items.length, page.items.length);
      for (const item of items) {
        assert.deepEqual(item["@type"], ["http://www.w3.org/ns/oa#Annotation"]);
        assert.equal((item["http://www.w3.org/ns/oa#hasTarget"] as unknown[]).length, 1);
      }
    }
  });
});
