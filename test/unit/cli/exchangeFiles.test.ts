import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { CliFolder, NOTE, OTHER, run, SIDECAR, TEXT } from "./exchangeFolder.ts";

describe("command line: files that an export or import makes", () => {
  const folder = new CliFolder();

  it("adds to a configuration of brat that is there, and never changes a document", () => {
    folder.put("trial.txt.annotations.yaml", SIDECAR);
    const file = folder.put("trial.txt", TEXT);
    folder.put("annotation.conf", "# mine\n[entities]\nDrug\nOrganism\n\n[attributes]\nStatus\tArg:<ANY>, Value:new\n");
    assert.equal(run("export", "--to", "brat", file).code, 1);
    const conf = folder.get("annotation.conf");
    assert.ok(conf.startsWith("# mine\n[entities]\nDrug\nOrganism\nAdverseEvent\nCity\n\n[attributes]\n"), conf);
    assert.ok(conf.includes("Status\tArg:<ANY>, Value:new|draft\n") && conf.includes("[events]\nsafety\t"), conf);
    assert.equal(run("export", "--to", "brat", file).code, 1);
    assert.equal(folder.get("annotation.conf"), conf);
    const marked = folder.put("marked.txt", "\ufeff\ufeffAspirin");
    folder.put(
      "marked.txt.annotations.yaml",
      "format: biogloss/1\nannotations:\n  b0000000:\n    kind: drug\n    quote: Aspirin\n",
    );
    const refused = run("export", "--to", "brat", "--force", marked);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /would change the document/);
    assert.equal(folder.get("marked.txt"), "\ufeff\ufeffAspirin");
  });

  it("merges brat's configuration of several documents, whichever declares more", () => {
    const [one, two, both] = ["one", "two", "both"].map((name) => folder.put(`${name}.txt`, "Aspirin caused pain."));
    folder.put("one.txt.annotations.yaml", NOTE);
    folder.put("two.txt.annotations.yaml", OTHER);
    folder.put("both.txt.annotations.yaml", `${NOTE}${OTHER.split("annotations:\n")[1] ?? ""}`);
    const types = (): string[] =>
      /\[entities\]\n([^[]*)/.exec(folder.get("annotation.conf"))?.[1]?.trim().split("\n") ?? [];
    assert.equal(run("export", "--to", "brat", one as string).code, 0);
    assert.deepEqual(types(), ["Drug"]);
    const wider = run("export", "--to", "brat", both as string);
    assert.equal(wider.code, 0, wider.err);
    assert.deepEqual(types(), ["Drug", "AdverseEvent"]);
    const out = path.join(folder.path, "out");
    assert.equal(run("export", "--to", "brat", "--out", out, one as string, two as string).code, 0);
    assert.match(folder.get("out/annotation.conf"), /^\[entities\]\nDrug\nAdverseEvent\n/);
  });

  it("writes nothing where two documents would have one file, and never replaces an annotated document", () => {
    const [text, markdown] = [folder.put("trial.txt", "Aspirin."), folder.put("trial.md", "# Aspirin")];
    folder.put("trial.txt.annotations.yaml", NOTE);
    folder.put("trial.md.annotations.yaml", NOTE);
    const out = path.join(folder.path, "out");
    const clash = run(
      "export",
      "--to",
      "bioc-xml",
      "--force",
      "--out",
      out,
      folder.put("a.txt", "Aspirin."),
      text,
      markdown,
    );
    assert.equal(clash.code, 2);
    assert.match(clash.err, /trial\.md: another document would be exported to trial\.bioc\.xml too/);
    assert.ok(!existsSync(out));
    const over = run("export", "--to", "brat", "--force", markdown);
    assert.equal(over.code, 2);
    assert.match(over.err, /trial\.txt: the export would change the document/);
    assert.equal(folder.get("trial.txt"), "Aspirin.");
  });

  it("writes nothing for a name that leads elsewhere, a broken file among good ones, or a file in the way", () => {
    const document = (id: string): string =>
      JSON.stringify({
        text: "Aspirin.",
        sourceid: id,
        denotations: [{ id: "T1", span: { begin: 0, end: 7 }, obj: "Drug" }],
      });
    const good = folder.put("good.json", document("good"));
    for (const id of ["../evil", "a/b", "a\\b", "con", "..", "x\u0000"]) {
      const { code, err } = run("import", "--from", "pubannotation", good, folder.put("bad.json", document(id)));
      assert.equal(code, 2, id);
      assert.match(err, /cannot be a file's name/, id);
    }
    const broken = run(
      "import",
      "--from",
      "pubannotation",
      good,
      folder.put("bad.json", '{\n "text": "x",\n "denotations": [{]\n}'),
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
    folder.put("secret.txt", "secret");
    for (const source of ["../secret.txt", "file:///etc/passwd", "..%2fsecret.txt", "..\\secret.txt"]) {
      const { code, err } = run("import", "--from", "w3c", folder.put("inner/x.jsonld", outside(source)));
      assert.equal(code, 2, source);
      assert.deepEqual(readdirSync(path.join(folder.path, "inner")), ["x.jsonld"], err);
    }
    rmSync(path.join(folder.path, "inner"), { recursive: true });
    rmSync(path.join(folder.path, "secret.txt"));
    const twice = run("import", "--from", "pubannotation", good, folder.put("bad.json", document("good")));
    assert.equal(twice.code, 2);
    assert.match(twice.err, /bad\.json: another of the documents is good\.txt too/);
    assert.deepEqual(readdirSync(folder.path).sort(), ["bad.json", "good.json"]);
    folder.put("trial.txt.annotations.yaml", SIDECAR);
    const file = folder.put("trial.txt", TEXT);
    folder.put("trial.ann", "mine\n");
    const refused = run("export", "--to", "brat", file);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /trial\.ann: exists with other content/);
    assert.ok(!existsSync(path.join(folder.path, "annotation.conf")));
  });
});
