import assert from "node:assert/strict";
import Ajv from "ajv";
import fc from "fast-check";
import { type ExchangeDocument, keptOf } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, readFile, writeFiles } from "../../../src/core/exchange/formats.ts";
import { lossSummary } from "../../../src/core/exchange/losses.ts";
import type { Unit } from "../../../src/core/text/offsets.ts";
import { said } from "../../../src/core/words.ts";
import { documents } from "../../laws/exchangeDocuments.ts";
import { statement, throughSidecar } from "../../laws/throughSidecar.ts";
import { CAS_SCHEMA } from "./uimaSchema.ts";

const cas = formatById("uima-cas") as Format;

type Structure = Record<string, unknown> & { "%ID": number; "%TYPE": string };
interface Cas {
  "%TYPES": Record<string, Record<string, unknown>>;
  "%FEATURE_STRUCTURES": Structure[];
  "%VIEWS": Record<string, { "%SOFA": number; "%MEMBERS": number[] }>;
}

const NER = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
const TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";
const DEPENDENCY = "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency";
const META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

const string = { "%RANGE": "uima.cas.String" };
const span = (above = "uima.tcas.Annotation"): object => ({ "%SUPER_TYPE": above });

/** A document as INCEpTION exports it: tokens, syntax, entities, a layer with slots, one of relations, one of findings. */
function foreign(): Cas {
  const at = (id: number, type: string, begin: number, end: number, more: object = {}): Structure => ({
    "%ID": id,
    "%TYPE": type,
    "@sofa": 2,
    begin,
    end,
    ...more,
  });
  const link = (id: number, role: string, target: number): Structure => ({
    "%ID": id,
    "%TYPE": "webanno.custom.EventArgumentsLink",
    role,
    "@target": target,
  });
  return {
    "%TYPES": {
      [NER]: { ...span(), "%NAME": NER, value: { "%NAME": "value", ...string } },
      "custom.Finding": {
        ...span("custom.Base"),
        "%NAME": "custom.Finding",
        severity: { "%NAME": "severity", ...string },
      },
      "custom.Base": { ...span(), "%NAME": "custom.Base" },
      "webanno.custom.EventArgumentsLink": { "%SUPER_TYPE": "uima.cas.TOP" },
    },
    "%FEATURE_STRUCTURES": [
      {
        "%ID": 2,
        "%TYPE": "uima.cas.Sofa",
        sofaNum: 1,
        sofaID: "_InitialView",
        mimeType: "text",
        sofaString: "💊 Aspirin caused pain.",
      },
      at(1, META, 0, 23, { documentTitle: "trial.txt", documentId: "trial.txt", isLastSegment: false }),
      at(3, TOKEN, 3, 10, { order: 0 }),
      at(4, TOKEN, 11, 17, { order: 0 }),
      at(5, DEPENDENCY, 3, 10, { "@Governor": 4, "@Dependent": 3, DependencyType: "nsubj" }),
      at(6, NER, 3, 10, { value: "Chemical", identifier: "http://example.org/D001241" }),
      at(7, "custom.Finding", 18, 22, { severity: "mild", confirmed: true, "@token": 4 }),
      link(8, "Cause", 6),
      link(9, "Theme", 7),
      { "%ID": 10, "%TYPE": "webanno.custom.EventArgumentsLink[]", "%ELEMENTS": [8, 9] },
      at(11, "webanno.custom.Event", 11, 17, { "@arguments": 10 }),
      at(12, "webanno.custom.Treats", 18, 22, { "@Governor": 6, "@Dependent": 7 }),
      at(13, NER, 5, 5, { value: "nothing" }),
    ],
    "%VIEWS": { _InitialView: { "%SOFA": 2, "%MEMBERS": [1, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13] } },
  };
}

function read(value: unknown, unit?: Unit): ExchangeDocument {
  const reading = readFile(cas, { name: "ada.json", content: JSON.stringify(value) }, new Map(), unit);
  assert.ok(reading.ok, reading.ok ? "" : said(reading.problem.message));
  return reading.documents[0] as ExchangeDocument;
}

