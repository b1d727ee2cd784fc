import assert from "node:assert/strict";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import { notReadLine, statusLine, type StatusInput } from "../../../src/core/view/statusLine.ts";

const TEXT = "PTX and PD-L1 and neuropathy.";
const made = { polarity: "affirmed", certainty: "asserted", confidence: 1, why: [] } as const;
const INPUT: StatusInput = {
  suggestions: [
    { start: 0, end: 3, kind: "drug", ...made },
    { start: 18, end: 28, kind: "adverse-event", ...made },
  ],
  placed: placeAll(TEXT, [
    { type: "mention", id: "a", kind: "target", anchor: { quote: "PD-L1", before: "and ", after: " and" } },
  ]),
  toDecide: 2,
  unsaved: 0,
  isTooLarge: false,
  isTrusted: true,
  missing: [],
  switchedOff: [],
};

describe("the status line", () => {
  it("counts what there is, and of each kind", () => {
    assert.deepEqual(statusLine(INPUT), {
      text: "2 to decide, 1 annotation",
      detail: "1 drug, 1 target, 1 adverse event",
      isWarning: false,
    });
  });

  it("says what is off and why", () => {
    const told = (more: Partial<StatusInput>) => statusLine({ ...INPUT, ...more });
    assert.equal(told({ isTooLarge: true }).detail, "the document is too large");
    assert.match(told({ isTrusted: false }).detail, /^off: the workspace's terms and schemas \(not trusted\) · 1 drug/);
    assert.equal(told({ isTrusted: false }).isWarning, false);
    const silent = told({ switchedOff: ["suggestions", "hover"], suggestions: [], toDecide: 0 });
    assert.deepEqual(
      [silent.text, silent.detail, silent.isWarning],
      ["0 to decide, 1 annotation", "off: suggestions, cards · 1 target", false],
    );
    const without = told({ missing: ["lexicon-matcher.bin"], suggestions: [] });
    assert.equal(without.text, "BioGloss marks nothing");
    assert.match(without.detail, /^off: all suggestions \(lexicon-matcher\.bin cannot be used\) · 1 target$/);
    assert.ok(without.isWarning);
  });

  it("says why a document is not read, and names the setting", () => {
    assert.match(notReadLine("enabled").detail, /biogloss\.enabled/);
    assert.match(notReadLine("languages").detail, /biogloss\.languages/);
    assert.equal(notReadLine("view").text, "BioGloss is off");
  });

  it("warns of what is not saved and of what has changed", () => {
    const unsaved = statusLine({ ...INPUT, unsaved: 1 });
    assert.deepEqual([unsaved.text, unsaved.isWarning], ["BioGloss: not saved", true]);
    assert.match(unsaved.detail, /^1 change waits to be written · 1 drug/);
    const placed = placeAll("nothing of it", [
      { type: "mention", id: "a", kind: "target", anchor: { quote: "PD-L1", before: "and ", after: " and" } },
    ]);
    const lost = statusLine({ ...INPUT, suggestions: [], placed });
    assert.deepEqual([lost.detail, lost.isWarning], ["1 changed or lost", true]);
  });
});
