import * as vscode from "vscode";
import { Command } from "../../src/editor/ids.ts";
import { analysed, api, closeAll, painted, rangeOf } from "./desk.ts";
import { eventually, ok } from "./expect.ts";

describe("the sample document", () => {
  /** What the command left, removed so that the next run starts afresh. */
  let folder: vscode.Uri | undefined;

  afterEach(async () => {
    await closeAll();
    if (folder !== undefined) await vscode.workspace.fs.delete(folder, { recursive: true });
    folder = undefined;
  });

  async function openSample(): Promise<vscode.TextEditor> {
    await vscode.commands.executeCommand(Command.openSample);
    const editor = vscode.window.activeTextEditor;
    ok(editor !== undefined, "a text is active");
    ok(editor.document.uri.path.endsWith("/sample/checkpoint-and-taxane.md"), editor.document.uri.toString());
    folder = vscode.Uri.joinPath(editor.document.uri, "..");
    await analysed(editor.document);
    return editor;
  }

  it("opens outside of the workspace, marked, and keeps what is tagged in it", async () => {
    await api();
    const { document } = await openSample();
    ok(vscode.workspace.getWorkspaceFolder(document.uri) === undefined, "it is in no folder of the user");
    const marks = await painted(document);
    ok(marks.includes("suggestion:drug: loperamide"), marks.join("\n"));
    const { start, end } = spanOf(document, "loperamide");
    const place = { uri: document.uri.toString(), start, end };
    await vscode.commands.executeCommand(Command.acceptSuggestion, place);
    const sidecar = document.uri.with({ path: `${document.uri.path}.annotations.yaml` });
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(sidecar));
    ok(text.includes("quote: loperamide"), text);
    await closeAll();
    const again = await openSample();
    await eventually(
      async () => (await painted(again.document)).includes("mention:drug: loperamide"),
      "the tag is still there",
    );
  });
});

function spanOf(document: vscode.TextDocument, words: string): { start: number; end: number } {
  const { start, end } = rangeOf(document, words);
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}
