import assert from "node:assert/strict";
import { KINDS, type Kind } from "../../../src/core/lexicon/concept.ts";
import { compileMatcher, type FormToCompile } from "../../../src/core/lexicon/compile.ts";
import { Matcher } from "../../../src/core/lexicon/matcher.ts";
import { type DocumentNames, link, longFormOf, namedAlone, NameReader } from "../../../src/core/recognise/linking.ts";
import { ConceptWords } from "../../../src/core/recognise/linkingWords.ts";
import { drugInduced } from "../../../src/core/recognise/linkingDisorders.ts";
import { rewrites } from "../../../src/core/recognise/linkingRewrites.ts";
import type { Suggestion } from "../../../src/core/recognise/mention.ts";

/** Concepts by number: what they are, and their names; a name after `~` is silent, with its right to it after `#`. */
const CONCEPTS: readonly (readonly [kind: Kind, ...names: string[]])[] = [
  ["target", "CAT", "catalase"],
  ["drug", "~CAT", "catumaxomab"],
  ["drug", "~PTX#1", "paclitaxel"],
  ["drug", "~PTX#1", "pentoxifylline"],
  ["condition", "hypotension"],
  ["condition", "cirrhosis"],
  ["condition", "hepatitis"],
  ["adverse-event", "drug-induced hepatitis"],
  ["condition", "hepatic toxicity", "hepatotoxicity"],
  ["drug", "~glutamic acid", "morphine"],
  ["condition", "lung cancer"],
  ["condition", "renal dysfunction"],
  ["target", "TNF", "TNF-alpha"],
  ["target", "~ABC#2"],
  ["target", "~ABC#3"],
];

const matcher = new Matcher(
  compileMatcher({
    kinds: Uint8Array.from(CONCEPTS, ([kind]) => KINDS.indexOf(kind)),
    forms: CONCEPTS.flatMap(([, ...names], concept) =>
      names.map((given): FormToCompile => {
        const [, quiet, text, right] = /^(~?)([^#]+)#?(\d?)$/.exec(given) as unknown as string[];
        const exactCase = /^[A-Z]{3}$/.test(text!);
        return { text: text!, exactCase, concept, silent: quiet === "~", right: Number(right) };
      }),
    ),
  }),
);

/** The concepts of mentions given as `[words, kind, concept]`, in the order of the text. */
function linked(
  text: string,
  mentions: readonly (readonly [words: string, kind: Kind, concept?: number])[],
  defined: readonly (readonly [short: string, long: string])[] = [],
): (number | undefined)[] {
  const at = (words: string): { start: number; end: number } => {
    const start = text.indexOf(words);
    assert.ok(start >= 0, words);
    return { start, end: start + words.length };
  };
  const suggestions = mentions.map(([words, kind, concept]): Suggestion => ({
    ...at(words),
    kind,
    ...(concept === undefined ? {} : { concept }),
    polarity: "affirmed",
    certainty: "asserted",
    confidence: 0.9,
    why: [{ rule: "tagger" }],
  }));
  const named = new ConceptWords();
  const document: DocumentNames = {
    longForm: (words) => defined.find(([short]) => short === words)?.[1],
    isNamedElsewhere: (concept, words) => named.isNamedElsewhere(concept, words),
  };
  const reader = new NameReader(matcher);
  const readings = suggestions.map((one) => {
    const words = text.slice(one.start, one.end);
    return reader.read(words, one, longFormOf(words, document));
  });
  for (const [concept, words] of namedAlone(text, suggestions, readings)) named.add(concept, words, 1);
  return link(text, suggestions, readings, document).map(({ concept }) => concept);
}

describe("linking", () => {
  it("keeps what the scan found, and takes another concept of the name where the kind says so", () => {
    assert.deepEqual(linked("CAT fell", [["CAT", "target", 0]]), [0]);
    assert.deepEqual(linked("CAT was given", [["CAT", "drug"]]), [1]);
    assert.deepEqual(linked("CAT was a disease", [["CAT", "condition"]]), [undefined]);
  });

  it("decides between concepts of one kind by what else the document names, else not at all", () => {
    assert.deepEqual(linked("PTX was given", [["PTX", "drug"]]), [undefined]);
    const both = linked("PTX (that is paclitaxel)", [
      ["PTX", "drug"],
      ["paclitaxel", "drug", 2],
    ]);
    assert.deepEqual(both, [2, 2]);
    const neither = linked("PTX, paclitaxel, pentoxifylline", [
      ["PTX", "drug"],
      ["paclitaxel", "drug", 2],
      ["pentoxifylline", "drug", 3],
    ]);
    assert.deepEqual(neither, [undefined, 2, 3]);
  });

  it("prefers the better right to a name", () => {
    assert.deepEqual(linked("ABC rose", [["ABC", "target"]]), [13]);
  });

  it("lets a short form be what the text defines it as", () => {
    assert.deepEqual(linked("Cirrhotic liver (CL) and CL again", [["CL", "condition"]], [["CL", "Cirrhotic liver"]]), [
      undefined,
    ]);
    assert.deepEqual(linked("lung cancer (LC)", [["LC", "condition"]], [["LC", "lung cancer"]]), [10]);
  });

  it("takes the whole of a mention before its last words, and the form that drugs cause for an event", () => {
    assert.deepEqual(linked("drug-induced hepatitis", [["drug-induced hepatitis", "condition", 6]]), [7]);
    assert.deepEqual(linked("isoniazid-induced hepatitis", [["isoniazid-induced hepatitis", "adverse-event"]]), [7]);
    assert.deepEqual(linked("hepatitis", [["hepatitis", "adverse-event", 6]]), [7]);
    assert.deepEqual(linked("hepatitis", [["hepatitis", "condition", 6]]), [6]);
  });

  it("finds other words for the same disorder", () => {
    const cases: readonly (readonly [string, number | undefined])[] = [
      ["hypotensive", 4],
      ["severe hypotension", 4],
      ["severe acute hypotensive", 4],
      ["cirrhotic", 5],
      ["toxicity, hepatic", 8],
      ["hepatotoxic", 8],
      ["cancer of the lung", 10],
      ["lung carcinomas", 10],
      ["impaired renal function", 11],
      ["kidney dysfunction", 11],
      ["liver dislike", undefined],
      ["severe", undefined],
      ["spider hypotension", undefined],
    ];
    for (const [words, concept] of cases) assert.deepEqual(linked(words, [[words, "condition"]]), [concept], words);
  });

  it("finds a drug by its salt and a target by its gene", () => {
    assert.deepEqual(linked("morphine sulfate", [["morphine sulfate", "drug"]]), [9]);
    assert.deepEqual(linked("oral morphine", [["oral morphine", "drug"]]), [9]);
    assert.deepEqual(linked("glutamate", [["glutamate", "drug"]]), [9]);
    assert.deepEqual(linked("TNF gene", [["TNF gene", "target"]]), [12]);
    assert.deepEqual(linked("TNFa", [["TNFa", "target"]]), [12]);
    assert.deepEqual(linked("Tnf", [["Tnf", "target"]]), [12]);
  });

  it("looks for a bounded number of other words, whatever the mention", () => {
    for (const words of ["severe ".repeat(20) + "rash", "a".repeat(5000), "x, y", "", "and", ")("]) {
      for (const kind of KINDS) assert.ok(rewrites(words, kind).length <= 24, words);
    }
    assert.ok(!rewrites("rash", "condition").includes("rash"));
    assert.deepEqual(drugInduced("rash"), ["drug-induced rash", "drug rash"]);
  });
});
