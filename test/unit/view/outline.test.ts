import assert from "node:assert/strict";
import fc from "fast-check";
import { describe as anchorOf } from "../../../src/core/annotate/anchor.ts";
import type { Annotation } from "../../../src/core/annotate/model.ts";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import { contains } from "../../../src/core/text/span.ts";
import { outline, type OutlineNode } from "../../../src/core/view/outline.ts";

const TEXT =
  "Nausea was seen.\n\n# Results\n\n## Efficacy\n\nPTX was probably good.\n\n## Methods\n\nBy hand.\n\n## Safety\n\nPTX caused hair loss.\n\n# Discussion\n\nNone.\n";

function anchored(text: string, quote: string): Annotation["anchor"] {
  const start = text.lastIndexOf(quote);
  return anchorOf(text, { start, end: start + quote.length });
}

const SET: readonly Annotation[] = [
  { type: "claim", id: "a", claim: "safety", anchor: anchored(TEXT, "Nausea was seen") },
  { type: "claim", id: "b", claim: "efficacy", anchor: anchored(TEXT, "PTX was probably good") },
  { type: "claim", id: "c", claim: "safety", anchor: anchored(TEXT, "PTX caused hair loss") },
  { type: "mention", id: "d", kind: "adverse-event", anchor: anchored(TEXT, "hair loss") },
  { type: "mention", id: "e", kind: "drug", status: "rejected", anchor: anchored(TEXT, "PTX") },
  { type: "mention", id: "f", kind: "target", anchor: anchored(TEXT, "hand") },
];

function lines(nodes: readonly OutlineNode[], depth = 0): string[] {
  return nodes.flatMap(({ type, name, detail, children }) => [
    `${"  ".repeat(depth)}${type}: ${name}${detail === "" ? "" : ` (${detail})`}`,
    ...lines(children, depth + 1),
  ]);
}

describe("the outline", () => {
  it("has the claims under their headings, and no heading without one", () => {
    assert.deepEqual(lines(outline(TEXT, "markdown", placeAll(TEXT, SET))), [
      "claim: Nausea was seen (safety)",
      "heading: Results",
      "  heading: Efficacy",
      "    claim: PTX was probably good (efficacy)",
      "  heading: Safety",
      "    claim: PTX caused hair loss (safety)",
    ]);
  });

  it("has the accepted mentions too where they are asked for, those of a claim under it", () => {
    assert.deepEqual(lines(outline(TEXT, "markdown", placeAll(TEXT, SET), { withMentions: true })), [
      "claim: Nausea was seen (safety)",
      "heading: Results",
      "  heading: Efficacy",
      "    claim: PTX was probably good (efficacy)",
      "  heading: Methods",
      "    target: hand (target)",
      "  heading: Safety",
      "    claim: PTX caused hair loss (safety)",
      "      adverse-event: hair loss (adverse event)",
    ]);
  });

  it("is a list in plain text, and empty where nothing was decided", () => {
    assert.deepEqual(lines(outline(TEXT, "plain", placeAll(TEXT, SET))), [
      "claim: Nausea was seen (safety)",
      "claim: PTX was probably good (efficacy)",
      "claim: PTX caused hair loss (safety)",
    ]);
    assert.deepEqual(outline(TEXT, "markdown", []), []);
  });

  it("says when words have changed", () => {
    const text = TEXT.replace("was probably", "was not");
    const rows = lines(outline(text, "markdown", placeAll(text, SET)));
    assert.ok(rows.includes("    claim: PTX was not good (efficacy · changed)"), rows.join("\n"));
  });

  it("holds every claim once, selections within spans, names never empty, whatever the text", () => {
    const text = fc.array(fc.constantFrom("# a\n", "## b\n", "#\n", "word ", "more\n", "\n", "===\n"), {
      maxLength: 20,
    });
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(30)), { maxLength: 6 });
    fc.assert(
      fc.property(text, spans, (pieces, list) => {
        const whole = pieces.join("");
        const annotations = list
          .map(([start, length]) => ({ start, end: Math.min(whole.length, start + length) }))
          .filter(({ start, end }) => start < end && whole.slice(start, end).trim() !== "")
          .map((span, nth): Annotation => ({
            type: "claim",
            id: `c${nth}`,
            claim: "safety",
            anchor: anchorOf(whole, span),
          }));
        let claims = 0;
        const check = (node: OutlineNode): void => {
          if (node.type === "claim") claims++;
          assert.ok(contains(node.span, node.selection) && node.name !== "");
          node.children.forEach(check);
        };
        const placed = placeAll(whole, annotations);
        outline(whole, "markdown", placed).forEach(check);
        assert.equal(claims, placed.filter(({ span }) => span !== undefined).length);
      }),
    );
  });
});
