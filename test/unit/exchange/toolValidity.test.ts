import assert from "node:assert/strict";
import Ajv from "ajv";
import fc from "fast-check";
import type { ExchangeDocument, ExportFile } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, writeFiles } from "../../../src/core/exchange/formats.ts";
import { documents } from "../../laws/exchangeDocuments.ts";
import { DOCCANO_SCHEMA } from "./toolRules.ts";

/** A few random documents, the same in every run. */
const samples = fc.sample(documents, { numRuns: 40, seed: 20261123 });

function files(id: string, sample: ExchangeDocument): readonly ExportFile[] {
  const result = writeFiles(formatById(id) as Format, [sample]);
  assert.ok(result.ok, result.ok ? "" : result.problem);
  return result.files;
}

/** Lines as Python's `splitlines` parts them, which takes more for a line's end than a line feed. */
function pythonLines(content: string): string[] {
  // eslint-disable-next-line no-control-regex -- these are the characters
  return content.replace(/\n$/, "").split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
}

interface DoccanoRecord {
  text: string;
  entities: { id: number; start_offset: number; end_offset: number }[];
  relations: { from_id: number; to_id: number }[];
}

describe("what is written for annotation tools keeps their rules", () => {
  it("doccano: one record a line, as its import wants it", () => {
    const validate = new Ajv().compile<DoccanoRecord>(DOCCANO_SCHEMA);
    for (const sample of samples) {
      const lines = pythonLines((files("doccano", sample)[0] as ExportFile).content);
      assert.equal(lines.length, 1);
      const record = JSON.parse(lines[0] as string) as unknown;
      assert.ok(validate(record), JSON.stringify(validate.errors));
      const ids = record.entities.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, "ids are unique");
      for (const { start_offset: start, end_offset: end } of record.entities)
        assert.ok(start < end && end <= record.text.length);
      for (const { from_id: from, to_id: to } of record.relations) assert.ok(ids.includes(from) && ids.includes(to));
    }
  });
});
