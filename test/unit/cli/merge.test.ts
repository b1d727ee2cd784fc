import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Change } from "../../../src/core/annotate/sidecar/change.ts";
import { readSidecar } from "../../../src/core/annotate/sidecar/read.ts";
import { writeSidecar } from "../../../src/core/annotate/sidecar/write.ts";
import { ROOT } from "../shared.ts";

const PROGRAM = path.join(ROOT, "dist/cli.js");
const SIDECAR = "trial.txt.annotations.yaml";
const WORDS = Array.from({ length: 160 }, (_, i) => `substance${i}`);

/** Entries whose ids are spread over the file, as random ids are. */
function entry(number: number): Change {
  const id = `a${((number * 7919) % 100_000).toString(36).padStart(7, "0")}`;
  return { op: "set", id, fields: { kind: "drug", quote: WORDS[number] ?? "", before: "", after: "" } };
}

function write(text: string, changes: readonly Change[]): string {
  const written = writeSidecar(text, changes, "trial.txt");
  assert.ok(written.ok);
  return written.text;
}

const from = (start: number, count: number): number[] => Array.from({ length: count }, (_, i) => start + i);

describe("merge on the command line", () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "biogloss-merge-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const get = (name = SIDECAR): string => readFileSync(path.join(folder, name), "utf8");

  function biogloss(...args: string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: "utf8" });
    return { code: status, out: stdout, err: stderr };
  }

  /** Git without the user's own settings. */
  function git(...args: string[]): string {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
    const names = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"];
    return execFileSync("git", [...names, ...args], { cwd: folder, encoding: "utf8", env, stdio: "pipe" });
  }

  /** A repository set up as docs/sidecar.md says, with a sidecar of 100 annotations. */
  function repository(): string {
    git("init");
    put(".gitattributes", "*.annotations.yaml merge=biogloss\n");
    git("config", "merge.biogloss.driver", `'${process.execPath}' '${PROGRAM}' merge %O %A %B %P`);
    put("trial.txt", WORDS.join(" ") + "\n");
    const base = write("", from(0, 40).map(entry));
    put(SIDECAR, base);
    git("add", ".");
    git("commit", "-m", "base");
    return base;
  }

  function branch(name: string, start: string, text: string): void {
    git("checkout", "-b", name, start);
    put(SIDECAR, text);
    git("commit", "-am", name);
  }

  it("lets git merge two branches that add 50 annotations each and edit the same 10", () => {
    const base = repository();
    const edit = (fields: Extract<Change, { op: "set" }>["fields"]): Change[] =>
      from(0, 10).map((each) => ({ op: "set", id: entry(each).id, fields }));
    const mine = [...from(40, 50).map(entry), ...edit({ note: "seen by Ada", concept: "DRUGBANK:DB11595" })];
    const yours = [...from(90, 50).map(entry), ...edit({ polarity: "negated", by: "bob" })];
    branch("mine", "main", write(base, mine));
    branch("yours", "main", write(base, yours));
    git("checkout", "mine");
    git("merge", "yours", "-m", "merge");
    assert.equal(git("status", "--porcelain"), "");
    assert.equal(get(), write(write(base, mine), yours));
    const checked = biogloss("check", path.join(folder, "trial.txt"));
    assert.equal(checked.code, 0, checked.out);
    assert.match(checked.out, /140 annotations, 0 findings/);
  });

  it("leaves a real conflict in the file, in git's list and in what check finds", () => {
    const base = repository();
    const set = (each: number, note: string): Change => ({ op: "set", id: entry(each).id, fields: { note } });
    const edited = from(0, 3).map((each) => entry(each).id);
    branch("mine", "main", write(base, [set(0, "mine"), set(1, "only mine"), { op: "remove", id: entry(2).id }]));
    branch("yours", "main", write(base, [set(0, "yours"), set(2, "changed")]));
    git("checkout", "mine");
    assert.throws(() => git("merge", "yours", "-m", "merge"));
    assert.match(git("status", "--porcelain"), /^UU trial\.txt\.annotations\.yaml$/m);
    assert.match(get(), /note: mine\n {4}conflict:\n {6}note: yours\n/);
    const { code, out } = biogloss("check", "--json", path.join(folder, "trial.txt"));
    assert.equal(code, 1);
    const { findings } = JSON.parse(out) as { findings: { code: string; line: number; message: string }[] };
    const lines = get().split("\n");
    assert.equal(findings.length, 2);
    for (const finding of findings) {
      assert.equal(finding.code, "sidecar.conflict");
      assert.equal(lines[finding.line - 1], "    conflict:");
    }
    const reading = readSidecar(get());
    assert.ok(reading.ok && edited.every((id) => reading.sidecar.places.has(id)));
  });

  it("writes over OURS and says with its exit code whether there was a conflict", () => {
    const base = write("", [entry(0)]);
    const set = (note: string): string => write(base, [{ op: "set", id: entry(0).id, fields: { note } }]);
    const files = (ours: string, theirs: string): string[] => [put("b", base), put("o", ours), put("t", theirs)];
    assert.equal(biogloss("merge", ...files(`\ufeff${base}`, set("x"))).code, 0);
    assert.equal(get("o"), `\ufeff${set("x")}`, "a byte-order mark stays");
    const clash = biogloss("merge", ...files(set("x"), set("y")), "trial.md.annotations.yaml");
    assert.equal(clash.code, 1);
    assert.match(clash.err, /^trial\.md\.annotations\.yaml: entry "a\w+": both sides changed "note"/);
    assert.match(get("o"), /note: x\n {4}conflict:\n {6}note: "y"\n/);
  });

  it("changes nothing and answers 2 where a side cannot be read", () => {
    const good = write("", [entry(0)]);
    const wrong = ["format: biogloss/2\n", "format: biogloss/1\nannotations: [\n", "<<<<<<< mine\n"];
    for (const text of [...wrong, new Uint8Array([0xff, 0xfe])]) {
      for (const side of ["b", "o", "t"]) {
        const files = ["b", "o", "t"].map((name) => put(name, name === side ? text : `${good}# ${name}\n`));
        const before = readFileSync(path.join(folder, "o"));
        const { code, err } = biogloss("merge", ...files);
        assert.equal(code, 2);
        assert.ok(!/\n\s+at /.test(err) && err.length > 20, err);
        assert.deepEqual(readFileSync(path.join(folder, "o")), before);
      }
    }
    assert.equal(biogloss("merge", put("b", good)).code, 2);
  });
});
