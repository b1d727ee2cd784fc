import assert from "node:assert/strict";
import { type Annotation, RETIRED } from "../../../src/core/annotate/model.ts";
import { conceptsAnnotated, conceptsOf, symbolName } from "../../../src/core/view/conceptSymbols.ts";

const mention = (id: string, quote: string, more: object = {}): Annotation => ({
  type: "mention",
  id,
  kind: "drug",
  anchor: { quote, before: "", after: "" },
  ...more,
});

describe("concepts as symbols", () => {
  it("are each named once a document, at their first mention, with all words for them", () => {
    const text = "taxol, PTX,\npaclitaxel, taxol; nausea";
    const at = (
      start: number,
      end: number,
      key: string,
    ): { span: { start: number; end: number }; kind: "drug"; key: string } => ({
      span: { start, end },
      kind: "drug",
      key,
    });
    const found = conceptsOf(text, [at(0, 5, "A:1"), at(7, 10, "A:1"), at(24, 29, "A:1"), at(31, 37, "B:2")]);
    assert.deepEqual(
      found.map(({ key, words, span }) => [key, words, span?.start]),
      [
        ["A:1", ["taxol", "PTX"], 0],
        ["B:2", ["nausea"], 31],
      ],
    );
  });

  it("come from an annotation file too, without what was rejected or put away", () => {
    const found = conceptsAnnotated([
      mention("a", "taxol", { concept: "A:1" }),
      mention("b", "PTX", { concept: "A:1" }),
      mention("c", "own\nterm"),
      mention("d", "lead", { status: "rejected" }),
      mention("e", "MET", { status: RETIRED }),
      { type: "claim", id: "f", claim: "safety", anchor: { quote: "x", before: "", after: "" } },
    ]);
    assert.deepEqual(
      found.map(({ key, words }) => [key, words]),
      [
        ["A:1", ["taxol", "PTX"]],
        ["=own term", ["own term"]],
      ],
    );
  });

  it("are found by the preferred name, or by a synonym that the document has", () => {
    assert.equal(symbolName("pacli", "paclitaxel", ["taxol"]), "paclitaxel");
    assert.equal(symbolName(" TAX", "docetaxel", ["Taxotere"]), "docetaxel");
    assert.equal(symbolName("taxot", "docetaxel", ["Taxotere"]), "Taxotere (docetaxel)");
    assert.equal(symbolName("", "docetaxel", []), "docetaxel");
    assert.equal(symbolName("zorb", undefined, ["zorbafen"]), "zorbafen");
    assert.equal(symbolName("xyz", "docetaxel", ["Taxotere"]), undefined);
  });
});
