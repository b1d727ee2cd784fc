import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../unit/shared.ts";

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(path.join(ROOT, "docs")).map((name) => `docs/${name}`),
];

/** A page without its blocks and spans of code, which hold no links. */
function proseOf(page: string): string {
  const text = readFileSync(path.join(ROOT, page), "utf8");
  return text.replace(/^( *)(`{3,})[^]*?^\1\2$/gm, "").replace(/`[^`\n]*`/g, (code) => "`".padEnd(code.length, "x"));
}

/** What a heading is called in an address, as GitHub and VS Code make it: lower case, no punctuation, hyphens for blanks. */
function anchorsOf(page: string): Set<string> {
  const text = readFileSync(path.join(ROOT, page), "utf8").replace(/^( *)(`{3,})[^]*?^\1\2$/gm, "");
  const anchors = new Set<string>();
  for (const [, heading = ""] of text.matchAll(/^#+ (.+)$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const anchor = plain.replace(/[^\p{L}\p{N}\p{M}\-_ ]/gu, "").replaceAll(" ", "-");
    let name = anchor;
    for (let n = 1; anchors.has(name); n++) name = `${anchor}-${n}`;
    anchors.add(name);
  }
  return anchors;
}

describe("links in the documents", () => {
  for (const page of PAGES.filter((name) => name.endsWith(".md"))) {
    it(`lead somewhere: ${page}`, () => {
      for (const [, target = ""] of proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [to = "", anchor] = target.split("#");
        const file = to === "" ? page : path.posix.join(path.posix.dirname(page), decodeURI(to));
        assert.ok(existsSync(path.join(ROOT, file)), `${page} leads to ${target}, which is not there`);
        if (anchor !== undefined) assert.ok(anchorsOf(file).has(anchor), `${page}: no heading is ${target}`);
      }
    });
  }

  it("are found: a page with a wrong one would not pass", () => {
    assert.ok(anchorsOf("docs/sidecar.md").has("with-git"));
    assert.ok(!anchorsOf("docs/sidecar.md").has("with-mercurial"));
    assert.ok(proseOf("README.md").includes("](docs/sidecar.md"));
  });
});
