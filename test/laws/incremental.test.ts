import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { LayeredMatcher } from "../../src/core/lexicon/layered.ts";
import { Matcher } from "../../src/core/lexicon/matcher.ts";
import { readTerms } from "../../src/core/lexicon/terms.ts";
import type { Scan } from "../../src/core/recognise/incremental/scan.ts";
import type { Analysis } from "../../src/core/recognise/mention.ts";
import { Recogniser } from "../../src/core/recognise/recogniser.ts";
import { decodeStatements } from "../../src/core/recognise/statements/model.ts";
import { Statements } from "../../src/core/recognise/statements/statements.ts";
import { decodeModel } from "../../src/core/recognise/tagger/modelFile.ts";
import { Tagger } from "../../src/core/recognise/tagger/tagger.ts";
import { finished } from "../../src/core/steps.ts";
import { applyEdit, type Edit } from "../../src/core/text/edit.ts";
import type { Markup } from "../../src/core/text/markup.ts";
import { ROOT } from "../unit/shared.ts";
import { deed, type Deed, document } from "./incrementalTexts.ts";
import { runs } from "./runs.ts";

const media = (name: string): Buffer => readFileSync(path.join(ROOT, "media", name));

const [lexicon, tagger, statements] = [
  new Matcher(media("lexicon-matcher.bin")),
  new Tagger(decodeModel(media("tagger.bin"))),
  new Statements(decodeStatements(media("statements.bin"))),
];

/** Terms of a user about words that the texts hold: kinds that are not decided again, and words that are none. */
const { terms } = readTerms(
  "terms: [{name: nausea, kind: adverse-event}, {name: renal failure, kind: condition}]\nstop: [stroke]",
);

/** Everything that the extension ships, as the user gets it, and as a user with terms of their own does. */
const RECOGNISERS = [lexicon, new LayeredMatcher(lexicon, terms)].map(
  (names) => new Recogniser(names, tagger, statements),
);

/** A text that is edited, with what is needed to take edits back. */
class Edited {
  text: string;
  private readonly undone: Edit[] = [];
  private readonly made: Edit[] = [];
  private readonly told: (edit: Edit) => void;

  constructor(text: string, told: (edit: Edit) => void) {
    this.text = text;
    this.told = told;
  }

  do(deed: Deed): void {
    switch (deed.what) {
      case "replace":
        return this.replace(this.offset(deed.at), deed.removed, deed.inserted);
      case "type":
        return [...deed.inserted].slice(0, 40).forEach((char, i) => this.replace(this.offset(deed.at) + i, 0, char));
      case "move": {
        const at = this.offset(deed.at);
        const moved = this.text.slice(at, at + deed.removed);
        this.replace(at, moved.length, "");
        return this.replace(this.offset(deed.to), 0, moved);
      }
      case "all": {
        const word = /\p{L}+/u.exec(this.text.slice(this.offset(deed.at)))?.[0];
        if (word === undefined) return;
        const places = [...this.text.matchAll(new RegExp(word, "gu"))].map(({ index }) => index).slice(0, 100);
        // From the end, as an editor does it.
        for (const at of places.reverse()) this.replace(at, word.length, deed.inserted.slice(0, 30));
        return;
      }
      case "change": {
        const near = this.text.indexOf(deed.words, this.offset(deed.at));
        const at = near < 0 ? this.text.indexOf(deed.words) : near;
        return at < 0 ? undefined : this.replace(at, deed.words.length, deed.inserted);
      }
      case "undo":
      case "redo": {
        const from = deed.what === "undo" ? this.made : this.undone;
        const to = deed.what === "undo" ? this.undone : this.made;
        for (let i = 0; i < deed.times; i++) {
          const edit = from.pop();
          if (edit !== undefined) to.push(this.apply(edit));
        }
      }
    }
  }

  private offset(share: number): number {
    return Math.floor(share * this.text.length);
  }

  private replace(at: number, removed: number, inserted: string): void {
    const from = Math.min(at, this.text.length);
    this.made.push(this.apply({ at: from, removed: Math.min(removed, this.text.length - from), inserted }));
    this.undone.length = 0;
  }

  /** Makes an edit, and gives the one that takes it back. */
  private apply(edit: Edit): Edit {
    const back = {
      at: edit.at,
      removed: edit.inserted.length,
      inserted: this.text.slice(edit.at, edit.at + edit.removed),
    };
    this.text = applyEdit(this.text, edit);
    this.told(edit);
    return back;
  }
}

function assertSame(recogniser: Recogniser, scan: Scan, text: string, markup: Markup): void {
  assert.equal(scan.text, text);
  assert.ok(scan.isSettled);
  const expected: Analysis = recogniser.analyse(text, markup);
  assert.deepEqual(scan.analysis, expected);
}

/** Does some of the work, in as many turns, or all of it. */
function work(scan: Scan, turns: number, first: number): void {
  const span = { start: Math.floor(first * scan.length), end: Math.floor(first * scan.length) + 1_000 };
  const steps = scan.settle(first < 0.5 ? [] : [span]);
  for (let i = 0; i < turns; i++) if (steps.next().done === true) return;
}

describe("analysis of a text that changes", () => {
  it("says the same as the analysis of the text as it is, whatever was done to it", function () {
    this.timeout(0);
    fc.assert(
      fc.property(
        fc.constantFrom(...RECOGNISERS),
        document,
        fc.constantFrom<Markup>("markdown", "markdown", "plain"),
        // After each deed some of the work is done, none, or all.
        fc.array(
          fc.tuple(
            deed,
            fc.oneof(fc.constant(0), fc.nat(40), fc.constant(Infinity)),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        (recogniser, text, markup, deeds) => {
          const scan = recogniser.scan(text, markup);
          finished(scan.settle());
          const edited = new Edited(text, (edit) => scan.edit(edit));
          for (const [what, turns, first] of deeds) {
            edited.do(what);
            work(scan, turns, first);
          }
          finished(scan.settle());
          assertSame(recogniser, scan, edited.text, markup);
        },
      ),
      { numRuns: runs(500, 10_000) },
    );
  });
});
