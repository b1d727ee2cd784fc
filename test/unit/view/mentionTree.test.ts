import assert from "node:assert/strict";
import fc from "fast-check";
import { describe as anchorOf } from "../../../src/core/annotate/anchor.ts";
import type { Annotation, MentionAnnotation } from "../../../src/core/annotate/model.ts";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import type { Kind } from "../../../src/core/lexicon/concept.ts";
import type { SuggestedClaim } from "../../../src/core/recognise/claims/claim.ts";
import type { Suggestion } from "../../../src/core/recognise/mention.ts";
import { decisionTree } from "../../../src/core/view/decisionTree.ts";
import { mentionsOf } from "../../../src/core/view/mentions.ts";
import { excerpt, mentionTree } from "../../../src/core/view/mentionTree.ts";
import { toDecide } from "../../../src/core/view/toDecide.ts";
import { waitingText } from "../../../src/core/view/toDecideText.ts";
import type { TreeNode } from "../../../src/core/view/tree.ts";
import { pathTo, treeChanges } from "../../../src/core/view/treeChanges.ts";
import { treeLines } from "./treeLines.ts";

const TEXT = "Paclitaxel (PTX) was given. No nausea. Taxol again, with alopecia and PD-L1. Zorbafen caused nausea.";
const IDS = ["DRUGBANK:DB01229", "MEDDRA:1"];
const NAMES = new Map([
  ["DRUGBANK:DB01229", "paclitaxel"],
  ["MEDDRA:1", "Nausea"],
]);

function suggestion(words: string, kind: Kind, concept?: number, from = 0, more: Partial<Suggestion> = {}): Suggestion {
  const start = TEXT.indexOf(words, from);
  const span = { start, end: start + words.length };
  const base = { ...span, kind, polarity: "affirmed", certainty: "asserted", confidence: 1, why: [], ...more } as const;
  return concept === undefined ? base : { ...base, concept };
}

const SUGGESTIONS: readonly Suggestion[] = [
  suggestion("Paclitaxel", "drug", 0),
  suggestion("PTX", "drug", 0),
  suggestion("nausea", "adverse-event", 1, 0, { polarity: "negated" }),
  suggestion("Taxol", "drug", 0),
  suggestion("alopecia", "adverse-event"),
  suggestion("PD-L1", "target"),
  suggestion("Zorbafen", "drug"),
  suggestion("nausea", "adverse-event", 1, 40),
];

function annotation(words: string, more: Partial<MentionAnnotation>): Annotation {
  const start = TEXT.indexOf(words);
  const anchor = anchorOf(TEXT, { start, end: start + words.length });
  return { type: "mention", id: words, kind: "drug", anchor, ...more };
}

const DECIDED = [annotation("PTX", { concept: IDS[0] as string }), annotation("PD-L1", { status: "rejected" })];

function input(annotations = DECIDED) {
  const placed = placeAll(TEXT, annotations);
  const reading = { text: TEXT, analysis: { suggestions: SUGGESTIONS, abbreviations: [] }, placed };
  const mentions = mentionsOf(reading, (concept) => IDS[concept]);
  return { placed, text: TEXT, mentions, nameOf: (key: string) => NAMES.get(key) };
}

function mentionsTree(annotations = DECIDED, filter = ""): TreeNode[] {
  const made = input(annotations);
  return mentionTree(made, made.placed, filter);
}

describe("the tree of mentions", () => {
  it("goes from kind to concept to place, what is named most often first, and ends with what was rejected", () => {
    assert.deepEqual(treeLines(mentionsTree()), [
      "Drugs: 4",
      "  paclitaxel: 3 · PTX, Taxol [drug]",
      "    Paclitaxel (PTX) was given. No nausea. Taxol again, with alopecia and: suggested [suggested:drug]",
      "    Paclitaxel (PTX) was given. No nausea. Taxol again, with alopecia and:  [drug]",
      "    No nausea. Taxol again, with alopecia and PD-L1. Zorbafen caused nausea.: suggested [suggested:drug]",
      "  Zorbafen: 1 [suggested:drug]",
      "    and PD-L1. Zorbafen caused nausea.: suggested [suggested:drug]",
      "Adverse events: 3",
      "  Nausea: 2 [suggested:adverse-event]",
      "    given. No nausea. Taxol again, with alopecia and PD-L1. Zorbafen caused: suggested · denied [suggested:adverse-event]",
      "    caused nausea.: suggested [suggested:adverse-event]",
      "  alopecia: 1 [suggested:adverse-event]",
      "    again, with alopecia and PD-L1. Zorbafen caused nausea.: suggested [suggested:adverse-event]",
      "Rejected: 1",
      "  PD-L1: drug [rejected]",
    ]);
  });

  it("is filtered by a concept's name, identifier and words", () => {
    const concepts = (filter: string): string[] =>
      mentionsTree(DECIDED, filter).flatMap(({ children }) => children.map(({ label }) => label));
    assert.deepEqual(concepts("TAXOL"), ["paclitaxel"]);
    assert.deepEqual(concepts("drugbank:db01229"), ["paclitaxel"]);
    assert.deepEqual(concepts("a p"), []);
    assert.deepEqual(concepts("PD-L1"), ["PD-L1"], "rejected ones too");
    assert.deepEqual(concepts("nothing of the kind"), []);
  });

  it("highlights the words in what stands around them", () => {
    for (const { start, end } of SUGGESTIONS) {
      const { label, highlight } = excerpt(TEXT, { start, end });
      assert.equal(label.slice(...highlight), TEXT.slice(start, end));
    }
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.nat(), fc.nat(20), (text, at, length) => {
        const start = at % (text.length + 1);
        const { label, highlight } = excerpt(text, { start, end: Math.min(text.length, start + length) });
        assert.ok(highlight[0] <= highlight[1] && highlight[1] <= label.length);
        assert.doesNotMatch(label, /[\n\r\t]/);
      }),
    );
  });
});

