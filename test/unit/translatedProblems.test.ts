import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { mergeSidecars } from "../../src/core/annotate/sidecar/merge.ts";
import { TOO_LARGE } from "../../src/core/annotate/sidecar/parse.ts";
import { readSidecar } from "../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../src/core/annotate/sidecar/write.ts";
import { MAX_SCHEMA_LENGTH, readSchema } from "../../src/core/annotate/schema/readSchema.ts";
import { FORMATS, readFile, whyNoFileName, writeFiles } from "../../src/core/exchange/formats.ts";
import { planImport } from "../../src/core/exchange/importing.ts";
import { importFindings, importSummary } from "../../src/core/exchange/importText.ts";
import { type Loss, lossList, lossSummary } from "../../src/core/exchange/losses.ts";
import { readTerms } from "../../src/core/lexicon/terms.ts";
import { addToTerms } from "../../src/core/lexicon/termsEdit.ts";
import type { Problem } from "../../src/core/problem.ts";
import { said, type Sentence } from "../../src/core/words.ts";
import { sentencesIn } from "../../src/forge/pages/sentences.ts";
import { say, untranslated } from "./madeUpTranslation.ts";
import { ROOT } from "./shared.ts";

/**
 * What stays as it is in every language: words of the file and keys of ours in quotes, and lists of what can stand there. Names in
 * the files are Greek, so that other Latin letters are sentences of ours.
 */
const asWritten = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"/g, "").replace(/“[^”]*”/g, "");

/** Sentences that were said, with those that are parts of them. */
const partsOf = ({ text, args }: Sentence): string[] => [
  text,
  ...args.flatMap((each) => (typeof each === "object" ? partsOf(each) : [])),
];

/** The sentences of some files of the core that nothing in a list of messages has said. */
function unheard(messages: readonly Sentence[], ...files: string[]): string[] {
  const heard = new Set(messages.flatMap(partsOf));
  return files
    .flatMap((file) => sentencesIn(readFileSync(path.join(ROOT, "src/core", file), "utf8"), file))
    .filter((sentence) => !heard.has(sentence) && !STACK.test(sentence));
}

/** What is said where a parser's stack ends, which is deeper on some machines than any text that is read. */
const STACK = /^\{0\} cannot be read as YAML: it is nested too deeply\.$/;

const messages = (problems: readonly Problem[]): Sentence[] => problems.map(({ message }) => message);

function sidecar(entries: string): string {
  return `format: biogloss/1\nannotations:\n${entries}`;
}

const problemsIn = (text: string): Problem[] => {
  const reading = readSidecar(text);
  return reading.ok ? [...reading.sidecar.problems] : [reading.problem];
};

