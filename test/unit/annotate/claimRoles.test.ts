import assert from "node:assert/strict";
import {
  type ClaimPlace,
  drugsBefore,
  membersIn,
  nearestMembers,
  typesAbout,
} from "../../../src/core/annotate/claimRoles.ts";
import type { Member } from "../../../src/core/annotate/claimDraft.ts";
import type { MentionAnnotation } from "../../../src/core/annotate/model.ts";
import type { Placed } from "../../../src/core/annotate/placed.ts";
import type { Kind } from "../../../src/core/lexicon/concept.ts";
import type { Span } from "../../../src/core/text/span.ts";
import type { Suggestion } from "../../../src/core/recognise/mention.ts";

const TEXT = "Aspirin and warfarin cause bleeding and rash; PFS was longer.";

function suggestion(words: string, kind: Kind, concept?: number): Suggestion {
  const start = TEXT.indexOf(words);
  const stated = { polarity: "affirmed", certainty: "asserted", confidence: 1, why: [] } as const;
  return { start, end: start + words.length, kind, ...stated, ...(concept === undefined ? {} : { concept }) };
}

function decided(words: string, kind: Kind, more: Partial<MentionAnnotation> = {}): Placed {
  const { start, end } = suggestion(words, kind);
  const anchor = { quote: words, before: "", after: "" };
  return {
    annotation: { type: "mention", id: words, kind, anchor, ...more },
    state: "anchored",
    span: { start, end },
  };
}

const ALL = { start: 0, end: TEXT.length };
const OPEN = [suggestion("warfarin", "drug", 7), suggestion("rash", "adverse-event"), suggestion("PFS", "endpoint")];
const PLACED = [decided("Aspirin", "drug"), decided("bleeding", "adverse-event", { status: "rejected" })];
const words = (members: readonly { start: number; end: number }[]): string[] =>
  members.map(({ start, end }) => TEXT.slice(start, end));

describe("the roles of a claim", () => {
  const members = membersIn(ALL, OPEN, PLACED, (concept) => `X:${concept}`);

  it("can be played by what is accepted and by what is suggested in its words, in their order", () => {
    assert.deepEqual(words(members), ["Aspirin", "warfarin", "rash", "PFS"]);
    assert.equal(members[1]?.concept, "X:7");
    assert.deepEqual(words(membersIn({ start: 0, end: 20 }, OPEN, PLACED, () => undefined)), ["Aspirin", "warfarin"]);
  });

  const at = (near: Span): ClaimPlace => ({ text: TEXT, span: ALL, near });
  const caret = at({ start: TEXT.length, end: TEXT.length });

  it("tell which types come first: those whose roles can be filled, those that the sentence has words for, and those of what the reader is at", () => {
    assert.deepEqual(typesAbout(members, caret).slice(0, 2), ["safety", "efficacy"]);
    const wordless = { ...caret, span: { start: 0, end: 0 } };
    assert.deepEqual(typesAbout(members, wordless).slice(0, 2), ["efficacy", "safety"]);
    assert.deepEqual(typesAbout(members, { ...wordless, near: OPEN[1] as Span }).slice(0, 2), ["safety", "efficacy"]);
    assert.deepEqual(typesAbout([], caret), []);
    const text = "Aspirin was approved by the FDA for PFS.";
    const span = { start: 0, end: text.length };
    const drug = membersIn({ start: 0, end: 10 }, OPEN, PLACED, () => undefined);
    assert.equal(typesAbout(drug, { text, span, near: span })[0], "regulatory");
  });

  it("are filled with the nearest mention that can play each, and with nothing where there is none", () => {
    assert.deepEqual(words(nearestMembers(members, "safety", caret)), ["warfarin", "rash"]);
    assert.deepEqual(words(nearestMembers(members, "safety", at({ start: 0, end: 0 }))), ["Aspirin", "rash"]);
    assert.deepEqual(words(nearestMembers(members, "efficacy", caret)), ["warfarin", "PFS"]);
    assert.deepEqual(words(nearestMembers(members, "mechanism", caret)), ["warfarin"]);
    assert.deepEqual(words(nearestMembers(members, "a type of our own", caret)), ["warfarin", "rash"]);
  });

  it("take in what is listed with the nearest event, and no class that only explains a drug", () => {
    const text = "The taxane paclitaxel (a cytostatic) caused alopecia, nausea, and vomiting; later rash.";
    const member = (name: string, kind: Kind): Member => {
      const start = text.indexOf(name);
      return { start, end: start + name.length, kind, role: kind };
    };
    const drugs = ["taxane", "paclitaxel", "cytostatic"].map((name) => member(name, "drug"));
    const events = ["alopecia", "nausea", "vomiting", "rash"].map((name) => member(name, "adverse-event"));
    const near = events[1] as Span;
    const place = { text, span: { start: 0, end: text.length }, near };
    const filled = nearestMembers([...drugs, ...events], "safety", place).map(({ start, end }) =>
      text.slice(start, end),
    );
    assert.deepEqual(filled, ["paclitaxel", "alopecia", "nausea", "vomiting"]);
    // What the reader stands on is meant, whatever it is.
    const [first] = nearestMembers([...drugs, ...events], "safety", { ...place, near: drugs[0] as Span });
    assert.equal(first, drugs[0]);
  });

  it("can be played by drugs that are named before, each once and the last four", () => {
    const text = "A, B, C, D, E and b. It caused rash.";
    const drugs = [..."ABCDE"].map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + 1, name }));
    const all: Member[] = [...drugs, { start: 18, end: 19 }].map(({ start, end }) => {
      return { start, end, kind: "drug", role: "drug" };
    });
    const before = drugsBefore(text, { start: 21, end: text.length }, ({ start, end }) => {
      return all.filter((each) => each.start >= start && each.end <= end);
    });
    assert.deepEqual(
      before.map(({ start, end }) => text.slice(start, end)),
      ["C", "D", "E", "b"],
    );
  });
});
