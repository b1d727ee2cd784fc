import assert from "node:assert/strict";
import fc from "fast-check";
import type { ExchangeDocument, Item } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { formatById, writeFiles } from "../../../src/core/exchange/formats.ts";
import { markedText } from "../../../src/core/exchange/reportMarks.ts";
import { reportOf } from "../../../src/core/exchange/reportModel.ts";
import { said } from "../../../src/core/words.ts";
import { documents } from "../../laws/exchangeDocuments.ts";
import { reportLosses, reportSample } from "./reportSample.ts";

function written(id: string, of: readonly ExchangeDocument[], leftOut = reportLosses): string {
  const result = writeFiles(formatById(id) as Format, of, { leftOut });
  assert.ok(result.ok, result.ok ? "" : said(result.problem));
  return (result.files[0] as { content: string }).content;
}

/** What BioGloss puts between the words: for eyes, or for ears. */
const OURS = /<span class="(?:edge|vh)"[^>]*>[^<]*<\/span>|<a class="n [^>]*>[^]*?<\/a>/g;

/** What no page may hold, and what is shown for it. */
// eslint-disable-next-line no-control-regex -- these are the characters
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe]/g;
const PICTURES = /[\u2400-\u241f\u2421\ufffd]/g;

/** A page's words without its tags. */
function words(html: string): string {
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  return html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] as string);
}

/** The tags that the page is made of: anything else would be the document's. */
const TAGS =
  /^<(?:\/?(?:html|head|title|style|body|main|article|section|h[1-3]|p|span|bdi|code|ul|li|div|strong|a|table|thead|tbody|tr|th|td|br|blockquote)|!DOCTYPE|meta|link)[ >]/;

describe("the report as a page", () => {
  it("holds the text as it is, whatever marks nest, cross and touch in it", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text, marks } = reportOf(document, []);
        const marked = markedText(text, marks, "");
        const plain = words(marked.replace(OURS, ""));
        assert.equal(plain.replace(PICTURES, "?"), text.replace(CONTROLS, "?"));
        const pieces = [...document.mentions, ...document.claims].reduce((total, { spans }) => total + spans.length, 0);
        assert.equal(marked.split('<a class="n ').length - 1, pieces, "every piece has its sign");
      }),
      { numRuns: 300 },
    );
  });

  it("is made of nothing but its own tags, and leads nowhere but into itself", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const html = written("report", [document], []);
        for (const [tag] of html.matchAll(/<[^>]*>?/g)) assert.match(tag, TAGS);
        const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
        for (const [, href = ""] of html.matchAll(/href="([^"]*)"/g))
          assert.ok(href === "data:," || (href.startsWith("#") && ids.has(href.slice(1))), href);
        assert.equal(ids.size, [...html.matchAll(/ id="/g)].length, "no id twice");
        assert.doesNotMatch(html, / (?:src|srcset|style|on\w+)=/);
      }),
      { numRuns: 150 },
    );
  });

  it("forbids all requests and scripts, and can be read in light, in dark and on paper", () => {
    const html = written("report", [reportSample]);
    assert.match(
      html,
      /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:;/,
    );
    assert.match(html, /prefers-color-scheme: dark/);
    assert.match(html, /@media print/);
    assert.doesNotMatch(html, /<script|@import|url\(/);
  });

  it("says what is not in it, with its words and why, and nothing of single fields", () => {
    for (const id of ["report", "report-md"]) {
      const report = written(id, [reportSample]);
      assert.match(report, /hazard ratio 0.62.*its words have changed since it was decided/);
      assert.match(report, /&lt;script&gt;alert\(1\)&lt;\/script&gt;.*its words are no longer in the text/);
      assert.doesNotMatch(report, /not a whole annotation/);
      assert.doesNotMatch(written(id, [reportSample], []), /ot in this report/);
    }
  });

  it("tells kinds apart by letter and in words, beside colour and underline", () => {
    const html = written("report", [reportSample]);
    assert.match(
      html,
      /<a class="n k-adverse-event" href="#d1-k13" title="negated adverse event"><span aria-hidden="true">A13<\/span><span class="vh"> \(negated adverse event\) <\/span>/,
    );
    assert.match(html, /A10…<\/span><span class="vh"> \(adverse event, part 1 of 2\)/);
    assert.match(html, /claim 1 begins: /);
    const shapes = [...html.matchAll(/--shape: (\w+)/g)].map(([, shape]) => shape);
    assert.equal(new Set(shapes).size, 5, "each kind has an underline of its own");
  });

  it("puts one concept's mentions on one card, and each line of evidence on a row", () => {
    const { concepts, claims, evidence } = reportOf(reportSample, []);
    assert.deepEqual(
      concepts.slice(0, 2).map(({ name, identifier, forms, mentions }) => [name, identifier, forms.length, mentions]),
      [
        ["Atezolizumab", "DRUGBANK:DB11595", 2, 2],
        ["nab-paclitaxel", "DRUGBANK:DB01229", 1, 3],
      ],
    );
    assert.deepEqual(
      evidence.map(({ claim, source, bearing }) => [claim, source, bearing]),
      [
        [1, "PMID:30345906, p. 2112", "supported"],
        [1, "appendix.pdf", "disputes"],
        [2, "", ""],
        [3, "", ""],
      ],
    );
    assert.deepEqual(claims[1]?.facts.at(-1), ["contradicts", "claim 1"]);
    assert.deepEqual(claims[2]?.about[2], { role: "claim", words: claims[0]?.words, claim: 1 });
  });

  it("keeps the ids of several documents apart, and says of each what it lacks", () => {
    const other = { ...reportSample, id: "other", file: "other.md" };
    const html = written("report", [reportSample, other]);
    assert.equal(html.split('id="d1-k1"').length, 2);
    assert.equal(html.split('id="d2-k1"').length, 2);
    assert.equal(html.split("2 annotations are not in this report").length, 2);
  });
});

describe("the report as Markdown", () => {
  it("has a cell for every column, whatever people type, and no sign of theirs that means something", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const text = written("report-md", [document], []);
        let columns = 0;
        for (const line of text.split("\n")) {
          if (!line.startsWith("|")) {
            columns = 0;
            continue;
          }
          const cells = line.split(/(?<!\\)(?:\\\\)*\|/).length;
          if (columns > 0) assert.equal(cells, columns, line);
          columns = cells;
        }
        assert.doesNotMatch(text.replaceAll("<br>", ""), /</);
      }),
      { numRuns: 300 },
    );
  });

  it("escapes links, code, emphasis and what would begin a list or a heading", () => {
    const word = (value: string, id: string): Item => ({ id, spans: [{ start: 0, end: 3 }], label: value, fields: {} });
    const labels = ["[a](http://x)", "`a`", "*a*", "# a", "- a", "1. a", "a|b", "a\\", "<b>"];
    const document = { id: "x", text: "abc", mentions: labels.map((label, i) => word(label, `m${i}`)), claims: [] };
    const text = written("report-md", [document], []);
    for (const shown of [
      "\\[a\\](http://x)",
      "\\`a\\`",
      "\\*a\\*",
      "\\# a",
      "\\- a",
      "1\\. a",
      "a\\|b",
      "a\\\\",
      "&lt;b&gt;",
    ])
      assert.ok(text.includes(`| ${shown} |`), `${shown} in ${text}`);
  });
});
