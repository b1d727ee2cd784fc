import assert from "node:assert/strict";
import type { MentionAnnotation } from "../../../src/core/annotate/model.ts";
import type { Concept } from "../../../src/core/lexicon/concept.ts";
import { ActingDrugs } from "../../../src/core/lexicon/actingDrugs.ts";
import type { Suggestion } from "../../../src/core/recognise/mention.ts";
import { type Card, claimCard, mentionCard } from "../../../src/core/view/card.ts";
import { type CardContext, surroundings } from "../../../src/core/view/cardContext.ts";
import { readSentences } from "../../../src/core/view/sentences.ts";
import { shippedFacts, shippedMechanisms, shippedText } from "../shipped.ts";

const facts = shippedFacts();
const definitions = readSentences(shippedText("definitions.tsv"));
const grades = readSentences(shippedText("grades.tsv"));

function concept(id: string): Concept {
  const index = facts.indexOf(id);
  assert.ok(index !== undefined, id);
  return facts.concept(index);
}

function suggestion(about: Partial<Suggestion>): Suggestion {
  const base = { start: 0, end: 1, kind: "drug", polarity: "affirmed", certainty: "asserted", confidence: 1, why: [] };
  return { ...base, ...about } as Suggestion;
}

function cardOf(id: string, about: Partial<Suggestion> = {}, context: CardContext = {}): Card {
  const known = concept(id);
  const ours = { definition: definitions.get(id), grades: grades.get(id) };
  return mentionCard("w", known, { suggestion: suggestion({ kind: known.kind, ...about }) }, { ...ours, ...context });
}

/** The lines of a card as they are read. */
function read({ lines }: Card): string[] {
  return lines.map(({ label, text }) => (label === "" ? text : `${label}: ${text}`));
}

const ATEZOLIZUMAB = "DRUGBANK:DB11595";
const TNBC = "MONDO:0005494";

describe("the card of a drug", () => {
  it("tells class, target and action, brands, first approvals, and the withdrawn indications that matter here", () => {
    const card = cardOf(ATEZOLIZUMAB, {}, { conditions: [concept(TNBC)] });
    assert.equal(card.title, "atezolizumab");
    assert.equal(card.subtitle, "drug · suggestion");
    assert.deepEqual(read(card), [
      "An antibody that blocks PD-L1, so that T cells can attack the tumour.",
      "Class: monoclonal antibody",
      "Acts on: CD274 (inhibitor)",
      "Brands: Tecentriq",
      "First approved: May 2016 (FDA), September 2017 (EMA)",
      "Withdrawn in 2021: accelerated approval of 2019 for triple-negative breast carcinoma",
      "Also withdrawn: urothelial carcinoma (2021, 2022)",
      "Also called: atezo",
    ]);
    assert.equal(card.links[0]?.label, "DrugBank DB11595");
  });

  it("tells at the drug beside it what became of the approval that the sentence speaks of", () => {
    const sentence = { drugs: [concept(ATEZOLIZUMAB)], conditions: [concept(TNBC)] };
    const told = (context: CardContext): string[] =>
      read(cardOf("DRUGBANK:DB01229", {}, context)).filter((line) => line.includes("withdrawn"));
    assert.deepEqual(told({ sentence }), [
      "With atezolizumab: accelerated approval of 2019 for triple-negative breast carcinoma, withdrawn in 2021",
    ]);
    assert.deepEqual(
      told({ sentence: { ...sentence, conditions: [] } }),
      [],
      "no condition, no approval that is meant",
    );
  });

  it("puts a definition together from facts where nobody wrote one, and does not repeat them", () => {
    const osimertinib = facts.concept(facts.indexOf("DRUGBANK:DB09330") as number);
    const card = mentionCard("osimertinib", osimertinib, { suggestion: suggestion({}) });
    assert.equal(read(card)[0], "A tyrosine kinase inhibitor that acts on EGFR.");
    assert.ok(!read(card).some((line) => line.startsWith("Class")), read(card).join("\n"));
  });

  it("tells the user's own definition before ours", () => {
    const own = { ...concept(ATEZOLIZUMAB), definition: "Our comparator." };
    const context = { definition: definitions.get(ATEZOLIZUMAB) };
    assert.equal(read(mentionCard("x", own, { suggestion: suggestion({}) }, context))[0], "Our comparator.");
  });
});

