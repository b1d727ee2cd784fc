import * as vscode from "vscode";
import { actionsAt, analysed, api, closeAll, mountMemory, open, painted, rangeOf, runAction } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1.\n";
const MARKS = ["suggestion:drug: atezolizumab", "suggestion:target: PD-L1"];

const set = (name: string, value: unknown, language?: string): Thenable<void> =>
  vscode.workspace
    .getConfiguration("biogloss", language === undefined ? undefined : { languageId: language })
    .update(name, value, vscode.ConfigurationTarget.Global, language !== undefined);

async function cards(document: vscode.TextDocument, words: string): Promise<number> {
  const { start } = rangeOf(document, words);
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    start,
  );
  return found.length;
}

describe("settings count at once", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(async () => {
    const names = [
      "enabled",
      "languages",
      ...["suggestions", "marks", "hover", "checks"].map((each) => `${each}.enabled`),
    ];
    for (const name of names) await set(name, undefined);
    await set("hover.enabled", undefined, "plaintext");
    await closeAll();
  });

  it("off altogether, and on again; the status line says so", async () => {
    files.put("/whole.txt", TEXT);
    const { document } = await open(uri("whole.txt"));
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    const desk = await api();
    await set("enabled", false);
    await eventually(() => desk.session(document) === undefined, "the document is let go");
    same(
      [await cards(document, "atezolizumab"), (await actionsAt(document, rangeOf(document, "PD-L1"))).length],
      [0, 0],
      "cards and actions",
    );
    same(desk.status.line.text, "BioGloss is off", "the status line");
    ok(desk.status.line.detail.includes("biogloss.enabled"), desk.status.line.detail);
    await set("enabled", true);
    await eventually(async () => (await painted(document)).includes("mention:target: PD-L1"), "shown again");
    await analysed(document);
    same(await painted(document), ["mention:target: PD-L1", "suggestion:drug: atezolizumab"], "the marks");
    await eventually(() => desk.status.line.text === "2 to decide, 1 annotation", "the status line");
  });

  it("for other languages: what is added is marked and has cards and actions, what is taken away is left alone", async () => {
    files.put("/code.js", `// ${TEXT}`);
    files.put("/text.txt", TEXT);
    const { document: code } = await vscode.window.showTextDocument(uri("code.js"));
    const { document: text } = await open(uri("text.txt"), vscode.ViewColumn.Two);
    const desk = await api();
    ok(desk.session(code) === undefined, "a JavaScript file is left alone");
    await set("languages", { javascript: true, plaintext: false });
    await analysed(code);
    same(await painted(code), MARKS, "the marks in JavaScript");
    await eventually(async () => (await cards(code, "atezolizumab")) === 1, "a card in JavaScript");
    ok((await actionsAt(code, rangeOf(code, "PD-L1"))).length > 0, "actions in JavaScript");
    ok(desk.session(text) === undefined, "plain text is left alone");
    await eventually(() => desk.status.line.detail.includes("biogloss.languages"), "the status line");
    await set("languages", undefined);
    await analysed(text);
    same([desk.session(code), await cards(code, "PD-L1")], [undefined, 0], "what is left in JavaScript");
  });

  it("for each feature, and for a language alone", async () => {
    files.put("/switches.txt", TEXT);
    const { document } = await open(uri("switches.txt"));
    const desk = await api();
    await set("marks.enabled", false);
    await eventually(async () => (await painted(document)).length === 0, "no marks");
    same(await cards(document, "atezolizumab"), 1, "cards without marks");
    await set("marks.enabled", undefined);
    await eventually(async () => (await painted(document)).length === 2, "marks again");
    await set("hover.enabled", false, "plaintext");
    await eventually(async () => (await cards(document, "atezolizumab")) === 0, "no cards in plain text");
    await set("hover.enabled", undefined, "plaintext");
    await eventually(async () => (await cards(document, "atezolizumab")) === 1, "cards again");
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    await set("suggestions.enabled", false);
    await eventually(async () => (await painted(document)).join() === "mention:target: PD-L1", "what is tagged, alone");
    await eventually(() => desk.status.line.detail.includes("off: suggestions"), "the status line");
    await set("suggestions.enabled", undefined);
    await eventually(async () => (await painted(document)).length === 2, "suggestions again");
  });

  it("for the checks", async () => {
    files.put("/checked.txt", TEXT);
    const claim = "  a1b2c3d4:\n    claim: efficacy\n    quote: Patients received atezolizumab\n";
    files.put("/checked.txt.annotations.yaml", `format: biogloss/1\nannotations:\n${claim}`);
    const { document } = await open(uri("checked.txt"));
    const found = (): number => vscode.languages.getDiagnostics(document.uri).length;
    await eventually(() => found() > 0, "a claim without evidence is found");
    await set("checks.enabled", false);
    await eventually(() => found() === 0, "nothing is found");
    await set("checks.enabled", undefined);
    await eventually(() => found() > 0, "it is found again");
  });
});

