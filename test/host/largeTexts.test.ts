import * as vscode from "vscode";
import { isAsFresh, watchFaults } from "./calm.ts";
import { api, closeAll, mountMemory, open, painted } from "./desk.ts";
import { eventually, note, ok, same } from "./expect.ts";

/** Up to this many UTF-16 code units VS Code gives a document to extensions. */
const GIVEN = 50 * 1024 * 1024;

const REFUSED = { text: "BioGloss is off", detail: "the document is too large", isWarning: true };

/** A file of lines that say the same, of some length in bytes. */
function fileOf(length: number): Uint8Array {
  const line = new TextEncoder().encode("Patients received atezolizumab, which binds PD-L1; alopecia was seen.\n");
  const file = new Uint8Array(length);
  file.set(line);
  for (let filled = line.length; filled < length; filled *= 2) file.copyWithin(filled, 0, filled);
  return file;
}

describe("large texts", function () {
  this.timeout(180_000);
  const { files, uri, unmount } = mountMemory();
  watchFaults();
  after(unmount);
  afterEach(closeAll);

  it("refuses the largest document that VS Code gives to extensions, and says why", async () => {
    files.put("/given.txt", fileOf(GIVEN));
    const desk = await api();
    const { document } = await open(uri("given.txt"));
    same(document.getText().length, GIVEN, "code units");
    await eventually(() => desk.status.line.text === REFUSED.text, "the status line says so");
    same(desk.status.line, REFUSED, "the status line");
    same(await painted(document), [], "marks");
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 0, 8), "Some people");
    ok(await vscode.workspace.applyEdit(edit), "it can be edited");
    await eventually(() => desk.session(document)?.isCurrent, "the edit is done with");
    same(desk.status.line, REFUSED, "the status line after an edit");
    files.remove("/given.txt");
  });

  it("says why nothing is marked in a document that VS Code keeps from extensions", async () => {
    files.put("/kept.txt", fileOf(GIVEN + 1_000));
    const desk = await api();
    const sessions = desk.sessions();
    await vscode.commands.executeCommand("vscode.open", uri("kept.txt"));
    await eventually(() => desk.status.line.text === REFUSED.text, "the status line says so", 60_000);
    same(desk.status.line, REFUSED, "the status line");
    same(
      [vscode.window.activeTextEditor?.document.uri.path, desk.sessions()],
      [undefined, sessions],
      "editor, sessions",
    );
    files.put("/small.txt", "Nausea under imatinib.\n");
    await open(uri("small.txt"));
    await eventually(() => desk.status.line.text !== REFUSED.text, "the next document is read");
    await closeAll();
    files.remove("/kept.txt");
  });

  it("reads a line of a million characters, and what is typed into it", async () => {
    const line = new TextDecoder().decode(fileOf(1_000_000)).replaceAll("\n", " ");
    files.put("/line.txt", `Nausea.\n${line}\n`);
    const started = performance.now();
    const { document } = await open(uri("line.txt"));
    note(
      `${(await painted(document)).length} marks in a line of ${line.length} characters: ${Math.round(performance.now() - started)} ms`,
    );
    for (const [at, words] of [
      [999_000, "imatinib "],
      [500_000, "no "],
      [10, "\n"],
      [0, "Erlotinib. "],
    ] as const) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(1, at), words);
      ok(await vscode.workspace.applyEdit(edit), "it can be edited");
    }
    await isAsFresh(document, files);
  });
});
