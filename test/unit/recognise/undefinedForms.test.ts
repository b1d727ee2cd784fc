import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import { findAbbreviations } from "../../../src/core/recognise/abbreviations.ts";
import { Recogniser } from "../../../src/core/recognise/recogniser.ts";
import { formUses, undefinedAmong } from "../../../src/core/recognise/undefinedForms.ts";
import { sentencesIn } from "../../../src/core/text/sentences.ts";
import type { Span } from "../../../src/core/text/span.ts";
import { emptyTokens, Tokeniser } from "../../../src/core/text/tokens.ts";
import { needShared, ROOT } from "../shared.ts";

/** What a text uses undefined, as `form@offset`; the words in `names` are drugs or genes of the lexicon. */
function undefinedIn(text: string, names: string[] = []): string[] {
  const tokens = emptyTokens(64);
  new Tokeniser().append(text, 0, text.length, tokens);
  const abbreviations = findAbbreviations(text, sentencesIn(text, { start: 0, end: text.length }));
  const spans = names
    .map((name): Span => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }))
    .sort((a, b) => a.start - b.start);
  const defined = abbreviations.map(({ short }) => text.slice(short.start, short.end));
  return undefinedAmong(formUses(text, tokens, spans), defined).map(
    ({ start, end }) => `${text.slice(start, end)}@${start}`,
  );
}

describe("short forms that are never defined", () => {
  const cases: [text: string, expected: string[], names?: string[]][] = [
    ["It was augmented by ICD. Later ICD rose again.", ["ICD@20"]],
    ["The ADCs and one ADC were given.", ["ADCs@4"]],
    ["It was augmented by immunogenic cell death (ICD). Later ICD rose.", []],
    ["Later ICD rose. It was augmented by immunogenic cell death (ICD).", []],
    ["PTX-incurred ICD was seen with anti-VLA antibodies.", ["PTX@0", "ICD@13", "VLA@36"]],
    // What somebody has put in brackets is meant as a definition, whether or not we can read it.
    ["A form of cell demise (ICD) is known. ICD is rare.", []],
    // Names of drugs and genes.
    ["PD-L1, CTLA-4 and EGFR were high; TNF rose.", [], ["PD-L1", "EGFR", "TNF"]],
    // Well known.
    ["DNA, RNA, the FDA, HIV and an MRI scan; HR 0.7, 95% CI 0.5 to 0.9; the USA and the EU.", []],
    // Formulas, bases, Roman numerals, units, codes.
    ["NO and CO rose; a CAG repeat; stage III; 5 IU; HLA-DR, NF-κB, ICD-10, IL-6 and NCT01234567.", []],
    // Headings, labels, words set in capitals, names of studies.
    ["METHODS: We did NOT see it.\nMAIN OUTCOME MEASURES were two.\nThe SOLAR trial and the ECHO-2 study.", []],
    // Two letters that stand once are initials as often as not.
    ["The score was read by KL.", []],
    ["The DC matured. Each DC was counted.", ["DC@4"]],
    ["Set $HOME/BIN, a_MAX and obj.KEY; mail me@ABC.org.", []],
  ];
  for (const [text, expected, names] of cases) {
    it(`${expected.join(", ") || "none"} in: ${text}`, () => assert.deepEqual(undefinedIn(text, names), expected));
  }

  it("finds what a reader of the seed excerpt would ask about, and nothing beside it", function () {
    const text = readFileSync(needShared(this, "seed/combination-therapy.txt"), "utf8");
    const expected = parse(readFileSync(needShared(this, "seed/expected.yaml"), "utf8")) as { undefined: string[] };
    const recogniser = new Recogniser(new Matcher(readFileSync(path.join(ROOT, "media/lexicon-matcher.bin"))));
    const found = recogniser.analyse(text, "plain").undefined ?? [];
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      expected.undefined,
    );
  });
});
