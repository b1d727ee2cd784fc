import assert from "node:assert/strict";
import { parseXml } from "@rgrove/parse-xml";
import { describe as anchorOf } from "../../../src/core/annotate/anchor.ts";
import type { Annotation } from "../../../src/core/annotate/model.ts";
import { placeAll } from "../../../src/core/annotate/placed.ts";
import type { Kind } from "../../../src/core/lexicon/concept.ts";
import type { Relation, Suggestion } from "../../../src/core/recognise/mention.ts";
import { lineColumns } from "../../../src/core/text/lines.ts";
import { type DocumentEvidence, evidenceIn } from "../../../src/core/view/evidence.ts";
import { type Matrix, matrixOf, MOST_PLACES } from "../../../src/core/view/matrix.ts";
import { matrixHtml } from "../../../src/core/view/matrixHtml.ts";
import { matrixSvg } from "../../../src/core/view/matrixSvg.ts";
import { cellText } from "../../../src/core/view/matrixText.ts";
import { mentionsOf } from "../../../src/core/view/mentions.ts";

const TEXT =
  "Taxol caused nausea. Taxol did not cause rash. Taxol and rash again; Taxol and rash.\nAvelumab binds PD-L1. Avelumab alone.";

const made = { polarity: "affirmed", certainty: "asserted", confidence: 1, why: [] } as const;

/** A suggestion on each place of some words. */
function suggested(words: string, kind: Kind): Suggestion[] {
  const found: Suggestion[] = [];
  for (let at = TEXT.indexOf(words); at >= 0; at = TEXT.indexOf(words, at + 1)) {
    found.push({ start: at, end: at + words.length, kind, ...made });
  }
  return found;
}

const SUGGESTIONS = [
  ...suggested("Taxol", "drug"),
  ...suggested("Avelumab", "drug"),
  ...suggested("nausea", "adverse-event"),
  ...suggested("rash", "adverse-event"),
  ...suggested("PD-L1", "target"),
].sort((a, b) => a.start - b.start);

function relation(head: string, tail: string, polarity: Relation["polarity"], nth = 0): Relation {
  const at = (words: string, from: number): number =>
    SUGGESTIONS.findIndex(({ start, end }) => start >= from && TEXT.slice(start, end) === words);
  const from = nth === 0 ? 0 : TEXT.indexOf("Taxol", 1);
  return {
    type: "drug-event",
    head: at(head, from),
    tail: at(tail, from),
    polarity,
    certainty: "asserted",
    confidence: 1,
    why: [],
  };
}

const RELATIONS = [
  relation("Taxol", "nausea", "affirmed"),
  relation("Taxol", "rash", "negated", 1),
  relation("Avelumab", "PD-L1", "affirmed"),
];

function annotation(quote: string, decided: object): Annotation {
  const start = TEXT.indexOf(quote);
  return { anchor: anchorOf(TEXT, { start, end: start + quote.length }), ...decided } as Annotation;
}

function evidence(annotations: readonly Annotation[] = []): DocumentEvidence {
  const placed = placeAll(TEXT, annotations);
  const reading = {
    text: TEXT,
    analysis: { suggestions: SUGGESTIONS, abbreviations: [], relations: RELATIONS },
    placed,
  };
  return evidenceIn(
    reading,
    mentionsOf(reading, () => undefined),
    lineColumns(TEXT),
  );
}

const told = (found: DocumentEvidence): string[] =>
  found.places.map(({ drug, other, bearing, from }) => [drug.slice(1), other.slice(1), bearing, from.line].join(" "));

const NO_NAMES = (): undefined => undefined;

function matrices(document: DocumentEvidence, name = "a.md", nameOf: (key: string) => string | undefined = NO_NAMES) {
  const documents = [{ uri: "file:///a.md", name, evidence: document }];
  return [matrixOf(documents, "adverse-event", nameOf), matrixOf(documents, "target", nameOf)] as const;
}

