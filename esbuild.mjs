// Bundles everything that runs: what ships goes to dist/, what only tests, forges or starts goes to out/.
// Flags: --tests (also out/), --watch, --production (minified, no source maps), --then FILE … (afterwards runs a file that was
// built, with the arguments after it).
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import esbuild from "esbuild";
import ts from "typescript";

const args = process.argv.slice(2);
const then = args.includes("--then") ? args.splice(args.indexOf("--then")).slice(1) : [];
const flags = new Set(args);
const production = flags.has("--production") || process.env.NODE_ENV === "production";

/** Every file under `folder` that ends in `suffix`, as paths relative to the repository. */
function filesUnder(folder, suffix) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => path.posix.join(folder, String(name).replaceAll("\\", "/")))
    .filter((name) => name.endsWith(suffix))
    .sort();
}

/**
 * The half of `yaml` that reads. We write sidecars by splicing text and read every scalar as a string, so its printer
 * and its tags for numbers, YAML 1.1 and JSON are never called; they would be a tenth of the extension. Each left-out function
 * throws when it is called after all.
 */
const yamlReader = {
  name: "yaml-reader",
  setup(build) {
    const printer =
      "stringify/(stringify|stringifyCollection|stringifyDocument|stringifyNumber|stringifyPair|foldFlowLines)";
    const tags = "schema/(json/schema|yaml-1.1/(binary|bool|float|int|omap|pairs|schema|set|timestamp))";
    const values =
      "schema/core/(bool|float|int|schema)|doc/(createNode|applyReviver)|parse/cst-visit|nodes/addPairToJSMap|visit";
    const unused = new RegExp(`/yaml/browser/dist/(${printer}|${tags}|${values}|stringify/stringifyString)[.]js$`);
    build.onLoad({ filter: unused }, ({ path: file }) => {
      const source = readFileSync(file, "utf8");
      const names = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap((match) => match[1].split(","));
      const name = path.basename(file);
      const lines = names.map((each) => each.trim()).filter(Boolean);
      const exported = lines.map((each) => `export const ${each} = leftOut;`).join("\n");
      return { contents: `function leftOut() { throw new Error("${name} is not in this build"); }\n${exported}` };
    });
  },
};

/**
 * Takes VS Code's API as it is. esbuild would copy it, property by property, once for every file that imports it, for which a
 * start took half as long again. Blanks keep the columns of the source map true.
 */
const apiAsItIs = {
  name: "api-as-it-is",
  setup(build) {
    build.initialOptions.write = false;
    build.onEnd(({ outputFiles = [] }) => {
      for (const { path: file, contents, text } of outputFiles) {
        const copies = /\b[\w$]+(\(require\("vscode"\)\))/g;
        const taken = text.replace(copies, (all, api) => api.padStart(all.length));
        if (file.endsWith(".js") && taken === text) throw new Error(`${file}: the API is copied in no way known here.`);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, taken === text ? contents : taken);
      }
    });
  },
};

/**
 * Makes regular expressions with Unicode classes on first use. V8 puts the sets of a `\p{…}` together for every literal that
 * it reads, in functions that nobody has called yet too: a third of the time that the extension took to load.
 */
const classesOnFirstUse = {
  name: "classes-on-first-use",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].+[.]ts$/ }, ({ path: file }) => {
      const source = readFileSync(file, "utf8");
      return source.includes("\\p{") ? { contents: withClassesOnFirstUse(file, source), loader: "ts" } : undefined;
    });
  },
};

/**
 * A file of ours in which a regular expression is made on first use, and kept, that is a constant of the file, or stands in a
 * function and has no state (that of `g` and `y`). Other literals with Unicode classes are made where they stand.
 */
function withClassesOnFirstUse(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  const edits = [];
  const kept = [];
  const replace = (node, text) => edits.push({ start: node.getStart(), end: node.end, text });
  const visit = (node, inFunction) => {
    const isLiteral = ts.isRegularExpressionLiteral(node) && /\\[pP]\{/.test(node.text);
    const isMade = ts.isNewExpression(node) && node.expression.getText() === "RegExp";
    const uses = isLiteral || isMade ? usesOfConstant(node.parent, tree) : undefined;
    const isKept = uses !== undefined || (isLiteral && inFunction && !/[gy]\w*$/.test(node.text));
    const name = `classes$${kept.length}`;
    if (isKept) kept.push(name);
    for (const use of uses ?? []) replace(use, `(${name} ??= ${use.text}())`);
    if (uses !== undefined) edits.push({ start: node.getStart(), end: node.getStart(), text: "() => " });
    if (isLiteral)
      replace(node, isKept && uses === undefined ? `(${name} ??= ${madeOf(node.text)})` : madeOf(node.text));
    ts.forEachChild(node, (child) => visit(child, inFunction || ts.isFunctionLike(node)));
  };
  visit(tree, false);
  edits.sort((a, b) => b.start - a.start || b.end - a.end);
  const text = edits.reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), source);
  return kept.length === 0 ? text : `${text}\nvar ${kept.join(", ")};\n`;
}

