import assert from "node:assert/strict";
import fc from "fast-check";
import { describe as anchorOf } from "../../src/core/annotate/anchor.ts";
import type { Annotation } from "../../src/core/annotate/model.ts";
import { follow, placeAll, type Placed } from "../../src/core/annotate/placed.ts";
import { applyEdit, type Edit } from "../../src/core/text/edit.ts";
import { Placing } from "../../src/editor/placing.ts";

const WORDS = ["imatinib", "caused", "no", "severe", "nausea", "in", "patients", "with", "cough."];

/** Each word stands in surroundings of its own. */
const TEXT = Array.from({ length: 4000 }, (_, i) => `${WORDS[(i * i + i) % WORDS.length] ?? ""}${i}`).join(" ");

const ANNOTATIONS = Array.from({ length: 1200 }, (_, i): Annotation => {
  const start = TEXT.indexOf(" ", Math.floor((i * (TEXT.length - 100)) / 1200)) + 1;
  const anchor = anchorOf(TEXT, { start, end: TEXT.indexOf(" ", start) });
  return { id: `a${1000 + i}`, type: "mention", kind: "drug", anchor };
});

const PLACED = placeAll(TEXT, ANNOTATIONS);

/** Edits of one change, from the end of the text to its beginning, as VS Code lists them: places in parts of the text. */
const change = fc
  .array(
    fc.record({
      part: fc.nat(999),
      removed: fc.nat(12),
      inserted: fc.constantFrom("", " ", "x", "not ", "erlotinib", "\n\n"),
    }),
    { minLength: 1, maxLength: 400 },
  )
  .map((all) => [...new Map(all.map((each) => [each.part, each])).values()].sort((a, b) => b.part - a.part));

function editsIn(text: string, parts: readonly { part: number; removed: number; inserted: string }[]): Edit[] {
  return parts.flatMap(({ part, removed, inserted }) => {
    const [at, next] = [part, part + 1].map((each) => Math.floor((each * text.length) / 1000)) as [number, number];
    return at === next ? [] : [{ at, removed: Math.min(removed, next - at), inserted }];
  });
}

const places = (placed: readonly Placed[]): unknown =>
  placed.map(({ annotation, state, span }) => [annotation.id, span, state === "changed" || state === "lost"]);

describe("the places of annotations in a document that is edited", () => {
  it("are those that each edit by itself gives, whether they were judged at once or in turns", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(change, fc.boolean()), { maxLength: 4 }), async (changes) => {
        const placing = new Placing(() => undefined);
        placing.place(ANNOTATIONS, TEXT, undefined);
        let [text, expected]: [string, Placed[]] = [TEXT, PLACED];
        await placing.settled();
        for (const [parts, waits] of changes) {
          const edits = editsIn(text, parts);
          text = edits.reduce(applyEdit, text);
          expected = follow(expected, edits, text);
          placing.follow(edits, text, undefined);
          assert.deepEqual(
            placing.placed.map(({ span }) => span),
            expected.map(({ span }) => span),
            "they move at once",
          );
          if (waits) await placing.settled();
        }
        await placing.settled();
        assert.deepEqual(places(placing.placed), places(expected));
      }),
      { numRuns: 25 },
    );
  });

  it("are found in turns and follow what is edited meanwhile", async () => {
    const told: number[] = [];
    const placing = new Placing(() => told.push(placing.placed.length));
    placing.place(ANNOTATIONS, TEXT, undefined);
    assert.ok(placing.isRunning, "so many are not found in one turn");
    const edit = { at: 20, removed: 0, inserted: "not " };
    placing.follow([edit], applyEdit(TEXT, edit), undefined);
    await placing.settled();
    assert.deepEqual(told, [ANNOTATIONS.length]);
    assert.deepEqual(places(placing.placed), places(follow(PLACED, [edit], applyEdit(TEXT, edit))));
  });
});
