import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { itemsOf } from "../../../src/core/exchange/document.ts";
import { FORMATS, readFile } from "../../../src/core/exchange/formats.ts";
import { ROOT } from "../shared.ts";

const CLI = path.join(ROOT, "dist/cli.js");
const TEXT = "Patients received atezolizumab. 💊 Adverse events included alopecia\nand vomiting.\n";

function record(id: unknown, text: unknown = TEXT): string {
  return `${JSON.stringify({ id, text })}\n`;
}

/** Small documents, no two the same. */
function records(count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    record(
      `doc${i}`,
      `Of ${i + 2} patients on paclitaxel, ${i + 1} had alopecia. ${"Then they slept. ".repeat(i % 7)}`,
    ),
  );
}

function stream(input: string | Buffer, ...args: string[]): { code: number | null; lines: string[]; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "annotate", ...args], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, lines: stdout.split("\n").slice(0, -1), err: stderr };
}

describe("command line: streams", function () {
  this.timeout(60_000);
  let folder = "";
  let children: ChildProcessWithoutNullStreams[] = [];
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "biogloss-"))));
  afterEach(() => {
    for (const child of children) child.kill("SIGKILL");
    children = [];
    rmSync(folder, { recursive: true, force: true });
  });

  function start(...args: string[]): ChildProcessWithoutNullStreams {
    const child = spawn(process.execPath, [CLI, "annotate", ...args]);
    child.stdin.on("error", () => undefined);
    children.push(child);
    return child;
  }

  it("gives one line a record in every format, in the order of the input, with ids of all kinds", () => {
    const input = record("b") + record(7) + record("a", "Nothing here.");
    for (const { id: to } of FORMATS) {
      const { code, lines, err } = stream(input, "--to", to);
      assert.equal(code, 0, `${to}: ${err}`);
      assert.equal(lines.length, 3, to);
      for (const line of lines) assert.doesNotThrow(() => void JSON.parse(line), to);
      const [first, second] = lines as [string, string];
      assert.ok(first.includes("atezolizumab"), to);
      assert.ok(first !== second, to);
    }
  });

  it("marks everything as suggested wherever the format has a place for it", () => {
    for (const format of FORMATS.filter(({ id }) => ["bioc-json", "pubannotation", "brat", "bioc-xml"].includes(id))) {
      const [line] = stream(record("a"), "--to", format.id).lines as [string];
      const { files } = JSON.parse(line) as { files?: Record<string, string> };
      const all = new Map(Object.entries(files ?? { [`a${format.extensions[0]}`]: line }));
      const name = [...all.keys()].find((each) => format.extensions.some((ending) => each.endsWith(ending))) as string;
      const reading = readFile(format, { name, content: all.get(name) as string }, all);
      assert.ok(reading.ok, format.id);
      const [document] = reading.documents;
      assert.ok(document !== undefined && document.text === TEXT);
      assert.deepEqual(
        document.mentions.map(({ label, spans: [span] }) => `${label} ${TEXT.slice(span?.start, span?.end)}`),
        ["Drug atezolizumab", "AdverseEvent alopecia", "AdverseEvent vomiting"],
      );
      assert.ok(document.claims.length > 0, "what the text connects");
      for (const item of itemsOf(document)) assert.equal(item.fields["status"], "suggested", format.id);
    }
  });

  it("reports a bad record with its line and reason, skips it, and goes on", () => {
    const long = Buffer.concat([
      Buffer.from('{"id":"long","text":"'),
      Buffer.alloc(50_000_001, "x"),
      Buffer.from('"}\n'),
    ]);
    const input = Buffer.concat([
      Buffer.from(record("first") + "not json\n" + record(undefined) + "\n[1]\nnull\n"),
      Buffer.from('{"id":"latin1","text":"caf\xe9"}\n', "latin1"),
      long,
      Buffer.from(record("../etc/passwd") + record("last").trimEnd()),
    ]);
    const { code, lines, err } = stream(input, "--to", "brat");
    assert.equal(code, 1);
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { id: unknown }).id),
      ["first", "last"],
    );
    const reports: [number, RegExp][] = [
      [2, /not JSON: /],
      [3, /a record needs an "id"/],
      [5, /a record needs a "text"/],
      [6, /a record needs a "text"/],
      [7, /not UTF-8/],
      [8, /more than 50 million bytes/],
      [9, /"\.\.\/etc\/passwd\.txt" cannot be a file's name/],
    ];
    const said = err.trimEnd().split("\n");
    assert.equal(said.length, reports.length, err);
    for (const [i, [line, reason]] of reports.entries()) {
      assert.ok(said[i]?.startsWith(`standard input:${line}:1: `), said[i]);
      assert.match(said[i] as string, reason);
    }
  });

  it("parts records at line feeds alone, and takes a byte-order mark, CR LF and a missing last line feed", () => {
    const odd = "Aspirin.\u2028Then alopecia.\u0085";
    const input = `\ufeff{"id":1,"text":"${odd}"}\r\n{"id":"10.1000/182","text":"${odd}"}`;
    const { code, lines, err } = stream(input, "--to", "pubannotation");
    assert.equal(code, 0, err);
    const read = lines.map((line) => JSON.parse(line) as { sourceid: string; text: string });
    assert.deepEqual(
      read.map(({ sourceid, text }) => [sourceid, text]),
      [
        ["1", odd],
        ["10.1000/182", odd],
      ],
    );
  });

  it("says at the end what a format could not hold", () => {
    const { code, err } = stream(record("1") + record("2"), "--to", "pubtator");
    assert.equal(code, 0);
    assert.match(err, /^left out or altered: .*6 without "status"/m);
  });

  it("refuses what it cannot do with 2", () => {
    assert.deepEqual([stream("", "--to", "word").code, stream("", "--to", "brat", "x.txt").code], [2, 2]);
    assert.equal(stream("", "--to", "brat", "--to-unit", "utf8").code, 2);
    assert.deepEqual(stream("", "--to", "brat"), { code: 0, lines: [], err: "" });
  });

  it("gives the same bytes from one process and from four", function () {
    const xargs = spawnSync("xargs", ["--version"]);
    if (xargs.error !== undefined || process.platform === "win32") {
      console.log("      skipped: no xargs");
      this.skip();
    }
    const all = records(400);
    const one = stream(all.join(""), "--to", "bioc-json").lines;
    assert.equal(one.length, 400);
    const parts = [0, 1, 2, 3].map((i) => path.join(folder, `part${i}`));
    parts.forEach((file, i) => writeFileSync(file, all.slice(i * 100, (i + 1) * 100).join("")));
    const worker = `"${process.execPath}" "${CLI}" annotate --to bioc-json < "$1" > "$1.out"`;
    const run = spawnSync("xargs", ["-P", "4", "-I", "{}", "sh", "-c", worker, "sh", "{}"], {
      input: parts.join("\n"),
    });
    assert.equal(run.status, 0, run.stderr.toString());
    assert.equal(parts.map((file) => readFileSync(`${file}.out`, "utf8")).join(""), `${one.join("\n")}\n`);
  });

  it("waits for a reader that is slow, and reads no more than it has room for", async () => {
    const child = start("--to", "brat");
    const input = records(3_000).join("");
    child.stdin.end(input);
    await once(child.stdout, "readable");
    // Nobody reads on: the pipes fill, and most of the input stays with the writer.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    assert.ok(child.stdin.writableLength > 0, "the input waits");
    let lines = 0;
    for await (const chunk of child.stdout) lines += (chunk as Buffer).toString().split("\n").length - 1;
    assert.equal(lines, 3_000);
  });

  it("ends quietly with 141 when nobody reads any more", async () => {
    const child = start("--to", "brat");
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.stdin.write(records(3_000).join(""));
    await once(child.stdout, "data");
    child.stdout.destroy();
    const [code] = (await once(child, "close")) as [number | null];
    assert.deepEqual([code, err], [141, ""]);
  });

  it("needs no more memory for a long stream than for a short one", async function () {
    if (!existsSync("/proc/self/status")) {
      console.log("      skipped: no /proc");
      this.skip();
    }
    const child = start("--to", "pubannotation");
    let answers = 0;
    const count = (chunk: Buffer): void => void (answers += chunk.toString().split("\n").length - 1);
    child.stdout.on("data", count);
    child.stderr.on("data", count);
    /** The most memory that the process has held so far, in kB, once it has answered everything. */
    const peakAfter = async (wanted: number): Promise<number> => {
      while (answers < wanted && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]);
    };
    const send = async (round: number): Promise<void> => {
      // One to annotate, and one of 200 kB that has no id.
      const block = (records(round % 5)[0] ?? record("x")) + record(undefined, "y".repeat(200_000));
      if (!child.stdin.write(block)) await once(child.stdin, "drain");
    };
    for (let i = 0; i < 60; i++) await send(i);
    const short = await peakAfter(120);
    for (let i = 0; i < 600; i++) await send(i);
    const long = await peakAfter(1_320);
    child.stdin.end();
    assert.ok(long - short < 60_000, `${short} kB after 12 MB, ${long} kB after 132 MB`);
  });
});
