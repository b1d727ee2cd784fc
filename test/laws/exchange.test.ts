import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import type { Annotation } from "../../src/core/annotate/model.ts";
import type { Placed } from "../../src/core/annotate/placed.ts";
import { writeBrat } from "../../src/core/exchange/brat.ts";
import { writeCsv } from "../../src/core/exchange/csv.ts";
import { isBlank } from "../../src/core/exchange/document.ts";
import { KINDS } from "../../src/core/lexicon/concept.ts";
import { readAsBrat } from "../unit/exchange/bratRules.ts";

const piece = fc.constantFrom(
  ...[
    "paclitaxel",
    "💊",
    "e\u0301",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u2028",
    "\u0085",
    "\f",
    "שלום",
    "=1+1",
    '"',
    ",",
    "a",
    "  ",
  ],
);
const text = fc.array(piece, { minLength: 4, maxLength: 40 }).map((parts) => parts.join(""));
const place = fc.record({
  a: fc.nat(),
  b: fc.nat(),
  kind: fc.constantFrom(...KINDS),
  claim: fc.option(fc.constantFrom("safety", "quality of life", "efficacy")),
  note: fc.option(piece, { nil: undefined }),
  negated: fc.boolean(),
  changed: fc.boolean(),
});

function documentOf(
  words: string,
  places: readonly {
    a: number;
    b: number;
    kind: (typeof KINDS)[number];
    claim: string | null;
    note: string | undefined;
    negated: boolean;
    changed: boolean;
  }[],
) {
  const placed: Placed[] = places.map(({ a, b, kind, claim, note, negated, changed }, i) => {
    // Whole characters: no editor selects half a surrogate pair.
    const cut = (at: number): number => (/[\udc00-\udfff]/.test(words.charAt(at)) ? at + 1 : at);
    const [start, end] = [a % words.length, b % words.length].sort((x, y) => x - y).map(cut) as [number, number];
    const span = { start, end: Math.max(end, cut(start + 1)) };
    const shared = {
      id: `id${i}`,
      anchor: { quote: words.slice(span.start, span.end), before: "", after: "" },
      ...(note === undefined ? {} : { note }),
      ...(negated ? { polarity: "negated" as const, certainty: "possible" as const } : {}),
    };
    const annotation: Annotation =
      claim === null
        ? { ...shared, type: "mention", kind, concept: "DRUGBANK:DB01229" }
        : { ...shared, type: "claim", claim, about: { drug: ["id0", "id1"], x: ["id2", "gone"] } };
    return { annotation, state: changed ? "changed" : "anchored", span };
  });
  return { name: "trial.md", text: words, placed };
}

describe("exchange", () => {
  it("writes brat that brat's reader accepts, with the annotation's words", () => {
    fc.assert(
      fc.property(text, fc.array(place, { maxLength: 8 }), (words, places) => {
        const document = documentOf(words, places);
        const { files, losses } = writeBrat(document);
        assert.deepEqual(
          files.map(({ name }) => name),
          ["trial.txt", "trial.ann", "annotation.conf"],
        );
        const bound = readAsBrat(words, (files[1] as { content: string }).content);
        const kept = document.placed.filter(
          ({ state, annotation }) => state === "anchored" && !isBlank(annotation.anchor.quote),
        );
        // eslint-disable-next-line no-control-regex
        const letters = (value: string): string => value.replace(/[\s\u0085\u001c-\u001f]+/gu, "");
        assert.deepEqual(
          [...bound.values()].map((each) => letters(each.text)).sort(),
          kept.map(({ annotation }) => letters(annotation.anchor.quote)).sort(),
        );
        const left = losses.filter(({ reason }) => reason === "changed" || reason === "blank").length;
        assert.equal(left + bound.size, document.placed.length);
      }),
      { numRuns: 1500 },
    );
  });

  it("writes CSV that a CSV reader gives back", () => {
    fc.assert(
      fc.property(text, fc.array(place, { maxLength: 8 }), (words, places) => {
        const document = documentOf(words, places);
        const { files } = writeCsv(document);
        const rows = parse<Record<string, string>>((files[0] as { content: string }).content, { columns: true });
        assert.equal(
          rows.length,
          document.placed.filter(({ state, annotation }) => state !== "changed" && !isBlank(annotation.anchor.quote))
            .length,
        );
        for (const row of rows) {
          const quote = words.slice(Number(row["start_utf16"]), Number(row["end_utf16"]));
          const guarded = /^[=+\-@\t\r]/.test(quote) ? `'${quote}` : quote;
          assert.equal(row["text"], guarded);
        }
      }),
      { numRuns: 500 },
    );
  });
});
