import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readWhole, writeWhole } from "../../../src/cli/wholeFile.ts";
import { temporaryName } from "../../../src/core/wholeFile.ts";
import { ROOT } from "../shared.ts";

const PROGRAM = path.join(ROOT, "dist/cli.js");
const TEXT = "Patients received atezolizumab and paclitaxel.\n";
const ENTRY = (id: string, quote: string): string => `  ${id}:\n    kind: drug\n    quote: ${quote}\n`;
const SIDECAR = `format: biogloss/1\nannotations:\n${ENTRY("aaaa1111", "atezolizumab")}`;
const WHOLE = SIDECAR + ENTRY("bbbb2222", "paclitaxel");

describe("whole files on the command line", () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "biogloss-whole-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = (name: string): string => path.join(folder, name);
  const put = (name: string, content: string): string => {
    writeFileSync(at(name), content);
    return at(name);
  };
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  /** What an editor that crashed leaves behind. */
  const leave = (content: string, name = "trial.txt.annotations.yaml"): string =>
    put(temporaryName(name, bytes(content), "k3j9x2"), content);
  const run = (...args: string[]) => spawnSync(process.execPath, [PROGRAM, ...args], { encoding: "utf8" });

  it("are read from what a crash left where the file is missing or broken off, and nowhere else", () => {
    const file = at("trial.txt.annotations.yaml");
    assert.equal(readWhole(file), undefined);
    leave(WHOLE);
    assert.equal(readWhole(file), WHOLE);
    for (const part of ["", SIDECAR, WHOLE.slice(0, 20)]) {
      put("trial.txt.annotations.yaml", part);
      assert.equal(readWhole(file), WHOLE);
    }
    for (const other of [`${SIDECAR}# another\n`, WHOLE, `${WHOLE}# more\n`]) {
      put("trial.txt.annotations.yaml", other);
      assert.equal(readWhole(file), other);
    }
    assert.equal(readdirSync(folder).length, 2, "reading changes nothing");
  });

  it("are checked and exported as the editor would read them", () => {
    const file = put("trial.txt", TEXT);
    leave(WHOLE);
    const checked = run("check", file);
    assert.match(checked.stdout, /1 documents, 2 annotations, 0 findings/);
    assert.equal(run("export", "--to", "csv", file).status, 0);
    assert.match(readFileSync(at("trial.annotations.csv"), "utf8"), /paclitaxel/);
  });

  it("lose nothing when something is imported into them", () => {
    put("trial.txt", TEXT);
    put("trial.txt.annotations.yaml", SIDECAR);
    leave(WHOLE);
    put("trial.ann", "T1\tDrug 18 30\tatezolizumab\nT2\tDrug 35 45\tpaclitaxel\nT3\tDrug 0 8\tPatients\n");
    const imported = run("import", "--from", "brat", at("trial.ann"));
    assert.notEqual(imported.status, 2, imported.stderr);
    const text = readFileSync(at("trial.txt.annotations.yaml"), "utf8");
    for (const quote of ["atezolizumab", "paclitaxel", "Patients"]) {
      assert.equal(text.split(`quote: ${quote}\n`).length, 2, `${quote} once in\n${text}`);
    }
    assert.ok(text.includes("bbbb2222"), text);
  });

  it("keep a byte-order mark, their permissions, and stay the links they are", function () {
    const marked = put("marked.yaml", `\ufeff${SIDECAR}`);
    assert.equal(readWhole(marked), `\ufeff${SIDECAR}`);
    if (process.platform === "win32") this.skip();
    chmodSync(marked, 0o600);
    symlinkSync("marked.yaml", at("link.yaml"));
    writeWhole(at("link.yaml"), WHOLE);
    assert.equal(readFileSync(marked, "utf8"), WHOLE);
    assert.equal(statSync(marked).mode & 0o777, 0o600);
    assert.ok(lstatSync(at("link.yaml")).isSymbolicLink());
    assert.deepEqual(readdirSync(folder).sort(), ["link.yaml", "marked.yaml"]);
  });

  it("leave nothing behind where they cannot be written", () => {
    assert.throws(() => writeWhole(at("none/trial.yaml"), WHOLE), /ENOENT/);
    const name = "x".repeat(300);
    assert.throws(() => writeWhole(at(name), WHOLE), /ENAMETOOLONG|ENOENT/);
    assert.deepEqual(readdirSync(folder), []);
  });
});
