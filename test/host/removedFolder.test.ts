import * as vscode from "vscode";
import { watchFaults } from "./calm.ts";
import { analysed, api, closeAll, open, painted, rangeOf, runAction } from "./desk.ts";
import { eventually, ok } from "./expect.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1. Adverse events included alopecia and vomiting.\n";

function placeOf(document: vscode.TextDocument, words: string): { uri: string; start: number; end: number } {
  const { start, end } = rangeOf(document, words);
  return { uri: document.uri.toString(), start: document.offsetAt(start), end: document.offsetAt(end) };
}

describe("a workspace folder that is removed while it is open", function () {
  this.timeout(90_000);
  watchFaults((line) => line.includes("doomed.txt.annotations.yaml"));
  afterEach(closeAll);

  it("takes nothing with it that is tagged afterwards, and goes on when it is back", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, "a folder is open");
    const { fs } = vscode.workspace;
    const file = vscode.Uri.joinPath(folder, "doomed.txt");
    const sidecar = vscode.Uri.joinPath(folder, "doomed.txt.annotations.yaml");
    const text = new TextEncoder().encode(TEXT);
    await fs.writeFile(file, text);
    const { document } = await open(file);
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    await fs.delete(folder, { recursive: true });
    const desk = await api();
    await vscode.commands.executeCommand("biogloss.tagAsAdverseEvent", placeOf(document, "alopecia"));
    ok((await painted(document)).includes("mention:adverse-event: alopecia"), "the tag is shown");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), "Nausea. ");
    ok(await vscode.workspace.applyEdit(edit), "the text can still be edited");
    await fs.createDirectory(folder);
    await fs.writeFile(file, text);
    await vscode.commands.executeCommand("biogloss.tagAsAdverseEvent", placeOf(document, "vomiting"));
    await eventually(() => desk.session(document)?.sidecar?.waiting === 0, "everything is written", 60_000);
    const written = new TextDecoder().decode(await fs.readFile(sidecar));
    for (const quote of ["alopecia", "vomiting"]) ok(written.includes(`quote: ${quote}\n`), `${quote} in\n${written}`);
    await analysed(document);
    const words = await painted(document);
    for (const word of ["alopecia", "vomiting"]) ok(words.includes(`mention:adverse-event: ${word}`), words.join());
  });
});
