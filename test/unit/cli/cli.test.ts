import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { needShared, ROOT } from "../shared.ts";
import { readAsBrat } from "../exchange/bratRules.ts";
import { cpuClock } from "../cpuClock.ts";

const TEXT = "Patients received atezolizumab. 💊 Adverse events included alopecia\nand vomiting.\n";
const SIDECAR = `format: biogloss/1
document: trial.txt
annotations:
  aaaa1111:
    kind: drug
    quote: atezolizumab
    before: "received "
    after: ". "
    concept: DRUGBANK:DB11595
  bbbb2222:
    claim: safety
    quote: "Adverse events included alopecia\\nand vomiting."
    about: {drug: [aaaa1111]}
    polarity: affirmed
`;

describe("command line", () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "biogloss-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };

  function run(args: string[], input = ""): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, "dist/cli.js"), ...args], {
      input,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { code: status, out: stdout, err: stderr };
  }

  function lines(out: string): Record<string, unknown>[] {
    return out
      .trim()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it("prints one JSON line a suggestion, with every field and offsets that slice", () => {
    const file = put("trial.txt", TEXT);
    const { code, out } = run(["annotate", file]);
    assert.equal(code, 0);
    const records = lines(out);
    assert.deepEqual(
      records.map((each) => each["text"]),
      ["atezolizumab", "alopecia", "vomiting"],
    );
    for (const record of records) {
      const fields = [
        "document",
        "start",
        "end",
        "text",
        "kind",
        "concept",
        "name",
        "xrefs",
        "polarity",
        "certainty",
        "confidence",
        "why",
      ];
      assert.deepEqual(Object.keys(record), fields);
      assert.equal(TEXT.slice(record["start"] as number, record["end"] as number), record["text"]);
      assert.equal(record["document"], file);
    }
  });

  it("reads standard input, CRLF and a byte-order mark", () => {
    assert.equal(lines(run(["annotate", "-"], TEXT).out).length, 3);
    const text = TEXT.replaceAll("\n", "\r\n");
    const records = lines(run(["annotate", put("bom.txt", `\ufeff${text}`)]).out);
    for (const each of records) assert.equal(text.slice(each["start"] as number, each["end"] as number), each["text"]);
    assert.equal(run(["annotate", put("empty.txt", "")]).out, "");
  });

  it("prints a table for people", () => {
    const { code, out } = run(["annotate", "--table", put("trial.txt", TEXT)]);
    assert.equal(code, 0);
    assert.match(out, /3 suggestions\nplace +text +kind +concept/);
    assert.match(out, /^1:19 +atezolizumab +drug +DRUGBANK:DB11595 +atezolizumab/m);
  });

  it("streams NDJSON in order and skips a bad record", () => {
    const input = `{"id":1,"text":${JSON.stringify(TEXT)}}\nnot json\n\n{"id":"b","text":"Progression-free survival (PFS) was long."}\n{"id":3}\n`;
    const { code, out, err } = run(["annotate", "--ndjson"], input);
    assert.equal(code, 1);
    const records = lines(out);
    assert.deepEqual(
      records.map((each) => each["id"]),
      [1, "b"],
    );
    assert.deepEqual(Object.keys(records[0] as object), [
      "id",
      "mentions",
      "abbreviations",
      "undefined",
      "regimens",
      "relations",
      "claims",
    ]);
    assert.equal((records[0]?.["mentions"] as unknown[]).length, 3);
    assert.deepEqual(records[1]?.["abbreviations"], [
      { short: { start: 27, end: 30, text: "PFS" }, long: { start: 0, end: 25, text: "Progression-free survival" } },
    ]);
    assert.match(err, /^standard input:2:1: not JSON.*\nstandard input:5:1: a record needs a "text"/);
  });

  it("checks: fine, lost words, and a file that cannot be read", () => {
    const file = put("trial.txt", TEXT);
    assert.equal(run(["check", file]).code, 0);
    put("trial.txt.annotations.yaml", SIDECAR);
    assert.deepEqual([run(["check", file]).code, run(["check", `${file}.annotations.yaml`]).code], [0, 0]);
    put("trial.txt", TEXT.replace("atezolizumab", "avelumab"));
    const lost = run(["check", "--json", file]);
    assert.equal(lost.code, 1);
    const { findings } = JSON.parse(lost.out) as { findings: { code: string; line: number }[] };
    assert.deepEqual(
      findings.map(({ code, line }) => [code, line]),
      [
        ["anchor.lost", 4],
        ["safety.unassessed", 10],
        ["claim.no-evidence", 10],
      ],
    );
    put("trial.txt.annotations.yaml", "format: biogloss/2\n");
    const newer = run(["check", file]);
    assert.equal(newer.code, 1);
    assert.match(newer.out, /trial\.txt\.annotations\.yaml:1:9: .*newer format biogloss\/2/);
  });

  it("exports brat that brat's rules accept, and CSV", () => {
    const file = put("trial.txt", TEXT);
    put("trial.txt.annotations.yaml", SIDECAR);
    const out = path.join(folder, "out");
    assert.equal(run(["export", "--to", "brat", "--out", out, file]).code, 0);
    assert.equal(run(["export", "--to", "csv", "--out", out, file]).code, 0);
    assert.deepEqual(readdirSync(out).sort(), ["annotation.conf", "trial.ann", "trial.annotations.csv", "trial.txt"]);
    const bound = readAsBrat(
      readFileSync(path.join(out, "trial.txt"), "utf8"),
      readFileSync(path.join(out, "trial.ann"), "utf8"),
    );
    assert.deepEqual(
      [...bound.values()].map(({ text }) => text),
      ["atezolizumab", "Adverse events included alopecia and vomiting."],
    );
  });

  it("does not replace a file of other content unless it is told to", () => {
    const file = put("trial.txt", TEXT);
    put("trial.txt.annotations.yaml", SIDECAR);
    put("trial.ann", "mine\n");
    const refused = run(["export", "--to", "brat", file]);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /trial\.ann: exists with other content/);
    assert.equal(readFileSync(path.join(folder, "trial.ann"), "utf8"), "mine\n");
    assert.equal(run(["export", "--to", "brat", "--force", file]).code, 0);
    assert.equal(readFileSync(file, "utf8"), TEXT);
  });

  it("leaves out what is lost and says so", () => {
    const file = put("trial.txt", TEXT.replace("atezolizumab", "avelumab"));
    put("trial.txt.annotations.yaml", SIDECAR);
    const { code, err } = run(["export", "--to", "csv", file]);
    assert.equal(code, 1);
    assert.match(err, /1 annotations to trial\.annotations\.csv; left out or altered: 1 no longer found in the text/);
  });

  it("answers wrong usage and unreadable input with 2 and a sentence", () => {
    const cases: [string[], RegExp][] = [
      [[], /biogloss annotate/],
      [["fly"], /no command "fly"/],
      [["annotate"], /name at least one file/],
      [["annotate", "--fast", "x"], /--fast/],
      [["annotate", path.join(folder, "none.txt")], /none\.txt: cannot be read/],
      [["annotate", put("latin1.txt", new Uint8Array([0x63, 0x61, 0x66, 0xe9]))], /latin1\.txt: is not UTF-8/],
      [["export", put("x.txt", "x")], /--to brat, /],
      [["export", "--to", "word", put("y.txt", "y")], /no format "word"/],
      [["check", path.join(folder, "none.txt")], /there is no such file/],
    ];
    for (const [args, message] of cases) {
      const { code, err } = run(args);
      assert.equal(code, 2, args.join(" "));
      assert.match(err, message);
      assert.doesNotMatch(err, /\n\s+at /, "no stack");
    }
    assert.equal(run(["--help"]).code, 0);
  });

  it("answers for the seed excerpt within a second", function () {
    const file = needShared(this, "seed/combination-therapy.txt");
    const started = cpuClock();
    const { code, out } = run(["annotate", file]);
    const took = cpuClock() - started;
    assert.equal(code, 0);
    assert.ok(lines(out).length >= 16);
    console.log(`      ${Math.round(took)} ms`);
    assert.ok(took < 1000, `${took} ms`);
  });

  it("can be run as a program", () => {
    const program = path.join(ROOT, "dist/cli.js");
    chmodSync(program, 0o755);
    assert.ok(readFileSync(program, "utf8").startsWith("#!/usr/bin/env node\n"));
  });
});
