import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { LOOKS, type Look } from "../../../src/core/view/marks.ts";
import {
  type BlockToken,
  markedTokens,
  previewClass,
  previewMarks,
  type PreviewMark,
} from "../../../src/core/view/previewMarks.ts";
import { ROOT } from "../shared.ts";

const markdown = new MarkdownIt({ html: true, linkify: true });

/** Renders a text in which `«` and `»` stand around what is to be marked; gives HTML with the same signs around it. */
function rendered(withSigns: string, parser = markdown): string {
  const marks: PreviewMark[] = [];
  let text = "";
  let start = 0;
  for (const sign of withSigns.split(/([«»])/)) {
    if (sign === "«") start = text.length;
    else if (sign === "»") marks.push({ start, end: text.length, look: "suggestion:drug", title: "drug (suggestion)" });
    else text += sign;
  }
  return render(text, marks, parser).trimEnd();
}

function render(text: string, marks: readonly PreviewMark[], parser = markdown): string {
  const tokens = parser.parse(text, {});
  const before = JSON.stringify(tokens);
  const marked = markedTokens(tokens as BlockToken[], text, marks) as typeof tokens;
  assert.equal(JSON.stringify(tokens), before, "the parser's own tokens are as they were");
  const html = parser.renderer.render(marked, parser.options, {});
  return html.replace(/<span class="biogloss-mark[^>]*>/g, "«").replaceAll("</span>", "»");
}

describe("marks in the preview", () => {
  it("stand on the words that the editor marks, whatever is around and in them", () => {
    const cases: [source: string, html: string][] = [
      ["«PTX» and «taxol».", "<p>«PTX» and «taxol».</p>"],
      ["PTX, «PTX», PTX", "<p>PTX, «PTX», PTX</p>"],
      [
        "**«PTX»** *a «taxol»* _«b»_ ~~«c»~~",
        "<p><strong>«PTX»</strong> <em>a «taxol»</em> <em>«b»</em> <s>«c»</s></p>",
      ],
      ["«PD-**L1**»", "<p>«PD-»<strong>«L1»</strong></p>"],
      ["[«PTX»](PTX) «PTX»", '<p><a href="PTX">«PTX»</a> «PTX»</p>'],
      ['[a](b "PTX (PTX)") «PTX»', '<p><a href="b" title="PTX (PTX)">a</a> «PTX»</p>'],
      ["[«a»](x(y)z)«a»", '<p><a href="x(y)z">«a»</a>«a»</p>'],
      ["[«a»][r]a «b»\n\n[r]: /u", '<p><a href="/u">«a»</a>a «b»</p>'],
      ["[«r»](no link) «b»\n\n[r]: /u", '<p><a href="/u">«r»</a>(no link) «b»</p>'],
      ["![PTX](PTX.png) «PTX»", '<p><img src="PTX.png" alt="PTX"> «PTX»</p>'],
      ["`PTX` «PTX» `` a`PTX `` «PTX»", "<p><code>PTX</code> «PTX» <code>a`PTX</code> «PTX»</p>"],
      ["<b title='PTX'>«PTX»</b> <!-- PTX --> «PTX»", "<p><b title='PTX'>«PTX»</b> <!-- PTX --> «PTX»</p>"],
      ["<https://a.b/PTX> «PTX»", '<p><a href="https://a.b/PTX">https://a.b/PTX</a> «PTX»</p>'],
      ["https://a.b/PTX «PTX»", '<p><a href="https://a.b/PTX">https://a.b/PTX</a> «PTX»</p>'],
      ["\\*a\\* «PTX» \\\\ «b»", "<p>*a* «PTX» \\ «b»</p>"],
      ["&lt; &amp; &#945; «PTX» &nope; «b»", "<p>&lt; &amp; α «PTX» &amp;nope; «b»</p>"],
      ["«&alpha;-x» y", "<p>«α-x» y</p>"],
      ["&#x1D6FC; «PTX»", "<p>𝛼 «PTX»</p>"],
      ["one  \n   «two»\\\n«three»", "<p>one<br>\n«two»<br>\n«three»</p>"],
      ["«peripheral\n  neuropathy» x", "<p>«peripheral»\n«neuropathy» x</p>"],
      ["# The «PTX» #\n\nTwo «PTX»\n===", "<h1>The «PTX»</h1>\n<h1>Two «PTX»</h1>"],
      ["- - «PTX»\n\n  b", "<ul>\n<li>\n<ul>\n<li>«PTX»</li>\n</ul>\n<p>b</p>\n</li>\n</ul>"],
      ["> > «PTX»\n«b»", "<blockquote>\n<blockquote>\n<p>«PTX»\n«b»</p>\n</blockquote>\n</blockquote>"],
      [
        "    PTX\n\n```\nPTX\n```\n\n«PTX»",
        "<pre><code>PTX\n</code></pre>\n<pre><code>PTX\n</code></pre>\n<p>«PTX»</p>",
      ],
      ["💊 «PTX» é", "<p>💊 «PTX» é</p>"],
    ];
    for (const [source, html] of cases) {
      assert.equal(rendered(source), html);
      assert.equal(rendered(source.replaceAll("\n", "\r\n")), html, "with CR LF");
    }
  });

  it("change nothing that is read of a heading's tokens: VS Code makes its address of them", () => {
    const text = "# The **PTX** `a`";
    const tokens = markdown.parse(text, {}) as BlockToken[];
    const contentOf = (list: readonly BlockToken[]): string =>
      (list[1]?.children ?? []).map(({ content }) => content).join("");
    const marked = markedTokens(tokens, text, [
      { start: 8, end: 11, look: "suggestion:drug", title: "drug (suggestion)" },
    ]);
    assert.equal(contentOf(marked), contentOf(tokens));
    assert.ok((marked[1]?.children?.length ?? 0) > (tokens[1]?.children?.length ?? 0));
  });

  it("stand in the right cells of tables, and of those cells that say the same", () => {
    const html = rendered("| PTX | «PTX» |\n| --- | --- |\n| «a» | a |\n| a \\| «b» | **«a»** |\n");
    const cells = [...html.matchAll(/<t[hd]>(.*)<\/t[hd]>/g)].map((cell) => cell[1]);
    // A cell with an escaped bar is not found in its line, and stays unmarked.
    assert.deepEqual(cells, ["PTX", "«PTX»", "«a»", "a", "a | b", "<strong>«a»</strong>"]);
  });

  it("stand where quotation marks have become a typographer's", () => {
    const typographer = new MarkdownIt({ typographer: true });
    assert.equal(rendered("\"«PTX»\" isn't '«b»'", typographer), "<p>“«PTX»” isn’t ‘«b»’</p>");
  });

  it("are none where there is nothing to mark: the tokens are the parser's", () => {
    const tokens = markdown.parse("**PTX**", {}) as BlockToken[];
    assert.deepEqual(markedTokens(tokens, "**PTX**", []), tokens);
  });

  it("take nothing from the page and add no words, whatever the text and wherever they stand", () => {
    const piece = fc.constantFrom(
      ..."PTX|a |*|**|_|`|[|](|)|]|![|\\|&amp;|&|<b>|</b>|<|\n|\n\n|> |- |# || x |---|\"|'|https://a.b/|💊|  \n".split(
        "|",
      ),
      "|",
    );
    const spans = fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 12 })), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), spans, (pieces, list) => {
        const text = pieces.join("");
        const looks = new Map<Look, { start: number; end: number }[]>([
          ["suggestion:drug", list.map(([start, length]) => ({ start, end: start + length }))],
        ]);
        const plain = markdown.render(text);
        assert.equal(render(text, previewMarks(looks)).replace(/[«»]/g, ""), plain);
      }),
      { numRuns: 500 },
    );
  });

  it("mark the words of a mention and no others, whatever stands around it", () => {
    const around = fc.constantFrom(
      "a ",
      "PTX ",
      "**b** ",
      "[c](PTX) ",
      "`PTX` ",
      "\\* ",
      "&lt; ",
      "<i>PTX</i> ",
      "x\n",
      "![PTX](PTX) ",
      "*PTX* ",
    );
    fc.assert(
      fc.property(fc.array(around), fc.array(around), (before, after) => {
        const text = `${before.join("")}zorbafen ${after.join("")}`;
        const start = text.indexOf("zorbafen");
        const html = render(text, [{ start, end: start + 8, look: "mention:drug", title: "drug" }]);
        assert.equal(html.split("«").length, 2);
        assert.ok(html.includes("«zorbafen»"), html);
      }),
    );
  });

  it("are what the editor shows but for claims, each word once", () => {
    const spans = new Map<Look, { start: number; end: number }[]>([
      ["claim", [{ start: 0, end: 50 }]],
      ["suggestion:drug", [{ start: 20, end: 25 }]],
      ["mention:target", [{ start: 1, end: 9 }]],
      ["changed", [{ start: 4, end: 12 }]],
    ]);
    assert.deepEqual(previewMarks(spans), [
      { start: 1, end: 9, look: "mention:target", title: "target" },
      { start: 20, end: 25, look: "suggestion:drug", title: "drug (suggestion)" },
    ]);
  });

  it("have a style each, the theme's colours, and no two kinds the same line", () => {
    const css = readFileSync(path.join(ROOT, "media", "preview.css"), "utf8");
    for (const look of LOOKS) {
      const name = previewClass(look).split(" ")[1] as string;
      assert.equal(look !== "claim", css.includes(`.${name} {`) || css.includes(`.${name},`), name);
    }
    const lines = [...css.matchAll(/underline (\w+) /g)].map(([, style]) => style);
    assert.equal(new Set(lines).size, 5);
    assert.doesNotMatch(css, /#[0-9a-f]{3,8}\b|rgb|url\(/i);
  });

  it("take time linear in the text", () => {
    const started = Date.now();
    for (const each of ["**a", "[a](b ", "`a ", "&amp;", "\\*", "<a ", "| a ", "![", "[a]", "a\n", "*a* "]) {
      const text = each.repeat(20_000);
      const marks = Array.from({ length: 2_000 }, (_, i) => ({
        start: i * 10,
        end: i * 10 + 3,
        look: "changed" as const,
        title: "changed",
      }));
      const tokens = markdown.parseInline(text, {}) as BlockToken[];
      markedTokens(tokens, text, marks);
    }
    assert.ok(Date.now() - started < 20_000, `${Date.now() - started} ms`);
  });
});