describe("the card of a target", () => {
  it("tells full name, where it is, and the drugs that act on it, approved ones first", () => {
    const drugs = new ActingDrugs(facts, shippedMechanisms()).on(concept("HGNC:17635")).map(({ name }) => name);
    assert.deepEqual(drugs.slice(0, 3), ["atezolizumab", "avelumab", "durvalumab"]);
    const told = read(cardOf("HGNC:17635", {}, { actingDrugs: drugs }));
    assert.ok(told[0]?.startsWith("PD-L1, the ligand"), told[0]);
    for (const line of ["Full name: CD274 molecule", "Location: 9p24.1"])
      assert.ok(told.includes(line), told.join("\n"));
    assert.ok(told.some((line) => line.startsWith("Drugs that act on it: atezolizumab, avelumab, durvalumab")));
    assert.ok(told.some((line) => line.startsWith("Family: ")));
  });

  it("finds every drug by each of its targets", () => {
    const acting = new ActingDrugs(facts, shippedMechanisms());
    const more = shippedMechanisms();
    for (const id of [ATEZOLIZUMAB, "DRUGBANK:DB00619", "DRUGBANK:DB00005"]) {
      const drug = concept(id);
      for (const { target } of [...(drug.mechanisms ?? []), ...more.of(id)]) {
        const found = acting.on({ ...drug, kind: "target", name: target }).map((each) => each.id);
        assert.ok(found.includes(id), `${drug.name} acts on ${target}`);
      }
    }
  });
});

describe("the card of an adverse event", () => {
  it("tells its organ class and what CTCAE grades turn on", () => {
    const told = read(cardOf("MESH:D014839"));
    assert.ok(told.includes("Organ class: Gastrointestinal disorders"), told.join("\n"));
    assert.ok(
      told.includes("CTCAE grades turn on: eating and drinking, need for treatment, hospital care, threat to life"),
    );
    assert.ok(read(cardOf("MONDO:0004907")).includes("CTCAE grades turn on: hair loss"));
    const asCondition = read(cardOf("MESH:D014839", { kind: "condition" }));
    assert.ok(!asCondition.some((line) => line.startsWith("CTCAE")), "a disorder that is treated is not graded");
  });
});

