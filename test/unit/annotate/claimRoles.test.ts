import assert from "node:assert/strict";
import { membersIn, nearestMembers, typesAbout } from "../../../src/core/annotate/claimRoles.ts";
import type { MentionAnnotation } from "../../../src/core/annotate/model.ts";
import type { Placed } from "../../../src/core/annotate/placed.ts";
import type { Kind } from "../../../src/core/lexicon/concept.ts";
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

  it("tell which types come first: those whose roles can all be filled", () => {
    assert.deepEqual(typesAbout(members).slice(0, 2), ["safety", "efficacy"]);
    assert.deepEqual(typesAbout([]), []);
  });

  it("are filled with the nearest mention that can play each, and with nothing where there is none", () => {
    const caret = { start: TEXT.length, end: TEXT.length };
    assert.deepEqual(words(nearestMembers(members, "safety", caret)), ["warfarin", "rash"]);
    assert.deepEqual(words(nearestMembers(members, "safety", { start: 0, end: 0 })), ["Aspirin", "rash"]);
    assert.deepEqual(words(nearestMembers(members, "efficacy", caret)), ["warfarin", "PFS"]);
    assert.deepEqual(words(nearestMembers(members, "mechanism", caret)), ["warfarin"]);
    assert.deepEqual(nearestMembers(members, "a type of our own", caret), []);
  });
});
