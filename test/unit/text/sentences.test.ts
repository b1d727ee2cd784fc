import assert from "node:assert/strict";
import fc from "fast-check";
import { afterMarker, sentenceAround, sentencesIn } from "../../../src/core/text/sentences.ts";
import { assertGrowth } from "../growth.ts";

function sentences(text: string): string[] {
  return sentencesIn(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe("sentences", () => {
  /** Each text with `|` where a sentence ends; the white space after it is no part of any. */
  const cases: string[] = [
    "Nausea was mild. |It passed! |Did it? |Yes.",
    // Degrees, letters of types and grades, vitamins: no initials.
    "Keep at -80 °C. |The tubes are labelled.",
    "Keep at 37 C. |Shake them.",
    "He had hepatitis B. |Vaccination was offered.",
    "She lacked vitamin D. |Bone pain followed.",
    "They were in group A. |Group B had none.",
    "See Figure 2A. |Panels follow.",
    // Initials and titles.
    "J. R. Smith and A. B. Jones wrote it. |We read it.",
    "Dr. Smith met Prof. Jones. |Mrs. Brown left.",
    "It was Smith, J. |The authors agree.",
    // Abbreviations in the midst of a sentence.
    "As Smith et al. Nature 2001 says, it works.",
    "This was shown by Smith et al. |Here we go on.",
    "See Fig. 2 and Figs. 3 to 5, and ref. 7. |No more.",
    "See Suppl. Table 1 and Eq. (4). |Then stop.",
    "Room No. 5 is shut. |She said no. |Nobody came.",
    "It was given i.v. (n = 12) or s.c. over an hour. |All was well.",
    "It was given i.v. |Anaesthesia was deep.",
    "Aspirin vs. Warfarin, e.g. Smith, i.e. Jones, cf. Brown, approx. 5 mg.",
    "E. coli and S. aureus grew. |P. aeruginosa did not.",
    "The U.S. Food and Drug Administration said so. |They agreed.",
    "Made by Acme Inc. Boston and Biotech Ltd. |The kit is old.",
    // Numbers.
    "The mean was 0.5 mg. |It fell to 3.14. |Then it rose.",
    "2. Methods are told here. |12. Results follow.",
    // Ends within quotes and brackets.
    'He said "stop." |Then he left. |(It was late.) |Nobody spoke.',
    "It works (see above.) |So does this [at last.] |Good.",
    "“It ends.” |‘So it does.’ |The end.",
    // Names that begin small open sentences; other small letters do not.
    "The cells died. |p53 was lost. |mRNA rose. |α-Synuclein fell. |nAChRs are channels.",
    "It cost 5 dollars. and then some.",
    // Many stops, blank lines, list items.
    "Well... |Perhaps?! |Yes.",
    "One line\nand the next. |\nThird",
    "A heading|\n\nA paragraph",
    "Items:|\n- one|\n- two",
  ];
  for (const marked of cases) {
    it(JSON.stringify(marked), () => {
      const expected = marked
        .split("|")
        .map((sentence) => sentence.trim())
        .filter((sentence) => sentence !== "");
      assert.deepEqual(sentences(marked.replaceAll("|", "")), expected);
    });
  }

  const PIECES = [..." \n\t.!?…\"')]([Aa1-•°µ"].concat([
    "\n\n",
    ". ",
    " al. ",
    "Fig. ",
    "i.v. ",
    "The ",
    "\ud800",
    "p53 ",
    "\r\n",
  ]);

  it("partition their span: in order, trimmed, nothing but white space left over, and only of the span", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 60 }),
        fc.nat(40),
        fc.nat(40),
        (pieces, from, less) => {
          const text = pieces.join("");
          const within = {
            start: Math.min(from, text.length),
            end: Math.max(Math.min(from, text.length), text.length - less),
          };
          let last = within.start;
          for (const { start, end } of sentencesIn(text, within)) {
            assert.ok(start >= last && end > start && end <= within.end);
            assert.equal(text.slice(last, start).trim(), "", "only white space lies between sentences");
            assert.equal(text.slice(start, end).trim(), text.slice(start, end), "a sentence is trimmed");
            last = end;
          }
          assert.equal(text.slice(last, within.end).trim(), "", "only white space lies after the last");
        },
      ),
      { numRuns: 2000 },
    );
  });

  for (const [sentence, words] of [
    ["- Alopecia was seen.", "Alopecia was seen."],
    ["2) Alopecia was seen.", "Alopecia was seen."],
    ["> - ## Alopecia", "Alopecia"],
    ["-5 °C was kept.", "-5 °C was kept."],
    ["12 patients died.", "12 patients died."],
    ["-", "-"],
  ] as const) {
    it(`are without the marker of their item: ${sentence}`, () => {
      const text = `x ${sentence}`;
      const { start, end } = afterMarker(text, { start: 2, end: text.length });
      assert.equal(text.slice(start, end), words);
    });
  }

  for (const [what, end] of [
    ["LF", "\n"],
    ["CR LF", "\r\n"],
  ] as const) {
    it(`are found around a span, whatever the lines end with: ${what}`, () => {
      const text = ["One was seen. Two", "were not. Three", "", "Four was. Five"].join(end);
      const around = (word: string): string | undefined => {
        const start = text.indexOf(word);
        const found = sentenceAround(text, { start, end: start + word.length });
        return found === undefined ? undefined : text.slice(found.start, found.end);
      };
      assert.deepEqual(["One", "Two", "Three", "Four", "Five"].map(around), [
        "One was seen.",
        `Two${end}were not.`,
        "Three",
        "Four was.",
        "Five",
      ]);
      assert.equal(sentenceAround(text, { start: text.indexOf("Three"), end: text.indexOf("Four") }), undefined);
    });

    it(`are found around a span at the cost of its paragraph: ${what}`, () => {
      const paragraphs = (count: number): string => `Nausea was seen. It passed.${end}${end}`.repeat(count);
      const work = (text: string) => () => {
        const at = text.length >> 1;
        for (let n = 0; n < 1_000; n++) sentenceAround(text, { start: at, end: at });
      };
      assertGrowth("10 times as many paragraphs", work(paragraphs(200)), work(paragraphs(2_000)), 3);
    });
  }
});
