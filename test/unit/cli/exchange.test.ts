import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FORMATS } from "../../../src/core/exchange/formats.ts";
import { ROOT } from "../shared.ts";

/** One of everything: a discontinuous mention, a claim with evidence, a link, a name BioGloss has no kind for. */
const TEXT =
  "Atezolizumab 💊 caused peripheral and autonomic neuropathy.\r\nIn Basel, it was not superior to placebo.\r\n";
const SIDECAR = `format: biogloss/1
document: trial.txt
annotations:
  b0000000:
    kind: drug
    quote: Atezolizumab
    concept: DRUGBANK:DB11595
    by: ada
    on: "2026-11-23"
  c0000000:
    kind: adverse-event
    quote: peripheral
    parts:
      - quote: neuropathy
    note: "two\\nlines"
  d0000000:
    claim: safety
    quote: Atezolizumab 💊 caused peripheral and autonomic neuropathy
    about: {drug: [b0000000], adverse-event: [c0000000]}
    predicate: causes
    certainty: probable
    safety:
      seriousness: [hospitalisation]
      grade: "3"
    evidence:
      label:
        ref: PMID:30345906
        verdict: supported
    links: {supports: [f0000000]}
    status: draft
  e0000000:
    quote: Basel
    imported: {label: City, id: T9}
  f0000000:
    claim: efficacy
    quote: it was not superior to placebo
    about: {drug: [b0000000]}
    polarity: negated
  g0000000:
    kind: drug
    quote: placebo
    status: rejected
  h0000000:
    kind: drug
    quote: nothing of the kind
`;

