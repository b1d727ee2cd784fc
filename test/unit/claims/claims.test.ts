import assert from "node:assert/strict";
import { KINDS, type Kind } from "../../../src/core/lexicon/concept.ts";
import type { SuggestedClaim } from "../../../src/core/recognise/claims/claim.ts";
import { suggestClaims } from "../../../src/core/recognise/claims/claims.ts";
import { type Candidate, judge } from "../../../src/core/recognise/judge.ts";
import type { Analysis } from "../../../src/core/recognise/mention.ts";
import { findRegimens } from "../../../src/core/recognise/regimens.ts";
import { relate } from "../../../src/core/recognise/relations.ts";
import { sentencesIn } from "../../../src/core/text/sentences.ts";
import { SENTENCES } from "./sentences.ts";

/** A text whose mentions are marked, analysed by the rules alone: what the tagger has learnt plays no part. */
function analysed(marked: string): { text: string; analysis: Analysis; claims: SuggestedClaim[] } {
  const candidates: Candidate[] = [];
  let text = "";
  for (const piece of marked.split(/(\[[a-z-]+:[^\]]+\])/u)) {
    const [, kind, words] = /^\[([a-z-]+):([^\]]+)\]$/u.exec(piece) ?? [];
    if (kind === undefined || words === undefined) {
      text += piece;
      continue;
    }
    assert.ok(KINDS.includes(kind as Kind), kind);
    const [start, end] = [text.length, text.length + words.length];
    candidates.push({ start, end, kind: kind as Kind, confidence: 0.95, why: { rule: "name" } });
    text += words;
  }
  const sentences = sentencesIn(text, { start: 0, end: text.length });
  // What is marked is what it is; only what the sentence says of it is read.
  const suggestions = judge(text, sentences, candidates).map((each, n) => ({
    ...each,
    kind: candidates[n]?.kind as Kind,
  }));
  const analysis = {
    ...{ suggestions, abbreviations: [] },
    regimens: findRegimens(text, sentences, suggestions, () => undefined),
    relations: relate(text, sentences, suggestions),
  };
  return { text, analysis, claims: suggestClaims(text, sentences, analysis) };
}

const SIGNS = { asserted: "", probable: "~", possible: "?", hypothetical: "%" } as const;

function brief({ type, polarity, certainty }: SuggestedClaim): string {
  return type + (polarity === "negated" ? "!" : "") + SIGNS[certainty];
}

function rolesOf({ text, analysis, claims }: ReturnType<typeof analysed>, n = 0): Record<string, string[]> {
  const about = Object.entries(claims[n]?.about ?? {});
  const words = (m: number): string => {
    const { start, end } = analysis.suggestions[m] as { start: number; end: number };
    return text.slice(start, end);
  };
  return Object.fromEntries(about.map(([role, mentions]) => [role, mentions.map(words)]));
}

describe("suggested claims", () => {
  it("are those of the test's sentences, of which there are at least sixty", () => {
    assert.ok(SENTENCES.length >= 60);
    const wrong = SENTENCES.map(([wanted, sentence]) => {
      const found = analysed(sentence).claims.map(brief).join(",");
      return found === wanted ? "" : `${wanted || "nothing"} wanted, ${found || "nothing"} found: ${sentence}`;
    }).filter((line) => line !== "");
    assert.deepEqual(wrong, []);
  });

  it("fill their roles from mentions: another drug is the comparator, one drug stands once, relatives and the past count for nothing", () => {
    const better = analysed(
      "[drug:Osimertinib] significantly improved [endpoint:overall survival] compared with [drug:gefitinib] in [condition:lung cancer].",
    );
    assert.deepEqual(rolesOf(better), {
      drug: ["Osimertinib"],
      endpoint: ["overall survival"],
      comparator: ["gefitinib"],
      condition: ["lung cancer"],
    });
    const past = analysed("History of [condition:asthma]; [drug:atezolizumab] was approved for [condition:melanoma].");
    assert.deepEqual(rolesOf(past), { drug: ["atezolizumab"], condition: ["melanoma"] });
  });

  it("know what is meant by a regimen that is named before, and nothing of the certainty there", () => {
    const meant = analysed(
      "[drug:Docetaxel] plus [drug:cisplatin] was given. It is hard. This regimen improved [endpoint:overall survival].",
    );
    assert.deepEqual(meant.claims.map(brief), ["efficacy"]);
    assert.deepEqual(rolesOf(meant), { drug: ["Docetaxel", "cisplatin"], endpoint: ["overall survival"] });
    assert.ok(meant.claims[0]?.why.some(({ rule, detail }) => rule === "claim-anaphor" && detail === "This regimen"));
    const nothing = analysed("It is hard. This regimen improved [endpoint:overall survival].");
    assert.deepEqual(nothing.claims, [], "nothing is meant that nobody named");
  });

  it("tell what is denied apart from what is said", () => {
    const { claims } = analysed(
      "[drug:Paracetamol] induced [adverse-event:rash] but it did not cause [adverse-event:nausea].",
    );
    assert.deepEqual(claims.map(brief), ["safety", "safety!"]);
    const two = analysed(
      "[drug:Paracetamol] caused no [adverse-event:nausea], but [drug:amiodarone] induced [adverse-event:hepatotoxicity].",
    );
    assert.deepEqual(rolesOf(two), { drug: ["amiodarone"], "adverse-event": ["hepatotoxicity"] });
  });

  it("carry the dose with its route, the authority, and the band of CIOMS", () => {
    const [dose] = analysed("Patients received [drug:docetaxel] 75 mg/m2 intravenously on day 1.").claims;
    assert.deepEqual(dose?.qualifiers, { dose: "75 mg/m2", route: "intravenously" });
    const [approval] = analysed("[drug:Olaparib] was approved by the EMA.").claims;
    assert.deepEqual(approval?.qualifiers, { authority: "EMA" });
    const [harm] = analysed("[adverse-event:Nausea] was reported in 3% of patients on [drug:erlotinib].").claims;
    assert.deepEqual(harm?.qualifiers, { frequency: "common" });
  });

  it("are of the sentence's own words, in order, and only of sentences that were asked for", () => {
    const text = SENTENCES.map(([, sentence]) => sentence).join(" ");
    const { text: plain, analysis, claims } = analysed(text);
    const sentences = sentencesIn(plain, { start: 0, end: plain.length });
    for (const { start, end, about, why, confidence } of claims) {
      assert.ok(sentences.some((sentence) => sentence.start <= start && end <= sentence.end));
      for (const m of Object.values(about).flat()) assert.ok(analysis.suggestions[m] !== undefined);
      assert.ok(why.length > 0 && confidence > 0 && confidence <= 1);
    }
    assert.deepEqual(
      claims.map(({ start }) => start),
      claims.map(({ start }) => start).sort((a, b) => a - b),
    );
    const some = sentences.slice(10, 14);
    const last = some.at(-1)?.end ?? 0;
    assert.deepEqual(
      suggestClaims(plain, some, analysis),
      claims.filter(({ start, end }) => start >= (some[0]?.start ?? 0) && end <= last),
    );
  });
});
