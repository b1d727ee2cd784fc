import * as vscode from "vscode";
import { api, closeAll, mountMemory, open, painted, rangeOf } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const NOW = "Given PTX, 35 % of patients had neuropathy. Patients received avelumab, which binds PD-L1.\n";

/** What was decided on when the text said 45 %, atezolizumab, and something that is gone. */
const SIDECAR = `format: biogloss/1
document: changed.txt
annotations:
  cccc1111:
    claim: safety
    quote: "45 % of patients had neuropathy"
    before: "Given PTX, "
    after: ". Patients received "
  dddd2222:
    kind: drug
    quote: avelumab
    before: "Patients received "
    after: ", which binds"
  llll3333:
    claim: efficacy
    quote: the median survival was longer with the combination
    before: "Moreover, "
    after: " than without."
`;

describe("words that have changed on disk", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  let count = 0;
  /** Opens a document of its own whose claim has changed and whose other claim is lost. */
  async function openChanged(): Promise<{ editor: vscode.TextEditor; sidecar: () => string; name: string }> {
    const name = `changed${++count}.txt`;
    files.put(`/${name}`, NOW);
    files.put(`/${name}.annotations.yaml`, SIDECAR);
    const editor = await open(uri(name));
    await eventually(() => problems(editor.document).length === 2, "both problems are shown");
    return { editor, sidecar: () => files.text(`/${name}.annotations.yaml`) ?? "", name };
  }

  /** What is told of anchors; what the checks say of claims stands beside it a moment later. */
  function problems(document: vscode.TextDocument): vscode.Diagnostic[] {
    const all = vscode.languages.getDiagnostics(document.uri);
    return all.filter(({ code }) => typeof code === "string" && code.startsWith("anchor."));
  }

  /** The quick fixes at a range: title, and what choosing it does. */
  async function fixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    const kind = vscode.CodeActionKind.QuickFix.value;
    return vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
      kind,
    );
  }

  async function fix(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<void> {
    const actions = await fixes(document, range);
    const action = actions.find((each) => each.title.startsWith(title));
    ok(action?.command, `"${title}" is offered: ${actions.map((each) => each.title).join(" | ")}`);
    await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
  }

  /** The tree as indented lines: label, then description. */
  async function tree(): Promise<string[]> {
    const view = (await api()).overview.claims;
    const lines: string[] = [];
    const add = (element: Parameters<typeof view.getTreeItem>[0], depth: number): void => {
      const { label, description } = view.getTreeItem(element);
      lines.push(`${"  ".repeat(depth)}${label as string} (${String(description)})`);
      for (const child of view.getChildren(element)) add(child, depth + 1);
    };
    for (const element of view.getChildren()) add(element, 0);
    return lines;
  }

  it("are shown in Problems with old and new words, at their place", async () => {
    const { editor } = await openChanged();
    const shown = problems(editor.document);
    const [changed, lost] = ["anchor.changed", "anchor.lost"].map((code) => shown.find((each) => each.code === code));
    same(changed?.range, rangeOf(editor.document, "35 % of patients had neuropathy"), "the changed one's place");
    for (const words of [
      "45 % → 35 % (claim: safety)",
      '"45 % of patients had neuropathy"',
      '"35 % of patients had neuropathy"',
    ]) {
      ok(changed?.message.includes(words), `${words} in ${changed?.message}`);
    }
    same(lost?.range.start, new vscode.Position(0, 0), "the lost one's place");
    ok(lost?.message.includes("the median survival was longer"), lost?.message ?? "");
    same(changed?.relatedInformation?.[0]?.location.range.start.line, 3, "line of its entry");
  });

  it("are told of one by one up to a number, and the others by how many they are; the tree has them all", async () => {
    const entries = Array.from(
      { length: 300 },
      (_, i) => `  m${1000 + i}:\n    kind: drug\n    quote: lost drug ${i}\n`,
    );
    files.put("/many.txt", NOW);
    files.put("/many.txt.annotations.yaml", `format: biogloss/1\nannotations:\n${entries.join("")}`);
    const { document } = await open(uri("many.txt"));
    const all = await eventually(() => {
      const shown = vscode.languages.getDiagnostics(document.uri);
      return shown.length === 251 ? shown : undefined;
    }, "250 and what sums up the others");
    ok(
      all.some(({ message }) => message.startsWith("50 more annotations have changed or are lost.")),
      all.at(-1)?.message ?? "",
    );
    const start = new vscode.Range(0, 0, 0, 0);
    const retire = (await fixes(document, start)).filter(({ title }) => title.startsWith("Retire"));
    same(retire.length, 10, "as many as can be read are offered to be retired");
    same((await tree())[0], "Needs attention (300)", "the tree's first line");
  });

  it("are shown in the tree, first what needs attention", async () => {
    await openChanged();
    same(
      await tree(),
      [
        "Needs attention (2)",
        "  45 % → 35 % (claim: safety · 35 % of patients had neuropathy)",
        "  the median survival was longer with the combination (no longer found · claim: efficacy)",
      ],
      "the tree",
    );
  });

  it("are confirmed from the light bulb, and that can be undone", async () => {
    const { editor, sidecar } = await openChanged();
    await fix(editor.document, rangeOf(editor.document, "of patients"), "Confirm the new words");
    ok(sidecar().includes('    quote: "35 % of patients had neuropathy"\n'), sidecar());
    const changed = sidecar()
      .split("\n")
      .filter((line) => !SIDECAR.split("\n").includes(line));
    same(
      changed.map((line) => line.trim().split(":")[0]?.replaceAll('"', "")),
      ["quote", "after", "on"],
      "changed lines",
    );
    await eventually(() => problems(editor.document).length === 1, "the problem is gone");
    ok((await painted(editor.document)).includes("claim: 35 % of patients had neuropathy"), "marked as a claim");
    await vscode.commands.executeCommand("biogloss.undo");
    same(sidecar(), SIDECAR, "the sidecar after undo");
    await eventually(() => problems(editor.document).length === 2, "the problem is back");
  });

  it("are re-anchored to the selection: from the light bulb, from the tree, from the command palette", async () => {
    const { editor, sidecar } = await openChanged();
    const { document } = editor;
    const select = (words: string): vscode.Range => {
      const range = rangeOf(document, words);
      editor.selection = new vscode.Selection(range.start, range.end);
      return range;
    };
    await fix(document, select("Patients received avelumab"), "Re-anchor “the median survival was longer");
    ok(/llll3333:\n {4}claim: efficacy\n {4}quote: Patients received avelumab\n/.test(sidecar()), sidecar());
    await eventually(() => problems(document).length === 1, "one problem is left");
    select("PD-L1");
    const view = (await api()).overview.claims;
    const [node] = view.getChildren(view.getChildren()[0]);
    await vscode.commands.executeCommand("biogloss.reanchor", node);
    ok(/cccc1111:\n {4}claim: safety\n {4}quote: PD-L1\n/.test(sidecar()), sidecar());
    await eventually(() => problems(document).length === 0, "none is left");
    await vscode.commands.executeCommand("biogloss.undo");
    await vscode.commands.executeCommand("biogloss.undo");
    same(sidecar(), SIDECAR, "the sidecar after undo");
    editor.selection = new vscode.Selection(0, 13, 0, 13);
    await vscode.commands.executeCommand("biogloss.confirmWords");
    ok(sidecar().includes('quote: "35 % of patients had neuropathy"'), sidecar());
    select("neuropathy");
    await vscode.commands.executeCommand("biogloss.reanchor");
    ok(/llll3333:\n {4}claim: efficacy\n {4}quote: neuropathy\n/.test(sidecar()), "the only one that is lost is meant");
  });

  it("are retired: kept with their old words, out of Problems, marks and exports", async () => {
    const { editor, sidecar, name } = await openChanged();
    await fix(editor.document, rangeOf(editor.document, "of patients"), "Retire “45 % of patients");
    ok(sidecar().includes('quote: "45 % of patients had neuropathy"'), sidecar());
    ok(sidecar().includes("    status: retired\n"), sidecar());
    await eventually(() => problems(editor.document).length === 1, "the problem is gone");
    ok(!(await painted(editor.document)).some((each) => /^(claim|changed)/.test(each)), "no mark");
    ok((await tree()).includes("  45 % of patients had neuropathy (claim: safety)"), (await tree()).join("\n"));
    await vscode.commands.executeCommand("biogloss.exportAnnotations", { format: "csv", folder: uri("").toString() });
    const csv = files.text(`/${name.replace(".txt", "")}.annotations.csv`) ?? "";
    ok(csv.includes("avelumab") && !csv.includes("neuropathy") && !csv.includes("survival"), csv);
    await vscode.commands.executeCommand("biogloss.undo");
    same(sidecar(), SIDECAR, "the sidecar after undo");
  });
});
