import assert from "node:assert/strict";
import { mergeConfiguration } from "../../../src/core/exchange/bratConf.ts";
import type { ExchangeDocument, ExportFile } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { FORMATS, formatById, formatsFor, readFile, writeFiles } from "../../../src/core/exchange/formats.ts";
import { kindOf, labelOf } from "../../../src/core/exchange/labels.ts";
import { lossList, lossSummary } from "../../../src/core/exchange/losses.ts";
import type { Unit } from "../../../src/core/text/offsets.ts";
import { KINDS } from "../../../src/core/lexicon/concept.ts";
import { said } from "../../../src/core/words.ts";

const TEXT = "💊 Aspirin caused pain.";
const DOCUMENT: ExchangeDocument = {
  id: "trial",
  text: TEXT,
  mentions: [
    { id: "a", spans: [{ start: 3, end: 10 }], label: "Drug", fields: { concept: "DRUGBANK:DB00945" } },
    { id: "b", spans: [{ start: 18, end: 22 }], label: "AdverseEvent", fields: {} },
  ],
  claims: [],
};

function format(id: string): Format {
  return formatById(id) as Format;
}

function documents(
  id: string,
  content: unknown,
  beside: Record<string, string> = {},
  unit?: Unit,
): readonly ExchangeDocument[] {
  const file = { name: "x.json", content: typeof content === "string" ? content : JSON.stringify(content) };
  const reading = readFile(format(id), file, new Map(Object.entries(beside)), unit);
  assert.ok(reading.ok, reading.ok ? "" : said(reading.problem.message));
  return reading.documents;
}

describe("the table of formats", () => {
  it("has an id, a unit and an ending for each, and finds formats by a file's name", () => {
    assert.equal(new Set(FORMATS.map(({ id }) => id)).size, FORMATS.length);
    for (const { id, extensions, units } of FORMATS)
      assert.ok(/^[a-z0-9-]+$/.test(id) && extensions.length > 0 && units.length > 0);
    assert.deepEqual(
      formatsFor("a.ann").map(({ id }) => id),
      ["brat"],
    );
    assert.deepEqual(
      formatsFor("A.BIOC.JSON").map(({ id }) => id),
      ["bioc-json", "pubannotation", "uima-cas", "label-studio", "spacy"],
    );
    assert.deepEqual(formatsFor("a.csv"), []);
  });

  it("calls each kind by a name that means it", () => {
    for (const kind of KINDS) assert.equal(kindOf(labelOf(kind)), kind);
    assert.deepEqual(["Chemical", "GeneOrGeneProduct", "Disease", "ADR", "Person", ""].map(kindOf), [
      "drug",
      "target",
      "condition",
      "adverse-event",
      undefined,
      undefined,
    ]);
  });
});

describe("the proof of an export", () => {
  const brat = format("brat");
  const refused = (write: Format["write"]): string => {
    const result = writeFiles({ ...brat, write }, [DOCUMENT]);
    assert.ok(!result.ok);
    return said(result.problem);
  };
  const changed =
    (change: (ann: string) => string) =>
    (given: readonly ExchangeDocument[], options: Parameters<Format["write"]>[1]): ExportFile[] =>
      brat
        .write(given, options)
        .map(({ name, content }) => ({ name, content: name.endsWith(".ann") ? change(content) : content }));

  it("refuses offsets that hold other words, in another unit, or none", () => {
    assert.match(
      refused(changed((ann) => ann.replace("2 9", "2 8"))),
      /a: the offsets hold "Aspiri" instead of "Aspirin"/,
    );
    assert.match(
      refused(changed((ann) => ann.replace("2 9", "3 10"))),
      /the offsets hold "spirin " instead of "Aspirin"/,
    );
    assert.match(refused(changed((ann) => ann.replace("2 9", "2 99"))), /does not stand its proof/);
  });

  it("refuses what says something else, lacks something, or has another text", () => {
    assert.match(refused(changed((ann) => ann.replace("DB00945", "DB00946"))), /DB00945.* is read back as .*DB00946/);
    assert.match(
      refused(changed((ann) => ann.replace(/^T2.*\n/m, "").replace(/^.* T2\t.*\n/m, ""))),
      /2 annotations were written and 1 read back/,
    );
    assert.match(refused(changed((ann) => ann.replace("AdverseEvent", "Drug"))), /is read back as/);
    const otherText: Format["write"] = (given, options) =>
      brat
        .write(given, options)
        .map((file) => (file.name.endsWith(".txt") ? { ...file, content: `${file.content} ` } : file));
    assert.match(refused(otherText), /the text is not read back/);
  });
});

