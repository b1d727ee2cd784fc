import assert from "node:assert/strict";
import { compileMatcher } from "../../../src/core/lexicon/compile.ts";
import { LayeredMatcher } from "../../../src/core/lexicon/layered.ts";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import { mergeTerms, readTerms, type Terms } from "../../../src/core/lexicon/terms.ts";
import { emptyTokens } from "../../../src/core/text/tokens.ts";
import { formatProblem } from "../../../src/core/problem.ts";

const FILE = `# our own
terms:
  - {name: BGX-101, kind: drug, id: "ACME:101", definition: our compound}
  - names: [tumor flare, tumour flare]
    kind: adverse-event
  - {name: CAT, kind: target, exact-case: true}
stop: [lead, lung cancer]
`;

const base = new Matcher(
  compileMatcher({
    forms: [
      { text: "lead", exactCase: false, concept: 0 },
      { text: "lung cancer", exactCase: false, concept: 1 },
      { text: "flare", exactCase: false, concept: 1 },
      { text: "cancer", exactCase: false, concept: 1 },
    ],
    kinds: new Uint8Array([0, 3]),
  }),
);

function found(text: string, terms: Terms): string[] {
  const matcher = new LayeredMatcher(base, terms);
  const tokens = emptyTokens();
  matcher.tokeniser.append(text, 0, text.length, tokens);
  return matcher.find(text, tokens).map((hit) => {
    const id = matcher.ownConcept(hit.concept)?.id ?? "lexicon";
    return `${text.slice(hit.start, hit.end)} ${matcher.kindOf(hit.concept)} ${id}`;
  });
}

describe("user terms", () => {
  it("are read with kinds, identifiers and stops", () => {
    const { terms, problems } = readTerms(FILE);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      terms.added.map(({ id, kind }) => `${id} ${kind}`),
      ["ACME:101 drug", "LOCAL:tumor-flare adverse-event", "LOCAL:cat target"],
    );
    assert.deepEqual(terms.stopped, ["lead", "lung cancer"]);
  });

  it("win over the lexicon, and stops silence it", () => {
    const { terms } = readTerms(FILE);
    const text = "Lead and bgx 101, tumor flares, a cat or CAT, lung cancer, cancer.";
    assert.deepEqual(found(text, terms), [
      "bgx 101 drug ACME:101",
      "tumor flares adverse-event LOCAL:tumor-flare",
      "CAT target LOCAL:cat",
      "cancer condition lexicon",
    ]);
    assert.deepEqual(found("Lead cancer", { added: [], stopped: [] }), [
      "Lead drug lexicon",
      "cancer condition lexicon",
    ]);
  });

  it("let the later of two sets decide", () => {
    const user = readTerms("terms: [{name: x1, kind: drug}]").terms;
    const workspace = readTerms("terms: [{name: x1, kind: target}]").terms;
    assert.deepEqual(found("x1", mergeTerms([user, workspace])), ["x1 target LOCAL:x1"]);
  });

  it("report a wrong line where it stands, and keep the others", () => {
    const text =
      "terms:\n  - {name: a1, kind: drug}\n  - {name: b1, kind: gene}\n  - {kind: drug}\n  - {name: c1, kind: drug, id: nope}\nstop: [[x]]\nother: 1\n";
    const { terms, problems } = readTerms(text);
    assert.deepEqual(
      terms.added.map(({ names }) => names[0]),
      ["a1"],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 4, 5, 6, 7],
    );
    for (const bad of ["[", "a: b: c", "- x", "[".repeat(100_000), "terms: 5", "\0"]) {
      assert.ok(readTerms(bad).problems.length > 0, bad.slice(0, 20));
    }
    assert.deepEqual(readTerms("# none yet"), { terms: { added: [], stopped: [] }, problems: [] });
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ["lists in lists, thousands deep", `stop: []\nterms: ${"[".repeat(3000)}`, /^t:2:72: .* nested too deeply/],
    ["maps in maps, thousands deep", `terms: ${"{a: ".repeat(3000)}`, /^t:1:\d+: .* nested too deeply/],
    ["lists on one line, thousands deep", `terms:\n  ${"- ".repeat(3000)}a`, /^t:2:\d+: .* nested too deeply/],
    ["two lists of one name", "stop: [a]\nterms: []\nstop: [b]\n", /^t:3:1: The key "stop" stands here a second time/],
    ["aliases", "stop: &some [a]\nterms: *some\n", /^t:2:8: YAML aliases/],
    ["what is no YAML", "terms: []\nstop: [a\n", /^t:3:1: This is not valid YAML/],
  ];
  for (const [what, text, message] of refused) {
    it(`are refused as a whole, with the place: ${what}`, () => {
      const { terms, problems } = readTerms(text);
      assert.deepEqual(terms, { added: [], stopped: [] });
      assert.equal(problems.length, 1);
      assert.match(problems.map((problem) => formatProblem("t", problem)).join("\n"), message);
    });
  }
});
