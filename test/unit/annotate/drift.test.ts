import assert from "node:assert/strict";
import path from "node:path";
import { describe as anchorOf, locate } from "../../../src/core/annotate/anchor.ts";
import { checkAnchors } from "../../../src/core/annotate/checks/anchors.ts";
import { findingsOf } from "../../../src/core/annotate/checks/run.ts";
import { EMPTY_SCHEMA } from "../../../src/core/annotate/schema/claimSchema.ts";
import { AtomReader, sameWords } from "../../../src/core/annotate/atoms.ts";
import { compareWords, type IsName } from "../../../src/core/annotate/driftGuard.ts";
import { withTypos } from "../../../src/core/annotate/driftTypos.ts";
import type { Annotation } from "../../../src/core/annotate/model.ts";
import { follow, type Placed, placeAll, replaceAll } from "../../../src/core/annotate/placed.ts";
import { guarded, isRight, readDriftCases } from "../../../src/forge/evaluate/drift.ts";
import { ROOT } from "../shared.ts";

const CASES = readDriftCases(path.join(ROOT, "test/fixtures/drift/edits.tsv"));

/** Edits that nobody should be asked about. */
const HARMLESS = ["typo fixed", "white space", "dash or quote style", "paragraph above", "duplicate made"];

/** The most trusting lexicon there can be: it knows no name at all. */
const KNOWS_NONE: IsName = withTypos(() => false);

function claim(id: string, text: string, quote: string, nth = 0): Annotation {
  let start = text.indexOf(quote);
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1);
  return { type: "claim", id, claim: "safety", anchor: anchorOf(text, { start, end: start + quote.length }) };
}

function only(placed: readonly Placed[]): Placed {
  assert.equal(placed.length, 1);
  return placed[0] as Placed;
}

/** The difference as `-old- +new+`. */
function shown(placed: Placed): string {
  if (placed.state !== "changed" || placed.drift === undefined) return placed.state;
  const marks = { same: "", old: "-", new: "+" };
  return placed.drift.parts.map(({ kind, text }) => marks[kind] + text + marks[kind]).join("");
}

describe("drift guard on the corpus", () => {
  it("has 300 edits and more, of every class", () => {
    assert.ok(CASES.length >= 300);
    assert.equal(new Set(CASES.map(({ edit }) => edit)).size, 14);
  });

  for (const [knowledge, isName] of [
    ["without a lexicon", undefined],
    ["with a lexicon that knows no name", KNOWS_NONE],
  ] as const) {
    it(`never accepts a changed meaning silently, ${knowledge}`, () => {
      const wrong = CASES.filter((each) => {
        if (each.expected === "moved") return ["silent", "misplaced"].includes(guarded(each, isName).outcome);
        return ["changed", "lost"].includes(each.expected) && !isRight(each, guarded(each, isName).outcome);
      });
      assert.deepEqual(wrong, []);
    });
  }

  it("re-anchors without asking where nothing changed but the form", () => {
    for (const edit of HARMLESS) {
      const cases = CASES.filter((each) => each.edit === edit);
      const right = cases.filter((each) => isRight(each, guarded(each, KNOWS_NONE).outcome));
      assert.ok(right.length >= 0.95 * cases.length, `${edit}: ${right.length} of ${cases.length}`);
    }
  });

  it("shows where the new words are and what differs, for long quotes", () => {
    for (const each of CASES) {
      if (each.expected !== "changed" || each.anchor.quote.length < 20) continue;
      const { placed } = guarded(each);
      assert.equal(placed.state, "changed", each.anchor.quote);
      assert.ok(placed.drift !== undefined);
      const { parts, now, of } = placed.drift;
      const joined = parts.filter(({ kind }) => kind !== "old").map(({ text }) => text);
      assert.equal(joined.join(""), now);
      if (of === "words") assert.equal(each.text.slice(placed.span.start, placed.span.end), now);
      assert.ok(parts.some(({ kind }) => kind !== "same"));
    }
  });
});

