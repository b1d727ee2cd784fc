import assert from "node:assert/strict";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import { onSameWords, rejectMentions } from "../../../src/core/annotate/review.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../../src/core/annotate/sidecar/write.ts";
import type { Suggestion } from "../../../src/core/recognise/mention.ts";
import { marks, openSuggestions } from "../../../src/core/view/marks.ts";

const TEXT = "Lead was high. Lead and lead, leads; LEAD. A lead.";

function suggestions(): Suggestion[] {
  return [...TEXT.matchAll(/lead\b/gi)].map(({ index }) => ({
    start: index,
    end: index + 4,
    kind: "drug",
    polarity: "affirmed",
    certainty: "asserted",
    confidence: 1,
    why: [],
  }));
}

describe("rejecting", () => {
  let count = 0;
  // Every number twice, so that ids come up that are taken.
  const decider = { by: "ada", on: "2026-11-23", random: () => (((count++ >> 4) * 7919) % 1_000) / 1_000 };

  it("finds the same words, large or small at the start", () => {
    const all = suggestions();
    const same = onSameWords(TEXT, all, all[0] as Suggestion).map(({ start, end }) => TEXT.slice(start, end));
    assert.deepEqual(same, ["Lead", "Lead", "lead", "lead"]);
  });

  it("writes a rejected mention for each place, and none of these is suggested or marked again", () => {
    const all = suggestions();
    const same = onSameWords(TEXT, all, all[0] as Suggestion);
    const changes = rejectMentions(
      TEXT,
      same.map((each) => ({ ...each, concept: "CHEBI:25016" })),
      [],
      decider,
    );
    assert.equal(new Set(changes.map(({ id }) => id)).size, 4, "each has an id of its own");
    const written = writeSidecar("", changes, "a.txt");
    assert.ok(written.ok);
    assert.equal(written.text.match(/^ {4}status: rejected$/gm)?.length, 4, written.text);
    const reading = readSidecar(written.text);
    assert.ok(reading.ok);
    const placed = placeAll(TEXT, reading.sidecar.annotations);
    assert.deepEqual(
      placed.map(({ state, span }) => `${state} ${span?.start}`),
      same.map(({ start }) => `anchored ${start}`),
    );
    const open = openSuggestions(all, placed);
    assert.deepEqual(
      open.map(({ start }) => TEXT.slice(start, start + 4)),
      ["LEAD"],
    );
    const painted = marks(all, placed, new Set(["drug"]));
    assert.deepEqual([...painted.values()].flat().length, 1);
  });

  it("turns a mention that somebody accepted into a rejected one", () => {
    const [first] = suggestions();
    const span = { start: (first as Suggestion).start, end: (first as Suggestion).end };
    const annotation = {
      type: "mention",
      id: "k",
      anchor: { quote: "Lead", before: "", after: "" },
      kind: "drug",
    } as const;
    const placed = [{ annotation, state: "anchored", span }] as const;
    const [change] = rejectMentions(TEXT, [{ ...span, kind: "drug" }], placed, decider);
    assert.ok(change?.op === "set" && change.id === "k" && change.fields.status === "rejected");
  });
});
