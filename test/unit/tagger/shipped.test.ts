import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import type { TaggedKind } from "../../../src/core/recognise/tagger/model.ts";
import { decodeModel } from "../../../src/core/recognise/tagger/modelFile.ts";
import { Tagger } from "../../../src/core/recognise/tagger/tagger.ts";
import { prepare } from "../../../src/forge/train/examples.ts";
import { ROOT } from "../shared.ts";

/** What the model and its tables may take on disk, in bytes. */
const LARGEST = 3_000_000;

describe("the shipped tagger", () => {
  const bytes = readFileSync(path.join(ROOT, "media", "tagger.bin"));
  let tagger: Tagger;
  let matcher: Matcher;

  before(() => {
    tagger = new Tagger(decodeModel(bytes));
    matcher = new Matcher(readFileSync(path.join(ROOT, "media", "lexicon-matcher.bin")));
  });

  function found(text: string, kind: TaggedKind): string[] {
    const { mentions } = tagger.tag(prepare(text, matcher));
    return mentions.filter((mention) => mention.kind === kind).map(({ start, end }) => text.slice(start, end));
  }

  it("is no larger than it may be", () => {
    assert.ok(bytes.length <= LARGEST, `${bytes.length} bytes`);
  });

  it("finds names that are in no list", () => {
    const text =
      "Treatment with zelotrafenib led to severe hepatic sinusoidal injury in two patients, " +
      "and zelotrafenib was stopped. Expression of the QRX7 gene was reduced by zelotrafenib.";
    assert.deepEqual(found(text, "drug"), ["zelotrafenib", "zelotrafenib", "zelotrafenib"]);
    assert.deepEqual(found(text, "target"), ["QRX7"]);
    assert.equal(found(text, "disorder").length, 1);
  });

  it("finds the drugs, disorders and targets of a plain sentence", () => {
    const text = "Cisplatin caused acute renal failure and hearing loss in a patient with ovarian cancer.";
    assert.deepEqual(found(text, "drug"), ["Cisplatin"]);
    assert.deepEqual(found(text, "disorder"), ["acute renal failure", "hearing loss", "ovarian cancer"]);
    assert.deepEqual(found("Gefitinib inhibits the tyrosine kinase of EGFR.", "target").at(-1), "EGFR");
  });

  it("finds nothing in everyday words and in code", () => {
    const text =
      "The train was late again, so we walked along the river and talked about the garden. " +
      "for (let i = 0; i < list.length; i++) { total += list[i]; }";
    assert.deepEqual(tagger.tag(prepare(text, matcher)).mentions, []);
  });

  it("says how likely a name of the lexicon is one here", () => {
    const score = (text: string): number => {
      const input = prepare(text, matcher);
      const { names } = tagger.tag(input);
      const n = input.names.findIndex(({ start, end }) => text.slice(start, end).toLowerCase() === "aspirin");
      return names[n] as number;
    };
    assert.ok(score("Patients were given aspirin daily.") > 0.9);
  });
});
