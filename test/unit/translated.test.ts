import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { checkNumbers, propositionsOf } from "../../src/core/annotate/checks/numbers.ts";
import { checkDocument } from "../../src/core/annotate/checks/run.ts";
import type { Annotation, ClaimAnnotation, MentionAnnotation } from "../../src/core/annotate/model.ts";
import { placeAll } from "../../src/core/annotate/placed.ts";
import { readPacks } from "../../src/core/annotate/schema/readSchema.ts";
import type { Concept } from "../../src/core/lexicon/concept.ts";
import type { Reason, Suggestion } from "../../src/core/recognise/mention.ts";
import { type Card, claimCard, mentionCard } from "../../src/core/view/card.ts";
import { claimTree } from "../../src/core/view/claimTree.ts";
import { decisionTree } from "../../src/core/view/decisionTree.ts";
import { BEARINGS } from "../../src/core/view/evidence.ts";
import { cellText, leftOutText, MEANINGS } from "../../src/core/view/matrixText.ts";
import { mentionsOf } from "../../src/core/view/mentions.ts";
import { mentionTree } from "../../src/core/view/mentionTree.ts";
import { outline } from "../../src/core/view/outline.ts";
import { previewMarks } from "../../src/core/view/previewMarks.ts";
import { notReadLine, statusLine } from "../../src/core/view/statusLine.ts";
import { deciding } from "../../src/core/view/toDecideText.ts";
import type { TreeNode } from "../../src/core/view/tree.ts";
import { reasonText } from "../../src/core/view/why.ts";
import { claimReasonText } from "../../src/core/view/whyClaim.ts";
import { say, untranslated } from "./madeUpTranslation.ts";
import { ROOT } from "./shared.ts";

/** Everything that documents, sidecars and the lexicon bring in is Greek here, so that a Latin letter is one of ours. */
const TEXT = "# Α\n\nΑλφα και βητα. Γάμμα 45 % δέλτα. Η έγκριση του Αλφα το 2019 ήταν εκεί για πάντα.\n";

function mention(id: string, quote: string, more: Partial<MentionAnnotation> = {}): MentionAnnotation {
  return { type: "mention", id, kind: "drug", anchor: { quote, before: "", after: "" }, ...more };
}

function claim(id: string, quote: string, more: Partial<ClaimAnnotation> = {}): ClaimAnnotation {
  return { type: "claim", id, claim: "ασφάλεια", anchor: { quote, before: "", after: "" }, ...more };
}

const DRUG: Concept = {
  id: "BIOGLOSS:1",
  kind: "drug",
  name: "αλφα",
  synonyms: ["άλφα", "α", "αα"],
  xrefs: [],
  definition: "Ένα φάρμακο.",
  drugClass: "τάξη",
  brands: ["Μάρκα", "Μάρκα2", "Μάρκα3", "Μάρκα4"],
  mechanisms: [{ target: "ΒΗΤΑ", action: "" }],
  approvals: [{ authority: "ΕΟΦ", on: "2016-05-18" }] as never,
  accelerated: [
    { on: "2019-03-08", conditions: ["νόσος"], outcome: "withdrawn", outcomeOn: "2021-08-27" },
    { on: "2018-01-01", conditions: [], outcome: "withdrawn" },
    { on: "2020-01-01", conditions: ["νόσος"], outcome: "open" },
  ] as never,
} as never;
const TARGET = { ...DRUG, id: "BIOGLOSS:2", kind: "target", fullName: "β", families: ["φ"], location: "μ" } as Concept;
const EVENT = { ...DRUG, id: "BIOGLOSS:3", kind: "adverse-event", organClass: "όργανο" } as Concept;
const CONDITION = { ...DRUG, id: "BIOGLOSS:4", kind: "condition", name: "νόσος" } as Concept;

const RULES = [
  ...["name", "folded-name", "plural-name", "abbreviation", "tagger", "event-cue", "indication-cue", "listed-with"],
  ...["event-term-near-drug", "event-elsewhere", "undecided-disorder", "negation-cue", "certainty-cue", "history-cue"],
  ...["relative-cue", "name-stem", "company-code", "gene-shape", "regimen-name", "combination-cue", "statement-words"],
  "statement-place",
] as Reason["rule"][];

function suggestion(words: string, more: Partial<Suggestion> = {}): Suggestion {
  const start = TEXT.indexOf(words);
  const span = { start, end: start + words.length };
  return { ...span, kind: "drug", polarity: "affirmed", certainty: "asserted", confidence: 1, why: [], ...more };
}

