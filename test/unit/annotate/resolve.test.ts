import assert from "node:assert/strict";
import { describe as anchorOf } from "../../../src/core/annotate/anchor.ts";
import { differenceText, driftProblem } from "../../../src/core/annotate/driftText.ts";
import { namesOf } from "../../../src/core/annotate/driftNames.ts";
import { History } from "../../../src/core/annotate/history.ts";
import { type Annotation, type MentionAnnotation, RETIRED } from "../../../src/core/annotate/model.ts";
import { follow, type Placed, placeAll, rejudge, replaceAll } from "../../../src/core/annotate/placed.ts";
import { reanchor, retire } from "../../../src/core/annotate/resolve.ts";
import { applyChanges } from "../../../src/core/annotate/sidecar/change.ts";
import type { Change } from "../../../src/core/annotate/sidecar/change.ts";
import { selectForExport } from "../../../src/core/exchange/selection.ts";

const ADA = { by: "ada", on: "2026-11-23", random: () => 0 };
const WAS = "Some received hydroxyzine. The response was 45 % in both arms.";
const NOW = "Some received hydralazine. The response was 35 % in both arms.";

function anchorAt(quote: string): Annotation["anchor"] {
  return anchorOf(WAS, { start: WAS.indexOf(quote), end: WAS.indexOf(quote) + quote.length });
}

const DRUG: MentionAnnotation = {
  type: "mention",
  id: "d",
  kind: "drug",
  concept: "DRUGBANK:DB00557",
  by: "bob",
  anchor: anchorAt("hydroxyzine"),
};
const CLAIM: Annotation = { type: "claim", id: "c", claim: "efficacy", anchor: anchorAt("The response was 45 %") };

function one(placed: readonly Placed[], id: string): Placed {
  return placed.find(({ annotation }) => annotation.id === id) as Placed;
}

/** The set after a change, placed in a text. */
function after(text: string, set: readonly Annotation[], ...changes: Change[]): Placed[] {
  return placeAll(text, applyChanges(set, changes));
}

describe("settling what has changed", () => {
  it("takes the new words of a claim, signed and dated", () => {
    const placed = one(placeAll(NOW, [CLAIM]), "c");
    assert.equal(placed.state, "changed");
    const settled = one(after(NOW, [CLAIM], reanchor(NOW, placed, placed.span, ADA)), "c");
    assert.equal(settled.state, "anchored");
    assert.equal(settled.annotation.anchor.quote, "The response was 35 %");
    assert.deepEqual([settled.annotation.by, settled.annotation.on], ["ada", "2026-11-23"]);
  });

  it("leaves no identifier with words that may name something else", () => {
    const placed = one(placeAll(NOW, [DRUG]), "d");
    const start = NOW.indexOf("hydralazine");
    const span = { start, end: start + "hydralazine".length };
    const [unknown] = after(NOW, [DRUG], reanchor(NOW, placed, span, ADA));
    assert.equal((unknown?.annotation as MentionAnnotation).concept, undefined);
    const [known] = after(NOW, [DRUG], reanchor(NOW, placed, span, ADA, "DRUGBANK:DB01275"));
    assert.equal((known?.annotation as MentionAnnotation).concept, "DRUGBANK:DB01275");
    const again = `${WAS} Others received hydroxyzine too.`;
    const second = again.lastIndexOf("hydroxyzine");
    const [same] = after(again, [DRUG], reanchor(again, placed, { start: second, end: second + 11 }, ADA));
    assert.equal((same?.annotation as MentionAnnotation).concept, DRUG.concept);
    assert.equal(same?.span?.start, second);
  });

  it("retires: kept with its old words, nowhere in the text, no problem, not exported, and said so", () => {
    const changed = one(placeAll(NOW, [CLAIM]), "c");
    const placed = after(NOW, [CLAIM, DRUG], retire(changed, ADA));
    const retired = one(placed, "c");
    assert.deepEqual([retired.state, retired.span, driftProblem(retired)], [RETIRED, undefined, undefined]);
    assert.equal(retired.annotation.anchor.quote, "The response was 45 %");
    const { document, losses } = selectForExport({ name: "a.txt", text: NOW, placed });
    assert.deepEqual(document.claims, []);
    assert.deepEqual(losses.map((loss) => ["id" in loss && loss.id, loss.reason]).sort(), [
      ["c", "retired"],
      ["d", "lost"],
    ]);
    const edits = [{ at: NOW.length, removed: 0, inserted: ` ${WAS}` }];
    assert.equal(
      one(follow(placed, edits, NOW + ` ${WAS}`), "c").state,
      RETIRED,
      "its words coming back change nothing",
    );
  });

  it("brings a retired one back when it is tied to words again, or when that is undone", () => {
    const changed = one(placeAll(NOW, [CLAIM]), "c");
    const history = new History();
    history.record([retire(changed, ADA)], [CLAIM]);
    const set = applyChanges([CLAIM], [retire(changed, ADA)]);
    const placed = replaceAll([changed], set, NOW);
    const start = NOW.indexOf("35 %");
    const back = after(NOW, set, reanchor(NOW, one(placed, "c"), { start, end: start + 4 }, ADA));
    assert.deepEqual([back[0]?.state, back[0]?.annotation.status], ["anchored", undefined]);
    assert.equal(one(replaceAll(placed, applyChanges(set, history.undo() ?? []), NOW), "c").state, "changed");
  });
});

describe("what is told of a difference", () => {
  const cases: [was: string, now: string, told: string][] = [
    ["The response was 45 % in both arms.", "The response was 35 % in both arms.", "45 % → 35 %"],
    ["He was given 10 mg of it every day.", "He was given 100 mg of it every day.", "10 mg → 100 mg"],
    ["It was associated with more deaths there.", "It was not associated with more deaths there.", "+ not"],
    ["It was probably due to the first drug given.", "It was due to the first drug given.", "− probably"],
    [
      "PTX was better than placebo in all groups.",
      "placebo was better than PTX in all groups.",
      "PTX → placebo; placebo → PTX",
    ],
  ];
  for (const [was, now, told] of cases) {
    it(`is ${told}`, () => {
      const anchor = anchorOf(was, { start: 0, end: was.length });
      const [placed] = placeAll(now, [{ type: "claim", id: "a", claim: "safety", anchor }]);
      assert.ok(placed?.state === "changed" && placed.drift !== undefined);
      assert.equal(differenceText(placed.drift), told);
    });
  }
});

describe("names and typing errors", () => {
  const was = "The response lasted longer than expcted with hydroxyzine in it.";
  const anchor = anchorOf(was, { start: 0, end: was.length });
  const annotations: Annotation[] = [{ type: "claim", id: "a", claim: "safety", anchor }];
  const isName = namesOf({
    analyse: (word) => ({ suggestions: /^hydr/.test(word) ? [{} as never] : [], abbreviations: [] }),
  });

  it("lets a mended typing error pass once names are known, and an exchanged name never", () => {
    const mended = was.replace("expcted", "expected");
    const before = placeAll(mended, annotations);
    assert.equal(before[0]?.state, "changed");
    assert.equal(rejudge(before, mended, isName)[0]?.state, "anchored");
    assert.equal(rejudge(rejudge(before, mended, isName), mended, undefined)[0]?.state, "changed");
    const exchanged = was.replace("hydroxyzine", "hydralazine");
    assert.equal(rejudge(placeAll(exchanged, annotations), exchanged, isName)[0]?.state, "changed");
  });
});
