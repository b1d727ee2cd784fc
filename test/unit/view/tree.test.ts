import assert from "node:assert/strict";
import { describe as anchorOf } from "../../../src/core/annotate/anchor.ts";
import { type Annotation, RETIRED } from "../../../src/core/annotate/model.ts";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import { claimTree } from "../../../src/core/view/claimTree.ts";
import { annotationNode, type TreeNode } from "../../../src/core/view/tree.ts";
import { treeLines } from "./treeLines.ts";

const WAS = "Given PTX, 45 % of patients had neuropathy. Atezolizumab binds PD-L1. Survival was probably longer.";

function anchorAt(quote: string): Annotation["anchor"] {
  const start = WAS.indexOf(quote);
  return anchorOf(WAS, { start, end: start + quote.length });
}

const SET: readonly Annotation[] = [
  { type: "claim", id: "a", claim: "safety", anchor: anchorAt("45 % of patients had neuropathy") },
  { type: "claim", id: "b", claim: "efficacy", anchor: anchorAt("Survival was probably longer") },
  { type: "mention", id: "c", kind: "drug", anchor: anchorAt("PTX") },
  { type: "mention", id: "d", kind: "target", anchor: anchorAt("PD-L1") },
  { type: "mention", id: "e", kind: "drug", anchor: anchorAt("Atezolizumab"), status: "rejected" },
  { type: "mention", id: "f", kind: "adverse-event", anchor: anchorAt("neuropathy"), status: RETIRED },
];

function tree(text: string, annotations = SET, problems?: ReadonlyMap<string, string[]>): TreeNode[] {
  return claimTree(text, placeAll(text, annotations), problems);
}

describe("the tree of claims", () => {
  it("groups claims by type, and what was retired", () => {
    assert.deepEqual(treeLines(tree(WAS)), [
      "Efficacy: 1",
      "  Survival was probably longer:  [claim]",
      "Safety: 1",
      "  45 % of patients had neuropathy:  [claim]",
      "Retired: 1",
      "  neuropathy: adverse event [retired]",
    ]);
  });

  it("opens with what needs attention, mentions too, and tells the difference", () => {
    const now = WAS.replace("45 %", "35 %").replace("probably ", "").replace("PD-L1", "it");
    assert.deepEqual(treeLines(tree(now)).slice(0, 4), [
      "Needs attention: 3",
      "  45 % → 35 %: claim: safety · 35 % of patients had neuropathy [changed]",
      "  − probably: claim: efficacy · Survival was longer [changed]",
      "  PD-L1: no longer found · target [lost]",
    ]);
    const negated = WAS.replace("was probably longer", "was not longer").replace("patients had", "patients\nnever had");
    assert.deepEqual(treeLines(tree(negated)).slice(1, 3), [
      "  + never: claim: safety · 45 % of patients never had neuropathy [changed]",
      "  probably → not: claim: efficacy · Survival was not longer [changed]",
    ]);
  });

  it("shows of a claim its stance and state, the mentions it is about, its evidence and its problems", () => {
    const claim: Annotation = {
      ...(SET[0] as Annotation & { type: "claim" }),
      about: { drug: ["c", "gone"], "adverse-event": ["f"] },
      status: "draft",
      polarity: "negated",
      certainty: "asserted",
      evidence: { x: { ref: "PMID:1", direction: "supports", level: "B" }, y: { quote: "the words\nof a source" } },
    };
    const nodes = tree(WAS, [claim, ...SET.slice(2)], new Map([["a", ["it has no comparator."]]]));
    assert.deepEqual(treeLines(nodes).slice(0, 7), [
      "Safety: 1",
      "  45 % of patients had neuropathy: draft · denied, asserted · 2 evidence · 1 problem [claim]",
      "    PTX: drug [drug]",
      "    neuropathy: adverse-event · retired · adverse event [retired]",
      "    PMID:1: supports · B [evidence]",
      "    the words of a source:  [evidence]",
      "    it has no comparator.:  [problem]",
    ]);
  });

  it("gives a type of someone's own a group, and no two nodes the same id", () => {
    const other: Annotation = { type: "claim", id: "g", claim: "tolerability", anchor: anchorAt("Atezolizumab binds") };
    const about = { drug: ["c"], subject: ["c"] };
    const nodes = tree(WAS, [...SET, other, { ...(SET[1] as Annotation & { type: "claim" }), id: "h", about }]);
    assert.ok(treeLines(nodes).includes("Tolerability: 1"));
    const ids: string[] = [];
    const collect = (node: TreeNode): void => {
      ids.push(node.id);
      node.children.forEach(collect);
    };
    nodes.forEach(collect);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("says what has moved, and in how many places words stand that are lost among them", () => {
    const elsewhere = "A new first line that is long enough to be one. PD-L1 again.";
    const [moved] = placeAll(elsewhere, [SET[3] as Annotation]).map((placed) => annotationNode(elsewhere, placed));
    assert.deepEqual([moved?.label, moved?.description, moved?.look], ["PD-L1", "moved", "target"]);
    assert.deepEqual(treeLines(tree("PD-L1 here and there PD-L1.", [SET[3] as Annotation])), [
      "Needs attention: 1",
      "  PD-L1: in 2 places · target [lost]",
    ]);
  });

  it("shows long groups in pages, every annotation once", () => {
    const annotations = Array.from({ length: 1203 }, (_, i): Annotation => {
      return { type: "claim", id: `id${i}`, claim: "safety", anchor: { quote: `drug${i}`, before: "", after: "" } };
    });
    const [safety] = tree(annotations.map(({ anchor }) => anchor.quote).join(" "), annotations);
    assert.deepEqual(
      safety?.children.map((page) => [page.label, page.children.length]),
      [
        ["1–500", 500],
        ["501–1000", 500],
        ["1001–1203", 203],
      ],
    );
  });

  it("keeps labels short, on one line and whole", () => {
    const quote = `${"a".repeat(79)}💊\n${"b".repeat(100)}`;
    const [group] = tree(quote, [
      { ...SET[0], anchor: anchorOf(quote, { start: 0, end: quote.length }) } as Annotation,
    ]);
    assert.equal(group?.children[0]?.label, `${"a".repeat(79)}…`);
  });
});
