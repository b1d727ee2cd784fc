import * as vscode from "vscode";
import { isAsFresh, watchFaults } from "./calm.ts";
import { api, closeAll, mountMemory, open, painted } from "./desk.ts";
import { eventually, note, ok } from "./expect.ts";
import { runs } from "./nightly.ts";
import { keepOn, numbersFrom, someEdit, textOf } from "./scripts.ts";

/** How long each load lasts, in milliseconds: in every run, and in a nightly one. */
const BRIEF = 2_000;
const LONG = 120_000;

describe("load", function () {
  this.timeout(300_000);
  const { files, uri, unmount } = mountMemory();
  const section = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("biogloss");
  watchFaults();
  after(async () => {
    await section().update("terms", undefined, vscode.ConfigurationTarget.Global);
    await section().update("marks.kinds", undefined, vscode.ConfigurationTarget.Global);
    unmount();
  });
  afterEach(closeAll);

  it("reads twenty documents that a script edits at once, and each as it is in the end", async () => {
    const random = numbersFrom(20);
    const documents: vscode.TextDocument[] = [];
    for (let i = 0; i < 20; i++) {
      const name = `at-once-${i}.${i % 2 === 0 ? "md" : "txt"}`;
      files.put(`/${name}`, textOf(5_000, random));
      const column: vscode.ViewColumn = (i % 3) + 1;
      const editor = await vscode.window.showTextDocument(uri(name), { viewColumn: column, preview: false });
      documents.push(editor.document);
    }
    const desk = await api();
    ok(
      documents.every((each) => desk.session(each)),
      "each has a session",
    );
    const rounds = await keepOn(await runs(BRIEF, LONG), 20, async (nth) => {
      const edit = new vscode.WorkspaceEdit();
      for (const each of documents) edit.set(each.uri, [someEdit(each, random)]);
      ok(await vscode.workspace.applyEdit(edit), "the edits are made");
      // Some are in sight, some are not; which ones changes.
      const shown = documents[nth % documents.length];
      if (shown !== undefined && nth % 10 === 0) await vscode.window.showTextDocument(shown, { preview: false });
    });
    note(`${rounds} edits of each of twenty documents`);
    for (const each of documents.slice(0, await runs(3, 20))) await isAsFresh(each, files);
  });

  it("stays as it is while an editor is scrolled 300 times a second and others come and go", async () => {
    files.put("/scrolled.txt", textOf(60_000, numbersFrom(300)));
    files.put("/beside.txt", "Nausea under imatinib.\n");
    const editor = await open(uri("scrolled.txt"));
    const { document } = editor;
    const before = await painted(document);
    let seen = 0;
    const listener = vscode.window.onDidChangeTextEditorVisibleRanges(() => seen++);
    const rounds = await keepOn(await runs(BRIEF, LONG), 10, async (nth) => {
      for (let i = 0; i < 3; i++) {
        const line = ((nth * 3 + i) * 97) % document.lineCount;
        editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
      }
      if (nth % 40 === 0)
        await vscode.window.showTextDocument(uri("beside.txt"), { viewColumn: vscode.ViewColumn.Two });
      if (nth % 40 === 20) await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    });
    listener.dispose();
    note(`${rounds * 3} scrolls asked for, ${seen} told of`);
    await isAsFresh(document, files);
    ok(JSON.stringify(await painted(document)) === JSON.stringify(before), "the marks are as they were");
  });

  it("goes by the settings and terms as they are in the end, when they change every 50 ms", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, "a folder is open");
    const terms = vscode.Uri.joinPath(folder, ".biogloss", "terms.yaml");
    const write = (name: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(terms, new TextEncoder().encode(`terms:\n  - {name: ${name}, kind: drug}\n`));
    files.put(
      "/settings.txt",
      `zorbafen, lanternol7 and lanternol8 with atezolizumab. ${textOf(3_000, numbersFrom(50))}`,
    );
    const { document } = await open(uri("settings.txt"));
    const set = (key: string, value: unknown): Thenable<void> =>
      section().update(key, value, vscode.ConfigurationTarget.Global);
    const changes: Thenable<void>[] = [];
    await keepOn(await runs(BRIEF, LONG), 50, (nth) => {
      const name = nth % 2 === 0 ? "zorbafen" : "atezolizumab";
      if (nth % 3 === 0) changes.push(set("marks.kinds", nth % 2 === 0 ? ["drug"] : undefined));
      if (nth % 3 === 1) changes.push(set("terms", [{ name, kind: "target", id: `ACME:${nth}` }]));
      if (nth % 3 === 2) changes.push(write(`lanternol${nth % 2 === 0 ? 7 : 8}`));
    });
    // VS Code may refuse one while it writes another; the last ones count.
    await Promise.allSettled(changes);
    await set("marks.kinds", undefined);
    await set("terms", [{ name: "zorbafen", kind: "target", id: "ACME:1" }]);
    await write("lanternol8");
    const has = (words: string[], word: string): boolean => words.some((each) => each.endsWith(`: ${word}`));
    await eventually(
      async () => {
        const words = await painted(document);
        return (
          words.includes("suggestion:target: zorbafen") &&
          words.includes("suggestion:drug: lanternol8") &&
          !words.includes("suggestion:target: atezolizumab") &&
          has(words, "atezolizumab")
        );
      },
      "the last settings and terms count",
      60_000,
    );
    await isAsFresh(document, files);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, ".biogloss"), { recursive: true });
  });
});
