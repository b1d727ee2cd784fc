import * as vscode from "vscode";
import { closeAll, mountMemory, open } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT = "In 2019 atezolizumab was approved for triple-negative breast cancer. It was superior.\n";
const SIDECAR = `format: biogloss/1
annotations:
  aaaa1111:
    claim: efficacy
    quote: It was superior
    predicate: superior-to
    about: { drug: [gone] }
  bbbb2222:
    kind: drug
    quote: atezolizumab
    concept: DRUGBANK:1
`;

/** Code and words of what our checks say of a document, sorted. */
function told(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "BioGloss")
    .map(({ code, range }) => `${codeOf(code)}: ${document.getText(range)}`)
    .sort();
}

function codeOf(code: vscode.Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}

describe("checks", () => {
  const { files, uri, unmount } = mountMemory();
  const section = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("biogloss");
  after(async () => {
    unmount();
    await section().update("checks.levels", undefined, vscode.ConfigurationTarget.Global);
  });
  afterEach(closeAll);

  it("stand in Problems at the words they are about, with a level, a link, and the entry's place", async () => {
    files.put("/checks.txt", TEXT);
    files.put("/checks.txt.annotations.yaml", SIDECAR);
    const { document } = await open(uri("checks.txt"));
    const claim = "It was superior";
    const expected = [
      "approval.withdrawn: In 2019 atezolizumab was approved for triple-negative breast cancer.",
      `claim.no-comparator: ${claim}`,
      `claim.no-evidence: ${claim}`,
      "identifier.shape: atezolizumab",
      `link.broken: ${claim}`,
    ];
    await eventually(() => told(document).length >= expected.length, "all are told");
    same(told(document), expected, "what is told");
    const broken = vscode.languages.getDiagnostics(document.uri).find(({ code }) => codeOf(code) === "link.broken");
    same(broken?.severity, vscode.DiagnosticSeverity.Warning, "a warning");
    same(broken?.message, 'Claim (efficacy): "about" names "gone", and there is no such entry.', "the message");
    const [related] = broken?.relatedInformation ?? [];
    same(related?.location.range.start.line, 6, "the line in the sidecar");
    ok(typeof broken?.code === "object", "the code has a link");
    const { target } = broken.code;
    const page = await vscode.workspace.openTextDocument(target.with({ fragment: "" }));
    const line = Number(target.fragment.slice(1));
    same(page.lineAt(line - 1).text, "## link.broken", "the link leads to the check's section");
  });

  it("follow the text, the sidecar and the settings", async () => {
    files.put("/live.txt", TEXT);
    files.put("/live.txt.annotations.yaml", SIDECAR);
    const { document } = await open(uri("live.txt"));
    const codes = (): string =>
      told(document)
        .map((each) => each.replace(/:.*/s, ""))
        .join();
    await eventually(() => codes().includes("claim.no-comparator"), "told");
    await section().update("checks.levels", { "claim.no-comparator": "off" }, vscode.ConfigurationTarget.Global);
    await eventually(() => !codes().includes("claim.no-comparator"), "switched off");
    await section().update("checks.levels", { "claim.no-comparator": "error" }, vscode.ConfigurationTarget.Global);
    await eventually(() => codes().includes("claim.no-comparator"), "and on");
    files.put("/live.txt.annotations.yaml", SIDECAR.replace("[gone]", "[bbbb2222], comparator: [bbbb2222]"));
    await eventually(() => !/link\.broken|no-comparator/.test(codes()), "mended in the file");
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 0, 7), "In 2020");
    edit.insert(document.uri, document.positionAt(TEXT.indexOf("triple")), "urothelial carcinoma, not ");
    await vscode.workspace.applyEdit(edit);
    await eventually(() => codes().includes("approval.withdrawn") || codes() !== "", "checked again");
  });

  it("compare documents of the workspace by their numbers, and take levels from its schema", async function () {
    // A busy machine's file watcher takes its time to tell of the schema.
    this.timeout(90_000);
    const patience = 60_000;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, "a folder is open");
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
    const write = (name: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
    const say = (percent: number): string => `The objective response rate was ${percent}% in the whole population.`;
    const sidecar = (percent: number): string =>
      `format: biogloss/1\nannotations:\n  c:\n    claim: efficacy\n    quote: ${say(percent)}\n`;
    await write("numbers-a.txt", `${say(45)}\n`);
    await write("numbers-a.txt.annotations.yaml", sidecar(45));
    await write("numbers-b.txt", `${say(35)}\n`);
    await write("numbers-b.txt.annotations.yaml", sidecar(35));
    await write(".biogloss/schema.yaml", "checks:\n  claim.no-evidence: off\n  claim.nothing: off\n");
    const { document } = await open(at("numbers-a.txt"));
    await open(at("numbers-b.txt"), vscode.ViewColumn.Two);
    await eventually(() => told(document).some((each) => each.startsWith("claim.other-numbers")), "compared");
    await eventually(
      () => !told(document).some((each) => each.startsWith("claim.no-evidence")),
      "the schema's level",
      patience,
    );
    const [problem] = vscode.languages.getDiagnostics(at(".biogloss/schema.yaml"));
    same([problem?.code, problem?.range.start.line], ["schema", 2], "the wrong line of the schema");
    for (const name of ["numbers-a.txt", "numbers-b.txt"]) {
      await vscode.workspace.fs.delete(at(name));
      await vscode.workspace.fs.delete(at(`${name}.annotations.yaml`));
    }
    await vscode.workspace.fs.delete(at(".biogloss"), { recursive: true });
  });
});
