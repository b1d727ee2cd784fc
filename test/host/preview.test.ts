import * as vscode from "vscode";
import { analysed, closeAll, mountMemory, open, painted } from "./desk.ts";
import { eventually, note, ok, same } from "./expect.ts";

/** What VS Code's own Markdown extension shows of a document. */
function rendered(document: vscode.TextDocument): Thenable<string> {
  return vscode.commands.executeCommand<string>("markdown.api.render", document);
}

/** The marked words of a page, as `look: words`, sorted: what `painted` says of the editor. */
function marked(html: string): string[] {
  const spans = html.matchAll(
    /<span class="biogloss-mark biogloss-([\w-]+)(?: biogloss-suggestion-weak)?"[^>]*>(.*?)<\/span>/gs,
  );
  return [...spans].map(([, look = "", words]) => `${look.replace("-", ":")}: ${words ?? ""}`).sort();
}

describe("the Markdown preview", () => {
  const { files, uri, unmount } = mountMemory();
  const set = async (value: boolean | undefined): Promise<void> =>
    vscode.workspace.getConfiguration("biogloss").update("preview.enabled", value, vscode.ConfigurationTarget.Global);
  after(unmount);
  afterEach(async () => {
    await closeAll();
    await set(undefined);
  });

  it("marks the mentions that the editor marks, in emphasis, links, lists and tables, and none in code", async () => {
    files.put(
      "/page.md",
      "# Atezolizumab\n\n**Paclitaxel** caused [alopecia](https://example.org/paclitaxel) and *vomiting*, not `paclitaxel`\n\n- _PD-L1_ &amp; more\n\n| drug | event |\n| --- | --- |\n| docetaxel | a lot |\n",
    );
    const { document } = await open(uri("page.md"));
    const words = await painted(document);
    ok(words.length >= 5, words.join(", "));
    same(marked(await rendered(document)), words, "what the preview marks");
    const html = await rendered(document);
    ok(
      html.includes("<h1") && html.includes('id="atezolizumab"'),
      `the heading keeps its address: ${html.slice(0, 200)}`,
    );
  });

  it("marks the sample as the editor does", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, "a folder is open");
    const { document } = await open(vscode.Uri.joinPath(folder, "checkpoint-and-taxane.md"));
    const plain = (each: string): string => each.replaceAll("&amp;", "&");
    const started = performance.now();
    const html = await rendered(document);
    note(`the sample as a page: ${(performance.now() - started).toFixed(0)} ms`);
    same(marked(html).map(plain), await painted(document), "what the preview marks");
  });

  it("follows decisions and edits", async () => {
    files.put("/live.md", "Taxol helped.\n");
    files.put(
      "/live.md.annotations.yaml",
      "format: biogloss/1\nannotations:\n  abcd2345:\n    kind: drug\n    quote: Taxol\n",
    );
    const editor = await open(uri("live.md"));
    await eventually(async () => marked(await rendered(editor.document)).join() === "mention:drug: Taxol", "decided");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "*Docetaxel* too. "));
    await analysed(editor.document);
    const now = ["mention:drug: Taxol", "suggestion:drug: Docetaxel"];
    same(marked(await rendered(editor.document)), now, "the marks after an edit");
  });

  it("marks a document that no editor shows once it has been read, its annotations included", async () => {
    files.put("/unseen.md", "Taxol and docetaxel.\n");
    files.put(
      "/unseen.md.annotations.yaml",
      "format: biogloss/1\nannotations:\n  abcd2345:\n    kind: drug\n    quote: Taxol\n",
    );
    const document = await vscode.workspace.openTextDocument(uri("unseen.md"));
    await eventually(async () => marked(await rendered(document)).length === 2, "marked");
    same(marked(await rendered(document))[0], "mention:drug: Taxol", "what was decided");
  });

  it("is left alone when the setting is off, and so is text that is no document", async () => {
    files.put("/off.md", "Taxol helped.\n");
    const { document } = await open(uri("off.md"));
    await eventually(async () => marked(await rendered(document)).length === 1, "marked");
    await set(false);
    await eventually(async () => marked(await rendered(document)).length === 0, "not marked");
    const text = await vscode.commands.executeCommand<string>("markdown.api.render", "Taxol helped.");
    same(marked(text), [], "the marks of mere text");
  });
});