describe("what is not to be marked", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  /** The documents of a scheme that VS Code knows, all of them taken for plain text: the language alone does not save them. */
  async function asPlainText(scheme: string): Promise<vscode.TextDocument[]> {
    const documents = (): vscode.TextDocument[] =>
      vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme);
    await eventually(() => documents().length > 0, `a document of ${scheme}`);
    for (const each of documents()) await vscode.languages.setTextDocumentLanguage(each, "plaintext");
    return documents();
  }

  /** Marks another document, so that whatever is to be marked has been. */
  async function untilOthersAreMarked(): Promise<void> {
    files.put("/other.txt", TEXT);
    const { document } = await open(uri("other.txt"), vscode.ViewColumn.Beside);
    same(await painted(document), MARKS, "the marks of another document");
  }

  it("are the sides of a diff", async () => {
    files.put("/left.txt", TEXT);
    files.put("/right.txt", `${TEXT}More.\n`);
    await vscode.commands.executeCommand("vscode.diff", uri("left.txt"), uri("right.txt"));
    const editors = await eventually(() => {
      const shown = vscode.window.visibleTextEditors.filter(({ document }) =>
        /(left|right)\.txt$/.test(document.uri.path),
      );
      return shown.length === 2 ? shown : undefined;
    }, "both sides are shown");
    const desk = await api();
    await eventually(() => desk.status.line.text === "BioGloss is off", "the status line");
    ok(desk.status.line.detail.includes("diffs"), desk.status.line.detail);
    await untilOthersAreMarked();
    for (const { document } of editors) ok(desk.session(document) === undefined, document.uri.path);
    const { document } = await open(uri("right.txt"));
    same(await painted(document), MARKS, "the marks once it is opened by itself");
  });

  it("is output", async () => {
    const channel = vscode.window.createOutputChannel("fitting in");
    channel.append(TEXT);
    channel.show();
    const documents = await asPlainText("output");
    await untilOthersAreMarked();
    const desk = await api();
    for (const each of documents) ok(desk.session(each) === undefined, each.uri.toString());
    channel.dispose();
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });

  it("is the message to be committed", async () => {
    const control = vscode.scm.createSourceControl("fitting", "fitting in", uri(""));
    control.inputBox.value = TEXT;
    await vscode.commands.executeCommand("workbench.view.scm");
    const documents = await asPlainText("vscode-scm");
    await untilOthersAreMarked();
    const desk = await api();
    for (const each of documents) ok(desk.session(each) === undefined, each.uri.toString());
    control.dispose();
    await vscode.commands.executeCommand("workbench.view.explorer");
  });

  it("are the cells of a notebook", async () => {
    const cell = (kind: vscode.NotebookCellKind, language: string): vscode.NotebookCellData =>
      new vscode.NotebookCellData(kind, TEXT, language);
    const { Code, Markup } = vscode.NotebookCellKind;
    const data = new vscode.NotebookData([cell(Markup, "markdown"), cell(Code, "plaintext")]);
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", data);
    await vscode.window.showNotebookDocument(notebook);
    await untilOthersAreMarked();
    const desk = await api();
    const cells = notebook.getCells().map(({ document }) => document);
    same(
      cells.map(({ languageId }) => languageId),
      ["markdown", "plaintext"],
      "the cells",
    );
    for (const each of cells) ok(desk.session(each) === undefined, each.uri.toString());
  });
});

describe("a document that changes its language", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  it("loses its marks with it, and gets them back with what is tagged", async () => {
    files.put("/mode.txt", TEXT);
    const { document } = await open(uri("mode.txt"));
    await runAction(document, rangeOf(document, "PD-L1"), "Tag “PD-L1” as target");
    const other = await vscode.languages.setTextDocumentLanguage(document, "log");
    const desk = await api();
    same([desk.session(other), await cards(other, "PD-L1")], [undefined, 0], "session and cards");
    const back = await vscode.languages.setTextDocumentLanguage(other, "markdown");
    await analysed(back);
    await eventually(async () => (await painted(back)).includes("mention:target: PD-L1"), "what is tagged is back");
    same(await painted(back), ["mention:target: PD-L1", "suggestion:drug: atezolizumab"], "the marks");
  });
});
