import assert from "node:assert/strict";
import { BEGIN, END, SINGLE } from "../../../src/core/recognise/tagger/decoder.ts";
import { Tagger } from "../../../src/core/recognise/tagger/tagger.ts";
import { keyFeature, modelOf, plain, row } from "./handMade.ts";

/** Knows "nausea" and "renal failure" as disorders, "aspirin" as a drug. */
function small(): Tagger {
  return new Tagger(
    modelOf(
      new Map([
        [keyFeature("aspirin"), row(0, SINGLE)],
        [keyFeature("nausea"), row(2, SINGLE)],
        [keyFeature("renal"), row(2, BEGIN)],
        [keyFeature("failure"), row(2, END)],
      ]),
    ),
  );
}

function found(text: string): string[] {
  return small()
    .tag(plain(text))
    .mentions.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);
}

describe("tagger", () => {
  it("finds what its weights speak for, with the borders of the text", () => {
    assert.deepEqual(found("Aspirin caused renal failure, and nausea."), [
      "drug: Aspirin",
      "disorder: renal failure",
      "disorder: nausea",
    ]);
  });

  it("finds nothing in an empty text", () => {
    assert.deepEqual(found(""), []);
    assert.deepEqual(small().tag({ text: "", sentences: [], names: [], abbreviations: [] }).mentions, []);
  });

  it("gives the same answer again, whatever it has read before", () => {
    const tagger = small();
    const text = "Nausea after aspirin.";
    const first = tagger.tag(plain(text));
    tagger.tag(plain(Array.from({ length: 60_000 }, (_, i) => `w${i.toString(36)}`).join(" ")));
    assert.deepEqual(tagger.tag(plain(text)), first);
  });

  it("says how likely given names are", () => {
    const text = "aspirin for headache";
    const names = [
      { start: 0, end: 7, kind: "drug" as const },
      { start: 12, end: 20, kind: "condition" as const },
    ];
    const { names: scores } = small().tag({ ...plain(text), names });
    assert.ok((scores[0] as number) > 0.99);
    assert.equal(scores[1], 0.5, "no weight speaks for or against it");
  });

  it("keeps a sentence of thousands of words in order", () => {
    const text = "word aspirin ".repeat(3000);
    const { mentions } = small().tag(plain(text));
    assert.equal(mentions.length, 3000);
    assert.ok(mentions.every(({ start, end }) => text.slice(start, end) === "aspirin"));
  });
});
