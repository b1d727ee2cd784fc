import assert from "node:assert/strict";
import { Step, type StepNumber } from "../../../src/core/recognise/incremental/block.ts";
import type { Scan } from "../../../src/core/recognise/incremental/scan.ts";
import { finished } from "../../../src/core/steps.ts";
import type { Edit } from "../../../src/core/text/edit.ts";
import { smallRecogniser } from "./smallRecogniser.ts";

const recogniser = smallRecogniser();

/** Enough of no interest that whatever follows is in a block of its own. */
const FILLER = `${"Nothing of note was found on that day or on any other. ".repeat(12)}\n\n`;

/** Paragraphs far from each other. */
function document(...paragraphs: string[]): string {
  return paragraphs.map((paragraph) => `${paragraph}\n\n${FILLER}`).join("");
}

function settled(text: string): Scan {
  const scan = recogniser.scan(text, "markdown");
  finished(scan.settle());
  return scan;
}

/** The first occurrence of some words made others. */
function editOf(text: string, words: string, inserted: string): Edit {
  const at = text.indexOf(words);
  assert.ok(at >= 0, words);
  return { at, removed: words.length, inserted };
}

/** Makes it plain that a document is about medicine. */
const SURE = "Aspirin, paclitaxel and nausea, paclitaxel, nausea and aspirin. ".repeat(6);

/** What is said of the last paragraph of interest. */
function lastSaid(scan: Scan, paragraph: string): string[] {
  const start = scan.text.lastIndexOf(paragraph);
  return scan.view
    .suggestionsIn({ start, end: start + paragraph.length })
    .map((each) => `${scan.text.slice(each.start, each.end)}: ${each.kind} ${each.concept ?? "?"}`);
}

/** An edit in one paragraph, and what it makes of another: before and after. */
const FAR: readonly {
  readonly name: string;
  readonly paragraphs: readonly string[];
  readonly edit: readonly [words: string, inserted: string];
  readonly before: readonly string[];
  readonly after: readonly string[];
}[] = [
  {
    name: "an abbreviation that is defined",
    paragraphs: ["He had paclitaxel (PTX then.", "PTX rose."],
    edit: ["(PTX", "(PTX)"],
    before: [],
    after: ["PTX: drug 0"],
  },
  {
    name: "an abbreviation that is defined no more",
    paragraphs: ["He had paclitaxel (PTX).", "PTX rose."],
    edit: ["(PTX)", "(PT)"],
    before: ["PTX: drug 0"],
    after: [],
  },
  {
    name: "an abbreviation that is defined earlier as something else",
    paragraphs: ["Then.", "He had paclitaxel (PTX).", SURE, "PTX rose."],
    edit: ["Then.", "He had pertuxin (PTX)."],
    before: ["PTX: drug 0"],
    after: ["PTX: drug 1"],
  },
  {
    name: "an abbreviation that is a definition only because it is used again",
    paragraphs: [SURE, "One more.", "The carboxy-terminal heptapeptide renal failure (CTF) binds."],
    edit: ["One more.", "The CTF is long."],
    before: ["renal failure: condition 2"],
    after: ["renal failure: condition 2", "CTF: condition 2"],
  },
  {
    name: "words that are tagged elsewhere",
    paragraphs: [SURE, "Glimmer was seen.", "A glimmer rose."],
    edit: ["Glimmer", "Acute glimmer"],
    before: [],
    after: ["glimmer: condition ?"],
  },
  {
    name: "words that are mostly not tagged elsewhere",
    paragraphs: [SURE, "Acute glimmer.", "Then.", "A glimmer rose."],
    edit: ["Then.", "Then glimmer, glimmer and glimmer."],
    before: ["glimmer: condition ?"],
    after: [],
  },
  {
    name: "a text that turns out to be about medicine",
    paragraphs: ["Then.", "Doubtine rose."],
    edit: ["Then.", "Aspirin, aspirin, aspirin, nausea, nausea and nausea."],
    before: [],
    after: ["Doubtine: drug ?"],
  },
  {
    name: "a short form whose long form is a mention now",
    paragraphs: ["Then.", "He had doubtine (DBT).", "DBT rose."],
    edit: ["Then.", "Aspirin, aspirin, aspirin, nausea, nausea and nausea."],
    before: [],
    after: ["DBT: drug ?"],
  },
  {
    name: "a disorder that is an adverse event elsewhere",
    paragraphs: ["Aspirin, aspirin, aspirin, nausea, nausea. Then.", "Renal failure rose."],
    edit: ["Then.", "Aspirin caused renal failure. Aspirin-induced renal failure was seen."],
    before: ["Renal failure: condition 2"],
    after: ["Renal failure: adverse-event 2"],
  },
  {
    name: "a document about an adverse event",
    paragraphs: ["Aspirin, aspirin, aspirin, aspirin. Then.", "Neuropathy and aspirin."],
    edit: ["Then.", "Aspirin caused renal failure. Aspirin-induced renal failure was seen."],
    before: ["Neuropathy: condition 3", "aspirin: drug 7"],
    after: ["Neuropathy: adverse-event 3", "aspirin: drug 7"],
  },
  {
    name: "another name of one of the things that a symbol may stand for",
    paragraphs: ["Aspirin, aspirin, aspirin. Then.", "CAT rose."],
    edit: ["Then.", "Catenin too."],
    before: ["CAT: target ?"],
    after: ["CAT: target 6"],
  },
  {
    name: "a fence that is opened",
    paragraphs: ["Then.", "Aspirin, aspirin, aspirin rose."],
    edit: ["Then.", "```"],
    before: ["Aspirin: drug 7", "aspirin: drug 7", "aspirin: drug 7"],
    after: [],
  },
  {
    name: "a comment that is closed",
    paragraphs: ["Then. <!-- Aspirin.", "Aspirin rose.", "End."],
    edit: ["End.", "-->"],
    before: ["Aspirin: drug 7"],
    after: [],
  },
  {
    name: "a list of abbreviations",
    paragraphs: ["Aspirin, aspirin, aspirin. ".repeat(20).trim() + "\n\nThen", "PTX, paclitaxel\n\nPTX rose."],
    edit: ["Then", "Abbreviations"],
    before: ["paclitaxel: drug 0"],
    after: ["PTX: drug 0", "paclitaxel: drug 0", "PTX: drug 0"],
  },
];

