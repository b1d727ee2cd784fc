import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../shared.ts";

type Record_ = Record<string, unknown>;

const TERMS = `terms:
  - { name: BGX-101, kind: drug, id: "ACME:101" }
stop: [nausea]
`;
const TEXT = "Patients received BGX-101 and had nausea and vomiting.\n";

describe("command line: recognising", () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "biogloss-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, content: string): string => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };

  function run(args: string[], input = ""): { code: number | null; out: string; err: string } {
    const program = [path.join(ROOT, "dist/cli.js"), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { input, encoding: "utf8", cwd: folder });
    return { code: status, out: stdout, err: stderr };
  }

  function stream(text: string, ...args: string[]): Record_ {
    const { code, out, err } = run(["annotate", "--ndjson", ...args], `${JSON.stringify({ id: 7, text })}\n`);
    assert.equal(code, 0, err);
    return JSON.parse(out) as Record_;
  }

  const words = (out: string): unknown[] =>
    out
      .split("\n")
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as Record_)["text"]);

  it("streams mentions, abbreviations, unexplained short forms, regimens and relations", () => {
    const text =
      "Paclitaxel (PTX) plus carboplatin induced neuropathy. Paclitaxel did not cause nausea. History of asthma. " +
      "His mother had gout. PTX inhibits EGFR. The QXZ was used twice; QXZ was low.";
    const result = stream(text);
    const mentions = result["mentions"] as Record_[];
    for (const [id, mention] of mentions.entries()) {
      assert.equal(mention["id"], id);
      assert.equal(text.slice(mention["start"] as number, mention["end"] as number), mention["text"]);
      assert.ok(Array.isArray(mention["why"]) && mention["why"].every((each) => typeof each === "string"));
      assert.ok((mention["confidence"] as number) > 0);
    }
    const of = (name: string): Record_ => mentions.find((each) => each["text"] === name) as Record_;
    assert.equal(of("PTX")["concept"], of("Paclitaxel")["concept"]);
    assert.ok((of("Paclitaxel")["xrefs"] as string[]).some((id) => id.startsWith("MESH:")));
    assert.equal(of("nausea")["polarity"], "negated");
    assert.equal(of("asthma")["historical"], true);
    assert.equal(of("gout")["other"], true);
    assert.deepEqual(
      (result["abbreviations"] as { short: Record_; long: Record_ }[]).map(({ short, long }) => [
        short["text"],
        long["text"],
      ]),
      [["PTX", "Paclitaxel"]],
    );
    assert.deepEqual(
      (result["undefined"] as Record_[]).map((each) => each["text"]),
      ["QXZ"],
    );
    const [regimen] = result["regimens"] as Record_[];
    assert.deepEqual(
      (regimen?.["parts"] as number[]).map((id) => mentions[id]?.["text"]),
      ["Paclitaxel", "carboplatin"],
    );
    const relations = (result["relations"] as Record_[]).map((each) => [
      each["type"],
      mentions[each["head"] as number]?.["text"],
      mentions[each["tail"] as number]?.["text"],
      each["polarity"],
    ]);
    assert.ok(relations.some((each) => each.join() === "drug-event,Paclitaxel,neuropathy,affirmed"));
    assert.ok(relations.some((each) => each.join() === "drug-event,Paclitaxel,nausea,negated"));
    assert.ok(relations.some((each) => each.join() === "drug-target,PTX,EGFR,affirmed"));
  });

  it("lays the nearest terms file above a document over the lexicon, and a named one instead of it", () => {
    const file = put("a/b/trial.txt", TEXT);
    const before = words(run(["annotate", file]).out);
    assert.ok(before.includes("nausea"));
    put("a/.biogloss/terms.yaml", TERMS);
    assert.deepEqual(words(run(["annotate", file]).out), ["BGX-101", "vomiting"]);
    const [own] = run(["annotate", file]).out.split("\n");
    assert.equal((JSON.parse(own as string) as Record_)["concept"], "ACME:101");
    assert.deepEqual(words(run(["annotate", put("elsewhere/trial.txt", TEXT)]).out), before);
    const other = put("other.yaml", "stop: [vomiting, BGX-101]\n");
    assert.deepEqual(words(run(["annotate", "--terms", other, file]).out), ["nausea"]);
  });

  it("lays terms over a stream: those of the working folder, or a named file's", () => {
    const texts = (result: Record_): unknown[] => (result["mentions"] as Record_[]).map((each) => each["text"]);
    const named = put("mine.yaml", TERMS);
    assert.deepEqual(texts(stream(TEXT, "--terms", named)), ["BGX-101", "vomiting"]);
    put(".biogloss/terms.yaml", TERMS);
    assert.deepEqual(texts(stream(TEXT)), ["BGX-101", "vomiting"]);
  });

  it("tells where a terms file is wrong, and refuses one that is not there", () => {
    const file = put("trial.txt", TEXT);
    const wrong = run(["annotate", "--terms", put("wrong.yaml", "terms:\n  - { name: X1 }\nstop: [nausea]\n"), file]);
    assert.equal(wrong.code, 0);
    assert.match(wrong.err, /wrong\.yaml:2:5: A term needs a "kind"/);
    assert.ok(!words(wrong.out).includes("nausea"), "the right lines count");
    const none = run(["annotate", "--terms", path.join(folder, "none.yaml"), file]);
    assert.equal(none.code, 2);
    assert.match(none.err, /none\.yaml: cannot be read/);
  });

  it("explains each suggestion: place, kind, concept, reasons, what it states, what lost to it", () => {
    const file = put("trial.txt", "Some words.\nParacetamol (PCM) induced severe rash. PCM did not cause nausea.\n");
    const { code, out } = run(["explain", file]);
    assert.equal(code, 0);
    assert.match(
      out,
      /^.*trial\.txt: \d suggestions \(2 drug, 2 adverse-event\)|^.*trial\.txt: \d suggestions \(3 drug/,
    );
    assert.match(out, /2:1 “Paracetamol” {2}drug, 0\.\d\d\n {4}is {6}\S+:\S+ /);
    assert.match(out, /“PCM” {2}drug, 0\.\d\d\n.*\n {4}why {5}short here for “Paracetamol”/);
    assert.match(out, /rash” {2}adverse-event[^]*why {5}an adverse event because of “induced”/);
    assert.match(out, /“nausea”[^]*why {5}negated by “did not”[^]*said {4}negated/);
    assert.match(out, /states {2}drug-event with “[^”]*rash”, 0\.\d\d: /);
    assert.match(out, /states {2}drug-event, denied with “PCM”, 0\.\d\d: negated by “did not cause”/);
    assert.match(out, / {4}over {4}“.*: the text defines what these letters mean/);
  });

  it("explains as JSON: the stream's fields, and what was left out with the reason", () => {
    const text = "The scanner took CAT scans. Tumour was seen in BRCA1 carriers given olaparib.\n";
    const { code, out } = run(["explain", "--json", put("trial.txt", text)]);
    assert.equal(code, 0);
    const [line, ...rest] = out.trim().split("\n");
    assert.deepEqual(rest, []);
    const explained = JSON.parse(line as string) as { mentions: Record_[]; leftOut: Record_[] };
    assert.ok(explained.mentions.some((each) => each["text"] === "olaparib"));
    const cat = explained.leftOut.find((each) => each["text"] === "CAT") as Record_;
    assert.equal(text.slice(cat["start"] as number, cat["end"] as number), "CAT");
    assert.equal(cat["loss"], "rejected");
    assert.equal(cat["because"], "the tagger holds it for something else here");
  });
});
