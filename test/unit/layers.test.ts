import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The repository, seen from out/test/unit. */
const ROOT = path.resolve(__dirname, "..", "..", "..");

/** What each layer may import besides itself. Everything else is a breach of the design. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "src/core/problem.ts": ["src/core/words.ts"],
  "src/core/text": [],
  "src/core/yaml": ["src/core/text", "src/core/problem.ts", "src/core/words.ts", "yaml"],
  "src/core/lexicon": ["src/core/text", "src/core/yaml", "src/core/problem.ts", "src/core/words.ts", "yaml"],
  "src/core/recognise": ["src/core/text", "src/core/lexicon", "src/core/steps.ts"],
  "src/core/annotate": [
    "src/core/text",
    "src/core/yaml",
    "src/core/lexicon",
    "src/core/recognise",
    "src/core/problem.ts",
    "src/core/steps.ts",
    "src/core/words.ts",
    "yaml",
  ],
  "src/core/exchange": [
    "src/core/text",
    "src/core/lexicon",
    "src/core/annotate",
    "src/core/problem.ts",
    "src/core/words.ts",
    "@rgrove/parse-xml",
  ],
  "src/core/view": [
    "src/core/text",
    "src/core/lexicon",
    "src/core/recognise",
    "src/core/annotate",
    "src/core/problem.ts",
    "src/core/steps.ts",
    "src/core/words.ts",
  ],
  "src/editor": ["src/core", "vscode"],
  "src/cli": ["src/core", "node:"],
  "src/forge": ["src/core", "node:", "csv-parse", "typescript", "yaml"],
};

interface Import {
  file: string;
  /** A path in the repository, or a package's name. */
  to: string;
  typeOnly: boolean;
}

function importsOf(folder: string): Import[] {
  const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const file = path.posix.join(folder, name.replaceAll("\\", "/"));
      const source = readFileSync(path.join(ROOT, file), "utf8");
      const statements = source.matchAll(
        /^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"|^import\s+"([^"]+)"/gm,
      );
      return [...statements].map((match) => {
        const specifier = (match[2] ?? match[3] ?? match[4]) as string;
        const to = specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
        return { file, to, typeOnly: match[1] !== undefined };
      });
    });
}

function layerOf(file: string): string | undefined {
  const inCore = /^src\/core\/[^/]+/.exec(file)?.[0];
  return inCore ?? /^src\/[^/]+/.exec(file)?.[0];
}

const all = importsOf("src");

describe("layers", () => {
  it("sees the imports of every layer", () => {
    for (const layer of Object.keys(ALLOWED)) {
      const own = all.filter(({ file }) => layerOf(file) === layer);
      assert.ok(own.length > 0 || layer === "src/core/problem.ts", `no imports were found in ${layer}`);
    }
  });

  it("import only what lies below them", () => {
    const breaches = all.filter(({ file, to }) => {
      const layer = layerOf(file) as string;
      const allowed = ALLOWED[layer];
      if (allowed === undefined) return true;
      return ![layer, ...allowed].some((each) => to === each || to.startsWith(each.endsWith(":") ? each : `${each}/`));
    });
    assert.deepEqual(breaches, []);
  });

  it("name every file after what it holds, with no barrel among them", () => {
    const barrels = all.filter(({ file }) => /\/index\.ts$/.test(file));
    assert.deepEqual(barrels, []);
  });

  it("run nothing at import time in the core and keep no mutable state there", () => {
    const files = readdirSync(path.join(ROOT, "src/core"), { recursive: true, encoding: "utf8" });
    const breaches = files
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => {
        const source = readFileSync(path.join(ROOT, "src/core", name), "utf8");
        return [...source.matchAll(/^(?:export )?(?:let|var) .*/gm)].map((match) => `${name}: ${match[0]}`);
      });
    assert.deepEqual(breaches, []);
  });
});