describe("what a card tells of the text", () => {
  it("tells polarity and certainty in words with the cue, apart from why the mention is there", () => {
    const why = [
      { rule: "folded-name" },
      { rule: "negation-cue", detail: "no" },
      { rule: "history-cue", detail: "history of" },
    ] as const;
    const told = read(cardOf("MESH:D014839", { polarity: "negated", historical: true, why }));
    assert.ok(told.includes("In the text: denied (“no”), told of the past (“history of”)"), told.join("\n"));
    assert.ok(told.includes("Why: named in the lexicon"));
    assert.ok(!read(cardOf("MESH:D014839")).some((line) => line.startsWith("In the text")));
  });

  it("tells what an abbreviation is short for here, once", () => {
    const text = "Progression-free survival (PFS) was longer. PFS is an endpoint.";
    const [long, short] = [
      { start: 0, end: 25 },
      { start: 27, end: 30 },
    ];
    const analysis = { suggestions: [], abbreviations: [{ short, long }] };
    const { abbreviation } = surroundings(text, analysis, { start: 44, end: 47 });
    const why = [{ rule: "abbreviation", detail: "Progression-free survival" }] as const;
    const id = "BIOGLOSS:endpoint-progression-free-survival";
    assert.ok(read(cardOf(id, { why }, { abbreviation })).includes("Short here for: Progression-free survival"));
    assert.ok(!read(cardOf(id, { why }, { abbreviation })).some((line) => line.startsWith("Why")));
    assert.deepEqual(surroundings(text, analysis, long).abbreviation, { short: "PFS" });
    assert.equal(surroundings(text, analysis, { start: 35, end: 38 }).abbreviation, undefined);
  });

  it("finds the other drugs and the disorders of the sentence, and those of the document", () => {
    const text = "Nausea was rare. Aaa with bbb in ccc.";
    const at = (words: string, concept: number, kind: Suggestion["kind"]): Suggestion =>
      suggestion({ start: text.indexOf(words), end: text.indexOf(words) + words.length, concept, kind });
    const suggestions = [
      at("Nausea", 1, "adverse-event"),
      at("Aaa", 2, "drug"),
      at("bbb", 3, "drug"),
      at("ccc", 4, "condition"),
    ];
    const around = surroundings(text, { suggestions, abbreviations: [] }, suggestions[1] as Suggestion);
    assert.deepEqual(around, { conditions: [1, 4], sentence: { drugs: [2, 3], conditions: [4] } });
  });
});

describe("the card of what somebody decided", () => {
  const anchor = { quote: "PTX", before: "", after: "" };
  const decision = { type: "mention", id: "abc", anchor, kind: "drug", by: "ada", on: "2026-11-23" } as const;
  const cardFor = (annotation: MentionAnnotation): Card =>
    mentionCard("PTX", undefined, { placed: { annotation, state: "anchored", span: { start: 0, end: 3 } } });

  it("tells who decided, what and when", () => {
    assert.ok(read(cardFor(decision)).includes("Decided: accepted by ada on 2026-11-23"));
    const rejected = cardFor({ ...decision, status: "rejected", polarity: "negated" });
    assert.equal(rejected.subtitle, "drug · rejected");
    assert.deepEqual(read(rejected), ["In the text: denied", "Decided: rejected by ada on 2026-11-23"]);
  });

  it("tells of a claim what it is about, in the words of the document", () => {
    const mention = { annotation: decision, state: "anchored", span: { start: 0, end: 3 } } as const;
    const annotation = {
      type: "claim",
      id: "c1",
      anchor,
      claim: "safety",
      about: { drug: ["abc"] },
      polarity: "affirmed",
      certainty: "hypothetical",
      on: "2026-11-23",
    } as const;
    const card = claimCard({ annotation, state: "anchored", span: { start: 0, end: 3 } }, [mention]);
    assert.ok(card !== undefined);
    assert.deepEqual(read(card), [
      "About: drug: PTX",
      "In the text: affirmed, only supposed",
      "Decided: on 2026-11-23",
    ]);
  });
});

describe("every card", () => {
  it("has at most ten lines with its title and its identifiers, whatever is known", () => {
    const acting = new ActingDrugs(facts, shippedMechanisms());
    const abbreviation = { long: "l" };
    const why = [{ rule: "folded-name" }, { rule: "negation-cue", detail: "no" }] as const;
    for (let index = 0; index < facts.count; index += 37) {
      const known = facts.concept(index);
      const actingDrugs = known.kind === "target" ? acting.on(known).map(({ name }) => name) : [];
      const context = { definition: "D.", grades: "pain", actingDrugs, abbreviation };
      const about = { suggestion: suggestion({ kind: known.kind, polarity: "negated", why }) };
      const { lines, links } = mentionCard("w", known, about, context);
      assert.ok(1 + lines.length + Math.min(links.length, 1) <= 10, known.name);
      const labels = lines.map(({ label }) => label);
      for (const label of ["", "In the text", "Short here for"])
        assert.ok(labels.includes(label), `${known.name}: ${label}`);
    }
  });
});
