import * as vscode from "vscode";
import { actionsAt, analysed, closeAll, mountMemory, open, painted, rangeOf, runAction } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT = "zorbafen was given with atezolizumab; alopecia was seen.\n";

describe("user terms", () => {
  const { files, uri, unmount } = mountMemory();
  const section = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("biogloss");
  after(async () => {
    unmount();
    await section().update("terms", undefined, vscode.ConfigurationTarget.Global);
    await section().update("stopTerms", undefined, vscode.ConfigurationTarget.Global);
  });
  afterEach(closeAll);

  it("take effect at once from the settings, and win over the lexicon", async () => {
    files.put("/terms.txt", TEXT);
    const { document } = await open(uri("terms.txt"));
    const term = { name: "Zorbafen", kind: "drug", id: "ACME:101", definition: "Our own compound." };
    await section().update("terms", [term], vscode.ConfigurationTarget.Global);
    await eventually(async () => (await painted(document)).includes("suggestion:drug: zorbafen"), "added");
    // The tagger may have proposed the word already; only the term gives it an identifier.
    await analysed(document);
    await section().update("stopTerms", ["atezolizumab"], vscode.ConfigurationTarget.Global);
    await eventually(async () => !(await painted(document)).some((each) => each.includes("atezo")), "stopped");
    await analysed(document);
    const position = rangeOf(document, "zorbafen").start;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      position,
    );
    const card = hovers
      .flatMap((hover) => hover.contents.map((each) => (each as vscode.MarkdownString).value))
      .join("\n")
      .replaceAll("\\", "");
    ok(card.includes("ACME:101") && card.includes("Our own compound"), card);
  });

  it("come from the workspace's file, wrong lines reported where they stand", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, "a folder is open");
    const file = vscode.Uri.joinPath(folder, ".biogloss", "terms.yaml");
    files.put("/file.txt", "lantern and flares.\n");
    const { document } = await open(uri("file.txt"));
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("terms: []\n"));
    const editor = await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Two });
    const lines = "terms:\n  - {name: lantern, kind: drug}\n  - {name: flare, kind: nothing}\n";
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 1, 0), lines));
    await editor.document.save();
    await eventually(async () => (await painted(document)).includes("suggestion:drug: lantern"), "added");
    // A word that the tagger takes for nothing: it is marked when the file has been read, and only then.
    const problem = await eventually(() => vscode.languages.getDiagnostics(file)[0], "the problem is told");
    ok(problem.range.start.line === 2, `the problem is on line ${problem.range.start.line}`);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 3, 0), "terms: []\n"));
    await editor.document.save();
    await eventually(async () => (await painted(document)).length === 0, "gone with the line");
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, ".biogloss"), { recursive: true });
  });
});

