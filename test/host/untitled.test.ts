import * as vscode from "vscode";
import { analysed, closeAll, open, painted, rangeOf, runAction } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1.\n";
const TAGGED = ["mention:target: PD-L1", "suggestion:drug: atezolizumab"];

describe("documents without a name", () => {
  afterEach(closeAll);

  let folder: vscode.Uri;
  before(() => {
    const found = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(found, "a folder is open");
    folder = found;
  });

  const sidecar = (uri: vscode.Uri): vscode.Uri => uri.with({ path: `${uri.path}.annotations.yaml` });

  async function read(uri: vscode.Uri): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return undefined;
    }
  }

  /** A new document in which PD-L1 is tagged. */
  async function tagged(opened: Thenable<vscode.TextDocument>): Promise<vscode.TextDocument> {
    const document = await opened;
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    if (document.getText() === "") await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), TEXT));
    await analysed(document);
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    same(await painted(document), TAGGED, "the marks");
    return document;
  }

  it("keep what is tagged, also in another language, and show it as a file", async () => {
    const document = await tagged(vscode.workspace.openTextDocument({ language: "plaintext", content: TEXT }));
    const other = await vscode.languages.setTextDocumentLanguage(document, "markdown");
    await analysed(other);
    await eventually(async () => (await painted(other)).join() === TAGGED.join(), "the marks in Markdown");
    await vscode.commands.executeCommand("biogloss.openAnnotationFile");
    const shown = await eventually(() => vscode.window.activeTextEditor?.document, "the annotation file is shown");
    ok(shown.getText().includes("quote: PD-L1"), shown.getText());
  });

  it("have it written beside the file that they are saved as", async () => {
    const uri = vscode.Uri.joinPath(folder, "from-untitled.txt");
    const document = await tagged(vscode.workspace.openTextDocument(uri.with({ scheme: "untitled", authority: "" })));
    ok(document.isUntitled, "it has no name yet");
    ok(await document.save(), "saved");
    const text = await eventually(() => read(sidecar(uri)), "written beside the file");
    ok(text.startsWith("format: biogloss/1\ndocument: from-untitled.txt\n"), text);
    ok(text.includes("quote: PD-L1"), text);
    const { document: named } = await open(uri);
    await eventually(async () => (await painted(named)).join() === TAGGED.join(), "the marks of the file");
    await runAction(named, rangeOf(named, "atezolizumab"), "Tag “atezolizumab” as drug");
    ok((await read(sidecar(uri)))?.includes("quote: atezolizumab"), "and the next tag is written there");
  });

  it("have it added to what was tagged in the file that they replace", async () => {
    const uri = vscode.Uri.joinPath(folder, "replaced.txt");
    const kept = "format: biogloss/1 # theirs\nannotations:\n  a0000000:\n    kind: drug\n    quote: atezolizumab\n";
    await vscode.workspace.fs.writeFile(sidecar(uri), new TextEncoder().encode(kept));
    const document = await tagged(vscode.workspace.openTextDocument(uri.with({ scheme: "untitled", authority: "" })));
    ok(await document.save(), "saved");
    const text = await eventually(async () => {
      const now = await read(sidecar(uri));
      return now?.includes("quote: PD-L1") === true ? now : undefined;
    }, "added");
    ok(text.startsWith(kept), `after what was there:\n${text}`);
  });

  it("do not get what was tagged in an older one of the same name", async () => {
    const document = await tagged(vscode.workspace.openTextDocument({ language: "plaintext", content: TEXT }));
    const key = document.uri.toString();
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    const next = await vscode.workspace.openTextDocument({ language: "plaintext", content: TEXT });
    same(next.uri.toString(), key, "the name of the next one");
    await vscode.window.showTextDocument(next);
    await analysed(next);
    await runAction(next, rangeOf(next, "atezolizumab"), "Tag “atezolizumab” as drug");
    same(await painted(next), ["mention:drug: atezolizumab", "suggestion:target: PD-L1"], "the marks of the next one");
  });
});
