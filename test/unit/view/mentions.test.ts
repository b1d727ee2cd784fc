import assert from "node:assert/strict";
import { describe as anchorOf } from "../../../src/core/annotate/anchor.ts";
import type { MentionAnnotation } from "../../../src/core/annotate/model.ts";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import type { Analysis, Suggestion } from "../../../src/core/recognise/mention.ts";
import { mentionAt, mentionsOf } from "../../../src/core/view/mentions.ts";
import { definedFormAt } from "../../../src/core/view/shortForm.ts";

const TEXT = "Paclitaxel (PTX) and taxol. Neuropathies and neuropathy, zorbafens. PTX again, PTXs, PTXA.";
const IDS = ["DRUGBANK:DB01229", "MONDO:0005244"];

function suggestion(words: string, concept?: number, from = 0): Suggestion {
  const start = TEXT.indexOf(words, from);
  const span = { start, end: start + words.length };
  const base = { ...span, kind: "drug", polarity: "affirmed", certainty: "asserted", confidence: 1, why: [] } as const;
  return concept === undefined ? base : { ...base, concept };
}

const ANALYSIS: Analysis = {
  suggestions: [
    suggestion("Paclitaxel", 0),
    suggestion("PTX", 0),
    suggestion("taxol", 0),
    suggestion("Neuropathies", 1),
    suggestion("neuropathy", 1),
    suggestion("zorbafens"),
    { ...suggestion("PTX", undefined, 30), why: [{ rule: "abbreviation", detail: "Paclitaxel" }] },
  ],
  abbreviations: [{ short: { start: 12, end: 15 }, long: { start: 0, end: 10 } }],
};

function annotation(words: string, more: Partial<MentionAnnotation>): MentionAnnotation {
  const start = TEXT.indexOf(words);
  const anchor = anchorOf(TEXT, { start, end: start + words.length });
  return { type: "mention", id: words, kind: "drug", anchor, ...more };
}

const told = (placed = placeAll(TEXT, []), text = TEXT): string[] =>
  mentionsOf({ text, analysis: ANALYSIS, placed }, (concept) => IDS[concept]).map(
    ({ span, key }) => `${text.slice(span.start, span.end)} ${key}`,
  );

describe("what a mention names", () => {
  it("is its concept, whatever the synonym; without one its words, or the long form of a short one", () => {
    assert.deepEqual(told(), [
      "Paclitaxel DRUGBANK:DB01229",
      "PTX DRUGBANK:DB01229",
      "taxol DRUGBANK:DB01229",
      "Neuropathies MONDO:0005244",
      "neuropathy MONDO:0005244",
      "zorbafens =zorbafens",
      "PTX =paclitaxel",
    ]);
  });

  it("is what a person decided: another concept, or nothing", () => {
    const placed = placeAll(TEXT, [
      annotation("taxol", { concept: "CHEBI:45863" }),
      annotation("zorbafens", { status: "rejected" }),
    ]);
    const words = told(placed);
    assert.ok(words.includes("taxol CHEBI:45863") && !words.some((each) => each.startsWith("zorb")), words.join());
  });

  it("is nothing where words have changed since they were decided on", () => {
    const text = TEXT.replace("taxol", "taxel");
    const placed = placeAll(text, [annotation("Paclitaxel (PTX) and taxol", { concept: "CHEBI:45863" })]);
    assert.equal(placed[0]?.state, "changed");
    assert.deepEqual(told(placed, text).slice(0, 2), ["Neuropathies MONDO:0005244", "neuropathy MONDO:0005244"]);
  });

  it("is found from a caret in it or at its borders, the one that begins there first", () => {
    const at = (
      start: number,
      end: number,
      key: string,
    ): { span: { start: number; end: number }; kind: "drug"; key: string } => ({
      span: { start, end },
      kind: "drug",
      key,
    });
    const mentions = [at(0, 3, "a"), at(3, 6, "b"), at(8, 9, "c")];
    assert.deepEqual(
      [0, 2, 3, 6, 7, 9].map((offset) => mentionAt(mentions, offset)?.key),
      ["a", "a", "b", "b", undefined, "c"],
    );
  });
});

describe("the definition of a short form", () => {
  const defined = (text: string, offset: number, ...pairs: [short: string, long: string][]): string | undefined => {
    let from = 0;
    const abbreviations = pairs.map(([short, long]) => {
      const start = text.indexOf(`(${short})`, from) + 1;
      from = start;
      const longStart = text.lastIndexOf(long, start);
      return { short: { start, end: start + short.length }, long: { start: longStart, end: longStart + long.length } };
    });
    const definition = definedFormAt(text, offset, abbreviations);
    if (definition === undefined) return undefined;
    const { use, definedBy } = definition;
    return `${text.slice(use.start, use.end)}@${use.start} → ${text.slice(definedBy.long.start, definedBy.long.end)}`;
  };

  it("is found from any use, from the first letter to behind the last, also of the plural", () => {
    const text = "Drug reaction (DR) was rare. DR and DRs.";
    const pair: [string, string] = ["DR", "Drug reaction"];
    for (const offset of [15, 17]) assert.equal(defined(text, offset, pair), "DR@15 → Drug reaction");
    for (const offset of [29, 30, 31]) assert.equal(defined(text, offset, pair), "DR@29 → Drug reaction");
    for (const offset of [36, 39]) assert.equal(defined(text, offset, pair), "DR@36 → Drug reaction");
    for (const offset of [5, 24, 28, 32]) assert.equal(defined(text, offset, pair), undefined);
  });

  it("is not found from a part of another word", () => {
    const pair: [string, string] = ["DR", "Drug reaction"];
    for (const word of ["DRY", "XDR", "DR1", "𝒜DR", "DRsx"]) {
      const text = `Drug reaction (DR). ${word}`;
      assert.equal(defined(text, 21, pair), undefined, word);
    }
  });

  it("is the first in the document, and the longest form's", () => {
    const text = "Death (PD) or ligand (PD-L1) or Parkinson (PD): PD-L1, PD";
    const pairs: [string, string][] = [
      ["PD", "Death"],
      ["PD-L1", "ligand"],
      ["PD", "Parkinson"],
    ];
    assert.equal(defined(text, text.lastIndexOf("PD-L1"), ...pairs), `PD-L1@48 → ligand`);
    assert.equal(defined(text, text.length, ...pairs), `PD@55 → Death`);
    assert.equal(defined(text, 44, ...pairs), "PD@43 → Parkinson");
  });

  it("is not looked for where one letter is short for something", () => {
    assert.equal(defined("Progesterone (P), P < 0.05", 18, ["P", "Progesterone"]), undefined);
  });
});
