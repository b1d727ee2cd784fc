import { readFileSync } from "node:fs";
import path from "node:path";
import type { Annotation } from "../../src/core/annotate/model.ts";
import type { Placed } from "../../src/core/annotate/placed.ts";
import { onSameWords } from "../../src/core/annotate/review.ts";
import { claimLinks } from "../../src/core/annotate/roles.ts";
import { annotationsAt } from "../../src/core/annotate/tag.ts";
import { Matcher } from "../../src/core/lexicon/matcher.ts";
import type { Analysis, Suggestion } from "../../src/core/recognise/mention.ts";
import { Recogniser } from "../../src/core/recognise/recogniser.ts";
import { decodeStatements } from "../../src/core/recognise/statements/model.ts";
import { Statements } from "../../src/core/recognise/statements/statements.ts";
import { decodeModel } from "../../src/core/recognise/tagger/modelFile.ts";
import { Tagger } from "../../src/core/recognise/tagger/tagger.ts";
import { finished } from "../../src/core/steps.ts";
import type { Span } from "../../src/core/text/span.ts";
import { claimCard, mentionCard } from "../../src/core/view/card.ts";
import { surroundings } from "../../src/core/view/cardContext.ts";
import { openSuggestions } from "../../src/core/view/marks.ts";
import { assertGrowth } from "../unit/growth.ts";
import { ROOT } from "../unit/shared.ts";

const media = (name: string): Buffer => readFileSync(path.join(ROOT, "media", name));

/** Everything that the extension ships, as the user gets it. */
const recogniser = new Recogniser(
  new Matcher(media("lexicon-matcher.bin")),
  new Tagger(decodeModel(media("tagger.bin"))),
  new Statements(decodeStatements(media("statements.bin"))),
);

const SAMPLE = readFileSync(path.join(ROOT, "sample/checkpoint-and-taxane.md"), "utf8").split("---\n").at(-1) as string;

/** The sample's prose again and again, each time with other words, so many code units of it. */
function prose(length: number): string {
  let text = "";
  for (let n = 0; text.length < length; n++) text += SAMPLE.replaceAll("patients", `patients${n}`);
  return text.slice(0, length);
}

const [SHORT, LONG] = [prose(20_000), prose(200_000)];
const TYPED = "The patients had nausea (N) after aspirin. ";

/** Types a sentence into the middle of a text that has been analysed; what each key changes is analysed before the next. */
function typing(text: string): () => void {
  const scan = recogniser.scan(text, "markdown");
  finished(scan.settle());
  let at = scan.text.indexOf(" ", text.length >> 1) + 1;
  return () => {
    for (const inserted of TYPED) {
      scan.edit({ at: at++, removed: 0, inserted });
      finished(scan.settle());
    }
  };
}

/** A text of so many sentences, a suggestion in each, and an annotation of each: every tenth a claim about two others. */
function annotated(count: number): { text: string; analysis: Analysis; placed: Placed[] } {
  const [before, words, after] = ["It was seen that aspirin", "caused nausea", "in some of them.\n\n"];
  const sentence = `${before} ${words} ${after}`;
  const suggestions: Suggestion[] = [];
  const placed: Placed[] = [];
  for (let n = 0; n < count; n++) {
    const start = n * sentence.length + before.length + 1;
    const stated = { polarity: "affirmed", certainty: "asserted", confidence: 1, why: [] } as const;
    suggestions.push({ start: start - 8, end: start - 1, kind: "drug", concept: n % 50, ...stated });
    const shared = { id: `id${n}`, anchor: { quote: words, before, after } };
    const annotation: Annotation =
      n % 10 === 0
        ? {
            type: "claim",
            ...shared,
            claim: "safety",
            about: { drug: [`id${n + 1}`], "adverse-event": [`id${n + 2}`] },
          }
        : { type: "mention", ...shared, kind: "adverse-event" };
    placed.push({ annotation, state: "anchored", span: { start, end: start + words.length } });
  }
  return { text: sentence.repeat(count), analysis: { suggestions, abbreviations: [] }, placed };
}

/** What a hover and a light bulb ask of the core, at twenty places of a document. */
function answering({ text, analysis, placed }: ReturnType<typeof annotated>): () => void {
  const step = Math.floor(placed.length / 20);
  return () => {
    for (let n = 0; n < placed.length; n += step) {
      const { start } = (placed[n] as Placed & { span: Span }).span;
      const open = openSuggestions(analysis.suggestions, placed);
      const suggestion = open.find((each) => each.end >= start - 1) as Suggestion;
      const around = surroundings(text, analysis, suggestion);
      mentionCard("aspirin", undefined, { suggestion }, { abbreviation: around.abbreviation });
      for (const each of annotationsAt(placed, { start, end: start }))
        if (claimCard(each, placed) === undefined) mentionCard("nausea", undefined, { placed: each });
      claimLinks(placed, suggestion, "drug", undefined);
      onSameWords(text, open, suggestion);
    }
  };
}

// The figures themselves are measured by `npm run bench` on a quiet machine; these are the shapes, which hold on any.
describe("the time it takes", function () {
  this.timeout(240_000);

  it("to take a key in does not grow with the text: ten times as much, at most three times as long", () => {
    assertGrowth("a sentence typed", typing(SHORT), typing(LONG), 3);
  });

  it("to analyse a whole text grows no faster than the text: ten times as much, at most fifteen times as long", () => {
    const analysing = (text: string) => (): void => void recogniser.analyse(text, "markdown");
    analysing(SHORT)();
    assertGrowth("a scan", analysing(SHORT), analysing(LONG), 15);
  });

  it("to answer a hover and a light bulb grows no faster than the annotations: 500, and 5,000", () => {
    assertGrowth("twenty answers", answering(annotated(500)), answering(annotated(5_000)), 20, 2);
  });
});