const CLAIM = claim("γ", "Γάμμα 45 % δέλτα", {
  about: { ρόλος: ["α"], άλλος: ["β"] },
  polarity: "negated",
  certainty: "possible",
  by: "ανα",
  evidence: { ε: { quote: "λόγια" } },
});
const ANNOTATIONS: Annotation[] = [
  mention("α", "Αλφα", { by: "ανα", on: "2026", note: "σημείωση", status: "accepted" }),
  mention("β", "βητα", { kind: "target", status: "rejected" }),
  mention("χ", "χαμένα λόγια που δεν υπάρχουν πουθενά", { kind: "adverse-event" }),
  mention("ρ", "δέλτα", { status: "retired" }),
  mention("π", "έγκριση"),
  CLAIM,
];
const PLACED = placeAll(TEXT, ANNOTATIONS);
const SUGGESTIONS = [
  suggestion("Αλφα"),
  suggestion("και", { kind: "adverse-event", polarity: "negated" }),
  suggestion("εκεί", { kind: "condition", certainty: "hypothetical", historical: true }),
  suggestion("πάντα", { kind: "endpoint", other: true }),
];

function textsOf(card: Card | undefined): string[] {
  assert.ok(card !== undefined);
  return [card.title, card.subtitle, ...card.lines.flatMap(({ label, text }) => [label, text])];
}

function nodesOf(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap(({ label, description, children }) => [label, description, ...nodesOf(children)]);
}

