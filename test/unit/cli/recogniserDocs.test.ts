import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../shared.ts";

const page = readFileSync(path.join(ROOT, "docs/recogniser.md"), "utf8");

/** The text of the blocks of code in the page, by language. */
function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "gm"))].map(([, code]) => code as string);
}

describe("docs/recogniser.md", () => {
  it("shows what its command prints; probabilities differ from model to model", () => {
    const [command = ""] = blocks("sh");
    const [output = ""] = blocks("text");
    const [, words = "", args = ""] = /^echo '([^']+)' \| npx biogloss (.+)\n$/.exec(command) ?? [];
    const { stdout, status } = spawnSync(process.execPath, [path.join(ROOT, "dist/cli.js"), ...args.split(" ")], {
      input: `${words}\n`,
      encoding: "utf8",
    });
    assert.equal(status, 0);
    const plain = (text: string): string => text.replace(/\b[01]\.\d\d\b/g, "0.00");
    assert.equal(plain(stdout), plain(output));
  });

  it("names files that are there, and every reason why something is left out", () => {
    for (const [, file] of page.matchAll(/`(media\/[\w.-]+)`/g))
      assert.ok(existsSync(path.join(ROOT, file as string)), file);
    const sources = [...page.matchAll(/`([\w/]+(?:\.ts|\/))`/g)].map(([, name]) => name as string);
    assert.ok(sources.length > 15);
    for (const name of sources) {
      const places = ["src/core", "src/core/recognise", "src/core/lexicon"].map((folder) =>
        path.join(ROOT, folder, name),
      );
      assert.ok(
        places.some((place) => existsSync(place)),
        name,
      );
    }
    const losses = /export type Loss = ([^;]+);/.exec(
      readFileSync(path.join(ROOT, "src/core/recognise/trace.ts"), "utf8"),
    );
    for (const [, loss] of (losses?.[1] ?? "").matchAll(/"(\w+)"/g))
      assert.ok(page.includes(`| \`${loss as string}\``), loss);
  });

  it("names scripts that there are", () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as { scripts: object };
    for (const [, script] of page.matchAll(/`npm run (\w+)`/g)) assert.ok((script as string) in scripts, script);
  });
});