describe("what a document says of drugs", () => {
  it("is what its sentences state, deny, or only name together, each sentence once for a pair", () => {
    assert.deepEqual(told(evidence()), [
      "taxol nausea stated 1",
      "taxol rash denied 1",
      "taxol rash together 1",
      "avelumab pd l1 stated 2",
    ]);
  });

  it("is what claims say of the mentions that they are about, and nothing of what was rejected", () => {
    const found = evidence([
      annotation("Taxol", { type: "mention", id: "a", kind: "drug", concept: "DRUGBANK:DB01229" }),
      annotation("nausea", { type: "mention", id: "b", kind: "adverse-event" }),
      annotation("PD-L1", { type: "mention", id: "d", kind: "target", status: "rejected" }),
      annotation("Taxol caused nausea", {
        type: "claim",
        id: "c",
        claim: "safety",
        polarity: "negated",
        about: { subject: ["a"], object: ["b"], target: ["d"] },
      }),
    ]);
    const own = found.places.filter(({ bearing }) => bearing.startsWith("claim"));
    assert.deepEqual(
      own.map(({ drug, other, bearing }) => [drug, other, bearing]),
      [["DRUGBANK:DB01229", "=nausea", "claim-denied"]],
    );
    assert.ok(!found.places.some(({ axis }) => axis === "target"), "no relation ends at what was rejected");
    assert.ok(found.places.some(({ drug, bearing }) => drug === "DRUGBANK:DB01229" && bearing === "stated"));
  });

  it("does not take a list of many for a statement about each pair", () => {
    const text = `Taxol: ${Array.from({ length: 40 }, (_, i) => `event${i}`).join(", ")}.`;
    const suggestions: Suggestion[] = [{ start: 0, end: 5, kind: "drug", ...made }];
    for (const match of text.matchAll(/event\d+/g)) {
      suggestions.push({ start: match.index, end: match.index + match[0].length, kind: "adverse-event", ...made });
    }
    const reading = { text, analysis: { suggestions, abbreviations: [] }, placed: [] };
    assert.equal(evidenceIn(reading, mentionsOf(reading, NO_NAMES), lineColumns(text)).places.length, 0);
  });
});

describe("the matrix", () => {
  it("lays drugs against adverse events and against targets, what most is said of first", () => {
    const [events, targets] = matrices(evidence(), "a.md", (key) => (key === "=taxol" ? "paclitaxel" : undefined));
    assert.deepEqual(
      [events.rows.map(({ name }) => name), events.columns.map(({ name }) => name)],
      [["paclitaxel"], ["rash", "nausea"]],
    );
    assert.deepEqual(events.cells[0]?.[0]?.counts, { claim: 0, "claim-denied": 0, stated: 0, denied: 1, together: 1 });
    assert.deepEqual(
      events.cells[0]?.[0]?.places.map(({ place }) => place.bearing),
      ["denied", "together"],
    );
    assert.equal(
      cellText("paclitaxel", "rash", events.cells[0]?.[0]),
      "paclitaxel and rash: 1 sentence denies it, 1 sentence names both",
    );
    assert.equal(cellText("a", "b", undefined), "a and b: nothing");
    assert.deepEqual([targets.rows.length, targets.columns.length, targets.leftOut.rows], [1, 1, 0]);
  });

  it("adds up documents, and is capped: it says what it leaves out", () => {
    const [place] = evidence().places;
    assert.ok(place !== undefined);
    const places = Array.from({ length: 90 }, (_, i) => ({ ...place, drug: `=d${i}`, other: `=e${i % 70}` }));
    const many = { places: [...places, ...Array.from({ length: 300 }, () => place)], words: new Map<string, string>() };
    const document = (name: string) => ({ uri: name, name, evidence: many });
    const matrix = matrixOf([document("a"), document("b")], "adverse-event", NO_NAMES);
    assert.deepEqual([matrix.rows.length, matrix.columns.length], [60, 60]);
    assert.deepEqual(matrix.leftOut, { rows: 31, columns: 11 });
    assert.equal(matrix.rows[0]?.name, "taxol");
    const cell = matrix.cells[0]?.[matrix.columns.findIndex(({ key }) => key === "=nausea")];
    assert.equal(cell?.counts.stated, 600);
    assert.equal(cell?.places.length, MOST_PLACES);
    assert.match(matrixSvg(matrix, "x"), /31 drugs and 11 adverse events are not\./);
  });
});

