import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHECKS } from "../../../src/core/annotate/checks/codes.ts";
import { needShared, ROOT } from "../shared.ts";

const TEXT = "The objective response rate was 45% in the population of the study.\n";
const claimOf = (text: string, more = ""): string =>
  `format: biogloss/1\nannotations:\n  c1111111:\n    claim: efficacy\n    quote: ${text.trim().slice(0, -1)}\n${more}`;

interface Finding {
  file: string;
  code: string;
  level: string;
  message: string;
  line: number;
  column: number;
}

describe("biogloss check", () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "biogloss-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, content: string | Uint8Array): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const run = (...args: string[]): { code: number | null; out: string; err: string } => {
    const cli = path.join(ROOT, "dist/cli.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "check", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return { code: status, out: stdout, err: stderr };
  };
  const found = (...args: string[]): string[] => {
    const { out, err } = run("--json", ...args);
    assert.equal(err, "");
    const { findings } = JSON.parse(out) as { findings: Finding[] };
    return findings.map(({ file, code, level, line }) => `${file}:${line} ${level} ${code}`);
  };

  it("says nothing but a count where all is well, and hints do not fail", () => {
    put("a.md", TEXT);
    assert.deepEqual(run("a.md"), { code: 0, out: "1 documents, 0 annotations, 0 findings\n", err: "" });
    put("a.md.annotations.yaml", claimOf(TEXT));
    const { code, out } = run("a.md");
    assert.equal(code, 0);
    assert.equal(
      out,
      'a.md.annotations.yaml:3:3: hint claim.no-evidence Entry "c1111111": it has no evidence.\n' +
        "1 documents, 1 annotations, 1 findings\n",
    );
  });

  it("goes through folders, and leaves out node_modules, .git and links to folders", () => {
    for (const name of ["a.md", "deep/er/b.txt", "node_modules/c.md", ".git/d.md"]) {
      put(name, TEXT);
      put(`${name}.annotations.yaml`, claimOf(TEXT));
    }
    put("deep/unannotated.md", "We gave XQZ and XQZ.\n");
    symlinkSync(folder, path.join(folder, "deep/loop"), "junction");
    assert.deepEqual(found("."), [
      "a.md.annotations.yaml:3 hint claim.no-evidence",
      `${path.join("deep", "er", "b.txt.annotations.yaml")}:3 hint claim.no-evidence`,
    ]);
    assert.deepEqual(found("a.md", "a.md.annotations.yaml", "."), found("."), "each document once");
    assert.equal(run("nothing").code, 2);
  });

  it("reports an annotation file whose document is gone, and one that is not text, and goes on", () => {
    put("gone.md.annotations.yaml", claimOf(TEXT));
    put("bad.md", TEXT);
    put("bad.md.annotations.yaml", new Uint8Array([102, 0xff, 0xfe]));
    put("z.md", TEXT);
    put("z.md.annotations.yaml", claimOf(TEXT));
    assert.deepEqual(found("."), [
      "bad.md.annotations.yaml:1 error sidecar.not-text",
      "gone.md.annotations.yaml:1 warning document.missing",
      "z.md.annotations.yaml:3 hint claim.no-evidence",
    ]);
    assert.equal(run(".").code, 1);
  });

  it("takes types and levels from the nearest schema above the document, and says where that is wrong", () => {
    for (const name of ["a.md", "team/sub/b.md"]) {
      put(name, TEXT);
      put(`${name}.annotations.yaml`, claimOf(TEXT).replace("efficacy", "signal"));
    }
    put(".biogloss/schema.yaml", "types: {signal: Signal}\nchecks:\n  claim.no-evidence: error\n");
    put("team/.biogloss/schema.yaml", "checks:\n  claim.no-evidence: off\n  claim.evidence: off\n");
    assert.deepEqual(found("."), [
      `${path.join("team", ".biogloss", "schema.yaml")}:3 error schema`,
      "a.md.annotations.yaml:3 error claim.no-evidence",
      `${path.join("team", "sub", "b.md.annotations.yaml")}:4 warning claim.unknown-type`,
    ]);
  });

  it("compares documents of one workspace by their numbers", () => {
    const other = TEXT.replace("45", "35");
    put("a.md", TEXT);
    put("a.md.annotations.yaml", claimOf(TEXT));
    put("b.md", other);
    put("b.md.annotations.yaml", claimOf(other));
    put(".biogloss/schema.yaml", "checks: {claim.no-evidence: off}\n");
    const { code, out } = run("a.md", "b.md");
    assert.equal(code, 1);
    assert.match(
      out,
      /^a\.md\.annotations\.yaml:3:3: warning claim\.other-numbers .*it says 45; .* in b\.md \(c1111111\) says 35\.$/m,
    );
    assert.match(out, /^b\.md\.annotations\.yaml:3:3: warning claim\.other-numbers .*it says 35; /m);
  });

  it("keeps evidence inside the workspace", () => {
    const evidence = (file: string): string => claimOf(TEXT, `    evidence: {e: {file: ${JSON.stringify(file)}}}\n`);
    put(".biogloss/schema.yaml", "");
    put("sub/a.md", TEXT);
    put("sub/a.md.annotations.yaml", evidence("../labels/x.txt"));
    assert.deepEqual(found("sub/a.md"), []);
    put("sub/a.md.annotations.yaml", evidence("../../x.txt"));
    assert.deepEqual(found("sub/a.md"), [`${path.join("sub", "a.md.annotations.yaml")}:6 error evidence.path`]);
  });

  it("prints SARIF 2.1.0", () => {
    put("a b.md", TEXT);
    put("a b.md.annotations.yaml", claimOf(TEXT, "    about: {drug: [gone]}\n    kind: 5\n"));
    put("bad.md", TEXT);
    put("bad.md.annotations.yaml", "format: biogloss/2\n");
    const { code, out } = run("--sarif", "a b.md", "bad.md");
    assert.equal(code, 1);
    const log = JSON.parse(out) as Record<string, unknown>;
    // What the specification requires: section 3.13 (log), 3.14 (run), 3.18 and 3.19 (tool), 3.49 (rule), 3.27 (result).
    assert.equal(log["version"], "2.1.0");
    assert.match(log["$schema"] as string, /sarif-2\.1\.0\.json$/);
    const runs = log["runs"] as Record<string, unknown>[];
    assert.equal(runs.length, 1);
    const [{ tool, results, columnKind }] = runs as [
      { tool: { driver: Record<string, unknown> }; results: Record<string, unknown>[]; columnKind: string },
    ];
    assert.equal(columnKind, "utf16CodeUnits");
    assert.equal(tool.driver["name"], "BioGloss");
    assert.match(tool.driver["version"] as string, /^\d+\.\d+\.\d+$/);
    const rules = tool.driver["rules"] as { id: string; defaultConfiguration: { level: string } }[];
    assert.deepEqual(rules.map(({ id }) => id).slice(0, Object.keys(CHECKS).length), Object.keys(CHECKS));
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const rule of rules) assert.ok(["none", "note", "warning", "error"].includes(rule.defaultConfiguration.level));
    assert.deepEqual(
      results.map((result) => result["ruleId"]),
      ["claim.no-evidence", "link.broken", "sidecar.format"],
    );
    for (const result of results) {
      assert.equal(rules[result["ruleIndex"] as number]?.id, result["ruleId"]);
      assert.ok(["note", "warning", "error"].includes(result["level"] as string));
      assert.ok(((result["message"] as { text: string }).text ?? "").length > 10);
      const [{ physicalLocation }] = result["locations"] as [
        {
          physicalLocation: {
            artifactLocation: { uri: string };
            region: { startLine: number; startColumn: number };
          };
        },
      ];
      // Relative references (RFC 3986) that decode to the file's name.
      const uri = physicalLocation.artifactLocation.uri;
      assert.doesNotMatch(uri, /[ \\]/);
      assert.match(decodeURIComponent(uri), /^(?:a b|bad)\.md\.annotations\.yaml$/);
      assert.ok(Number.isInteger(physicalLocation.region.startLine) && physicalLocation.region.startLine >= 1);
      assert.ok(Number.isInteger(physicalLocation.region.startColumn) && physicalLocation.region.startColumn >= 1);
    }
  });

  it("tells the seed's reader that the approval was withdrawn and that ICD is nowhere defined", function () {
    const file = needShared(this, "seed/combination-therapy.txt");
    const { code, out } = run(file);
    assert.equal(code, 1);
    assert.match(out, /: warning approval\.withdrawn .*atezolizumab .*withdrawn on 2021-10-06\.$/m);
    assert.match(out, /: hint abbreviation\.undefined “ICD” /);
  });
});
