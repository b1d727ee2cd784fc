import assert from "node:assert/strict";
import fc from "fast-check";
import { compileMatcher, type FormToCompile } from "../../../src/core/lexicon/compile.ts";
import { exactKey, foldKey } from "../../../src/core/lexicon/fold.ts";
import { LayeredMatcher } from "../../../src/core/lexicon/layered.ts";
import { readTerms } from "../../../src/core/lexicon/terms.ts";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import { singularForms } from "../../../src/core/text/plurals.ts";
import { emptyTokens } from "../../../src/core/text/tokens.ts";

function matcherOf(forms: readonly FormToCompile[]): Matcher {
  return new Matcher(compileMatcher({ forms, kinds: new Uint8Array(forms.length) }));
}

function scan(matcher: Matcher, text: string): string[] {
  const tokens = emptyTokens();
  matcher.tokeniser.append(text, 0, text.length, tokens);
  return matcher.find(text, tokens).map(({ start, end, concept }) => `${text.slice(start, end)} ${concept}`);
}

describe("concepts by their names", () => {
  const matcher = matcherOf([
    { text: "CAT", exactCase: true, concept: 0 },
    { text: "CAT", exactCase: true, concept: 1, silent: true, right: 2 },
    { text: "water", exactCase: false, concept: 2, silent: true },
    { text: "liver injury", exactCase: false, concept: 3 },
    { text: "injury", exactCase: false, concept: 4, silent: true },
  ]);

  it("are the one that the scan finds, then those that the scan keeps silent about, by right", () => {
    assert.deepEqual(matcher.named("CAT"), [
      { concept: 0, how: "exact", right: 0, silent: false },
      { concept: 1, how: "exact", right: 2, silent: true },
    ]);
    assert.deepEqual(matcher.named("cat"), []);
    assert.deepEqual(
      matcher.named("Liver injuries").map(({ concept, how }) => [concept, how]),
      [[3, "plural"]],
    );
    assert.deepEqual(matcher.named(""), []);
    assert.deepEqual(matcher.named("no such name"), []);
  });

  it("are never marked by a silent name, and a silent name hides no other", () => {
    assert.deepEqual(scan(matcher, "water and liver injury, CAT injury"), ["liver injury 3", "CAT 0"]);
    assert.equal(matcher.forms, 2);
  });

  it("include the user's own first, and none where the user has silenced the words", () => {
    const { terms } = readTerms("terms:\n  - {name: CAT, kind: drug, exact-case: true}\nstop: [water]\n");
    const layered = new LayeredMatcher(matcher, terms);
    assert.deepEqual(
      layered.named("CAT").map(({ concept }) => concept),
      [5, 0, 1],
    );
    assert.deepEqual(layered.named("water"), []);
  });

  it("are exactly those that a search by strings finds", () => {
    const word = fc.constantFrom(
      "lung",
      "lungs",
      "Lung",
      "cancer",
      "cancers",
      "MET",
      "met",
      "α",
      "abscess",
      "abscesses",
    );
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" "));
    const form = fc.record({ text: phrase, exactCase: fc.boolean(), silent: fc.boolean() });
    fc.assert(
      fc.property(fc.array(form, { minLength: 1, maxLength: 10 }), phrase, (forms, words) => {
        const all = forms.map((one, concept) => ({ ...one, concept }));
        const audible = new Set<string>();
        const expected = new Set<number>();
        for (const { text, exactCase, silent, concept } of all) {
          const key = exactCase ? exactKey : foldKey;
          const identity = `${exactCase ? "=" : "~"}${key(text)}`;
          // Of two audible forms with one key and case rule the first is kept.
          if (!silent && audible.has(identity)) continue;
          if (!silent) audible.add(identity);
          const spelled = key(words).split(" ");
          const last = spelled.at(-1) as string;
          const original = words.split(" ").at(-1) as string;
          const readings = [last, ...(/s$/.test(original) ? singularForms(last) : [])];
          if (readings.some((reading) => [...spelled.slice(0, -1), reading].join(" ") === key(text)))
            expected.add(concept);
        }
        const found = matcherOf(all)
          .named(words)
          .map(({ concept }) => concept);
        assert.deepEqual([...found].sort(), [...expected].sort());
      }),
      { numRuns: 1000 },
    );
  });
});
