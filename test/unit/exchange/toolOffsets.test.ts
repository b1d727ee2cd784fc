import assert from "node:assert/strict";
import type { ExchangeDocument } from "../../../src/core/exchange/document.ts";
import { MAX_FILE_LENGTH } from "../../../src/core/exchange/json.ts";
import type { Unit } from "../../../src/core/text/offsets.ts";
import { documents, refusal } from "./toolFiles.ts";

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

const labelStudioFile: Made = (text, start, end, words) => {
  const value = { start, end, labels: ["Drug"], text: words };
  const result = [{ id: "r1", from_name: "label", to_name: "text", type: "labels", value }];
  return `[{"data": {"text": "first"}},\n${JSON.stringify({ data: { text }, annotations: [{ result }] })}]\n`;
};

const spacyFile: Made = (text, start, end, words) =>
  `{"text": "first", "answer": "accept"}\n${JSON.stringify({ text, spans: [{ start, end, label: "Drug", text: words }] })}\n`;

/** Of each format: a file with one span, the line that the span stands on, and the unit that the format counts in. */
const MAKERS: readonly (readonly [id: string, made: Made, line: number, unit: Unit])[] = [
  ["doccano", doccanoFile, 2, "utf16"],
  ["label-studio", labelStudioFile, 2, "utf16"],
  ["spacy", spacyFile, 2, "codepoint"],
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
