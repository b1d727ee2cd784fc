import * as vscode from "vscode";
import { temporaryName } from "../../src/core/wholeFile.ts";
import { isAsFresh, watchFaults } from "./calm.ts";
import { analysed, api, closeAll, mountMemory, open, rangeOf, runAction } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";
import { numbersFrom, pause, textOf } from "./scripts.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1. Adverse events included alopecia and vomiting.\n";

describe("documents that go in the middle of a scan", function () {
  this.timeout(120_000);
  const { files, uri, unmount } = mountMemory();
  watchFaults();
  after(unmount);
  afterEach(closeAll);

  /** Waits of different lengths, so that what comes next comes before, in and after a scan. */
  const WAITS = [0, 5, 30, 80, 150];

  it("are let go of when they are closed, and read anew when they come back", async () => {
    const desk = await api();
    for (const [i, wait] of WAITS.entries()) {
      const name = `closed-${i}.md`;
      files.put(`/${name}`, textOf(30_000, numbersFrom(i)));
      // An editor that is opened in this way is closed for good with its tab.
      await vscode.commands.executeCommand("vscode.open", uri(name));
      await pause(wait);
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    }
    await eventually(
      () => !vscode.workspace.textDocuments.some((each) => each.uri.path.startsWith("/closed-") && desk.session(each)),
      "their sessions have ended",
    );
    const { document } = await open(uri("closed-2.md"));
    await isAsFresh(document, files);
  });

  it("are read as what they are when their language is switched", async () => {
    files.put("/switched.md", textOf(30_000, numbersFrom(77)));
    let document = await vscode.workspace.openTextDocument(uri("switched.md"));
    await vscode.window.showTextDocument(document);
    const desk = await api();
    for (const wait of WAITS) {
      await pause(wait);
      document = await vscode.languages.setTextDocumentLanguage(document, "log");
      same(desk.session(document), undefined, "the session of a log");
      await pause(wait);
      document = await vscode.languages.setTextDocumentLanguage(document, wait % 2 === 0 ? "plaintext" : "markdown");
    }
    document = await vscode.languages.setTextDocumentLanguage(document, "markdown");
    await isAsFresh(document, files);
  });

  it("take what is tagged in them along when they are renamed", async () => {
    files.put("/renamed-0.md", `${TEXT}${textOf(30_000, numbersFrom(78))}`);
    const words = ["PD-L1", "alopecia", "vomiting", "atezolizumab"];
    let { document } = await open(uri("renamed-0.md"));
    const desk = await api();
    for (const [i, word] of words.entries()) {
      await eventually(() => desk.session(document), "it has a session");
      await vscode.commands.executeCommand("biogloss.tagAsDrug", placeOf(document, word));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), "Nausea. ");
      edit.renameFile(document.uri, uri(`renamed-${i + 1}.md`));
      ok(await vscode.workspace.applyEdit(edit), "it is renamed");
      await pause(WAITS[i] ?? 0);
      document = (await vscode.window.showTextDocument(uri(`renamed-${i + 1}.md`))).document;
    }
    await isAsFresh(document, files);
    const sidecar = files.text(`/renamed-${words.length}.md.annotations.yaml`) ?? "";
    for (const word of words) ok(sidecar.includes(`quote: ${word}\n`), `${word} in\n${sidecar}`);
    same(
      files.names().filter((name) => name.startsWith("/renamed") && name.endsWith(".yaml")),
      [`/renamed-${words.length}.md.annotations.yaml`],
      "annotation files",
    );
  });
});

function placeOf(document: vscode.TextDocument, words: string): { uri: string; start: number; end: number } {
  const { start, end } = rangeOf(document, words);
  return { uri: document.uri.toString(), start: document.offsetAt(start), end: document.offsetAt(end) };
}

describe("a clock that is set back", function () {
  this.timeout(60_000);
  const { files, uri, unmount } = mountMemory();
  const now = Date.now;
  watchFaults();
  after(unmount);
  afterEach(async () => {
    Date.now = now;
    await closeAll();
  });

  it("loses nothing that was tagged before and after, nor what a crash has left", async () => {
    const whole = "format: biogloss/1\nannotations:\n  aaaa1111:\n    kind: drug\n    quote: atezolizumab\n";
    const sidecar = "clock.txt.annotations.yaml";
    files.put("/clock.txt", TEXT);
    // Written just now by the clock of before, and never put in its place.
    files.put(`/${temporaryName(sidecar, new TextEncoder().encode(whole), "k3j9x2")}`, whole, now());
    const { document } = await open(uri("clock.txt"));
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    Date.now = () => now() - 86_400_000;
    await runAction(document, rangeOf(document, "alopecia"), "Tag “alopecia” as adverse event");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "Nausea. ");
    await vscode.workspace.applyEdit(edit);
    await analysed(document);
    for (const quote of ["atezolizumab", "PD-L1", "alopecia"]) {
      ok(files.text(`/${sidecar}`)?.includes(`quote: ${quote}\n`), `${quote} in\n${files.text(`/${sidecar}`)}`);
    }
    await isAsFresh(document, files);
  });
});
