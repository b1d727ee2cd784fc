import * as vscode from "vscode";
import { actionsAt, closeAll, mountMemory, open, painted, rangeOf, runAction } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1. Adverse events included alopecia and vomiting.\n";

describe("tagging", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  function sidecar(name: string): string {
    return files.text(`/${name}.annotations.yaml`) ?? "";
  }

  it("writes the decision beside the document at once and shows it again after reopening", async () => {
    files.put("/a.txt", TEXT);
    const { document } = await open(uri("a.txt"));
    await runAction(document, rangeOf(document, "atezolizumab"), "Tag “atezolizumab” as drug");
    const written = sidecar("a.txt");
    ok(written.startsWith("format: biogloss/1\ndocument: a.txt\nannotations:\n  "), written);
    for (const line of ["    kind: drug", "    quote: atezolizumab", "    concept: DRUGBANK:DB11595"]) {
      ok(written.includes(`${line}\n`), `${line} in\n${written}`);
    }
    ok((await painted(document)).includes("mention:drug: atezolizumab"), "the mark has changed");
    same(files.text("/a.txt"), TEXT, "the document on disk");
    await closeAll();
    const again = await open(uri("a.txt"));
    await eventually(async () => (await painted(again.document)).includes("mention:drug: atezolizumab"), "shown again");
    same(sidecar("a.txt"), written, "the sidecar after reopening");
  });

  it("shows a hand edit of the sidecar", async () => {
    files.put("/b.txt", TEXT);
    const { document } = await open(uri("b.txt"));
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    files.put("/b.txt.annotations.yaml", sidecar("b.txt").replace("kind: target", "kind: condition # by hand"));
    await eventually(async () => (await painted(document)).includes("mention:condition: PD-L1"), "the mark follows");
    await runAction(document, rangeOf(document, "vomiting"), "Tag “vomiting” as adverse event");
    ok(sidecar("b.txt").includes("kind: condition # by hand"), "the hand edit and its comment stay");
  });

  it("tags the selection as any kind, retags it, and takes the tag back", async () => {
    files.put("/c.txt", TEXT);
    const editor = await open(uri("c.txt"));
    const { document } = editor;
    editor.selection = new vscode.Selection(0, 0, 0, 8);
    await vscode.commands.executeCommand("biogloss.tagAsTarget");
    ok((await painted(document)).includes("mention:target: Patients"), "tagged");
    await vscode.commands.executeCommand("biogloss.tagAsAdverseEvent");
    const words = await painted(document);
    ok(words.includes("mention:adverse-event: Patients") && !words.includes("mention:target: Patients"), "retagged");
    same(sidecar("c.txt").match(/quote:/g)?.length, 1, "entries");
    await vscode.commands.executeCommand("biogloss.removeTag");
    ok(!(await painted(document)).some((each) => each.startsWith("mention")), "taken back");
    ok(sidecar("c.txt").includes("annotations: {}"), sidecar("c.txt"));
  });

  it("tags a claim about the mentions in it", async () => {
    files.put("/d.txt", TEXT);
    const editor = await open(uri("d.txt"));
    const { document } = editor;
    await runAction(document, rangeOf(document, "alopecia"), "Tag “alopecia” as adverse event");
    const claim = rangeOf(document, "Adverse events included alopecia and vomiting.");
    editor.selection = new vscode.Selection(claim.start, claim.end);
    const start = document.offsetAt(claim.start);
    const place = { uri: document.uri.toString(), start, end: document.offsetAt(claim.end), claim: "safety" };
    await vscode.commands.executeCommand("biogloss.tagAsClaim", place);
    const id = /^ {2}(\w{8}):\n {4}kind/m.exec(sidecar("d.txt"))?.[1];
    ok(sidecar("d.txt").includes(`    about: {adverse-event: [${id}]}\n    polarity: affirmed\n`), sidecar("d.txt"));
    ok(
      (await painted(document)).includes("claim: Adverse events included alopecia and vomiting."),
      "the claim is marked",
    );
    await runAction(document, rangeOf(document, "alopecia"), "Take back the tag “adverse event”");
    ok(!sidecar("d.txt").includes("about"), "the claim no longer speaks of what is gone");
  });

  it("offers what fits: the suggested kind first, nothing where there is nothing", async () => {
    files.put("/e.txt", TEXT);
    const { document } = await open(uri("e.txt"));
    const titles = async (words: string): Promise<string[]> => {
      const { start } = rangeOf(document, words);
      return (await actionsAt(document, new vscode.Range(start.translate(0, 1), start.translate(0, 1)))).map(
        ({ title }) => title,
      );
    };
    same(
      (await titles("vomiting")).slice(0, 3),
      ["adverse event", "drug", "target"].map((kind) => `Tag “vomiting” as ${kind}`),
      "order",
    );
    same(
      await titles("received"),
      ["Accept", "Reject"].map((verb) => `${verb} suggested claim: mechanism — atezolizumab, PD-L1`),
      "on a plain word: only the claim of its sentence",
    );
  });

  it("keeps marks on their words while the text is edited, and marks changed words as changed", async () => {
    files.put("/f.txt", TEXT);
    const editor = await open(uri("f.txt"));
    const { document } = editor;
    await runAction(document, rangeOf(document, "atezolizumab"), "Tag “atezolizumab” as drug");
    const before = sidecar("f.txt");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "A new paragraph.\n\n"));
    ok((await painted(document)).includes("mention:drug: atezolizumab"), "after an insertion above");
    await editor.edit((edit) => edit.replace(rangeOf(document, "zolizu"), "X"));
    ok((await painted(document)).includes("changed: ateXmab"), "after an edit inside");
    await vscode.commands.executeCommand("undo");
    await eventually(async () => (await painted(document)).includes("mention:drug: atezolizumab"), "after undo");
    same(sidecar("f.txt"), before, "the sidecar");
    await editor.edit((edit) => edit.insert(rangeOf(document, "atezolizumab").start, "plenty of "));
    ok((await painted(document)).includes("mention:drug: atezolizumab"), "a mention does not hang on its sentence");
    await editor.edit((edit) => edit.replace(rangeOf(document, "zolizu"), "X"));
    await runAction(document, rangeOf(document, "ateXmab"), "Tag “ateXmab” as drug");
    ok((await painted(document)).includes("mention:drug: ateXmab"), "tagging again confirms the new words");
    ok(sidecar("f.txt").includes("quote: ateXmab"), sidecar("f.txt"));
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("edits a sidecar that is open with unsaved changes there", async () => {
    files.put("/g.txt", TEXT);
    const { document } = await open(uri("g.txt"));
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    const saved = sidecar("g.txt");
    const side = await vscode.window.showTextDocument(uri("g.txt.annotations.yaml"), {
      viewColumn: vscode.ViewColumn.Two,
    });
    await side.edit((edit) => edit.insert(new vscode.Position(0, 0), "# unsaved\n"));
    await runAction(document, rangeOf(document, "vomiting"), "Tag “vomiting” as adverse event");
    same(sidecar("g.txt"), saved, "the file on disk");
    const text = side.document.getText();
    ok(text.startsWith("# unsaved\n") && text.includes("quote: vomiting"), text);
    await side.document.save();
    ok(sidecar("g.txt").includes("quote: vomiting"), "once saved");
  });

  it("undoes and redoes decisions apart from the text", async () => {
    files.put("/j.txt", TEXT);
    const { document } = await open(uri("j.txt"));
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as drug");
    const marked = async (): Promise<string | undefined> =>
      (await painted(document)).find((each) => each.startsWith("mention"));
    same(await marked(), "mention:drug: PD-L1", "retagged");
    await vscode.commands.executeCommand("biogloss.undo");
    same(await marked(), "mention:target: PD-L1", "after one undo");
    await vscode.commands.executeCommand("biogloss.undo");
    same(await marked(), undefined, "after two");
    ok(sidecar("j.txt").includes("annotations: {}"), sidecar("j.txt"));
    await vscode.commands.executeCommand("biogloss.redo");
    same(await marked(), "mention:target: PD-L1", "after redo");
    same(document.getText(), TEXT, "the text");
  });

  it("keeps the marks while someone types into the sidecar, and reports what cannot be read only there", async () => {
    files.put("/i.txt", TEXT);
    const { document } = await open(uri("i.txt"));
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    const side = await vscode.window.showTextDocument(uri("i.txt.annotations.yaml"), {
      viewColumn: vscode.ViewColumn.Two,
    });
    await side.edit((edit) => edit.insert(new vscode.Position(3, 0), "  half: [\n"));
    const { uri: file } = side.document;
    await eventually(() => vscode.languages.getDiagnostics(file).length > 0, "the problem is shown");
    ok((await painted(document)).includes("mention:target: PD-L1"), "the mark stays");
    await side.edit((edit) => edit.delete(new vscode.Range(3, 0, 4, 0)));
    await side.edit((edit) => edit.replace(rangeOf(side.document, "kind: target"), "kind: drug"));
    await eventually(
      async () => (await painted(document)).includes("mention:drug: PD-L1"),
      "the edit shows before it is saved",
    );
    same(vscode.languages.getDiagnostics(file).length, 0, "problems left");
  });

  it("exports brat and CSV", async () => {
    files.put("/h.md", `# 💊 A\n\n${TEXT}`);
    const { document } = await open(uri("h.md"));
    await runAction(document, rangeOf(document, "alopecia"), "Tag “alopecia” as adverse event");
    const folder = uri("").toString();
    await vscode.commands.executeCommand("biogloss.exportAnnotations", { format: "brat", folder });
    await vscode.commands.executeCommand("biogloss.exportAnnotations", { format: "csv", folder });
    const start = Array.from(document.getText().slice(0, document.getText().indexOf("alopecia"))).length;
    ok(
      files.text("/h.ann")?.startsWith(`T1\tAdverseEvent ${start} ${start + 8}\talopecia\nN1\t`),
      files.text("/h.ann") ?? "",
    );
    same(files.text("/h.txt"), document.getText(), "the text beside it");
    ok(files.text("/h.annotations.csv")?.includes(",mention,adverse-event,"), files.text("/h.annotations.csv") ?? "");
  });
});
