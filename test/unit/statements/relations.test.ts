import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Relation } from "../../../src/core/recognise/mention.ts";
import { relate } from "../../../src/core/recognise/relations.ts";
import { decodeStatements } from "../../../src/core/recognise/statements/model.ts";
import { Statements } from "../../../src/core/recognise/statements/statements.ts";
import { ROOT } from "../shared.ts";
import { marked } from "./handMade.ts";
import { assertGrowth } from "../growth.ts";

const FILE = path.join(ROOT, "media", "statements.bin");

/** The relations of a text as `drug > other`, with a sign before what is denied. */
function said(source: string, statements?: Statements): string[] {
  const { text, sentences, suggestions } = marked(source);
  const words = (i: number): string => text.slice(suggestions[i]!.start, suggestions[i]!.end);
  return relate(text, sentences, suggestions, statements).map(
    ({ head, tail, polarity }) => `${polarity === "negated" ? "¬" : ""}${words(head)} > ${words(tail)}`,
  );
}

const STATED: readonly (readonly [string, readonly string[]])[] = [
  ["[D:Vincristine]-induced [E:foot drop] was seen in a boy.", ["Vincristine > foot drop"]],
  ["She developed [E:acute pancreatitis] after starting [D:azathioprine].", ["azathioprine > acute pancreatitis"]],
  ["[D:Gefitinib] inhibits [T:EGFR].", ["Gefitinib > EGFR"]],
];

const SILENT: readonly string[] = [
  "[D:Ondansetron] is given for the treatment of [E:vomiting].",
  "We studied [T:EGFR] in mice. [D:Aspirin] was bought from a chemist.",
  "Nobody took [D:aspirin], and nothing else was found.",
  "[A:Diarrhoea] and [A:vomiting] were promptly managed with [D:loperamide].",
  "The FDA approved [D:atezolizumab] plus [D:nab-PTX] for adults whose tumours express [T:PD-L1].",
  "Among patients with [T:PD-L1]-positive tumours it was longer with [D:atezolizumab] than with [D:paclitaxel] alone.",
];

describe("relations", () => {
  let statements: Statements;

  before(() => {
    statements = new Statements(decodeStatements(readFileSync(FILE)));
  });

  it("of the shipped models take no more than the 3 MB they share with the tagger", () => {
    const bytes = statSync(FILE).size + statSync(path.join(ROOT, "media", "tagger.bin")).size;
    assert.ok(bytes <= 3_000_000, `${bytes} bytes`);
  });

  for (const withModels of [true, false]) {
    const name = withModels ? "by the models" : "by the rules alone";
    it(`${name}: a drug with the event that it causes, and with the target that it acts on`, () => {
      for (const [source, expected] of STATED)
        assert.deepEqual(said(source, withModels ? statements : undefined), expected);
    });

    it(`${name}: none where the drug treats, where the target tells patients apart, or where the two stand apart`, () => {
      for (const source of SILENT) assert.deepEqual(said(source, withModels ? statements : undefined), [], source);
    });

    it(`${name}: what is denied in so many words is a relation of its own polarity`, () => {
      const denied = "[D:Amifostine] did not cause [E:hearing loss].";
      assert.deepEqual(said(denied, withModels ? statements : undefined), ["¬Amifostine > hearing loss"]);
    });
  }

  it("by the models: not with the disease that the patient had before", () => {
    const source = "[D:Vincristine]-induced [E:foot drop] was seen in a boy with [E:leukaemia].";
    assert.deepEqual(said(source, statements), ["Vincristine > foot drop"]);
  });

  it("tell how certain the text is, and which words spoke for them", () => {
    const { text, sentences, suggestions } = marked("[D:Bosentan] may have caused the [E:hepatitis].");
    const [relation] = relate(text, sentences, suggestions, statements) as [Relation];
    assert.equal(relation.certainty, "possible");
    assert.ok(relation.confidence > 0.33 && relation.confidence <= 1);
    assert.ok(relation.why.some(({ rule, detail }) => rule === "statement-words" && /caused/.test(detail ?? "")));
  });

  it("are the same for a text whenever it is read", () => {
    const read = (): string[] => STATED.flatMap(([source]) => said(source, statements));
    assert.deepEqual(read(), read());
  });

  it("cost no square in a sentence of thousands of mentions", () => {
    const relating = (count: number) => {
      const { text, sentences, suggestions } = marked("[D:aspirin] and [A:rash] or [T:EGFR], ".repeat(count));
      return (): void => void relate(text, sentences, suggestions, statements);
    };
    assertGrowth("four times as many", relating(500), relating(2000), 8);
  });
});