describe("terms from the light bulb", () => {
  const section = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("biogloss");
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const titles = async (document: vscode.TextDocument, words: string): Promise<string[]> =>
    (await actionsAt(document, rangeOf(document, words))).map(({ title }) => title);

  let folder: vscode.Uri;
  let file: vscode.Uri;
  before(() => {
    const found = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(found, "a folder is open");
    folder = found;
    file = vscode.Uri.joinPath(folder, ".biogloss", "terms.yaml");
  });
  afterEach(async () => {
    await closeAll();
    for (const name of ["terms", "stopTerms"])
      await section().update(name, undefined, vscode.ConfigurationTarget.Global);
    await vscode.workspace.fs
      .delete(vscode.Uri.joinPath(folder, ".biogloss"), { recursive: true })
      .then(undefined, () => undefined);
  });

  /** A document of its own in the workspace. */
  async function written(name: string, text: string): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, encode(text));
    return (await open(uri)).document;
  }

  const read = async (): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

  it("go into my settings, after the kind was asked for, and are marked at once", async () => {
    const document = await written("bulb-user.txt", "The lantern was lit, and the lantern burned.\n");
    const asked = runAction(document, rangeOf(document, "lantern"), "Add “lantern” to my terms…");
    // The list of kinds may take a moment to show; the first of them is taken.
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return (section().inspect<unknown[]>("terms")?.globalValue?.length ?? 0) > 0;
    }, "the term is in the settings");
    await asked;
    same(section().inspect("terms")?.globalValue, [{ name: "lantern", kind: "drug" }], "the settings");
    await eventually(
      async () => (await painted(document)).join() === "suggestion:drug: lantern,suggestion:drug: lantern",
      "marked",
    );
    const offered = await titles(document, "lantern");
    ok(!offered.some((each) => each.includes("to my terms")), offered.join(" | "));
  });

  it("go into the workspace's file, whose comments and order stay, and are marked at once", async () => {
    const document = await written("bulb-workspace.txt", "The lantern was lit.\n");
    await vscode.workspace.fs.writeFile(
      file,
      encode("# ours\nterms:\n  - {name: flare, kind: drug} # seen\nstop: [lead]\n"),
    );
    const { start, end } = rangeOf(document, "lantern");
    const place = { uri: document.uri.toString(), start: document.offsetAt(start), end: document.offsetAt(end) };
    await vscode.commands.executeCommand("biogloss.addWorkspaceTerm", { ...place, kind: "target" });
    const expected =
      "# ours\nterms:\n  - {name: flare, kind: drug} # seen\n  - { name: lantern, kind: target }\nstop: [lead]\n";
    same(await read(), expected, "the file");
    await eventually(async () => (await painted(document)).includes("suggestion:target: lantern"), "marked");
    await runAction(document, rangeOf(document, "lantern"), "Never mark “lantern” in this workspace");
    same(await read(), expected.replace("[lead]", "[lead, lantern]"), "the file with a stop term");
    await eventually(async () => (await painted(document)).length === 0, "not marked any more");
  });

  it("are not offered for what the lexicon knows, nor for what is no name", async () => {
    const document = await written("bulb-known.txt", `Atezolizumab was given. ${"It was so. ".repeat(20)}\n`);
    const known = await titles(document, "Atezolizumab");
    ok(known.length > 0 && !known.some((each) => each.startsWith("Add “")), known.join(" | "));
    const long = await titles(document, document.getText().trim());
    ok(!long.some((each) => each.startsWith("Add “")), long.join(" | "));
  });

  it("are not written into a file with errors: it is shown where the first one is", async () => {
    const document = await written("bulb-error.txt", "The lantern was lit.\n");
    const wrong = "terms:\n  - {name: flare, kind: drug}\n  - {name: x, kind: nothing}\n";
    await vscode.workspace.fs.writeFile(file, encode(wrong));
    const { start, end } = rangeOf(document, "lantern");
    const place = { uri: document.uri.toString(), start: document.offsetAt(start), end: document.offsetAt(end) };
    await vscode.commands.executeCommand("biogloss.addWorkspaceTerm", { ...place, kind: "drug" });
    const editor = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.toString() === file.toString() ? active : undefined;
    }, "the file is shown");
    same([editor.selection.active.line, editor.document.isDirty, await read()], [2, false, wrong], "line and file");
  });

  it("are added in the editor where the file has unsaved changes", async () => {
    const document = await written("bulb-dirty.txt", "The lantern was lit.\n");
    await vscode.workspace.fs.writeFile(file, encode("stop: [lead]\n"));
    const editor = await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Two });
    // VS Code may still hold the file of the test before.
    await eventually(() => editor.document.getText() === "stop: [lead]\n", "the file is shown as it is");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "# not saved yet\n"));
    const { start, end } = rangeOf(document, "lantern");
    const place = { uri: document.uri.toString(), start: document.offsetAt(start), end: document.offsetAt(end) };
    await vscode.commands.executeCommand("biogloss.neverInWorkspace", place);
    same(
      [editor.document.getText(), await read()],
      ["# not saved yet\nstop: [lead, lantern]\n", "stop: [lead]\n"],
      "editor and disk",
    );
    await editor.document.save();
  });
});
