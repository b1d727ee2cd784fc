import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { headingsOf } from "../../../src/core/text/headings.ts";

const told = (text: string): string[] => headingsOf(text).map(({ level, words }) => `${level} ${words}`);

describe("headings", () => {
  it("begin with number signs or are underlined", () => {
    const text = "# One #\n\nwords\n\nTwo\n===\n\nThree\r\n---\r\n### Four #5\n#six\n#\n";
    assert.deepEqual(told(text), ["1 One", "1 Two", "2 Three", "3 Four #5", "1 "]);
  });

  it("stand on the line of their words", () => {
    const text = "a\n\n  Two\n===\n";
    const [{ span } = { span: { start: 0, end: 0 } }] = headingsOf(text);
    assert.equal(text.slice(span.start, span.end), "  Two");
  });

  it("are none in code, front matter and comments, nor rules, lists, tables and quotations", () => {
    for (const text of [
      "```\n# no\n```",
      "---\ntitle: x\n---\n",
      "<!--\n# no\n-->",
      "a\n\n---\n",
      "- a\n---\n",
      "> a\n---\n",
      "| a |\n---\n",
      "    code\n---\n",
    ])
      assert.deepEqual(told(text), [], text);
  });

  it("are those that a Markdown parser finds", () => {
    const markdown = new MarkdownIt();
    const line = fc.constantFrom(
      "# a",
      "## b ##",
      "#c",
      "words",
      "",
      "===",
      "---",
      "- item",
      "> said",
      "   ### d",
      "```",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join("\n");
        // Ours knows front matter, which this parser does not; lists and quotations hold headings of their own for it.
        fc.pre(lines[0] !== "---" && !lines.some((each) => each === "- item" || each === "> said"));
        const tokens = markdown.parse(text, {});
        const parsed = tokens.flatMap((token, i) => {
          if (token.type !== "heading_open") return [];
          // Of a paragraph of several lines that is underlined, ours takes the last.
          return `${token.tag.slice(1)} ${tokens[i + 1]?.content.split("\n").at(-1) ?? ""}`;
        });
        assert.deepEqual(told(text), parsed);
      }),
    );
  });

  it("take time linear in the text", () => {
    const started = Date.now();
    for (const piece of ["# a\n", "#".repeat(10), "a\n-\n", "# a ###", "- - "]) headingsOf(piece.repeat(300_000));
    assert.ok(Date.now() - started < 10_000);
  });
});
