import * as vscode from "vscode";
import { closeAll, open, painted, rangeOf, runAction } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1.\n";

describe("sidecars of documents that are renamed, deleted and copied", () => {
  afterEach(closeAll);

  let folders = 0;
  /** A folder of the workspace of its own. */
  function place(): { at: (name: string) => vscode.Uri; put: (name: string, text: string) => Thenable<void> } {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(root, "a folder is open");
    const folder = vscode.Uri.joinPath(root, `companions${++folders}`);
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
    return { at, put: (name, text) => vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text)) };
  }

  async function read(uri: vscode.Uri): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return undefined;
    }
  }

  async function apply(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    change(edit);
    ok(await vscode.workspace.applyEdit(edit), "the edit is made");
  }

  /** A document of its own in which PD-L1 is tagged. Gives its sidecar's text. */
  async function tagged(uri: vscode.Uri): Promise<string> {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(TEXT));
    const { document } = await open(uri);
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    return (await read(sidecar(uri))) as string;
  }

  const sidecar = (uri: vscode.Uri): vscode.Uri => uri.with({ path: `${uri.path}.annotations.yaml` });

  /** A copy as VS Code tells of one: as a file that was made. */
  const copy = (to: vscode.Uri, text = TEXT): Promise<void> =>
    apply((edit) => edit.createFile(to, { contents: new TextEncoder().encode(text) }));

  it('go along when the document is renamed, and only their line "document" changes', async () => {
    const { at } = place();
    const written = await tagged(at("old.txt"));
    const own = `# mine\n${written.replace("document: old.txt\n", 'document: "old.txt"   # the excerpt\n')}`;
    await vscode.workspace.fs.writeFile(sidecar(at("old.txt")), new TextEncoder().encode(own));
    await apply((edit) => edit.renameFile(at("old.txt"), at("no.txt")));
    const expected = own.replace('document: "old.txt"   #', "document: no.txt   #");
    await eventually(async () => (await read(sidecar(at("no.txt")))) === expected, "moved along, with the new name");
    same(await read(sidecar(at("old.txt"))), undefined, "what is left behind");
    const { document } = await open(at("no.txt"));
    await eventually(async () => (await painted(document)).includes("mention:target: PD-L1"), "shown there");
    await runAction(document, rangeOf(document, "atezolizumab"), "Tag “atezolizumab” as drug");
    ok((await read(sidecar(at("no.txt"))))?.includes("quote: atezolizumab"), "and the next tag is written there");
    same(await read(sidecar(at("old.txt"))), undefined, "not at the old place");
  });

  it("go along into another folder without a change, and back", async () => {
    const { at } = place();
    const written = await tagged(at("a.txt"));
    await apply((edit) => edit.renameFile(at("a.txt"), at("deep/a.txt")));
    await eventually(async () => (await read(sidecar(at("deep/a.txt")))) === written, "moved");
    await apply((edit) => edit.renameFile(at("deep/a.txt"), at("a.txt")));
    await eventually(async () => (await read(sidecar(at("a.txt")))) === written, "moved back");
    same(await read(sidecar(at("deep/a.txt"))), undefined, "what is left behind");
  });

  it("are never written over by one that comes along", async () => {
    const { at, put } = place();
    const written = await tagged(at("a.txt"));
    const other = "format: biogloss/1\ndocument: b.txt # someone's\n";
    await put("b.txt.annotations.yaml", other);
    await apply((edit) => edit.renameFile(at("a.txt"), at("b.txt")));
    await eventually(async () => (await read(at("b.txt"))) !== undefined, "renamed");
    same([await read(sidecar(at("a.txt"))), await read(sidecar(at("b.txt")))], [written, other], "both sidecars");
  });

  it("go when the document is deleted", async () => {
    const { at } = place();
    await tagged(at("a.txt"));
    await apply((edit) => edit.deleteFile(at("a.txt")));
    await eventually(async () => (await read(sidecar(at("a.txt")))) === undefined, "deleted along");
  });

  it("are copied with the document, under its new name", async () => {
    const { at } = place();
    const written = await tagged(at("trial.txt"));
    await copy(at("trial copy.txt"));
    const expected = written.replace("document: trial.txt", "document: trial copy.txt");
    await eventually(async () => (await read(sidecar(at("trial copy.txt")))) === expected, "copied along");
    same(await read(sidecar(at("trial.txt"))), written, "the first one");
    const { document } = await open(at("trial copy.txt"));
    await eventually(async () => (await painted(document)).includes("mention:target: PD-L1"), "shown there");
  });

  it("are copied when the file manager copies a document", async () => {
    const { at } = place();
    const written = await tagged(at("own.txt"));
    await vscode.commands.executeCommand("revealInExplorer", at("own.txt"));
    await vscode.commands.executeCommand("filesExplorer.copy", at("own.txt"));
    await vscode.commands.executeCommand("filesExplorer.paste");
    const expected = written.replace("document: own.txt", "document: own copy.txt");
    await eventually(async () => (await read(sidecar(at("own copy.txt")))) === expected, "copied along");
  });

  it("are not copied where it is not sure what the file is a copy of, or where there is one", async () => {
    const { at, put } = place();
    const text = `${TEXT}Once more.\n`;
    const entry = (quote: string): string =>
      `format: biogloss/1\nannotations:\n  a:\n    kind: drug\n    quote: ${quote}\n`;
    for (const [name, quote] of [
      ["x.txt", "atezolizumab"],
      ["y.txt", "PD-L1"],
    ] as const) {
      await put(name, text);
      await put(`${name}.annotations.yaml`, entry(quote));
    }
    await put("x copy.txt.annotations.yaml", entry("Patients"));
    await copy(at("z.txt"), text);
    await copy(at("x copy.txt"), text);
    await copy(at("x copy 2.txt"), `${text}.`);
    await copy(at("empty.txt"), "");
    // The last one is sure: what it waits for has come by when the others have been looked at.
    await copy(at("y copy.txt"), text);
    await eventually(async () => (await read(sidecar(at("y copy.txt")))) === entry("PD-L1"), "the sure one");
    const others = ["z.txt", "x copy.txt", "x copy 2.txt", "empty.txt"].map((name) => read(sidecar(at(name))));
    same(
      await Promise.all(others),
      [null, entry("Patients"), null, null].map((each) => each ?? undefined),
      "the others",
    );
  });
});