describe("in another language, what is wrong with a file", () => {
  it("is told of annotation files that cannot be read or written", () => {
    const broken = [
      "format: biogloss/1\nα: *β\n",
      "format: biogloss/1\nα: 1\nα: 2\n",
      "[".repeat(100),
      `${"- ".repeat(5_000)}α`,
      "α: [",
      "- α",
      "α: β",
      "format: biogloss/2",
      "format: α",
      "format: biogloss/1\nannotations: α",
    ];
    const written = writeSidecar(
      `{format: biogloss/1, ? [α] : β}`,
      [{ op: "set", id: "α", fields: { quote: "α" } }],
      "α.md",
    );
    assert.ok(!written.ok);
    const told = [TOO_LARGE.message, ...messages(broken.flatMap(problemsIn)), written.problem.message];
    const folder = "annotate/sidecar";
    assert.deepEqual(unheard(told, `${folder}/parse.ts`, "yaml/strings.ts", `${folder}/write.ts`), []);
    const names = /biogloss\/\d|YAML|BioGloss|UTF-8|MB|\(\*name\)/g;
    // What the parser of YAML says of a fault is put into a sentence of ours.
    const ours = told.filter(({ text }) => !text.startsWith("This is not valid YAML"));
    assert.ok(ours.length === told.length - 1, `${told.length - ours.length}`);
    assert.deepEqual(untranslated(ours.map((each) => asWritten(said(each, say)).replace(names, ""))), []);
  });

  it("is told of entries, and of what a merge has left in them", () => {
    const entries = [
      "  α:\n    kind: drug",
      "  ? [α]\n  : β",
      "  α: β",
      "  α:\n    quote: β",
      "  α:\n    quote: [β]\n    kind: drug",
      "  α:\n    quote: β\n    kind: γ\n    parts: β",
      "  α:\n    quote: β\n    kind: drug\n    parts: [β]",
      "  α:\n    quote: β\n    claim: γ\n    effect: β\n    qualifiers: [β]\n    about: β\n    links: β\n    evidence: β",
      "  α:\n    quote: β\n    claim: γ\n    effect: {value: β}\n    safety: {seriousness: [[β]]}\n    qualifiers: {? [a] : β}",
      "  α:\n    quote: β\n    claim: γ\n    about: {ρόλος: [[α]]}\n    evidence: {ε: β}",
      "  α:\n    quote: β\n    kind: drug\n    conflict: {kind: target}",
      "  α:\n    quote: β\n    kind: drug\n    conflict: β",
      "  α:\n    quote: β\n    kind: drug\n    conflict: {removed: β}",
    ];
    const told = messages([
      ...entries.flatMap((entry) => problemsIn(sidecar(entry))),
      ...problemsIn(`format: biogloss/1\nconflict: {document: α}\nannotations: {}\n`),
    ]);
    const folder = "annotate/sidecar";
    assert.deepEqual(unheard(told, `${folder}/read.ts`, `${folder}/readEntry.ts`, `${folder}/conflict.ts`), []);
    // Behind these stand the values that can be chosen, in braces or one after the other.
    const values = /0\.62 or 45 %|(?<=[（(\uff41-\uff5a] )[a-z-]+(?:, [a-z-]+)+|\([a-z-]+(?:, [a-z-]+)+\)/g;
    assert.deepEqual(untranslated(told.map((each) => asWritten(said(each, say)).replace(values, ""))), []);
  });

  it("is told of files that cannot be merged", () => {
    const base = sidecar("  α:\n    quote: β\n    kind: drug\n");
    const merges = [
      mergeSidecars(base, sidecar("  {α: {quote: β, kind: target}}\n"), sidecar("  ? [α]\n  : γ\n")),
      mergeSidecars(base, sidecar("  α: γ\n"), sidecar("  α:\n    quote: β\n    kind: target\n")),
    ];
    const told = merges.flatMap((merge) => (merge.ok ? [] : [merge.problem.message]));
    assert.equal(told.length, merges.length);
    assert.deepEqual(untranslated(told.map((each) => asWritten(said(each, say)))), []);
  });

  it("is told of terms", () => {
    const broken = [
      " ".repeat(5_000_001),
      "- ".repeat(50_000),
      "α: [",
      "- α",
      "terms: α",
      "α: β",
      "stop: [[α]]",
      "terms: [α, {kind: drug}, {name: α}, {name: α, kind: drug, id: β}]",
    ];
    const added = addToTerms("terms: &α [{name: α, kind: drug}]\nstop: *α\n", { list: "stop", name: "β" });
    const told = messages(broken.flatMap((text) => readTerms(text).problems));
    assert.deepEqual(unheard(told, "lexicon/terms.ts"), []);
    const ours = told.filter(({ text }) => !text.startsWith("This is not valid YAML"));
    const names = /YAML|PREFIX|[a-z-]+(?:, [a-z-]+)+/g;
    assert.deepEqual(untranslated(ours.map((each) => asWritten(said(each, say)).replace(names, ""))), []);
    assert.ok(!added.ok);
  });

  it("is told of schemas", () => {
    const broken = [
      " ".repeat(MAX_SCHEMA_LENGTH + 1),
      "- α",
      "α: β\ntitle: [α]\nextends: β\nroles: α\nchecks: α",
      "roles: {? [α] : β, α: [β], γ: {label: [δ], also: [[ε]], is: [[ζ], η], of: θ, form: ι, κ: λ}}",
      "qualifiers: {α: {of: [[β]], form: γ}}",
      "checks: {α: β, claim.no-evidence: γ}",
      "α: 1\nα: 2",
      "[".repeat(100),
    ];
    const told = messages(broken.flatMap((text) => readSchema(text, () => undefined).problems));
    assert.deepEqual(unheard(told, "annotate/schema/readSchema.ts"), []);
    const names = /[a-z.-]+(?:, [a-z.-]+)+(?: \S+ [a-z]+)?|claim\.no-evidence|comparator/g;
    assert.deepEqual(untranslated(told.map((each) => asWritten(said(each, say)).replace(names, ""))), []);
  });
});

describe("in another language, an exchange", () => {
  /** Names of formats, programs and units are the same in every language. */
  const NAMES =
    /BioC|CAS|CSV|UIMA|JSON|XML|CoNLL|PubTator|PubAnnotation|WebAnno TSV|TSV|doccano|Label Studio|spaCy|Prodigy|brat|Web Annotation|W3C|VA-Spec|GA4GH|HTML|Markdown/g;

  it("tells why a file cannot be read", () => {
    const told = FORMATS.flatMap((format) =>
      ["α", "", "{}", "[1]", "{α", `${"[".repeat(200)}`, "<α/>", "T1\tα", "1|t|α\n1\tα"].flatMap((content) => {
        const reading = readFile(format, { name: "α", content }, new Map([["α.txt", "α"]]));
        return reading.ok ? messages(reading.notes) : [reading.problem.message];
      }),
    );
    const sentences = new Set(told.flatMap(partsOf));
    assert.ok(sentences.size > 25, `${sentences.size} sentences`);
    // What the parser of XML says of a fault is put into a sentence of ours.
    const ours = told.filter(({ text }) => !text.startsWith("This is no XML"));
    assert.ok(ours.length < told.length);
    const texts = ours.map((each) => asWritten(said(each, say)).replace(/<\w*>/g, ""));
    assert.deepEqual(untranslated(texts.map((text) => text.replace(NAMES, "").replace(/T1|\bid\b/g, ""))), []);
  });

  it("tells what a format is, keeps and cannot hold, and what an export has lost", () => {
    for (const { label, files, keeps, cannotHold } of FORMATS) {
      for (const part of [label, files, keeps, ...cannotHold]) assert.notEqual(said(part, say), "");
      assert.deepEqual(untranslated([keeps, ...cannotHold].map((part) => said(part, say))), []);
    }
    const shared = { document: "α", id: "β", detail: "γ" };
    const whole = "changed lost retired rejected blank pieces overlap edge no-place claim table".split(" ");
    const losses = [
      ...whole.map((reason) => ({ ...shared, reason })),
      { ...shared, reason: "field", field: "σημείωση" },
      { ...shared, reason: "link", target: "δ" },
      { ...shared, reason: "label", now: "δ" },
      { ...shared, reason: "text", at: { start: 0, end: 1 }, now: "δ" },
      ...["ids", "name", "imported"].map((reason) => ({ ...shared, reason })),
    ] as Loss[];
    const told = [lossSummary(losses, say), lossSummary([...losses, ...losses], say), lossList(losses, say)];
    assert.deepEqual(untranslated(told), []);
  });

  it("tells what an import does, and what a person should look at", () => {
    const text = "Αλφα και βητα.";
    const item = { label: "Φάρμακο", fields: {} };
    const at = (start: number, end: number): { start: number; end: number }[] => [{ start, end }];
    const document = {
      id: "α",
      text,
      mentions: [
        { id: "1", spans: at(0, 4), ...item },
        { id: "2", spans: [], ...item },
        { id: "3", spans: at(4, 5), ...item },
        { id: "4", spans: at(9, 13), words: "δέλτα", ...item },
        { id: "5", spans: at(9, 13), ...item, fields: { status: "suggested" } },
      ],
      claims: [{ id: "6", spans: [], ...item, roles: [{ role: "", target: "2" }] }],
      kept: { οικογένεια: {} },
    };
    const target = { annotations: [], foreign: { entries: [] } };
    const plans = [text, "Κάτι άλλο. Αλφα και τίποτα.", "Κάτι."].map((own) =>
      planImport(document, { text: own, ...target }, () => 0.5),
    );
    const differing = [{ id: "1", field: "note", theirs: "δ" }];
    const added = new Map([["", 2]]);
    const reports = plans.map(({ report }) => ({ ...report, differing, known: 1, moved: 1 }));
    const told = [...reports, { ...(reports[0] as (typeof reports)[0]), added }].flatMap((report) => [
      importSummary(report, say),
      ...importFindings(report, say),
    ]);
    assert.deepEqual(untranslated(told.map((each) => asWritten(each).replace(/\bnote\b/, ""))), []);
  });

  it("tells why nothing is written", () => {
    const names = ["α/β", ".α", "con", "α".repeat(300)];
    const [format] = FORMATS as [(typeof FORMATS)[0]];
    const results = [
      writeFiles(format, []),
      writeFiles(format, [{ id: "α", text: "", mentions: [], claims: [] }], { unit: "utf8" }),
      writeFiles({ ...format, write: () => [{ name: "α.ann", content: "α" }] }, [
        { id: "α", text: "", mentions: [], claims: [] },
      ]),
    ];
    const told = [
      ...names.map((name) => whyNoFileName(name) as Sentence),
      ...results.map((result) => (result.ok ? assert.fail() : result.problem)),
    ].map((each) => asWritten(said(each, say)).replace(NAMES, ""));
    assert.deepEqual(untranslated(told.map((each) => each.replace(/utf8|codepoint|T1/g, ""))), []);
  });

  it("would show what is not in the list of sentences", () => {
    assert.deepEqual(
      untranslated([said({ text: "Nobody's {0}", args: ["α"] }, say), said({ text: "retired", args: [] }, say)]),
      ["Nobody's α"],
    );
  });
});
