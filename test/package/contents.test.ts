import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { ROOT } from "../unit/shared.ts";

/** The most that files of a kind may weigh together, in bytes. What no row takes must not ship. */
const BUDGETS: readonly (readonly [what: string, pattern: RegExp, most: number])[] = [
  ["code", /^dist\/(extension|exchange)\.js$/, 950_000],
  ["lexicon and models", /^media\/[a-z-]+\.bin$/, 13_500_000],
  ["what we wrote of concepts and grades", /^media\/[a-z]+\.tsv$/, 200_000],
  ["schemas and packs", /^(schemas|media\/packs)\/[\w./-]+$/, 100_000],
  ["pages and pictures of the extension itself", /^media\/[\w-]+\.(css|js|svg|png)$/, 900_000],
  ["the walkthrough and its sample", /^(walkthrough|sample)\/[\w.-]+$/, 50_000],
  ["grammars", /^syntaxes\/[\w.-]+$/, 20_000],
  ["the manifest and its words", /^(package(\.nls)?\.json|l10n\/[\w.-]+\.json)$/, 150_000],
  ["what people read", /^((README|CHANGELOG|CONTRIBUTING)\.md|LICENSE|NOTICE|docs\/[\w./-]+)$/, 1_000_000],
];

describe("what the package holds", function () {
  // The packager alone takes seconds to load.
  this.timeout(60_000);
  let files: string[];

  before(async () => {
    files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
  });

  it("is named in the list of what ships, weighs what it may, and is all there", () => {
    const left = new Set(files);
    for (const [what, pattern, most] of BUDGETS) {
      const taken = files.filter((file) => pattern.test(file));
      assert.ok(taken.length > 0, `there is nothing of ${what}`);
      for (const file of taken) left.delete(file);
      const bytes = taken.reduce((sum, file) => sum + statSync(path.join(ROOT, file)).size, 0);
      assert.ok(bytes <= most, `${what}: ${bytes} bytes of ${most}`);
    }
    assert.deepEqual([...left], []);
  });

  it("has every file that the manifest names", () => {
    const manifest = readFileSync(path.join(ROOT, "package.json"), "utf8");
    const { bin: _cli, scripts: _scripts, ...shipped } = JSON.parse(manifest) as Record<string, unknown>;
    const named = [...JSON.stringify(shipped).matchAll(/"(?:\.\/)?([\w-]+\/[\w./-]+\.[a-z]+)"/g)].map(
      (match) => match[1] as string,
    );
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((file) => !files.includes(file)),
      [],
    );
  });

  it("has every file that its Markdown files show or lead to", () => {
    for (const page of files.filter((file) => file.endsWith(".md"))) {
      // It is about the repository, which is more than what ships.
      if (page === "CONTRIBUTING.md") continue;
      const text = readFileSync(path.join(ROOT, page), "utf8");
      for (const [, target = ""] of text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const file = path.posix.join(path.posix.dirname(page), decodeURI(target));
        assert.ok(existsSync(path.join(ROOT, file)), `${page} names ${target}, which is not there`);
        assert.ok(files.includes(file), `${page} names ${target}, which does not ship`);
      }
    }
  });

  it("takes each package that it is made with only once", () => {
    for (const name of ["extension", "exchange"]) {
      const map = path.join(ROOT, "dist", `${name}.js.map`);
      const { sources } = JSON.parse(readFileSync(map, "utf8")) as { sources: string[] };
      assert.deepEqual(
        sources.filter((source) => /node_modules\/.*node_modules\//.test(source)),
        [],
      );
    }
  });
});