describe("drift guard", () => {
  const reader = new AtomReader();

  it("takes form for no change of words", () => {
    for (const [a, b] of [
      ["a  b\nc", "a b c"],
      ["45 %", "45%"],
      ["10 mg", "10mg"],
      ["placebo-controlled", "placebo‑controlled"],
      ["placebo-\ncontrolled", "placebo-controlled"],
      ["38–52", "38-52"],
      ['the "open" arm', "the “open” arm"],
      ["Guillain-Barr\u00e9", "Guillain-Barre\u0301"],
      ["3 \u00b5g", "3 \u03bcg"],
      ["e\ufb03cacy", "efficacy"],
      ["hepato\u00adtoxicity", "hepatotoxicity"],
    ] as const) {
      assert.ok(sameWords(a, b), `${a} | ${b}`);
    }
  });

  it("takes everything else for one", () => {
    for (const [a, b] of [
      ["no table", "notable"],
      ["a typical", "atypical"],
      ["10⁵", "105"],
      ["1.5", "15"],
      ["1 5", "15"],
      ["from 5-3", "from 5 -3"],
      ["TNFα", "TNF"],
      ["Rash", "rash"],
      [" ", "  "],
    ] as const) {
      assert.ok(!sameWords(a, b), `${a} | ${b}`);
    }
  });

  it("accepts articles, two spellings of one word and, where names are known, typing errors in ordinary words", () => {
    const same = (a: string, b: string, isName?: IsName): boolean => compareWords(a, b, reader, isName) === undefined;
    assert.ok(same("the rate of diarrhoea in patients", "the rate of diarrhea in the patients"));
    assert.ok(same("randomised after tumour response", "randomized after tumor response"));
    assert.ok(!same("patients recieved it", "patients received it"));
    assert.ok(same("patients recieved it", "patients received it", KNOWS_NONE));
    assert.ok(!same("patients recieved it", "patients received it", () => true));
    for (const [a, b] of [
      ["a few patients", "few patients"],
      ["asymptomatic disease", "symptomatic disease"],
      ["was presented by", "was prevented by"],
      ["a causal link", "a casual link"],
      ["dysphagia", "dysphasia"],
      ["hypotension", "hypertension"],
      ["the trial", "the trail"],
      ["one patient", "one patients"],
      ["cefotaxime", "cefoxitin"],
      ["metres", "metre"],
      ["unlikely", "likely"],
    ] as const) {
      assert.ok(!same(a, b, KNOWS_NONE), `${a} | ${b}`);
    }
  });

  it("guards the sentence around words that did not change themselves", () => {
    const text = "Forty were enrolled. PTX caused hepatotoxicity in most of them. It was stopped.";
    const one = claim("a", text, "caused hepatotoxicity in most of them");
    const state = (edited: string): string => shown(only(placeAll(edited, [one])));
    assert.equal(state(text), "anchored");
    assert.match(state(text.replace("PTX caused", "PTX never caused")), /PTX\+ never\+ caused/);
    assert.match(state(text.replace("PTX", "DTX")), /^-PTX-\+DTX\+ caused/);
    assert.match(state(text.replace("them.", "them, or so it seems.")), /\+, or so it seems\+/);
    assert.equal(state(text.replace("Forty were enrolled", "Fifty were not enrolled")), "anchored");
    assert.equal(state(text.replace("stopped", "not stopped")), "anchored");
    assert.equal(state(text.replace(" PTX", "\n\nIn addition, it was not given.\n\nPTX")), "anchored");
    assert.equal(state(text.replace("PTX", "Moreover, PTX")), "moved");
  });

  it("gives repeated sentences each their own place", () => {
    const text =
      "A.\n\nNo deaths occurred in this group at all.\n\nB.\n\nNo deaths occurred in this group at all.\n\nC.\n";
    const quote = "No deaths occurred in this group at all.";
    const both = [claim("x", text, quote, 1), claim("y", text, quote)];
    const ids = (edited: string): string[] =>
      placeAll(edited, both).map((each) => `${each.annotation.id} ${each.state}`);
    assert.deepEqual(ids(text), ["y anchored", "x anchored"]);
    assert.deepEqual(ids(`Title\n\n${text}`), ["y anchored", "x anchored"]);
    // What one of them surely has is not open to the other.
    assert.deepEqual(ids(text.replace("B.", "An entirely other thing.").replace("C.", "Also new.")), [
      "y anchored",
      "x moved",
    ]);
  });

  it("is lost with the places to choose from when none is better", () => {
    const anchor = { quote: "PTX", before: "", after: "" };
    const found = locate("PTX or PTX", anchor);
    assert.deepEqual(found, {
      state: "lost",
      candidates: [
        { start: 0, end: 3 },
        { start: 7, end: 10 },
      ],
    });
  });

  it("says the same of an edit while the document is open and after it was closed", () => {
    const text = "Forty were enrolled. PTX caused hepatotoxicity in most of them. It was stopped.";
    const annotations = [claim("a", text, "caused hepatotoxicity in most of them")];
    for (const inserted of ["never ", "", "\n"]) {
      const at = text.indexOf("caused");
      const edit = { at, removed: 0, inserted };
      const edited = text.slice(0, at) + inserted + text.slice(at);
      const followed = only(follow(placeAll(text, annotations), [edit], edited));
      const opened = only(placeAll(edited, annotations));
      assert.deepEqual(followed, opened);
      const undone = follow([followed], [{ at, removed: inserted.length, inserted: "" }], text);
      assert.equal(only(undone).state, "anchored");
    }
  });

  it("does not read the text for an edit that is far from all annotations", () => {
    const far = "More was said of other things. ".repeat(20);
    const text = `PTX caused hepatotoxicity. ${far}`;
    const placed = placeAll(text, [claim("a", text, "hepatotoxicity")]);
    const edit = { at: text.length, removed: 0, inserted: "More. " };
    const unread = { length: text.length, slice: () => assert.fail("the text is read") };
    assert.deepEqual(follow(placed, [edit], unread), placed);
    assert.throws(() => follow(placed, [{ ...edit, at: 0 }], unread), /the text is read/);
  });

  it("reports old and new words, clipped around the difference", () => {
    const filler = "and so on and so forth ".repeat(20);
    const quote = `${filler}45% of them ${filler}`.trim();
    const annotations = [
      claim("long", `It was ${quote}.`, quote),
      claim("short", `It was ${quote}.`, "It was and so on"),
    ];
    const sidecar = { annotations, problems: [], places: new Map([["long", { line: 4, column: 3 }]]) };
    const found = (text: string) => {
      const placed = placeAll(text, annotations);
      return findingsOf({ text, placed, sidecar, schema: EMPTY_SCHEMA }, checkAnchors(text, placed));
    };
    const problems = found(`It was ${quote}.`.replace("45%", "35%"));
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [["anchor.changed", 4]],
    );
    assert.match(
      problems[0]?.message ?? "",
      /^Entry "long": the words have changed from "….* 45% of .*…" to "….* 35% of .*…"\./,
    );
    assert.ok((problems[0]?.message.length ?? 0) < 400);
    const lost = found("Nothing of it.");
    assert.deepEqual(new Set(lost.map(({ code }) => code)), new Set(["anchor.lost"]));
  });

  it("finds lost words again when they come back", () => {
    const text = "PTX caused hepatotoxicity.";
    const annotations = [claim("a", text, "hepatotoxicity")];
    const gone = follow(placeAll(text, annotations), [{ at: 11, removed: 14, inserted: "" }], "PTX caused .");
    assert.equal(only(gone).state, "lost");
    assert.equal(only(replaceAll(gone, annotations, "PTX caused .")).state, "lost");
    assert.equal(only(replaceAll(gone, annotations, text)).state, "anchored");
  });
});