function written(document: ExchangeDocument): { value: Cas; losses: string } {
  const result = writeFiles(cas, [document]);
  assert.ok(result.ok, result.ok ? "" : said(result.problem));
  return {
    value: JSON.parse((result.files[0] as { content: string }).content) as Cas,
    losses: lossSummary(result.losses),
  };
}

describe("UIMA CAS JSON", () => {
  it("reads what people mark in INCEpTION, under the document's own name, and not the grid of tokens", () => {
    const { id, mentions, claims, kept } = read(foreign());
    assert.equal(id, "trial");
    assert.deepEqual(
      mentions.map((each) => [each.id, each.label, each.spans, each.fields]),
      [
        ["6", "Chemical", [{ start: 3, end: 10 }], { concept: "http://example.org/D001241" }],
        ["7", "Finding", [{ start: 18, end: 22 }], {}],
      ],
    );
    assert.deepEqual(
      claims.map((each) => [each.id, each.label, each.spans, each.roles]),
      [
        [
          "11",
          "Event",
          [{ start: 11, end: 17 }],
          [
            { role: "Cause", target: "6" },
            { role: "Theme", target: "7" },
          ],
        ],
        [
          "12",
          "Treats",
          [],
          [
            { role: "Governor", target: "6" },
            { role: "Dependent", target: "7" },
          ],
        ],
      ],
    );
    const structures = keptOf(kept, "uima")?.["structures"] as unknown as Structure[];
    assert.deepEqual(
      structures.map((each) => each["%ID"]),
      [1, 3, 4, 5, 13],
      "tokens, syntax, the title and what holds no words are kept",
    );
  });

  it("gives back every structure of another tool as it was, through the annotation file too", () => {
    const document = read(foreign());
    const { exported } = throughSidecar(document);
    assert.deepEqual(statement(exported), statement(document));
    const before = foreign();
    for (const each of [document, exported]) {
      const { value, losses } = written({ ...each, id: "trial" });
      assert.equal(losses, "");
      const byId = (structures: readonly Structure[]): Structure[] =>
        structures.filter((one) => !one["%TYPE"].endsWith("Link") && !one["%TYPE"].endsWith("[]"));
      const sorted = [...byId(value["%FEATURE_STRUCTURES"])].sort((a, b) => a["%ID"] - b["%ID"]);
      const plain = ({ "@arguments": _, ...one }: Structure): object => one;
      const expected = byId(before["%FEATURE_STRUCTURES"]).sort((a, b) => a["%ID"] - b["%ID"]);
      assert.deepEqual(sorted.map(plain), expected.map(plain));
    }
  });

  it("drops no reference in silence when its annotation is gone", () => {
    const document = read(foreign());
    const { exported } = throughSidecar(document);
    const mentions = exported.mentions.filter(({ id }) => id !== "6");
    const chain: Structure = { "%ID": 20, "%TYPE": "custom.Chain", "@first": 6 };
    const kept = { uima: { ...keptOf(exported.kept, "uima"), structures: [chain as never] } };
    const claims = exported.claims.filter(({ id }) => id === "none");
    const { value, losses } = written({ ...exported, mentions, claims, kept });
    assert.equal(losses, "2 links to something that is not exported");
    assert.ok(
      value["%FEATURE_STRUCTURES"].every((each) => each["@first"] === undefined && each["@token"] === undefined),
    );
  });

  it("writes the types of everything in it, and members that are there: the shape of version 0.4", () => {
    const validate = new Ajv({ strict: false }).compile(CAS_SCHEMA);
    for (const sample of [...fc.sample(documents, { numRuns: 25, seed: 20261123 }), read(foreign())]) {
      const { value } = written(sample);
      assert.ok(validate(value), JSON.stringify(validate.errors));
      const structures = value["%FEATURE_STRUCTURES"];
      const ids = new Set(structures.map((each) => each["%ID"]));
      assert.equal(ids.size, structures.length);
      for (const { "%SOFA": sofa, "%MEMBERS": members } of Object.values(value["%VIEWS"]))
        assert.ok([sofa, ...members].every((id) => ids.has(id)));
      for (const each of structures) {
        const type = value["%TYPES"][each["%TYPE"]];
        if (!each["%TYPE"].startsWith("webanno.custom.BioGloss") || each["%TYPE"].endsWith("[]")) continue;
        for (const [key, target] of Object.entries(each)) {
          if (key.startsWith("%") || ["begin", "end", "@sofa"].includes(key)) continue;
          assert.ok(type?.[key.replace("@", "")] !== undefined, `${each["%TYPE"]} declares ${key}`);
          if (key.startsWith("@")) assert.ok(ids.has(target as number));
        }
      }
    }
  });

  it("counts UTF-16, and code points where it is told so", () => {
    const one = { ...foreign(), "%FEATURE_STRUCTURES": foreign()["%FEATURE_STRUCTURES"].slice(0, 1) };
    const inCodePoints = { "%ID": 6, "%TYPE": NER, "@sofa": 2, begin: 2, end: 9, value: "Chemical" };
    one["%FEATURE_STRUCTURES"].push(inCodePoints);
    assert.deepEqual(read(one, "codepoint").mentions[0]?.spans, [{ start: 3, end: 10 }]);
  });

  it("reads the numbers as keys, as before version 0.4", () => {
    const list = foreign();
    const object = Object.fromEntries(list["%FEATURE_STRUCTURES"].map(({ "%ID": id, ...each }) => [id, each]));
    assert.deepEqual(statement(read({ ...list, "%FEATURE_STRUCTURES": object })), statement(read(list)));
  });

  it("refuses what is none, with the place and the reason", () => {
    const refusal = (change: (value: Cas) => unknown): string => {
      const content = JSON.stringify(change(foreign()), undefined, 1);
      const reading = readFile(cas, { name: "ada.json", content }, new Map());
      assert.ok(!reading.ok, "it is refused");
      assert.ok(reading.problem.line > 0);
      return said(reading.problem.message);
    };
    const entity = (change: object) => (value: Cas) => {
      Object.assign(value["%FEATURE_STRUCTURES"][5] as Structure, change);
      return value;
    };
    const cases: [(value: Cas) => unknown, RegExp][] = [
      [() => [], /no UIMA CAS JSON/],
      [() => ({ "%FEATURE_STRUCTURES": [1] }), /needs a number as "%ID"/],
      [() => ({ "%FEATURE_STRUCTURES": [] }), /has no text/],
      [entity({ begin: -3 }), /-3 is negative/],
      [entity({ begin: 20, end: 10 }), /20 to 10 are reversed/],
      [entity({ end: 99 }), /out of the text: the text has 23 UTF-16/],
      [entity({ begin: 1 }), /cut a character in two/],
      [entity({ begin: 3.5 }), /no whole numbers/],
      [entity({ begin: "3" }), /the numbers "begin" and "end"/],
      [entity({ "%ID": 7 }), /The id 7 is used twice/],
      [
        (value) => {
          (value["%FEATURE_STRUCTURES"][7] as Structure)["@target"] = 99;
          return value;
        },
        /A link leads to 99/,
      ],
      [
        (value) => {
          (value["%FEATURE_STRUCTURES"][11] as Structure)["@Governor"] = 99;
          return value;
        },
        /The Governor of a relation is not in the file/,
      ],
    ];
    for (const [change, message] of cases) assert.match(refusal(change), message);
  });

  it("is not misled by types that go round in a circle, or by a CAS of 10,000 levels", () => {
    const round = foreign();
    round["%TYPES"]["custom.Base"] = { "%SUPER_TYPE": "custom.Finding" };
    assert.deepEqual(
      read(round).mentions.map(({ id }) => id),
      ["6", "11"],
      "a finding is no annotation, and so the event has no theme that could be read",
    );
    const deep = `{"%FEATURE_STRUCTURES":${"[".repeat(10_000)}`;
    const reading = readFile(cas, { name: "x.json", content: deep }, new Map());
    assert.ok(!reading.ok && said(reading.problem.message).includes("nested more than"));
  });
});