describe("in another language", () => {
  it("cards say nothing in English", () => {
    const context = {
      grades: "βαθμοί",
      actingDrugs: ["α", "β", "γ", "δ"],
      conditions: [CONDITION],
      sentence: { drugs: [{ ...DRUG, id: "BIOGLOSS:9" }], conditions: [CONDITION] },
      abbreviation: { long: "μακρύ" },
    };
    const why = RULES.map((rule) => ({ rule, detail: "λόγια" }));
    const told = [DRUG, TARGET, EVENT, undefined].flatMap((concept) =>
      textsOf(
        mentionCard("λ", concept, { suggestion: suggestion("Αλφα", { why, polarity: "negated" }) }, context, say),
      ),
    );
    const decided = PLACED.flatMap((placed) =>
      textsOf(
        claimCard(placed, PLACED, say) ?? mentionCard("λ", DRUG, { placed }, { abbreviation: { short: "σ" } }, say),
      ),
    );
    assert.deepEqual(untranslated([...told, ...decided]), []);
    for (const rule of RULES) assert.deepEqual(untranslated([reasonText({ rule, detail: "λ" }, say)]), []);
    for (const rule of ["words", "relation", "dose", "anaphor", "denied", "hedge"]) {
      assert.deepEqual(untranslated([claimReasonText({ rule: `claim-${rule}`, detail: "λ" } as never, say)]), []);
    }
  });

  it("trees and the outline say nothing in English", () => {
    const reading = { text: TEXT, analysis: { suggestions: SUGGESTIONS, abbreviations: [] }, placed: PLACED };
    const input = { text: TEXT, mentions: mentionsOf(reading, () => undefined), nameOf: () => undefined };
    assert.deepEqual(untranslated(nodesOf(mentionTree(input, PLACED, "", say))), []);
    for (const by of ["place", "concept"] as const) {
      assert.deepEqual(
        untranslated(nodesOf(decisionTree(input, { items: [], suggestions: SUGGESTIONS }, by, say))),
        [],
      );
    }
    const problems = new Map([["γ", ["πρόβλημα"]]]);
    assert.deepEqual(untranslated(nodesOf(claimTree(TEXT, PLACED, problems, say))), []);
    const rows = outline(TEXT, "plain", PLACED, { withMentions: true, say });
    assert.deepEqual(untranslated(rows.flatMap(({ name, detail }) => [name, detail])), []);
    const looks = new Map([["suggestion:drug" as const, [{ start: 0, end: 1 }]]]);
    assert.deepEqual(untranslated(previewMarks(looks, say).map(({ title }) => title)), []);
  });

  it("the review says nothing in English", () => {
    const analysis = { suggestions: SUGGESTIONS, abbreviations: [] };
    const item = { order: [0, 0], key: "", span: { start: 5, end: 9 } } as const;
    const suggested = { ...SUGGESTIONS[1], type: "ασφάλεια", about: {}, qualifiers: {}, figures: {} };
    const told = [
      deciding(TEXT, { ...item, type: "mention", suggestion: SUGGESTIONS[1] as Suggestion }, analysis, say),
      deciding(
        TEXT,
        { ...item, type: "claim", claim: { ...suggested, certainty: "probable" } as never },
        analysis,
        say,
      ),
      deciding(TEXT, { ...item, type: "changed", placed: PLACED[0] as never }, analysis, say),
    ];
    assert.deepEqual(untranslated(told), []);
  });

  it("the evidence picture says nothing in English", () => {
    const counts = { claim: 1, "claim-denied": 2, stated: 1, denied: 2, together: 1 };
    const leftOut = { rows: 3, columns: 4 };
    const told = [
      ...BEARINGS.map((bearing) => say(MEANINGS[bearing])),
      cellText("α", "β", { counts, places: [] }, say),
      cellText("α", "β", undefined, say),
      ...(["target", "adverse-event"] as const).map((axis) => leftOutText({ axis, leftOut } as never, say)),
    ];
    assert.deepEqual(untranslated(told), []);
  });

  it("the status line says nothing in English but the names of things", () => {
    const status = {
      suggestions: SUGGESTIONS,
      placed: PLACED,
      toDecide: 2,
      isTooLarge: false,
      isTrusted: false,
    };
    const off = { missing: ["tagger.bin"], switchedOff: ["marks", "hover", "checks"] };
    const lines = [
      statusLine({ ...status, ...off, unsaved: 2 }, say),
      statusLine({ ...status, missing: ["lexicon-matcher.bin"], switchedOff: ["suggestions"], unsaved: 0 }, say),
      statusLine({ ...status, isTooLarge: true, missing: [], switchedOff: [], unsaved: 0 }, say),
      ...(["view", "annotations", "languages", "enabled"] as const).map((why) => notReadLine(why, say)),
    ];
    const texts = lines.flatMap(({ text, detail }) => [text, detail.replace(/[\w-]+\.bin/g, "")]);
    assert.deepEqual(untranslated(texts), []);
  });

  it("checks say nothing in English but the words of the schema and of identifiers", () => {
    const packs = readPacks((name) => readFileSync(path.join(ROOT, "media/packs", `${name}.yaml`), "utf8"));
    const schema = packs.get("pharmacovigilance");
    assert.ok(schema !== undefined);
    const wrong: Annotation[] = [
      mention("α", "Αλφα", { concept: "χωρίς" }),
      mention("αα", "Αλφα", {}),
      mention("β", "βητα", { status: "rejected" }),
      mention("χ", "χαμένα λόγια που δεν υπάρχουν πουθενά"),
      claim("γ", "Γάμμα 45 % δέλτα", {
        predicate: "κατηγόρημα",
        about: { ρόλος: ["β", "γ", "πουθενά"] },
        effect: { measure: "μέτρο", value: "1" },
        evidence: { ε: { ref: "10.χ", file: "/α", design: "σχέδιο", level: "επίπεδο" } },
        links: { supports: ["γ2", "γ", "α"] },
      }),
      claim("γ2", "Η έγκριση του Αλφα το 2019 ήταν εκεί για πάντα", { claim: "safety", links: { supports: ["γ"] } }),
    ];
    const places = new Map(wrong.map(({ id }) => [id, { line: 1, column: 1 }]));
    const sidecar = { annotations: wrong, problems: [], places } as never;
    const input = { text: TEXT, sidecar, placed: placeAll(TEXT, wrong), schema, say };
    const findings = checkDocument(input);
    const own = {
      name: "α",
      propositions: propositionsOf([claim("γ", "Γάμμα 45 % δέλτα και πολλά άλλα λόγια εδώ μέσα")]),
    };
    const other = {
      name: "β",
      propositions: propositionsOf([claim("δ", "Γάμμα 46 % δέλτα και πολλά άλλα λόγια εδώ μέσα")]),
    };
    const numbers = checkNumbers(own, [other], say);
    assert.ok(numbers.length === 1 && findings.length > 12, `${findings.length} findings`);
    const vocabularies = /\b(?:types|roles|predicates|measures|designs|levels|supports)\b/g;
    const identifiers = /\b(?:PREFIX:ID|[A-Z]+:[\w./]+|NCT\d+|ISRCTN\d+)/g;
    const told = [...findings, ...numbers].map(({ message }) =>
      message.replace(vocabularies, "").replace(identifiers, ""),
    );
    assert.deepEqual(untranslated(told), []);
  });

  it("what is not in the list of sentences would show", () => {
    assert.deepEqual(untranslated([say("Withdrawn"), say("Withdrawn by nobody")]), ["Withdrawn by nobody"]);
  });
});
