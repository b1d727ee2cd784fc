import assert from "node:assert/strict";
import { type ClaimRow, claimRows, toggled } from "../../../src/core/annotate/claimChoice.ts";
import type { ClaimDraft, Member } from "../../../src/core/annotate/claimDraft.ts";
import type { Kind } from "../../../src/core/lexicon/concept.ts";
import { keysToClaim } from "../../../src/forge/evaluate/claimKeys.ts";
import { claimAbout } from "../../../src/core/view/claimAbout.ts";

const TEXT = "Aspirin and warfarin caused bleeding and rash.";

function member(words: string, kind: Kind): Member {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, kind, role: kind };
}

const MEMBERS = [
  member("Aspirin", "drug"),
  member("warfarin", "drug"),
  member("bleeding", "adverse-event"),
  member("rash", "adverse-event"),
];
const PLACE = { text: TEXT, span: { start: 0, end: TEXT.length }, near: { start: 0, end: 0 } };
const TYPES = new Map(
  ["efficacy", "safety", "dosing", "economic"].map((type) => [type, { isOffered: type !== "economic" }]),
);

/** A line for each row: what it is, and what it is about. */
function lines(rows: readonly ClaimRow[]): string[] {
  return rows.map((row) =>
    row.type === "mention"
      ? `${row.digit ?? "-"} ${TEXT.slice(row.member.start, row.member.end)}`
      : `${row.group} ${row.draft.type}: ${claimAbout(TEXT, row.draft.about)}`,
  );
}

describe("what a claim is chosen from", () => {
  it("is the likely claims with what they would be about, the mentions with a digit each, and the other types", () => {
    assert.deepEqual(lines(claimRows(PLACE, MEMBERS, [], TYPES)), [
      "likely safety: Aspirin → bleeding, rash",
      "likely efficacy: Aspirin",
      "likely dosing: Aspirin",
      "1 Aspirin",
      "2 warfarin",
      "3 bleeding",
      "4 rash",
      "others economic: Aspirin → bleeding, rash",
    ]);
  });

  it("begins with what is suggested, and holds mentions of other sentences that this is about", () => {
    const elsewhere = { start: 0, end: 4, kind: "drug", role: "comparator" } as const;
    const suggested: ClaimDraft = {
      ...{ type: "efficacy", ...PLACE.span, polarity: "negated", certainty: "possible" },
      about: [elsewhere, ...MEMBERS.slice(1, 2)],
    };
    const rows = claimRows(PLACE, MEMBERS.slice(1), [suggested], TYPES);
    assert.deepEqual(lines(rows).slice(0, 2), [
      "likely efficacy: Aspi → warfarin",
      "likely safety: warfarin → bleeding, rash",
    ]);
    assert.equal(rows.filter((row) => row.type === "claim" && row.draft.type === "efficacy").length, 1);
    assert.ok(lines(rows).includes("1 Aspi"), lines(rows).join("\n"));
  });

  it("gives ten digits, to the nearest mentions", () => {
    const many = Array.from({ length: 14 }, (_, n): Member => ({
      start: 3 * n,
      end: 3 * n + 2,
      kind: "drug",
      role: "drug",
    }));
    const rows = claimRows({ ...PLACE, near: { start: 40, end: 40 } }, many, [], TYPES);
    const digits = rows.flatMap((row) => (row.type === "mention" ? [row.digit ?? "-"] : []));
    assert.deepEqual(digits, [..."----1234567890"]);
  });

  it("adds a mention and drops it again", () => {
    const [row] = claimRows(PLACE, MEMBERS, [], TYPES);
    assert.ok(row?.type === "claim");
    const more = toggled(row.draft, MEMBERS[1] as Member);
    assert.equal(claimAbout(TEXT, more.about), "Aspirin, warfarin → bleeding, rash");
    assert.deepEqual(toggled(more, MEMBERS[1] as Member), row.draft);
  });

  it("takes two keys when it is right, and one more for each mention that is not", () => {
    const rows = claimRows(PLACE, MEMBERS, [], TYPES);
    const keys = (type: string, words: readonly string[], isWhole = true): string | undefined =>
      keysToClaim(rows, { type, isAbout: ({ start, end }) => words.includes(TEXT.slice(start, end)), isWhole })?.join(
        " ",
      );
    assert.equal(keys("safety", ["Aspirin", "bleeding", "rash"]), "c Enter");
    assert.equal(keys("safety", ["warfarin", "bleeding"]), "c 1 4 2 Enter");
    assert.equal(keys("efficacy", ["Aspirin"]), "c Down Enter");
    assert.equal(keys("no such type", ["Aspirin"]), undefined);
  });
});