/** The call that makes what a literal is. */
function madeOf(literal) {
  const end = literal.lastIndexOf("/");
  return `new RegExp(${JSON.stringify(literal.slice(1, end))}, ${JSON.stringify(literal.slice(end + 1))})`;
}

/** Where a file uses a constant of its own; `undefined` where it is none, or more is done with its name than to use it. */
function usesOfConstant(declaration, tree) {
  const statement = declaration.parent?.parent;
  if (!ts.isVariableDeclaration(declaration) || statement?.parent !== tree || statement.modifiers) return undefined;
  const uses = [];
  let isPlain = true;
  const visit = (node) => {
    if (ts.isIdentifier(node) && node.text === declaration.name.text && node !== declaration.name) {
      const { parent } = node;
      const isUse = ts.isPropertyAccessExpression(parent) ? node === parent.expression : ts.isCallExpression(parent);
      if (isUse || ts.isArrayLiteralExpression(parent)) uses.push(node);
      else isPlain = false;
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return isPlain ? uses : undefined;
}

const common = {
  bundle: true,
  format: "cjs",
  target: "es2022",
  sourcemap: production ? false : "linked",
  sourcesContent: false,
  minify: true,
  keepNames: false,
  logLevel: "warning",
  plugins: [classesOnFirstUse],
};

// One browser-safe file serves `main` and `browser`, so the node host and the web host cannot drift apart.
const extension = {
  ...common,
  entryPoints: ["src/editor/extension.ts"],
  outfile: "dist/extension.js",
  platform: "browser",
  mainFields: ["module", "main"],
  external: ["vscode"],
  plugins: [...common.plugins, yamlReader, apiAsItIs],
};

// What the editor loads on demand; see src/editor/exchange.ts. No file of an extension can ask for another in a web worker.
const exchange = {
  ...extension,
  entryPoints: ["src/core/exchange/part.ts"],
  outfile: "dist/exchange.js",
  external: [],
  plugins: [...common.plugins, yamlReader],
};

const cli = {
  ...common,
  entryPoints: ["src/cli/main.ts"],
  outfile: "dist/cli.js",
  platform: "node",
  mainFields: ["module", "main"],
  banner: { js: "#!/usr/bin/env node" },
};

const nodeTools = () => ({
  ...common,
  minify: false,
  entryPoints: [
    "src/forge/lexicon.ts",
    "src/forge/docs.ts",
    "src/forge/grades.ts",
    "src/forge/frequent.ts",
    "src/forge/train.ts",
    "src/forge/evaluate/main.ts",
    "test/bench/main.ts",
    ...filesUnder("test/harness", ".ts"),
    ...filesUnder("test/unit", ".test.ts"),
    ...filesUnder("test/laws", ".test.ts"),
    ...filesUnder("test/package", ".test.ts"),
    ...filesUnder("test/ui", ".test.ts"),
  ],
  outbase: ".",
  outdir: "out",
  platform: "node",
  packages: "external",
});

// The same suite runs in the node extension host and in the web worker, so it is bundled as the extension is.
const hostSuite = {
  ...common,
  minify: false,
  entryPoints: ["test/host/index.ts"],
  outfile: "out/test/host/index.js",
  platform: "browser",
  mainFields: ["module", "main"],
  external: ["vscode"],
  define: { "process.env.NODE_ENV": '"test"' },
};

const shipped = [extension, exchange, cli];
const targets = flags.has("--tests") ? [...shipped, nodeTools(), hostSuite] : shipped;

if (flags.has("--watch")) {
  const announce = {
    name: "announce",
    setup(build) {
      build.onStart(() => console.log("[watch] build started"));
      build.onEnd(() => console.log("[watch] build finished"));
    },
  };
  for (const target of targets)
    await (await esbuild.context({ ...target, plugins: [...(target.plugins ?? []), announce] })).watch();
} else {
  await Promise.all(targets.map((target) => esbuild.build(target)));
  await esbuild.stop();
}

// In this process and not after "&&": a shell in between would keep Ctrl-C from it, and only some shells have "exec".
if (then.length > 0) {
  const file = path.resolve(then[0]);
  process.argv.splice(1, Infinity, file, ...then.slice(1));
  await import(pathToFileURL(file).href);
}
