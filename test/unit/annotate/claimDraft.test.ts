import assert from "node:assert/strict";
import { type ClaimDraft, draftOf, rejectClaim, tagDraft } from "../../../src/core/annotate/claimDraft.ts";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import type { Annotation, ClaimAnnotation, MentionAnnotation } from "../../../src/core/annotate/model.ts";
import { applyChanges } from "../../../src/core/annotate/sidecar/change.ts";
import { tagMentions } from "../../../src/core/annotate/review.ts";
import type { SuggestedClaim } from "../../../src/core/recognise/claims/claim.ts";
import type { Kind } from "../../../src/core/lexicon/concept.ts";

const TEXT = "Over 20% of patients on atezolizumab had alopecia and vomiting.";
const at = (words: string, kind: Kind): { start: number; end: number; kind: Kind } => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, kind };
};
const DRUG = { ...at("atezolizumab", "drug"), concept: "DRUGBANK:DB11595" };
const [HAIR, SICK] = [at("alopecia", "adverse-event"), at("vomiting", "adverse-event")];
const DRAFT: ClaimDraft = {
  ...{ type: "safety", start: 0, end: TEXT.length, polarity: "affirmed", certainty: "asserted" },
  about: [
    { ...DRUG, role: "drug" },
    { ...HAIR, role: "adverse-event" },
    { ...SICK, role: "adverse-event" },
  ],
  qualifiers: { frequency: "very common" },
};

function claimOf(annotations: readonly Annotation[]): ClaimAnnotation {
  const claim = annotations.find(({ type }) => type === "claim");
  assert.ok(claim?.type === "claim");
  return claim;
}

describe("writing a claim down", () => {
  let count = 0;
  // Every number sixteen times, so that ids come up that are taken.
  const decider = { by: "ada", on: "2026-11-23", random: () => (((count++ >> 4) * 7919) % 1_000) / 1_000 };
  const after = (before: readonly Annotation[], draft = DRAFT): Annotation[] =>
    applyChanges(before, tagDraft(TEXT, draft, placeAll(TEXT, before), decider));

  it("tags what it is about, each with an id of its own", () => {
    const annotations = after([]);
    assert.equal(annotations.length, 4);
    assert.equal(new Set(annotations.map(({ id }) => id)).size, 4);
    const words = new Map(annotations.map(({ id, anchor }) => [id, anchor.quote]));
    const { about, qualifiers, anchor } = claimOf(annotations);
    assert.deepEqual(
      Object.entries(about ?? {}).map(([role, ids]) => [role, ids.map((id) => words.get(id))]),
      [
        ["drug", ["atezolizumab"]],
        ["adverse-event", ["alopecia", "vomiting"]],
      ],
    );
    assert.deepEqual(qualifiers, { frequency: "very common" });
    assert.equal(anchor.quote, TEXT);
    assert.equal((annotations[0] as MentionAnnotation).concept, "DRUGBANK:DB11595");
  });

  it("keeps what was decided: an accepted mention, its corrected kind, a rejected one", () => {
    const mentions = [DRUG, { ...HAIR, kind: "condition" as const }, { ...SICK, status: "rejected" as const }];
    const before = applyChanges([], tagMentions(TEXT, mentions, [], decider));
    const annotations = after(before);
    assert.equal(annotations.length, 4, "only the claim is new");
    const [drug, hair] = before;
    assert.deepEqual(claimOf(annotations).about, { drug: [drug?.id], condition: [hair?.id] });
  });

  it("counts a mention with other borders as the one that is meant, once", () => {
    const before = applyChanges([], tagMentions(TEXT, [at("alopecia and vomiting", "adverse-event")], [], decider));
    const { about } = claimOf(after(before, { ...DRAFT, about: DRAFT.about.slice(1) }));
    assert.deepEqual(about, { "adverse-event": [before[0]?.id] });
  });

  it("takes over what is suggested: roles, figures and stance", () => {
    const suggested: SuggestedClaim = {
      ...{ type: "safety", start: 0, end: TEXT.length, polarity: "negated", certainty: "possible", confidence: 1 },
      about: { drug: [0], "adverse-event": [1, 7] },
      qualifiers: {},
      figures: { measure: "proportion", value: "20 %", frequency: "Over 20% of patients" },
      why: [],
    };
    const draft = draftOf(suggested, (m) => [DRUG, HAIR][m]);
    const claim = claimOf(after([], draft));
    assert.deepEqual(claim.effect, { measure: "proportion", value: "20 %" });
    assert.equal(`${claim.polarity} ${claim.certainty}`, "negated possible");
    assert.deepEqual(Object.keys(claim.about ?? {}), ["drug", "adverse-event"]);
  });

  it("rejects it as one that was put away", () => {
    const [claim] = applyChanges([], [rejectClaim(TEXT, DRAFT, [], decider)]);
    assert.equal(placeAll(TEXT, [claim as Annotation])[0]?.state, "retired");
  });
});
