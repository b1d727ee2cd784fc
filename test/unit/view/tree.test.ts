import assert from "node:assert/strict";
import { describe as anchorOf } from "../../../src/core/annotate/anchor.ts";
import { type Annotation, RETIRED } from "../../../src/core/annotate/model.ts";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import { annotationTree, type TreeNode } from "../../../src/core/view/tree.ts";

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

/** The tree as indented lines: label, description or number, and in brackets the look. */
function lines(text: string, annotations = SET): string[] {
  const found: string[] = [];
  const add = (node: TreeNode, depth: number): void => {
    const what = node.type === "group" ? String(node.count) : `${node.description} [${node.look}]`;
    found.push(`${"  ".repeat(depth)}${node.label}: ${what}`);
    if (node.type === "group") for (const child of node.children) add(child, depth + 1);
  };
  for (const node of annotationTree(text, placeAll(text, annotations))) add(node, 0);
  return found;
}

describe("the tree of annotations", () => {
  it("groups claims, mentions by kind, what was rejected and what was retired", () => {
    assert.deepEqual(lines(WAS), [
      "Claims: 2",
      "  45 % of patients had neuropathy: safety [claim]",
      "  Survival was probably longer: efficacy [claim]",
      "Drugs: 1",
      "  PTX:  [drug]",
      "Targets: 1",
      "  PD-L1:  [target]",
      "Rejected: 1",
      "  Atezolizumab: drug [rejected]",
      "Retired: 1",
      "  neuropathy: adverse event [retired]",
    ]);
  });

  it("opens with what needs attention, and tells the difference", () => {
    const now = WAS.replace("45 %", "35 %").replace("probably ", "").replace("PD-L1", "it");
    assert.deepEqual(lines(now).slice(0, 4), [
      "Needs attention: 3",
      "  45 % → 35 %: claim: safety · 35 % of patients had neuropathy [changed]",
      "  − probably: claim: efficacy · Survival was longer [changed]",
      "  PD-L1: no longer found · target [lost]",
    ]);
    const negated = WAS.replace("was probably longer", "was not longer").replace("patients had", "patients\nnever had");
    assert.deepEqual(lines(negated).slice(1, 3), [
      "  + never: claim: safety · 45 % of patients never had neuropathy [changed]",
      "  probably → not: claim: efficacy · Survival was not longer [changed]",
    ]);
  });

  it("says what has moved, and in how many places words stand that are lost among them", () => {
    const elsewhere = "A new first line that is long enough to be one. PD-L1 again.";
    const moved = lines(elsewhere, [SET[3] as Annotation]);
    assert.deepEqual(moved, ["Targets: 1", "  PD-L1: moved [target]"]);
    const twice = lines("PD-L1 here and there PD-L1.", [SET[3] as Annotation]);
    assert.deepEqual(twice, ["Needs attention: 1", "  PD-L1: in 2 places · target [lost]"]);
  });

  it("shows long groups in pages, every annotation once", () => {
    const text = Array.from({ length: 1203 }, (_, i) => `drug${i}`).join(" ");
    const annotations = Array.from({ length: 1203 }, (_, i): Annotation => {
      return { type: "mention", id: `id${i}`, kind: "drug", anchor: { quote: `drug${i}`, before: "", after: "" } };
    });
    const [drugs] = annotationTree(text, placeAll(text, annotations));
    assert.deepEqual(
      drugs?.children.map((page) => (page.type === "group" ? [page.label, page.children.length] : [])),
      [
        ["1–500", 500],
        ["501–1000", 500],
        ["1001–1203", 203],
      ],
    );
  });

  it("keeps labels short, on one line and whole", () => {
    const quote = `${"a".repeat(79)}💊\n${"b".repeat(100)}`;
    const [group] = annotationTree(
      quote,
      placeAll(quote, [{ ...SET[0], anchor: anchorOf(quote, { start: 0, end: quote.length }) } as Annotation]),
    );
    assert.equal(group?.children[0]?.label, `${"a".repeat(79)}…`);
  });
});