/** What would fetch, run or end something if it were not escaped. */
const HOSTILE = `"><img src=x onerror='alert(1)'></table></svg><script>alert(1)</script>&amp;\u202e\u0000`;

function hostile(): readonly Matrix[] {
  const [place] = evidence().places;
  assert.ok(place !== undefined);
  const one = {
    places: [{ ...place, drug: HOSTILE, other: HOSTILE, words: HOSTILE }],
    words: new Map<string, string>(),
  };
  return matrices(one, HOSTILE);
}

function page(shown: readonly Matrix[], title = "a.md"): string {
  const files = { script: "vscode-resource://evidence.js", style: "vscode-resource://evidence.css" };
  return matrixHtml({
    title,
    note: title,
    matrices: shown,
    nonce: "f00d",
    source: "vscode-resource:",
    language: "en",
    ...files,
  });
}

describe("the evidence picture", () => {
  it("is a table that says in words what its signs mean, one cell of which is reached with Tab", () => {
    const html = page(matrices(evidence()));
    assert.match(html, /<th scope="row" data-key="[^"]+">Taxol<\/th>/);
    assert.match(html, /<th scope="col" data-key="[^"]+"><span>nausea<\/span><\/th>/);
    assert.match(html, /aria-label="Taxol and rash: 1 sentence denies it, 1 sentence names both"/);
    assert.match(html, /<span class="denied">⊘1<\/span> <span class="together">○1<\/span>/);
    assert.equal(html.match(/tabindex="0"/g)?.length, 2, "one for each table");
    assert.equal(html.match(/<table role="grid"/g)?.length, 2);
  });

  it("allows one script with its nonce and one style sheet, and nothing from elsewhere", () => {
    const html = page(hostile(), HOSTILE);
    assert.match(
      html,
      /content="default-src &#39;none&#39;; script-src &#39;nonce-f00d&#39;; style-src vscode-resource:; img-src data:; /,
    );
    assert.deepEqual(html.match(/<script[^>]*>/g), ['<script nonce="f00d" src="vscode-resource://evidence.js">']);
    assert.doesNotMatch(html, /<img|\son\w+='|<\/svg|\sstyle=|https?:/);
    assert.doesNotMatch(html, /[\u202e\0]/);
    assert.ok(html.includes("&#60;script&#62;alert(1)&#60;/script&#62;&#38;amp;"), "shown as it is written");
  });

  it("says so where there is nothing", () => {
    assert.match(page(matrices({ places: [], words: new Map() })), /Nothing is said of both\./);
  });

  it("is SVG that stands alone, well formed whatever the names are", () => {
    for (const matrix of [...hostile(), ...matrices(evidence()), ...matrices({ places: [], words: new Map() })]) {
      const { root } = parseXml(matrixSvg(matrix, HOSTILE));
      assert.equal(root?.name, "svg");
      const names = new Set<string>();
      const collect = (element: NonNullable<typeof root>): void => {
        names.add(element.name);
        for (const child of element.children) if ("name" in child) collect(child as NonNullable<typeof root>);
      };
      collect(root);
      for (const name of names) assert.ok(["svg", "rect", "text", "g", "title"].includes(name), name);
    }
    assert.match(matrixSvg(matrices(evidence())[0], "a.md"), /<title>Taxol and nausea: 1 sentence says so<\/title>/);
  });
});