describe("forms that files of a format come in", () => {
  it("BioC JSON: a collection, a document alone, a list, and PubTator's own key", () => {
    const document = {
      id: "1",
      passages: [
        {
          offset: 0,
          text: "Aspirin",
          annotations: [
            {
              id: "1",
              infons: { type: "Chemical", identifier: "MESH:D001241", valid: true },
              text: "Aspirin",
              locations: [{ offset: 0, length: 7 }],
            },
          ],
        },
      ],
    };
    for (const content of [{ documents: [document] }, document, [document], { PubTator3: [document] }]) {
      const [read] = documents("bioc-json", content) as [ExchangeDocument];
      assert.deepEqual([read.id, read.text, read.mentions[0]?.fields], ["1", "Aspirin", { concept: "MESH:D001241" }]);
      assert.deepEqual(read.mentions[0]?.kept, { bioc: { infons: [["valid", true]] } });
    }
  });

  it("BioC: what stands between passages is one line break, and passages come back where they were", () => {
    const passage = (offset: number, text: string): object => ({ offset, infons: { section_type: "TITLE" }, text });
    const [read] = documents("bioc-json", {
      documents: [{ id: "1", passages: [passage(0, "A title."), passage(9, "💊 text.")] }],
    }) as [ExchangeDocument];
    assert.equal(read.text, "A title.\n💊 text.");
    const written = writeFiles(format("bioc-json"), [read]);
    assert.ok(written.ok);
    const { documents: again } = JSON.parse((written.files[0] as ExportFile).content) as {
      documents: { passages: { offset: number; text: string }[] }[];
    };
    assert.deepEqual(
      again[0]?.passages.map(({ offset, text }) => [offset, text]),
      [
        [0, "A title."],
        [9, "💊 text."],
      ],
    );
  });

  it("Web Annotation: bodies and targets in their short forms, positions of Hypothesis, places by words alone", () => {
    const beside = { "trial.md": TEXT };
    const short = {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: "http://x/1",
      type: "Annotation",
      motivation: "tagging",
      body: { type: "TextualBody", value: "Chemical", format: "text/plain" },
    };
    const quote = { type: "TextQuoteSelector", exact: "Aspirin", prefix: "💊 " };
    const at = (selector: unknown): object => ({
      ...short,
      target: { source: "http://example.org/files/trial.md", selector },
    });
    for (const [content, unit] of [
      [at(quote), undefined],
      [at([quote, { type: "TextPositionSelector", start: 2, end: 9 }]), undefined],
      [[at([{ type: "TextPositionSelector", start: 3, end: 10 }, quote])], "utf16"],
      [{ type: "AnnotationPage", items: [at(quote)] }, undefined],
      [{ type: "AnnotationCollection", first: { items: [at(quote)] } }, undefined],
    ] as [unknown, Unit | undefined][]) {
      const [read] = documents("w3c", content, beside, unit) as [ExchangeDocument];
      assert.deepEqual(
        read.mentions.map(({ id, spans }) => [id, spans]),
        [["http://x/1", [{ start: 3, end: 10 }]]],
      );
    }
    const [bare] = documents("w3c", { ...short, target: "http://example.org/trial.md#t" }, beside) as [
      ExchangeDocument,
    ];
    assert.deepEqual(bare.mentions[0]?.spans, []);
  });

  it("brat: one configuration for several exports, each type and value in it once", () => {
    const there = "[entities]\nDrug\n\n[relations]\n\n[events]\n\n[attributes]\nStatus\tArg:<ANY>, Value:a\n";
    const ours = "[entities]\nDrug\nCity\n\n[attributes]\nStatus\tArg:<ANY>, Value:a|b\nNegation\tArg:<ANY>\n";
    const merged =
      "[entities]\nDrug\nCity\n\n[relations]\n\n[events]\n\n[attributes]\nStatus\tArg:<ANY>, Value:a|b\nNegation\tArg:<ANY>\n";
    assert.equal(mergeConfiguration(there, ours), merged);
    assert.equal(mergeConfiguration(merged, ours), merged);
  });
});

describe("the loss report", () => {
  it("counts by kind and lists in full", () => {
    const losses = [
      { document: "trial", reason: "pieces", id: "a", detail: "peripheral\nneuropathy" },
      { document: "trial", reason: "field", id: "b", field: "note", detail: "mine" },
      { document: "trial", reason: "field", id: "c", field: "note", detail: "yours" },
    ] as const;
    assert.equal(lossSummary(losses), '1 of words that do not stand together, 2 without "note"');
    assert.equal(
      lossList(losses),
      'trial\ta\tof words that do not stand together\tperipheral neuropathy\ntrial\tb\twithout "note"\tmine\ntrial\tc\twithout "note"\tyours\n',
    );
  });
});
