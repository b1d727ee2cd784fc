import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { mentionCard } from "../../../src/core/view/card.ts";
import { cardSource, escaped } from "../../../src/core/view/cardSource.ts";

/** CommonMark with addresses made links, HTML and strikethrough: more than VS Code's hovers take for markup. */
const markdown = new MarkdownIt({ html: true, linkify: true });

/** What a reader can press or is drawn otherwise, and the text that is left. */
function rendered(source: string): { links: string[]; tags: string[]; text: string } {
  const html = markdown.render(source);
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1] as string);
  const tags = [...new Set([...html.matchAll(/<(\w+)/g)].map((match) => match[1] as string))].sort();
  const text = html
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: "<", gt: ">", quot: '"' })[name] ?? "&");
  return { links, tags, text };
}

const HOSTILE = [
  "[press](command:workbench.action.terminal.new)",
  "![x](https://evil.example/x.png)",
  "<a href='https://evil.example'>x</a>",
  "<img src=x onerror=alert(1)>",
  "https://evil.example and www.evil.example or me@evil.example",
  "command:biogloss.removeTag?%5B%5D",
  "</p><script>",
  "a\n\n# heading\n\n- item\n===\n1. one\n> quote\n```\ncode",
  "**bold** _it_ ~~gone~~ `code` $(alert)",
  "| a | b |\n|---|---|",
  "&lt;b&gt; &#91;x&#93;",
  "[ref]: https://evil.example\n[ref]",
  "back\\slash \\[x](y)",
];

const action = {
  title: "Accept",
  command: "biogloss.acceptSuggestion",
  argument: { uri: "file:///a.md", start: 1, end: 2 },
};

function cardWith(text: string): ReturnType<typeof mentionCard> {
  const anchor = { quote: text, before: "", after: "" };
  const annotation = {
    type: "mention",
    id: text,
    anchor,
    kind: "drug",
    concept: text,
    note: text,
    by: text,
    on: text,
  } as const;
  const placed = { annotation, state: "lost" } as const;
  const concept = {
    id: text,
    kind: "drug",
    name: text,
    synonyms: [text],
    xrefs: [text, `DRUGBANK:${text}`],
    definition: text,
    brands: [text],
    drugClass: text,
  } as const;
  return mentionCard("w", concept, { placed }, { abbreviation: { long: text } });
}

describe("a card as Markdown", () => {
  it("makes nothing of what stands in documents and sidecars: no link, no picture, no markup", () => {
    for (const text of HOSTILE) {
      const { links, tags } = rendered(cardSource(cardWith(text), [action]));
      assert.deepEqual(tags, ["a", "br", "p", "strong"], text);
      assert.equal(links.length, 1, `${text}: ${links.join(" ")}`);
      assert.ok(links[0]?.startsWith("command:biogloss.acceptSuggestion?"), links[0]);
    }
  });

  it("shows any text as it is, on one line", () => {
    const plain = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map((text) => `x${text.replace(/[\p{C}\u2028\u2029]/gu, "")}`);
    fc.assert(
      fc.property(fc.oneof(plain, fc.constantFrom(...HOSTILE)), (text) => {
        const shown = rendered(escaped(text));
        assert.deepEqual(shown.links, []);
        assert.deepEqual(shown.tags, ["p"]);
        assert.equal(shown.text.trim(), text.replace(/\s+/g, " ").trim());
      }),
    );
  });

  it("leaves out signs that would make a text read as another one, and cuts what is long", () => {
    assert.equal(escaped("abc\u202edef\u0000\u2066"), "abcdef");
    assert.ok(escaped("a".repeat(10_000)).length < 300);
    assert.doesNotMatch(escaped("💊".repeat(1_000)), /[\ud800-\udbff]…/);
  });

  it("keeps an argument inside its link, whatever is in it", () => {
    const id = "a)[x](https://evil.example) '!*";
    const { links } = rendered(cardSource(cardWith("x"), [{ ...action, argument: { id } }]));
    assert.equal(links.length, 1);
    const query = decodeURIComponent((links[0] as string).split("?")[1] as string);
    assert.deepEqual(JSON.parse(query), [{ id }]);
  });

  it("has what can be done below its title, where no scrolling is needed", () => {
    const source = cardSource(cardWith("x"), [action, action]);
    assert.match(source.split("\n")[1] as string, /^\[Accept\]\(command:[^)]*\) · \[Accept\]\([^)]*\)$/);
  });

  it("lets a withdrawn approval stand out", () => {
    const accelerated = [{ on: "2019-03-08", conditions: [], outcome: "withdrawn" }] as const;
    const concept = { id: "A:1", kind: "drug", name: "a", synonyms: [], xrefs: [], accelerated } as const;
    const source = cardSource(mentionCard("x", concept, {}), []);
    assert.ok(source.includes("\n\n**Withdrawn:** accelerated approval of 2019  \n"), source);
  });

  it("gives each line a line, a definition without a label, and pages as links", () => {
    const concept = { id: "DRUGBANK:DB11595", kind: "drug", name: "atezolizumab", synonyms: [], xrefs: [] } as const;
    const card = mentionCard("x", concept, {}, { definition: "An antibody." });
    assert.equal(
      cardSource(card, []),
      "**atezolizumab** — drug · suggestion\n\nAn antibody\\.  \n[DrugBank DB11595](https://go.drugbank.com/drugs/DB11595)",
    );
  });
});
