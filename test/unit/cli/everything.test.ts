import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ASSESSMENT, EFFECT, EVIDENCE, LINKS, SAFETY } from "../../../src/core/annotate/claimFields.ts";
import { MENTION_STATUSES } from "../../../src/core/annotate/model.ts";
import { FIELD_ORDER } from "../../../src/core/annotate/sidecar/format.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import { itemsOf, wordsOf } from "../../../src/core/exchange/document.ts";
import type { Format } from "../../../src/core/exchange/format.ts";
import { FORMATS, readFile } from "../../../src/core/exchange/formats.ts";
import { KINDS } from "../../../src/core/lexicon/concept.ts";
import { said } from "../../../src/core/words.ts";
import { needShared, ROOT } from "../shared.ts";

const FIXTURES = path.join(ROOT, "test/fixtures/exchange");

describe("everything at once, in all formats", function () {
  this.timeout(60_000);
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "biogloss-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** `biogloss export --to all` of a document: its exit code, the files of each format, and what each leaves out. */
  function exportAll(document: string, sidecar: string) {
    const file = path.join(folder, path.basename(document));
    copyFileSync(document, file);
    copyFileSync(sidecar, `${file}.annotations.yaml`);
    const list = path.join(folder, "losses.tsv");
    const args = ["export", "--to", "all", "--out", path.join(folder, "out"), "--loss", list, file];
    const run = spawnSync(process.execPath, [path.join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8" });
    const lines = run.stderr.trimEnd().split("\n");
    const rows = readFileSync(list, "utf8").trimEnd().split("\n");
    const formats = FORMATS.map((format, i) => {
      const [, names = ""] = /annotations to (.*?)(?:; left out|$)/.exec(lines[i] ?? "") ?? [];
      const files = names.split(", ").map((name) => ({ name, content: get(name) }));
      return { format, files, losses: rows.filter((row) => row.startsWith(`${format.id}\t`)) };
    });
    return { code: run.status, err: run.stderr, lines, formats, text: readFileSync(file, "utf8") };
  }

  const get = (name: string): string => readFileSync(path.join(folder, "out", name), "utf8");

  /** The words of all that is read back from the files of a format. */
  function wordsIn(format: Format, files: readonly { name: string; content: string }[]): string[] {
    const all = new Map(files.map(({ name, content }) => [name, content]));
    const main = files.filter(({ name }) => format.extensions.some((ending) => name.endsWith(ending)));
    return main.flatMap((file) => {
      const reading = readFile(format, file, all);
      assert.ok(reading.ok, `${format.id}: ${reading.ok ? "" : said(reading.problem.message)}`);
      return reading.documents.flatMap((document) => itemsOf(document).map((item) => wordsOf(document.text, item)));
    });
  }

  /** Everything decided is in the files of every format, or in the list of what is left out. */
  function isAllThere(sidecar: string, exported: ReturnType<typeof exportAll>): void {
    const reading = readSidecar(readFileSync(sidecar, "utf8"));
    assert.ok(reading.ok);
    assert.equal(exported.code, 1, exported.err);
    assert.equal(exported.lines.length, FORMATS.length, exported.err);
    for (const { format, files, losses } of exported.formats) {
      assert.ok(files.length > 0, format.id);
      const read = format.parse === undefined ? undefined : wordsIn(format, files);
      for (const { id, anchor, parts = [] } of reading.sidecar.annotations) {
        const words = [anchor, ...parts].map(({ quote }) => quote).join(" ");
        const isThere =
          read?.includes(words) ?? files.some(({ content }) => content.includes(id) || content.includes(words));
        assert.ok(isThere || losses.some((row) => row.split("\t")[2] === id), `${format.id}: ${id} "${words}"`);
      }
    }
  }

  it("is what the fixture holds: every kind, field, status and link that there is", () => {
    const text = readFileSync(path.join(FIXTURES, "one-of-everything.md.annotations.yaml"), "utf8");
    const reading = readSidecar(text);
    assert.ok(reading.ok);
    assert.deepEqual(reading.sidecar.problems, []);
    const keys = new Set([...text.matchAll(/([\w-]+): ?/g)].map(([, key]) => key));
    const known = [
      FIELD_ORDER,
      ...[EFFECT, SAFETY, ASSESSMENT, EVIDENCE].map((each) => Object.keys(each)),
      LINKS,
    ].flat();
    assert.deepEqual(
      known.filter((key) => !keys.has(key)),
      [],
    );
    for (const word of [...KINDS, ...MENTION_STATUSES]) assert.ok(text.includes(`: ${word}\n`), word);
  });

  it("goes to every format, and what does not is in the list", () => {
    const sidecar = path.join(FIXTURES, "one-of-everything.md.annotations.yaml");
    const exported = exportAll(path.join(FIXTURES, "one-of-everything.md"), sidecar);
    isAllThere(sidecar, exported);
    for (const line of exported.lines)
      for (const part of ["1 changed since it was decided", "1 rejected", "1 retired", "1 no longer found in the text"])
        assert.ok(line.includes(part), `${part} in ${line}`);
  });

  it("goes to every format from the seed excerpt", function () {
    const sidecar = path.join(FIXTURES, "combination-therapy.txt.annotations.yaml");
    const exported = exportAll(needShared(this, "seed/combination-therapy.txt"), sidecar);
    isAllThere(sidecar, exported);
    for (const line of exported.lines) assert.match(line, /1 rejected.*1 changed since it was decided/);
    assert.ok(readdirSync(path.join(folder, "out")).length >= FORMATS.length);
  });
});
