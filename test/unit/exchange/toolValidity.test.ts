import assert from "node:assert/strict";
import Ajv from "ajv";
import fc from "fast-check";
import type { ExchangeDocument, ExportFile } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { elements, readXml } from "../../../src/core/exchange/xml.ts";
import { formatById, writeFiles } from "../../../src/core/exchange/formats.ts";
import { said } from "../../../src/core/words.ts";
import { documents } from "../../laws/exchangeDocuments.ts";
import { DOCCANO_SCHEMA, LABEL_STUDIO_SCHEMA, SPACY_SCHEMA } from "./toolRules.ts";

/** A few random documents, the same in every run. */
const samples = fc.sample(documents, { numRuns: 40, seed: 20261123 });

function files(id: string, sample: ExchangeDocument): readonly ExportFile[] {
  const result = writeFiles(formatById(id) as Format, [sample]);
  assert.ok(result.ok, result.ok ? "" : said(result.problem));
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

interface LabelStudioTask {
  annotations: {
    result: (
      | { type: "relation"; id?: string; from_id: string; to_id: string; labels: string[] }
      | {
          type: "labels" | "textarea";
          id: string;
          from_name: string;
          to_name: string;
          value: { start: number; end: number; labels: string[] };
        }
    )[];
  }[];
}

interface SpacySpan {
  start: number;
  end: number;
  token_start: number;
  token_end: number;
}

interface SpacyRecord {
  text: string;
  tokens: (SpacySpan & { text: string; id: number; ws: boolean })[];
  spans: SpacySpan[];
  relations?: { head: number; child: number; head_span: SpacySpan; child_span: SpacySpan }[];
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

  it("Label Studio: tasks, and a labelling configuration that has every tag, label and relation that they use", () => {
    const validate = new Ajv({ strictTypes: false }).compile<LabelStudioTask[]>(LABEL_STUDIO_SCHEMA);
    for (const sample of samples) {
      const [json, xml] = files("label-studio", sample) as readonly [ExportFile, ExportFile];
      const tasks = JSON.parse(json.content) as unknown;
      assert.ok(validate(tasks), JSON.stringify(validate.errors));
      const view = readXml(xml.content);
      const text = elements(view, "Text").map(({ attributes }) => attributes["name"]);
      const labels = new Map(
        elements(view, "Labels").map((tag) => {
          assert.deepEqual([tag.attributes["toName"]], text);
          return [tag.attributes["name"], elements(tag, "Label").map(({ attributes }) => attributes["value"])] as const;
        }),
      );
      const areas = elements(view, "TextArea").map(({ attributes }) => attributes["name"]);
      const relations = elements(view, "Relations").flatMap((tag) =>
        elements(tag, "Relation").map(({ attributes }) => attributes["value"]),
      );
      const results = tasks.flatMap(({ annotations }) => annotations.flatMap(({ result }) => result));
      const regions = new Set(results.map(({ id }) => id));
      for (const result of results) {
        if (result.type === "relation") {
          assert.ok(result.labels.every((label) => relations.includes(label)));
          assert.ok(regions.has(result.from_id) && regions.has(result.to_id));
        } else {
          assert.ok(result.value.start < result.value.end);
          assert.deepEqual([result.to_name], text);
          if (result.type === "textarea") assert.ok(areas.includes(result.from_name), result.from_name);
          else for (const label of result.value.labels) assert.ok(labels.get(result.from_name)?.includes(label), label);
        }
      }
    }
  });

  it("spaCy and Prodigy: tokens that make the text, spans of whole tokens, relations from last token to last token", () => {
    const validate = new Ajv().compile<SpacyRecord>(SPACY_SCHEMA);
    for (const sample of samples) {
      const lines = pythonLines((files("spacy", sample)[0] as ExportFile).content);
      assert.equal(lines.length, 1);
      const record = JSON.parse(lines[0] as string) as unknown;
      assert.ok(validate(record), JSON.stringify(validate.errors));
      const { text, tokens, spans, relations = [] } = record;
      const characters = Array.from(text);
      const slice = ({ start, end }: SpacySpan): string => characters.slice(start, end).join("");
      // As spaCy makes a text of words and spaces.
      assert.equal(tokens.map((token) => token.text + (token.ws ? " " : "")).join(""), text);
      for (const [i, token] of tokens.entries()) {
        assert.equal(token.id, i);
        assert.equal(slice(token), token.text);
      }
      for (const span of [...spans, ...relations.flatMap(({ head_span, child_span }) => [head_span, child_span])]) {
        assert.equal(tokens[span.token_start]?.start, span.start);
        assert.equal(tokens[span.token_end]?.end, span.end);
      }
      for (const { head, child, head_span, child_span } of relations)
        assert.deepEqual([head, child], [head_span.token_end, child_span.token_end]);
    }
  });
});