describe("command line: export, import, convert", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "biogloss-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function put(name: string, content: string): string {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  function get(name: string): string {
    return readFileSync(path.join(folder, name), "utf8");
  }

  function run(...args: string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, "dist/cli.js"), ...args], {
      encoding: "utf8",
    });
    return { code: status, out: stdout, err: stderr };
  }

  it("exports everything to all formats, counts what is left out, and lists it in full", () => {
    put("trial.txt.annotations.yaml", SIDECAR);
    const file = put("trial.txt", TEXT);
    const list = path.join(folder, "losses.tsv");
    const { code, err } = run("export", "--to", "all", "--out", path.join(folder, "out"), "--loss", list, file);
    assert.equal(code, 1, err);
    const lines = err.trimEnd().split("\n");
    assert.equal(lines.length, FORMATS.length);
    for (const line of lines) assert.match(line, /1 rejected, 1 no longer found in the text/);
    assert.match(lines.find((line) => line.includes(".pubtator")) ?? "", /1 of words that do not stand together/);
    const rows = readFileSync(list, "utf8").trimEnd().split("\n");
    assert.ok(rows.every((row) => row.split("\\t").length === 1 && row.split("\t").length === 5));
    assert.equal(rows.filter((row) => row.includes("h0000000")).length, FORMATS.length);
  });

  it("gives everything back through each format that keeps it", () => {
    put("trial.txt.annotations.yaml", SIDECAR);
    const file = put("trial.txt", TEXT);
    for (const [id, name] of [
      ["brat", "trial.ann"],
      ["bioc-xml", "trial.bioc.xml"],
      ["bioc-json", "trial.bioc.json"],
      ["pubannotation", "trial.pubannotation.json"],
      ["w3c", "trial.jsonld"],
    ] as const) {
      const out = path.join(folder, id);
      assert.equal(run("export", "--to", id, "--out", out, file).code, 1);
      const { code, err } = run("import", "--from", id, "--into", path.join(folder, `${id}-in`), path.join(out, name));
      assert.equal(code, 0, err);
      const again = get(`${id}-in/trial.txt.annotations.yaml`);
      assert.equal(get(`${id}-in/trial.txt`), TEXT);
      for (const part of [
        "b0000000:\n    kind: drug\n    quote: Atezolizumab",
        "parts:\n      - quote: neuropathy",
        'note: "two\\nlines"',
        "about: {drug: [b0000000], adverse-event: [c0000000]}",
        "safety:\n      seriousness: [hospitalisation]\n      grade:",
        "evidence:\n      label:\n        ref: PMID:30345906",
        "links: {supports: [f0000000]}",
        "polarity: negated",
        "quote: Basel",
        "label: City",
      ]) {
        assert.ok(again.includes(part), `${id}: ${part} in\n${again}`);
      }
      for (const part of ["g0000000", "h0000000"]) assert.ok(!again.includes(part), id);
    }
  });

  it("imports into what is there: fills in, replaces nothing, says what has no place", () => {
    const brat = (words: string): string =>
      `T1\tDrug 0 12\t${words}\nN1\tReference T1 DRUGBANK:DB11595\tx\nT2\tDrug 17 25\tcisplatin\n`;
    put("in/a.txt", "Atezolizumab and  x".padEnd(17) + "cisplatin");
    put("in/a.ann", brat("Atezolizumab").replace("17 25", "19 28"));
    put("a.txt", "Only Atezolizumab here.");
    put(
      "a.txt.annotations.yaml",
      "format: biogloss/1\nannotations:\n  b0000000:\n    kind: drug\n    quote: Atezolizumab\n    note: mine\n",
    );
    const { code, err } = run("import", "--from", "brat", "--into", folder, path.join(folder, "in/a.ann"));
    assert.equal(code, 1, err);
    assert.match(err, /0 new, 1 already there, 1 without a place/);
    assert.match(err, /T2 "cisplatin" \(Drug\): the document does not hold the words/);
    const sidecar = get("a.txt.annotations.yaml");
    assert.ok(sidecar.includes("    note: mine\n") && sidecar.includes("    concept: DRUGBANK:DB11595\n"), sidecar);
    assert.equal(get("a.txt"), "Only Atezolizumab here.");
  });

  it("says what an import would do and does nothing with --dry-run", () => {
    put("a.txt", "Aspirin.");
    const ann = put("a.ann", "T1\tChemical 0 7\tAspirin\n");
    const { code, err } = run("import", "--from", "brat", "--dry-run", ann);
    assert.equal(code, 0);
    assert.match(err, /a\.txt: 1 new \(1 drug\)/);
    assert.deepEqual(readdirSync(folder).sort(), ["a.ann", "a.txt"]);
  });

  it("converts between formats and keeps their names for things", () => {
    put("a.txt", "Aspirin helps Basel.");
    const ann = put("a.ann", "T1\tChemical 0 7\tAspirin\nT2\tCity 14 19\tBasel\nR1\tIn Arg1:T1 Arg2:T2\n");
    assert.equal(run("convert", "--from", "brat", "--to", "bioc-xml", ann).code, 0);
    assert.match(get("a.bioc.xml"), /<infon key="type">City<\/infon>/);
    assert.equal(
      run(
        "convert",
        "--from",
        "bioc-xml",
        "--to",
        "brat",
        "--out",
        path.join(folder, "b"),
        path.join(folder, "a.bioc.xml"),
      ).code,
      0,
    );
    assert.equal(get("b/a.ann"), "T1\tChemical 0 7\tAspirin\nT2\tCity 14 19\tBasel\nR1\tIn Arg1:T1 Arg2:T2\t\n");
    const lossy = run("convert", "--from", "brat", "--to", "pubtator", ann);
    assert.equal(lossy.code, 1);
    assert.match(lossy.err, /1 claim$/m);
  });

  it("adds to a configuration of brat that is there, and never changes a document", () => {
    put("trial.txt.annotations.yaml", SIDECAR);
    const file = put("trial.txt", TEXT);
    put("annotation.conf", "# mine\n[entities]\nDrug\nOrganism\n\n[attributes]\nStatus\tArg:<ANY>, Value:new\n");
    assert.equal(run("export", "--to", "brat", file).code, 1);
    const conf = get("annotation.conf");
    assert.ok(conf.startsWith("# mine\n[entities]\nDrug\nOrganism\nAdverseEvent\nCity\n\n[attributes]\n"), conf);
    assert.ok(conf.includes("Status\tArg:<ANY>, Value:new|draft\n") && conf.includes("[events]\nsafety\t"), conf);
    assert.equal(run("export", "--to", "brat", file).code, 1);
    assert.equal(get("annotation.conf"), conf);
    const marked = put("marked.txt", "\ufeff\ufeffAspirin");
    put(
      "marked.txt.annotations.yaml",
      "format: biogloss/1\nannotations:\n  b0000000:\n    kind: drug\n    quote: Aspirin\n",
    );
    const refused = run("export", "--to", "brat", "--force", marked);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /would change the document/);
    assert.equal(get("marked.txt"), "\ufeff\ufeffAspirin");
  });

  const NOTE = "format: biogloss/1\nannotations:\n  b0000000:\n    kind: drug\n    quote: Aspirin\n";
  const OTHER = "format: biogloss/1\nannotations:\n  c0000000:\n    kind: adverse-event\n    quote: pain\n";

  it("merges brat's configuration of several documents, whichever declares more", () => {
    const [one, two, both] = ["one", "two", "both"].map((name) => put(`${name}.txt`, "Aspirin caused pain."));
    put("one.txt.annotations.yaml", NOTE);
    put("two.txt.annotations.yaml", OTHER);
    put("both.txt.annotations.yaml", `${NOTE}${OTHER.split("annotations:\n")[1] ?? ""}`);
    const types = (): string[] => /\[entities\]\n([^[]*)/.exec(get("annotation.conf"))?.[1]?.trim().split("\n") ?? [];
    assert.equal(run("export", "--to", "brat", one as string).code, 0);
    assert.deepEqual(types(), ["Drug"]);
    const wider = run("export", "--to", "brat", both as string);
    assert.equal(wider.code, 0, wider.err);
    assert.deepEqual(types(), ["Drug", "AdverseEvent"]);
    const out = path.join(folder, "out");
    assert.equal(run("export", "--to", "brat", "--out", out, one as string, two as string).code, 0);
    assert.match(get("out/annotation.conf"), /^\[entities\]\nDrug\nAdverseEvent\n/);
  });

  it("writes nothing where two documents would have one file, and never replaces an annotated document", () => {
    const [text, markdown] = [put("trial.txt", "Aspirin."), put("trial.md", "# Aspirin")];
    put("trial.txt.annotations.yaml", NOTE);
    put("trial.md.annotations.yaml", NOTE);
    const out = path.join(folder, "out");
    const clash = run("export", "--to", "bioc-xml", "--force", "--out", out, put("a.txt", "Aspirin."), text, markdown);
    assert.equal(clash.code, 2);
    assert.match(clash.err, /trial\.md: another document would be exported to trial\.bioc\.xml too/);
    assert.ok(!existsSync(out));
    const over = run("export", "--to", "brat", "--force", markdown);
    assert.equal(over.code, 2);
    assert.match(over.err, /trial\.txt: the export would change the document/);
    assert.equal(get("trial.txt"), "Aspirin.");
  });

  it("exports suggestions when it is asked to, as suggestions, and none where someone has decided", () => {
    const file = put("trial.txt", "Aspirin caused alopecia and vomiting.");
    put(
      "trial.txt.annotations.yaml",
      `${NOTE}  c0000000:\n    kind: adverse-event\n    quote: alopecia\n    status: rejected\n`,
    );
    assert.equal(run("export", "--to", "brat", file).code, 0);
    assert.deepEqual(get("trial.ann").match(/^T.*/gm), ["T1\tDrug 0 7\tAspirin"]);
    const { code, err } = run("export", "--to", "brat", "--suggestions", "--force", file);
    assert.equal(code, 0, err);
    const ann = get("trial.ann");
    assert.deepEqual(ann.match(/^T.*/gm), ["T1\tDrug 0 7\tAspirin", "T2\tAdverseEvent 28 36\tvomiting"]);
    assert.deepEqual(ann.match(/^A.*/gm), ["A1\tStatus T2 suggested"]);
    const again = run("import", "--from", "brat", path.join(folder, "trial.ann"));
    assert.equal(again.code, 1);
    assert.match(again.err, /0 new, 1 already there, 1 without a place/);
    assert.match(again.err, /"vomiting".*nobody has decided on it/);
    put(".biogloss/terms.yaml", "terms:\n  - { name: caused, kind: endpoint, id: 'X:1' }\n");
    assert.equal(run("export", "--to", "brat", "--suggestions", "--force", file).code, 0);
    assert.match(get("trial.ann"), /^T2\tEndpoint 8 14\tcaused\nN1\tReference T2 X:1\tcaused$/m);
  });

  it("counts offsets in the unit that is asked for, and says which one would fit", () => {
    put("trial.txt.annotations.yaml", SIDECAR);
    const file = put("trial.txt", TEXT);
    run("export", "--to", "bioc-json", "--to-unit", "utf8", "--out", folder, file);
    const json = path.join(folder, "trial.bioc.json");
    const wrong = run("import", "--from", "bioc-json", "--into", path.join(folder, "x"), json);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /trial\.bioc\.json:\d+:\d+: .*read the file with the offset unit "utf8"/);
    assert.ok(!existsSync(path.join(folder, "x")));
    assert.equal(
      run("import", "--from", "bioc-json", "--from-unit", "utf8", "--into", path.join(folder, "x"), json).code,
      0,
    );
  });

  it("writes nothing for a name that leads elsewhere, a broken file among good ones, or a file in the way", () => {
    const document = (id: string): string =>
      JSON.stringify({
        text: "Aspirin.",
        sourceid: id,
        denotations: [{ id: "T1", span: { begin: 0, end: 7 }, obj: "Drug" }],
      });
    const good = put("good.json", document("good"));
    for (const id of ["../evil", "a/b", "a\\b", "con", "..", "x\u0000"]) {
      const { code, err } = run("import", "--from", "pubannotation", good, put("bad.json", document(id)));
      assert.equal(code, 2, id);
      assert.match(err, /cannot be a file's name/, id);
    }
    const broken = run(
      "import",
      "--from",
      "pubannotation",
      good,
      put("bad.json", '{\n "text": "x",\n "denotations": [{]\n}'),
    );
    assert.equal(broken.code, 2);
    assert.match(broken.err, /bad\.json:3:19: This is no JSON/);
    const outside = (source: string): string =>
      JSON.stringify({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        id: "http://x/1",
        type: "Annotation",
        body: { type: "TextualBody", value: "Drug" },
        target: { source, selector: { type: "TextQuoteSelector", exact: "secret" } },
      });
    put("secret.txt", "secret");
    for (const source of ["../secret.txt", "file:///etc/passwd", "..%2fsecret.txt", "..\\secret.txt"]) {
      const { code, err } = run("import", "--from", "w3c", put("inner/x.jsonld", outside(source)));
      assert.equal(code, 2, source);
      assert.deepEqual(readdirSync(path.join(folder, "inner")), ["x.jsonld"], err);
    }
    rmSync(path.join(folder, "inner"), { recursive: true });
    rmSync(path.join(folder, "secret.txt"));
    const twice = run("import", "--from", "pubannotation", good, put("bad.json", document("good")));
    assert.equal(twice.code, 2);
    assert.match(twice.err, /bad\.json: another of the documents is good\.txt too/);
    assert.deepEqual(readdirSync(folder).sort(), ["bad.json", "good.json"]);
    put("trial.txt.annotations.yaml", SIDECAR);
    const file = put("trial.txt", TEXT);
    put("trial.ann", "mine\n");
    const refused = run("export", "--to", "brat", file);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /trial\.ann: exists with other content/);
    assert.ok(!existsSync(path.join(folder, "annotation.conf")));
  });
});