const NOTHING_MORE = { items: [], suggestions: SUGGESTIONS };

describe("the tree of decisions", () => {
  it("has a leaf for each stop of the review: suggested claims and changed words too, and says how many of each", () => {
    const claimed = "Zorbafen caused nausea.";
    const start = TEXT.indexOf(claimed);
    const claim: SuggestedClaim = {
      ...{ type: "safety", start, end: start + claimed.length, about: { drug: [6], "adverse-event": [7] } },
      ...{ qualifiers: {}, figures: {}, polarity: "affirmed", certainty: "asserted", confidence: 1, why: [] },
    };
    const changed = annotation("Paclitaxel", {});
    const placed = [{ annotation: changed, state: "changed" as const, span: { start: 0, end: 10 } }];
    const items = toDecide(TEXT, [], [claim], placed, new Set());
    assert.deepEqual(
      items.map(({ type }) => type),
      ["changed", "claim"],
    );
    const made = { text: TEXT, mentions: input([]).mentions.slice(1), nameOf: () => undefined };
    const byPlace = decisionTree(made, { items, suggestions: SUGGESTIONS }, "place");
    assert.equal(byPlace.length, made.mentions.length + items.length);
    assert.equal(byPlace[0]?.look, "changed");
    assert.deepEqual(treeLines(byPlace.slice(-1)), ["safety — Zorbafen, nausea: suggested claim [suggested:claim]"]);
    const byConcept = decisionTree(made, { items, suggestions: SUGGESTIONS }, "concept");
    const leaves = (nodes: readonly TreeNode[]): number =>
      nodes.reduce((sum, { children }) => sum + (children.length === 0 ? 1 : leaves(children)), 0);
    assert.equal(leaves(byConcept), byPlace.length);
    assert.deepEqual([byConcept[0]?.label, byConcept.at(-1)?.label], ["Changed words", "Claims"]);
    const said = "2 to decide: 1 suggested claim, 1 annotation with changed words";
    assert.equal(waitingText(items), said);
  });

  it("lists the suggestions that nobody has decided on, in the order of the text", () => {
    const lines = treeLines(decisionTree(input(), NOTHING_MORE, "place"));
    assert.deepEqual(
      lines.map((line) => line.slice(line.lastIndexOf(": ") + 2)),
      [
        "drug [suggested:drug]",
        "adverse event · denied [suggested:adverse-event]",
        "drug [suggested:drug]",
        "adverse event [suggested:adverse-event]",
        "drug [suggested:drug]",
        "adverse event [suggested:adverse-event]",
      ],
    );
  });

  it("or by concept, the one that comes first first", () => {
    const concepts = decisionTree(input(), NOTHING_MORE, "concept").map(
      ({ label, description }) => `${label}: ${description}`,
    );
    assert.deepEqual(concepts, [
      "paclitaxel: drug · 2 · Taxol",
      "Nausea: adverse event · 2",
      "alopecia: adverse event · 1",
      "Zorbafen: drug · 1",
    ]);
  });

  it("shows ten thousand in pages", () => {
    const text = "nausea ".repeat(10_000);
    const mentions = Array.from({ length: 10_000 }, (_, i) => {
      const span = { start: i * 7, end: i * 7 + 6 };
      const made = { ...span, polarity: "affirmed", certainty: "asserted", confidence: 1, why: [] } as const;
      const kind = "adverse-event" as const;
      return { span, kind, key: "=nausea", suggestion: { ...made, kind } };
    });
    const made = { text, mentions, nameOf: () => undefined };
    for (const nodes of [
      decisionTree(made, NOTHING_MORE, "place"),
      mentionTree(made, []),
      decisionTree(made, NOTHING_MORE, "concept"),
    ]) {
      const most = (list: readonly TreeNode[]): number =>
        Math.max(list.length, ...list.map(({ children }) => most(children)));
      assert.equal(most(nodes), 500);
    }
  });
});

describe("what of a tree is drawn again", () => {
  it("is nothing when nothing has changed, and all when the list at the top has", () => {
    assert.deepEqual(treeChanges(mentionsTree(), mentionsTree()), []);
    assert.equal(treeChanges(mentionsTree(), mentionsTree([])), "all");
  });

  it("is the one place that was decided on, and the groups whose lines tell of it", () => {
    const accepted = [...DECIDED, annotation("Zorbafen", {})];
    assert.deepEqual(treeChanges(mentionsTree(), mentionsTree(accepted)), ["drug =zorbafen"]);
    const another = [...DECIDED, annotation("Taxol", { concept: IDS[0] as string })];
    assert.deepEqual(treeChanges(mentionsTree(), mentionsTree(another)), ["drug DRUGBANK:DB01229 2"]);
  });

  it("finds the way to a node", () => {
    const path = pathTo(mentionsTree(), ({ suggestion }) => suggestion?.start === TEXT.indexOf("alopecia"));
    assert.deepEqual(
      path?.map(({ id }) => id),
      ["adverse-event", "adverse-event =alopecia", "adverse-event =alopecia 0"],
    );
    assert.equal(
      pathTo(mentionsTree(), () => false),
      undefined,
    );
  });
});
