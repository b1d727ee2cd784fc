import * as vscode from "vscode";
import { actionsAt, analysed, closeAll, mountMemory, open, painted, rangeOf, runAction } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT =
  "Patients received atezolizumab. Cells died an immunogenic cell death, and ICD was seen in mice. ICD is rare.\n" +
  "Adverse events of the antibody included alopecia.\n";

describe("the light bulb", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  const sidecar = (name: string): string => files.text(`/${name}.annotations.yaml`) ?? "";
  const fixesAt = (document: vscode.TextDocument, at: vscode.Range, count = 0): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      at,
      vscode.CodeActionKind.QuickFix.append("biogloss").value,
      count,
    );

  it("links a mention to a claim near by, says to which and as what, and takes it back as one step", async () => {
    files.put("/link.txt", TEXT);
    const { document } = await open(uri("link.txt"));
    const at = rangeOf(document, "atezolizumab");
    ok(!(await actionsAt(document, at)).some(({ title }) => title.startsWith("Link")), "no claim yet");
    const claim = rangeOf(document, "Adverse events of the antibody included alopecia.");
    await vscode.commands.executeCommand("biogloss.tagAsClaim", {
      uri: document.uri.toString(),
      start: document.offsetAt(claim.start),
      end: document.offsetAt(claim.end),
      claim: "safety",
    });
    const before = sidecar("link.txt");
    const title = "Link “atezolizumab” as drug to the safety claim “Adverse events of the antibody include…”";
    await runAction(document, at, title);
    const id = /^ {2}(\w{8}):\n {4}kind: drug\n {4}quote: atezolizumab$/m.exec(sidecar("link.txt"))?.[1];
    ok(id !== undefined && sidecar("link.txt").includes(`    about: {drug: [${id}]}\n`), sidecar("link.txt"));
    const left = (await actionsAt(document, at)).filter((each) => each.title.startsWith("Link"));
    same(
      left.map((each) => each.title),
      ["Link “atezolizumab” to a claim in another role, or to another claim…"],
      "left once it is linked",
    );
    await vscode.commands.executeCommand("biogloss.undo");
    same(sidecar("link.txt"), before, "one step");
  });

  it("defines an abbreviation at its first use by the text's own words, as one edit of the document", async () => {
    files.put("/form.txt", TEXT);
    const { document } = await open(uri("form.txt"));
    const second = rangeOf(document, "ICD is rare");
    const at = new vscode.Range(second.start, second.start.translate(0, 3));
    const title = "Define “ICD” at its first use in line 1: write “immunogenic cell death (ICD)”";
    const fixes = await eventually(async () => {
      const found = await fixesAt(document, at, 5);
      return found.some((each) => each.title === title) ? found : undefined;
    }, "it is offered");
    same(fixes[1]?.title, "Define “ICD” at its first use in line 1…", "and with words that are typed");
    const [{ edit } = {}] = fixes;
    ok(edit, "the edit is there when it is asked for");
    await vscode.workspace.applyEdit(edit);
    const defined = TEXT.replace("and ICD was", "and immunogenic cell death (ICD) was");
    same(document.getText(), defined, "the text");
    await analysed(document);
    const again = rangeOf(document, "ICD is rare");
    same((await fixesAt(document, new vscode.Range(again.start, again.start), 5)).length, 0, "it is defined now");
    await vscode.commands.executeCommand("undo");
    same(document.getText(), TEXT, "one undo");
    same((await fixesAt(document, rangeOf(document, "Patients"), 5)).length, 0, "on other words");
  });

  it("accepts all that is in view, and nothing that is not, as one step", async () => {
    files.put("/long.txt", Array.from({ length: 400 }, (_, n) => `Patient ${n} received atezolizumab.`).join("\n\n"));
    const editor = await open(uri("long.txt"));
    const { document } = editor;
    const accepted = async (): Promise<number> =>
      (await painted(document)).filter((each) => each.startsWith("mention:drug")).length;
    editor.revealRange(new vscode.Range(400, 0, 400, 0), vscode.TextEditorRevealType.AtTop);
    const [seen] = await eventually(() => {
      const { visibleRanges } = editor;
      return (visibleRanges[0]?.start.line ?? 0) > 300 ? visibleRanges : undefined;
    }, "another part is in view");
    await vscode.commands.executeCommand("biogloss.acceptAll");
    const words = document.getText(seen).match(/atezolizumab/g)?.length ?? 0;
    ok(words > 0 && words < 200, `${words} in view`);
    same(await accepted(), words, "accepted");
    same(sidecar("long.txt").match(/quote: atezolizumab/g)?.length, words, "written");
    await vscode.commands.executeCommand("biogloss.undo");
    same(await accepted(), 0, "after one undo");
  });
});
