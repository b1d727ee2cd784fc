import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { type IGrammar, INITIAL, type IRawGrammar, Registry } from "vscode-textmate";
import { formatById, writeFiles } from "../../src/core/exchange/formats.ts";
import type { Format } from "../../src/core/exchange/format.ts";
import { documents } from "../laws/exchangeDocuments.ts";
import { needShared, ROOT } from "./shared.ts";

interface Manifest {
  contributes: {
    languages: { id: string; extensions: string[] }[];
    grammars: { language: string; scopeName: string; path: string }[];
  };
}

const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");
const { languages, grammars } = (JSON.parse(read("package.json")) as Manifest).contributes;

/** Lines as an editor parts them. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Every line with its tokens below it: carets under their characters, and the scopes that they have. */
function snapshot(grammar: IGrammar, text: string): string {
  let state = INITIAL;
  return linesOf(text)
    .flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      const shown = tokens.map(({ startIndex, endIndex, scopes }) => {
        const width = Math.max(1, Math.min(endIndex, line.length) - startIndex);
        return ` ${" ".repeat(startIndex)}${"^".repeat(width)} ${scopes.slice(1).join(" ")}`.trimEnd();
      });
      return [`>${line.replaceAll("\t", "→")}`, ...shown];
    })
    .map((line) => `${line}\n`)
    .join("");
}

/** The lines that a grammar marks as wrong. */
function illegal(grammar: IGrammar, text: string): string[] {
  let state = INITIAL;
  return linesOf(text).filter((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.some(({ scopes }) => scopes.some((scope) => scope.startsWith("invalid.")));
  });
}

describe("grammars", () => {
  const loaded = new Map<string, IGrammar>();

  before(async () => {
    await loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
    const registry = new Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => createOnigScanner(patterns),
        createOnigString: (text) => createOnigString(text),
      }),
      loadGrammar: (scope) => {
        const row = grammars.find(({ scopeName }) => scopeName === scope);
        return Promise.resolve(row === undefined ? null : (JSON.parse(read(row.path)) as IRawGrammar));
      },
    });
    for (const { language, scopeName } of grammars)
      loaded.set(language, (await registry.loadGrammar(scopeName)) as IGrammar);
  });

  it("are contributed for the languages of annotation files, and ship", () => {
    assert.deepEqual(
      languages.map(({ id, extensions }) => [id, extensions]),
      [
        ["brat", [".ann"]],
        ["pubtator", [".pubtator"]],
      ],
    );
    assert.deepEqual(
      grammars.map(({ language }) => language),
      ["brat", "pubtator"],
    );
    const shipped = read(".vscodeignore").split("\n");
    for (const { path: file, scopeName } of grammars) {
      assert.ok(shipped.includes(`!${file.replace("./", "")}`), file);
      assert.equal((JSON.parse(read(file)) as { scopeName: string }).scopeName, scopeName);
    }
  });

  for (const [language, ending, wrong] of [
    ["brat", "ann", ["T4 Drug 3 10 Aspirin", "X1\tDrug 3 10\tAspirin"]],
    ["pubtator", "pubtator", ["1 2 3 no row"]],
  ] as const) {
    // After a change that is meant: UPDATE_SNAPSHOTS=1 npm run unit, and read the difference.
    it(`colour ${language} as the snapshot shows`, () => {
      const file = `test/fixtures/grammars/sample.${ending}`;
      const text = read(file);
      const grammar = loaded.get(language) as IGrammar;
      const now = snapshot(grammar, text);
      if (process.env["UPDATE_SNAPSHOTS"] === "1") writeFileSync(path.join(ROOT, `${file}.snap`), now);
      assert.equal(now, read(`${file}.snap`));
      assert.deepEqual(illegal(grammar, text), wrong);
    });

    it(`know every line of ${language} that an export writes`, () => {
      for (const sample of fc.sample(documents, { numRuns: 60, seed: 20261123 })) {
        const result = writeFiles(formatById(language) as Format, [sample]);
        assert.ok(result.ok);
        for (const { name, content } of result.files)
          if (name.endsWith(`.${ending}`)) assert.deepEqual(illegal(loaded.get(language) as IGrammar, content), []);
      }
    });

    it(`know every line of ${language} in the files of other tools`, function () {
      const folder = needShared(this, `format-samples/${language}`);
      const isOne = language === "brat" ? /\.ann$/ : /bconv.*\.txt$|\.pubtator$/;
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => isOne.test(name));
      assert.ok(files.length >= 10, `${files.length} files`);
      for (const name of files)
        assert.deepEqual(
          illegal(
            loaded.get(language) as IGrammar,
            readFileSync(path.join(folder, name), "utf8").replace(/^\ufeff/, ""),
          ),
          [],
          name,
        );
    });
  }
});
