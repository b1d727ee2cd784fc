import * as vscode from "vscode";
import { analysed, closeAll, mountMemory, open, painted, rangeOf } from "./desk.ts";
import { eventually, ok } from "./expect.ts";

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
