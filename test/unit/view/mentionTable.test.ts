import assert from "node:assert/strict";
import fc from "fast-check";
import { type LineColumn, lineColumns } from "../../../src/core/text/lines.ts";
import type { NamedMention } from "../../../src/core/view/mentions.ts";
import { MentionTable } from "../../../src/core/view/mentionTable.ts";

const TEXTS = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r", "\r\n", "💊") });

/** Line and column of an offset, counted anew from the text's beginning. */
function lineColumnIn(text: string, offset: number): LineColumn {
  const at = Math.min(offset, text.length);
  const starts = [...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length).filter((start) => start <= at);
  return { line: starts.length + 1, column: at - (starts.at(-1) ?? 0) + 1 };
}

describe("the table of mentions", () => {
  it("gives back of every text the places of a key, whatever was packed before and after", () => {
    const spans = fc.array(fc.tuple(fc.nat(20), fc.nat(5), fc.constantFrom("A:1", "B:2", "=c")), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(TEXTS, spans), { maxLength: 4 }), (documents) => {
        const table = new MentionTable();
        const known = documents.map(([text, list]) => {
          const mentions = list.map(([start, length, key]): NamedMention => ({
            span: { start, end: start + length },
            kind: "drug",
            key,
          }));
          return { text, mentions, packed: table.pack(mentions, lineColumns(text)) };
        });
        for (const { text, mentions, packed } of known) {
          for (const key of ["A:1", "B:2", "=c", "D:4"]) {
            const places = mentions
              .filter((mention) => mention.key === key)
              .map(({ span }) => ({ from: lineColumnIn(text, span.start), to: lineColumnIn(text, span.end) }));
            assert.deepEqual(table.find(packed, key), places);
          }
        }
      }),
    );
  });
});
