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
});
