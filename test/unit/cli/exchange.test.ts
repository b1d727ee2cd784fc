import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FORMATS } from "../../../src/core/exchange/formats.ts";
import { CliFolder, NOTE, run, SIDECAR, TEXT } from "./exchangeFolder.ts";

describe("command line: export, import, convert", () => {
  const folder = new CliFolder();

  it("exports everything to all formats, counts what is left out, and lists it in full", () => {
    folder.put("trial.txt.annotations.yaml", SIDECAR);
    const file = folder.put("trial.txt", TEXT);
    const list = path.join(folder.path, "losses.tsv");
    const { code, err } = run("export", "--to", "all", "--out", path.join(folder.path, "out"), "--loss", list, file);
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
    folder.put("trial.txt.annotations.yaml", SIDECAR);
    const file = folder.put("trial.txt", TEXT);
    for (const [id, name] of [
      ["brat", "trial.ann"],
      ["bioc-xml", "trial.bioc.xml"],
      ["bioc-json", "trial.bioc.json"],
      ["pubannotation", "trial.pubannotation.json"],
      ["w3c", "trial.jsonld"],
    ] as const) {
      const out = path.join(folder.path, id);
      assert.equal(run("export", "--to", id, "--out", out, file).code, 1);
      const { code, err } = run(
        "import",
        "--from",
        id,
        "--into",
        path.join(folder.path, `${id}-in`),
        path.join(out, name),
      );
      assert.equal(code, 0, err);
      const again = folder.get(`${id}-in/trial.txt.annotations.yaml`);
      assert.equal(folder.get(`${id}-in/trial.txt`), TEXT);
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
    folder.put("in/a.txt", "Atezolizumab and  x".padEnd(17) + "cisplatin");
    folder.put("in/a.ann", brat("Atezolizumab").replace("17 25", "19 28"));
    folder.put("a.txt", "Only Atezolizumab here.");
    folder.put(
      "a.txt.annotations.yaml",
      "format: biogloss/1\nannotations:\n  b0000000:\n    kind: drug\n    quote: Atezolizumab\n    note: mine\n",
    );
    const { code, err } = run("import", "--from", "brat", "--into", folder.path, path.join(folder.path, "in/a.ann"));
    assert.equal(code, 1, err);
    assert.match(err, /0 new, 1 already there, 1 without a place/);
    assert.match(err, /T2 "cisplatin" \(Drug\): the document does not hold the words/);
    const sidecar = folder.get("a.txt.annotations.yaml");
    assert.ok(sidecar.includes("    note: mine\n") && sidecar.includes("    concept: DRUGBANK:DB11595\n"), sidecar);
    assert.equal(folder.get("a.txt"), "Only Atezolizumab here.");
  });

  it("says what an import would do and does nothing with --dry-run", () => {
    folder.put("a.txt", "Aspirin.");
    const ann = folder.put("a.ann", "T1\tChemical 0 7\tAspirin\n");
    const { code, err } = run("import", "--from", "brat", "--dry-run", ann);
    assert.equal(code, 0);
    assert.match(err, /a\.txt: 1 new \(1 drug\)/);
    assert.deepEqual(readdirSync(folder.path).sort(), ["a.ann", "a.txt"]);
  });

  it("converts between formats and keeps their names for things", () => {
    folder.put("a.txt", "Aspirin helps Basel.");
    const ann = folder.put("a.ann", "T1\tChemical 0 7\tAspirin\nT2\tCity 14 19\tBasel\nR1\tIn Arg1:T1 Arg2:T2\n");
    assert.equal(run("convert", "--from", "brat", "--to", "bioc-xml", ann).code, 0);
    assert.match(folder.get("a.bioc.xml"), /<infon key="type">City<\/infon>/);
    assert.equal(
      run(
        "convert",
        "--from",
        "bioc-xml",
        "--to",
        "brat",
        "--out",
        path.join(folder.path, "b"),
        path.join(folder.path, "a.bioc.xml"),
      ).code,
      0,
    );
    assert.equal(folder.get("b/a.ann"), "T1\tChemical 0 7\tAspirin\nT2\tCity 14 19\tBasel\nR1\tIn Arg1:T1 Arg2:T2\t\n");
    const lossy = run("convert", "--from", "brat", "--to", "pubtator", ann);
    assert.equal(lossy.code, 1);
    assert.match(lossy.err, /1 claim$/m);
  });

  it("exports suggestions when it is asked to, as suggestions, and none where someone has decided", () => {
    const file = folder.put("trial.txt", "Aspirin caused alopecia and vomiting.");
    folder.put(
      "trial.txt.annotations.yaml",
      `${NOTE}  c0000000:\n    kind: adverse-event\n    quote: alopecia\n    status: rejected\n`,
    );
    assert.equal(run("export", "--to", "brat", file).code, 0);
    assert.deepEqual(folder.get("trial.ann").match(/^T.*/gm), ["T1\tDrug 0 7\tAspirin"]);
    const { code, err } = run("export", "--to", "brat", "--suggestions", "--force", file);
    assert.equal(code, 0, err);
    const ann = folder.get("trial.ann");
    assert.deepEqual(ann.match(/^T.*/gm), ["T1\tDrug 0 7\tAspirin", "T2\tAdverseEvent 28 36\tvomiting"]);
    assert.deepEqual(ann.match(/^A.*/gm), ["A1\tStatus T2 suggested"]);
    const again = run("import", "--from", "brat", path.join(folder.path, "trial.ann"));
    assert.equal(again.code, 1);
    assert.match(again.err, /0 new, 1 already there, 1 without a place/);
    assert.match(again.err, /"vomiting".*nobody has decided on it/);
    folder.put(".biogloss/terms.yaml", "terms:\n  - { name: caused, kind: endpoint, id: 'X:1' }\n");
    assert.equal(run("export", "--to", "brat", "--suggestions", "--force", file).code, 0);
    assert.match(folder.get("trial.ann"), /^T2\tEndpoint 8 14\tcaused\nN1\tReference T2 X:1\tcaused$/m);
  });

  it("counts offsets in the unit that is asked for, and says which one would fit", () => {
    folder.put("trial.txt.annotations.yaml", SIDECAR);
    const file = folder.put("trial.txt", TEXT);
    run("export", "--to", "bioc-json", "--to-unit", "utf8", "--out", folder.path, file);
    const json = path.join(folder.path, "trial.bioc.json");
    const wrong = run("import", "--from", "bioc-json", "--into", path.join(folder.path, "x"), json);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /trial\.bioc\.json:\d+:\d+: .*read the file with the offset unit "utf8"/);
    assert.ok(!existsSync(path.join(folder.path, "x")));
    assert.equal(
      run("import", "--from", "bioc-json", "--from-unit", "utf8", "--into", path.join(folder.path, "x"), json).code,
      0,
    );
  });
});