describe("analysis of a text that changes", () => {
  for (const { name, paragraphs, edit, before, after } of FAR) {
    it(`follows ${name}`, () => {
      const last = paragraphs.at(name.startsWith("a comment") ? -2 : -1)!;
      const text =
        name === "a list of abbreviations" ? `${paragraphs.join("\n\n")}\n\n${FILLER}` : document(...paragraphs);
      const scan = settled(text);
      assert.deepEqual(lastSaid(scan, last), before);
      scan.edit(editOf(text, ...edit));
      finished(scan.settle());
      assert.deepEqual(lastSaid(scan, last), after);
      assert.deepEqual(scan.analysis, recogniser.analyse(scan.text, "markdown"));
    });
  }

  it("does for a keystroke what the paragraph needs, however long the document", () => {
    const work = [20, 200].map((paragraphs) => {
      const prose = "Aspirin caused renal failure and nausea; acute glimmer rose with paclitaxel (PTX). PTX fell.";
      const text = Array.from({ length: paragraphs }, (_, n) => document(`${prose} Case ${n} was old.`)).join("");
      const scan = settled(text);
      const start = [...scan.done];
      const at = scan.text.indexOf("Case 9 was") + "Case 9 w".length;
      for (const [n, inserted] of [..."andering about "].entries()) {
        scan.edit({ at: at + n, removed: 0, inserted });
        finished(scan.settle());
      }
      assert.deepEqual(scan.analysis, recogniser.analyse(scan.text, "markdown"));
      return scan.done.map((count, step) => count - start[step]!);
    });
    assert.deepEqual(work[1], work[0]);
    for (const count of work[0]!) assert.ok(count <= 30, `15 keystrokes, ${work[0]!.join(" ")} blocks`);
  });

  it("keeps what is done when it is broken off", () => {
    const text = document(...Array.from({ length: 40 }, (_, n) => `Aspirin caused nausea in case ${n}.`));
    const scan = recogniser.scan(text, "markdown");
    const work = scan.settle();
    while (scan.done[Step.read]! < 30) work.next();
    scan.edit(editOf(text, "case 0", "case x"));
    finished(scan.settle());
    assert.ok(scan.done[Step.read]! <= 90, `${scan.done[Step.read]} blocks read, of some 80`);
    assert.deepEqual(scan.analysis, recogniser.analyse(scan.text, "markdown"));
  });

  it("does first what is asked for first, and says so", () => {
    const text = document(...Array.from({ length: 40 }, (_, n) => `Aspirin caused nausea in case ${n}.`));
    const scan = recogniser.scan(text, "markdown");
    const start = text.indexOf("case 30");
    let told: { done: number; words: string[] } | undefined;
    const shown = (): void => {
      const words = scan.view.suggestionsIn({ start: start - 30, end: start }).map((s) => text.slice(s.start, s.end));
      told = { done: scan.done[Step.link as StepNumber]!, words };
    };
    finished(scan.settle([{ start, end: start + 10 }], shown));
    assert.ok(told !== undefined && told.done <= 2);
    assert.deepEqual(told.words, ["Aspirin", "nausea"]);
    assert.deepEqual(scan.analysis, recogniser.analyse(text, "markdown"));
  });

  it("refuses an edit that is not within the text", () => {
    const scan = recogniser.scan("abc", "plain");
    assert.throws(() => scan.edit({ at: 2, removed: 2, inserted: "" }), RangeError);
    assert.throws(() => scan.edit({ at: -1, removed: 0, inserted: "" }), RangeError);
  });
});
