import assert from "node:assert/strict";
import fc from "fast-check";
import { compileMatcher } from "../../src/core/lexicon/compile.ts";
import { Matcher } from "../../src/core/lexicon/matcher.ts";
import { singularForms } from "../../src/core/text/plurals.ts";
import { hashToken } from "../../src/core/text/tokenHash.ts";
import { emptyTokens, tokenKey, Tokeniser, type Tokens } from "../../src/core/text/tokens.ts";

const tokeniser = new Tokeniser();

function tokensOf(text: string): Tokens {
  const tokens = emptyTokens(8);
  tokeniser.append(text, 0, text.length, tokens);
  return tokens;
}

interface Name {
  text: string;
  exactCase: boolean;
}

/** What the matcher must find, said with strings and without hashes: every span of tokens against every name. */
function reference(text: string, names: readonly Name[]): string[] {
  const tokens = tokensOf(text);
  const words = (exact: boolean): string[] =>
    Array.from({ length: tokens.count }, (_, t) => tokenKey(text.slice(tokens.start[t], tokens.end[t]), exact));
  const folded = words(false);
  const cased = words(true);
  const found: string[] = [];
  for (let i = 0; i < tokens.count;) {
    let longest = 0;
    for (let n = 1; i + n <= tokens.count; n++) {
      if (n > 1 && tokens.hardBreak[i + n - 1] === 1) break;
      for (const name of names) {
        const key = keyOf(name.text, name.exactCase);
        const spelled = (name.exactCase ? cased : folded).slice(i, i + n);
        const last = spelled[n - 1] as string;
        const original = text.slice(tokens.start[i + n - 1], tokens.end[i + n - 1]);
        const readings = [last, ...(mayBePlural(original) ? singularForms(last) : [])];
        if (readings.some((reading) => [...spelled.slice(0, -1), reading].join(" ") === key)) longest = n;
      }
    }
    if (longest > 0) found.push(`${tokens.start[i]}-${tokens.end[i + longest - 1]}`);
    i += Math.max(1, longest);
  }
  return found;
}

/** The tokeniser looks for plurals only in plain words that end in a lower-case s. */
function mayBePlural(word: string): boolean {
  return /^[A-Za-z0-9]*s$/.test(word);
}

function keyOf(text: string, exact: boolean): string {
  const tokens = tokensOf(text);
  return Array.from({ length: tokens.count }, (_, t) =>
    tokenKey(text.slice(tokens.start[t], tokens.end[t]), exact),
  ).join(" ");
}

/** Few words, so that names share beginnings and texts hit them often. */
const word = fc.constantFrom(
  ...["lung", "Lung", "cancer", "cancers", "neuropathy", "neuropathies", "PD", "L1", "pd", "α", "TNF", "tnfs"],
  ...[
    "abscess",
    "abscesses",
    "metastasis",
    "metastases",
    "é",
    "e\u0301",
    "2",
    ",",
    "/",
    "(",
    "ＭＥＴ",
    "met",
    "\u{1F48A}",
  ],
);
const glue = fc.constantFrom(" ", "-", "–", "", "\n", "\n\n", "\n- ", "\u00ad", "\u200b", " ,", "\r\n\r\n");
const phrase = fc.array(fc.tuple(word, glue), { minLength: 1, maxLength: 5 }).map((parts) =>
  parts
    .map(([w, g]) => w + g)
    .join("")
    .trim(),
);
const document = fc.array(fc.tuple(word, glue), { maxLength: 40 }).map((parts) => parts.flat().join(""));

describe("matcher", () => {
  it("finds exactly what a search by strings finds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: phrase, exactCase: fc.boolean() }), { minLength: 1, maxLength: 12 }),
        document,
        (candidates, text) => {
          const names = candidates.filter((name) => tokensOf(name.text).count > 0);
          // A name with a hard break inside can never be matched by either; leave such names out.
          const usable = names.filter((name) => !hasInnerBreak(name.text));
          const bytes = compileMatcher({
            forms: usable.map((name, i) => ({ ...name, concept: i })),
            kinds: new Uint8Array(usable.length),
          });
          const hits = new Matcher(bytes).find(text, tokensOf(text));
          assert.deepEqual(
            hits.map((hit) => `${hit.start}-${hit.end}`),
            reference(text, usable),
          );
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("hashes every token as its folded key", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.constant("\uf9d0 \ufad0\ufad1 ﬁ Å")),
        (text) => {
          const tokens = tokensOf(text);
          for (let t = 0; t < tokens.count; t++) {
            const piece = text.slice(tokens.start[t], tokens.end[t]);
            assert.equal(tokens.hash[t], hashToken(tokenKey(piece, false)), JSON.stringify(piece));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("reads its file from any place in a buffer of Node's", () => {
    const bytes = compileMatcher({
      forms: [{ text: "aspirin", exactCase: false, concept: 0 }],
      kinds: Uint8Array.of(0),
    });
    for (let shift = 0; shift < 4; shift++) {
      const matcher = new Matcher(Buffer.concat([Buffer.alloc(shift), bytes]).subarray(shift));
      assert.equal(matcher.find("Aspirin", tokensOf("Aspirin")).length, 1);
    }
  });

  it("compiles to the same bytes whatever ran before", () => {
    const forms = [
      { text: "lung cancer", exactCase: false, concept: 0 },
      { text: "MET", exactCase: true, concept: 1 },
    ];
    const once = compileMatcher({ forms, kinds: new Uint8Array([3, 1]) });
    assert.deepEqual(compileMatcher({ forms, kinds: new Uint8Array([3, 1]) }), once);
  });
});

function hasInnerBreak(text: string): boolean {
  const tokens = tokensOf(text);
  for (let t = 1; t < tokens.count; t++) if (tokens.hardBreak[t] === 1) return true;
  return false;
}
