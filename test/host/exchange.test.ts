import * as vscode from "vscode";
import { closeAll, mountMemory, open, painted } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT = "Patients received atezolizumab. Adverse events included alopecia. 💊 One stopped atezolizumab.\n";
const ANN = [
  "T1\tDrug 18 30\tatezolizumab",
  "N1\tReference T1 DRUGBANK:DB11595\tatezolizumab",
  "T2\tAdverseEvent 56 64\talopecia",
  "T3\tGene_expression 68 71\tOne",
  "R1\tCauses Arg1:T1 Arg2:T2",
  "",
].join("\n");

describe("import and export", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  const importFile = (name: string, format: string): Thenable<unknown> =>
    vscode.commands.executeCommand("biogloss.importAnnotations", { file: uri(name).toString(), format });

  it("imports into the open document, marks it, and takes it back as one step", async () => {
    files.put("/e.txt", TEXT);
    files.put("/e.ann", ANN);
    const { document } = await open(uri("e.txt"));
    await importFile("e.ann", "brat");
    await eventually(
      async () => (await painted(document)).includes("mention:drug: atezolizumab"),
      "what was imported is marked",
    );
    const sidecar = files.text("/e.txt.annotations.yaml") ?? "";
    for (const line of ["    concept: DRUGBANK:DB11595", "    claim: Causes", "    quote: One"]) {
      ok(sidecar.includes(`${line}\n`), `${line} in\n${sidecar}`);
    }
    same(files.text("/e.txt"), TEXT, "the document on disk");
    await importFile("e.ann", "brat");
    same(files.text("/e.txt.annotations.yaml"), sidecar, "the sidecar after the second time");
    await vscode.commands.executeCommand("biogloss.undo");
    await eventually(() => !(files.text("/e.txt.annotations.yaml") ?? "").includes("kind:"), "one step takes it back");
  });

  it("makes the documents that a collection holds, each with its annotations", async () => {
    const passage = (text: string, quote: string): object => ({
      offset: 0,
      infons: {},
      text,
      sentences: [],
      annotations: [
        {
          id: "1",
          infons: { type: "Chemical" },
          text: quote,
          locations: [{ offset: text.indexOf(quote), length: quote.length }],
        },
      ],
      relations: [],
    });
    const document = (id: string, text: string, quote: string): object => ({
      id,
      infons: {},
      passages: [passage(text, quote)],
      relations: [],
    });
    const documents = [
      document("one", "They took aspirin.", "aspirin"),
      document("two", "They took lidocaine.", "lidocaine"),
    ];
    files.put("/set.json", JSON.stringify({ source: "", date: "", key: "", infons: {}, documents }));
    await importFile("set.json", "bioc-json");
    same(files.text("/one.txt"), "They took aspirin.", "the first document");
    ok(files.text("/two.txt.annotations.yaml")?.includes("quote: lidocaine"), "the second one's annotations");
    const { document: shown } = await open(uri("two.txt"));
    await eventually(async () => (await painted(shown)).includes("mention:drug: lidocaine"), "it is marked");
  });

  it("exports every format from the open document, and reads each again without a change", async () => {
    files.put("/f.txt", TEXT);
    files.put("/f.ann", ANN);
    await open(uri("f.txt"));
    await importFile("f.ann", "brat");
    const sidecar = files.text("/f.txt.annotations.yaml");
    const made = {
      "bioc-xml": "f.bioc.xml",
      "bioc-json": "f.bioc.json",
      pubannotation: "f.pubannotation.json",
      w3c: "f.jsonld",
    };
    for (const [format, name] of Object.entries(made)) {
      await vscode.commands.executeCommand("biogloss.exportAnnotations", { format, folder: uri("").toString() });
      ok((files.text(`/${name}`) ?? "").includes("atezolizumab"), name);
      await importFile(name, format);
      same(files.text("/f.txt.annotations.yaml"), sidecar, `the sidecar after ${name}`);
    }
  });

  const SIDECAR = [
    "format: biogloss/1",
    "annotations:",
    "  b0000000:",
    "    kind: drug",
    "    quote: atezolizumab",
    '    before: "received "',
    "  c0000000:",
    "    kind: adverse-event",
    "    quote: vomiting",
    "",
  ].join("\n");

  interface Outcome {
    files: string[];
    documents: number;
    annotations: number;
    suggestions: number;
    losses: string;
  }
  const exported = (argument: object): Thenable<Outcome | undefined> =>
    vscode.commands.executeCommand("biogloss.exportAnnotations", { folder: uri("").toString(), ...argument });

  it("tells what it exported and what it left out, and leaves suggestions out unless it is asked for them", async () => {
    files.put("/g.txt", TEXT);
    files.put("/g.txt.annotations.yaml", SIDECAR);
    const { document } = await open(uri("g.txt"));
    await eventually(async () => (await painted(document)).includes("mention:drug: atezolizumab"), "it is marked");
    const decided = await exported({ format: "brat" });
    same(
      [decided?.annotations, decided?.suggestions, decided?.losses],
      [1, 0, "1 no longer found in the text"],
      "what was decided",
    );
    same(files.text("/g.ann")?.match(/^T.*/gm), ["T1\tDrug 18 30\tatezolizumab"], "the file");
    const all = await exported({ format: "brat", suggestions: true });
    ok((all?.suggestions ?? 0) >= 2 && all?.annotations === 1, `suggestions: ${JSON.stringify(all)}`);
    const ann = files.text("/g.ann") ?? "";
    ok(/^T\d+\tAdverseEvent \d+ \d+\talopecia$/m.test(ann), ann);
    const [count, suggested] = [ann.match(/^T\d/gm)?.length, ann.match(/^A\d+\tStatus T\d+ suggested$/gm)?.length];
    same(suggested, (count ?? 0) - 1, "all mentions but the decided one are marked as suggested");
    const sidecar = files.text("/g.txt.annotations.yaml");
    await importFile("g.ann", "brat");
    same(files.text("/g.txt.annotations.yaml"), sidecar, "no suggestion becomes an annotation");
  });

  it("exports the documents of a folder as one: all of their files, or none", async () => {
    const { files: folder, uri: at, unmount: leave } = mountMemory();
    try {
      const to = { folder: at("").toString(), scope: "folder" };
      for (const name of ["one", "two"]) {
        folder.put(`/${name}.txt`, TEXT);
        folder.put(`/${name}.txt.annotations.yaml`, SIDECAR);
      }
      folder.put("/gone.txt.annotations.yaml", SIDECAR);
      folder.put("/plain.txt", TEXT);
      await open(at("one.txt"));
      const before = folder.names();
      folder.isReadonly = (path) => path.includes("two.ann");
      same(await exported({ ...to, format: "brat" }), undefined, "an export that fails");
      same(folder.names(), before, "the files after it");
      folder.isReadonly = () => false;
      const outcome = await exported({ ...to, format: "brat" });
      same(
        [outcome?.documents, outcome?.annotations, outcome?.losses],
        [2, 2, "2 no longer found in the text"],
        "both",
      );
      same(
        outcome?.files.map((file) => file.replace(/.*\//, "")).sort(),
        ["annotation.conf", "one.ann", "two.ann"],
        "the files that it wrote",
      );
      same((await exported({ ...to, format: "brat" }))?.files, [], "nothing is new the second time");
      folder.put("/one.md", `# ${TEXT}`);
      folder.put("/one.md.annotations.yaml", SIDECAR);
      const now = folder.names();
      same(await exported({ ...to, format: "bioc-xml" }), undefined, "two documents of one file");
      same(folder.names(), now, "the files after that");
      await open(at("one.md"));
      folder.put("/one.txt", `${TEXT}And more.`);
      same(await exported({ folder: to.folder, format: "brat" }), undefined, "an export over a document");
      same(folder.text("/one.txt"), `${TEXT}And more.`, "the document");
    } finally {
      await closeAll();
      leave();
    }
  });

  it("shows what an import would do before it does anything", async () => {
    files.put("/h.txt", TEXT.replace("alopecia", "nausea"));
    files.put("/h.ann", ANN);
    const { files: source, uri: at, unmount: leave } = mountMemory();
    source.put("/h.txt", TEXT);
    source.put("/h.ann", ANN);
    await open(uri("h.txt"));
    const [before, after] = [files.names(), source.names()];
    const preview = await vscode.commands.executeCommand<{ documents: string[]; findings: string[] }>(
      "biogloss.importAnnotations",
      { file: at("h.ann").toString(), format: "brat", preview: true },
    );
    same(preview.documents, ["h.txt: 4 new (1 drug, 1 adverse-event, 1 Gene_expression, 1 Causes)"], "the preview");
    same(preview.findings, [], "what to look at");
    same([files.names(), source.names()], [before, after], "no file is written");
    leave();
  });
});
