import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { type ExchangeDocument, type Item, itemsOf, wordsOf } from "../../src/core/exchange/document.ts";
import type { Format } from "../../src/core/exchange/format.ts";
import { formatById, FORMATS, readFile, writeFiles } from "../../src/core/exchange/formats.ts";
import { withLinks } from "../../src/core/exchange/reduce.ts";
import type { Loss } from "../../src/core/exchange/losses.ts";
import type { Unit } from "../../src/core/text/offsets.ts";
import { said } from "../../src/core/words.ts";
import { readAsBrat } from "../unit/exchange/bratRules.ts";
import { documents, without } from "./exchangeDocuments.ts";
import { runs } from "./runs.ts";

function written(format: Format, document: ExchangeDocument, unit?: Unit) {
  const result = writeFiles(format, [document], { unit });
  assert.ok(result.ok, result.ok ? "" : said(result.problem));
  return result;
}

function readBack(
  format: Format,
  files: readonly { name: string; content: string }[],
  unit?: Unit,
): ExchangeDocument[] {
  const companions = new Map(files.map(({ name, content }) => [name, content]));
  const main = files.filter(({ name }) => format.extensions.some((extension) => name.endsWith(extension)));
  return main.flatMap((file) => {
    const reading = readFile(format, file, companions, unit);
    assert.ok(reading.ok, reading.ok ? "" : said(reading.problem.message));
    assert.deepEqual(reading.notes, []);
    return [...reading.documents];
  });
}

/** What two documents are compared by: all but what only a file says; ids by their order where a format has none. */
function comparable(document: ExchangeDocument, losses: readonly Loss[]): unknown {
  // Formats that keep claims with words and relations in two lists give them back in that order.
  const claims = [...document.claims].sort((a, b) => Math.sign(b.spans.length) - Math.sign(a.spans.length));
  // Those without places for mentions of their own give them back in the order of the text; the proof holds their order.
  const mentions = [...document.mentions].sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  const order = new Map(itemsOf({ ...document, mentions, claims }).map(({ id }, i) => [id, String(i)]));
  const numbered = losses.some(({ reason }) => reason === "ids");
  const named = losses.some(({ reason }) => reason === "name");
  const idOf = (id: string): string => (numbered ? (order.get(id) as string) : id);
  const bare = ({ id, spans, label, fields }: Item): object => ({
    id: idOf(id),
    spans,
    label,
    fields: withLinks(fields, idOf),
  });
  const linked = claims.map((claim) => ({
    ...bare(claim),
    roles: claim.roles.map(({ role, target }) => ({ role, target: idOf(target) })),
  }));
  return { id: named ? "" : document.id, text: document.text, mentions: mentions.map(bare), claims: linked };
}

describe("exchange", () => {
  for (const format of FORMATS.filter(({ parse: readable }) => readable !== undefined)) {
    for (const unit of format.units) {
      it(`${format.id}, ${unit}: what is read back is what was written, but for what the loss report names`, () => {
        fc.assert(
          fc.property(documents, (document) => {
            const { files, losses } = written(format, document, unit);
            const read = readBack(format, files, unit);
            assert.equal(read.length, 1);
            const expected = without(document, losses);
            assert.deepEqual(comparable(read[0] as ExchangeDocument, losses), comparable(expected, losses));
          }),
          { numRuns: runs(400, 20_000) },
        );
      });
    }
  }

  it("writes brat that brat's reader accepts, with the annotation's words", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { files, losses } = written(formatById("brat") as Format, document);
        const [txt, ann] = files as unknown as [{ content: string }, { content: string }];
        const bound = readAsBrat(txt.content, ann.content);
        const kept = itemsOf(without(document, losses)).filter(({ spans }) => spans.length > 0);
        // eslint-disable-next-line no-control-regex
        const letters = (value: string): string => value.replace(/[\s\u0085\u001c-\u001f]+/gu, "");
        assert.deepEqual(
          [...bound.values()].map((each) => letters(each.text)).sort(),
          kept.map((item) => letters(wordsOf(txt.content, item))).sort(),
        );
      }),
      { numRuns: runs(1500, 20_000) },
    );
  });

  it("writes CSV that a CSV reader gives back", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { files } = written(formatById("csv") as Format, document);
        const rows = parse<Record<string, string>>((files[0] as { content: string }).content, { columns: true });
        assert.equal(rows.length, itemsOf(document).length);
        for (const row of rows) {
          const spans = (row["pieces"] as string)
            .split(" ")
            .filter(Boolean)
            .map((each) => each.split("-").map(Number) as [number, number]);
          const quote = spans.map(([start, end]) => document.text.slice(start, end)).join(" ");
          assert.equal(row["text"], /^[=+\-@\t\r]/.test(quote) ? `'${quote}` : quote);
          assert.equal(row["start_utf16"], String(spans[0]?.[0] ?? ""));
        }
      }),
      { numRuns: runs(500, 20_000) },
    );
  });
});
