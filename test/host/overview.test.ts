import * as vscode from "vscode";
import type { SideTree } from "../../src/editor/sideTree.ts";
import { api, closeAll, mountMemory, open, rangeOf, runAction } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT = "Patients received atezolizumab, which binds PD-L1. Adverse events included alopecia and vomiting.\n";
const CLAIM = "Adverse events included alopecia and vomiting";

/** The key of the row with this name in the evidence picture's tables. */
function rowOf(html: string, name: string): string | undefined {
  return new RegExp(`<th scope="row" data-key="([^"]+)">${name}</th>`).exec(html)?.[1];
}

describe("the side bar", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  function sidecar(name: string): string {
    return files.text(`/${name}.annotations.yaml`) ?? "";
  }

  /** A tree as indented lines: its labels alone. */
  function labels(tree: SideTree): string[] {
    const lines: string[] = [];
    const add = (element: ReturnType<SideTree["getChildren"]>[number], depth: number): void => {
      const { label } = tree.getTreeItem(element);
      lines.push("  ".repeat(depth) + (typeof label === "string" ? label : (label?.label ?? "")));
      for (const child of tree.getChildren(element)) add(child, depth + 1);
    };
    for (const element of tree.getChildren()) add(element, 0);
    return lines;
  }

  /** The node whose label begins with some words. */
  function node(
    tree: SideTree,
    words: string,
    among = tree.getChildren(),
  ): ReturnType<SideTree["getChildren"]>[number] {
    const all = [...among];
    for (const each of all) {
      if (each.node.label.startsWith(words)) return each;
      all.push(...tree.getChildren(each));
    }
    throw new Error(`no node "${words}": ${labels(tree).join(" | ")}`);
  }

  it("lists mentions by kind and concept, and what is left to decide until it is decided", async () => {
    files.put("/a.txt", TEXT);
    const { document } = await open(uri("a.txt"));
    const { mentions, decisions } = (await api()).overview;
    await eventually(() => labels(mentions).includes("  atezolizumab"), "the names are read");
    const shown = labels(mentions);
    for (const line of ["Drugs", "Targets", "Adverse events"]) ok(shown.includes(line), shown.join(" | "));
    const before = await eventually(() => decisions.waiting, "the badge");
    ok(before >= 4, String(before));
    await vscode.commands.executeCommand("biogloss.acceptSuggestion", node(decisions, "atezolizumab").children[0]);
    ok(sidecar("a.txt").includes("quote: atezolizumab"), sidecar("a.txt"));
    await eventually(() => decisions.waiting === before - 1, "the badge goes down");
    ok(!labels(decisions).includes("atezolizumab"), labels(decisions).join(" | "));
    ok(labels(mentions).includes("  atezolizumab"), "still a mention");
    same(document.getText(), TEXT, "the text");
  });

  it("filters mentions, and lists suggestions by concept or by place", async () => {
    files.put("/b.txt", TEXT);
    await open(uri("b.txt"));
    const { overview } = await api();
    await vscode.commands.executeCommand("biogloss.filterMentions", "alope");
    same(labels(overview.mentions).length, 3, "kind, concept and place");
    await vscode.commands.executeCommand("biogloss.clearFilter");
    ok(labels(overview.mentions).length > 6, "all again");
    const byConcept = overview.decisions.getChildren().map(({ node: { children } }) => children.length);
    ok(
      byConcept.every((count) => count > 0),
      byConcept.join(),
    );
    await vscode.commands.executeCommand("biogloss.decideByPlace");
    const stops = overview.decisions.getChildren();
    same(stops.length, overview.decisions.waiting, "as many as the badge says");
    ok(
      stops.some(({ node: { look } }) => look === "suggested:claim"),
      "the suggested claim is one of them",
    );
    const byPlace = stops.filter(({ node }) => node.suggestion !== undefined).map(({ start }) => start);
    same(
      byPlace,
      [...byPlace].sort((a, b) => a - b),
      "in the order of the text",
    );
    ok(byPlace.length >= 4, byPlace.join());
    await vscode.commands.executeCommand("biogloss.decideByConcept");
  });

  it("counts each thing that is left to decide once: what is lost with the claims, all else with the review's stops", async () => {
    const entry = (id: string, kind: string, quote: string, before: string): string =>
      `  ${id}:\n    kind: ${kind}\n    quote: ${quote}\n    before: "${before}"\n`;
    const claim = "  cccc0003:\n    claim: safety\n    quote: Hair was lost by nearly everybody\n";
    const annotations = [
      entry("aaaa0001", "drug", "atezolizumab", "received "),
      entry("bbbb0002", "drug", "nivolumab", "never received "),
      claim,
    ];
    files.put("/badge.txt", TEXT);
    files.put("/badge.txt.annotations.yaml", `format: biogloss/1\nannotations:\n${annotations.join("")}`);
    const { document } = await open(uri("badge.txt"));
    const desk = await api();
    const { claims, decisions } = desk.overview;
    await eventually(() => desk.session(document)?.placed.length === 3, "the annotations are placed");
    await eventually(() => claims.waiting === 2, "what is lost, a claim or not");
    await vscode.commands.executeCommand("biogloss.decideByPlace");
    await eventually(() => decisions.getChildren().length === decisions.waiting, "the stops of the review");
    const before = decisions.waiting;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, "atezolizumab"), "durvalumab");
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => desk.session(document)?.placed.some(({ state }) => state === "changed"),
      "the words of one have changed",
    );
    await eventually(() => decisions.waiting > before, "that is a stop");
    same(claims.waiting, 2, "and is counted there only");
    await vscode.commands.executeCommand("biogloss.decideByConcept");
  });

  it("leads from the tree to the text, and from the text to the tree", async () => {
    files.put("/c.txt", TEXT);
    const editor = await open(uri("c.txt"));
    const { overview } = await api();
    await vscode.commands.executeCommand("biogloss.showInText", node(overview.mentions, "alopecia").children[0]);
    const shown = vscode.window.activeTextEditor?.selection;
    same(
      [shown?.start, shown?.end],
      [rangeOf(editor.document, "alopecia").start, rangeOf(editor.document, "alopecia").end],
      "selected",
    );
    await vscode.window.showTextDocument(editor.document);
    const { start } = rangeOf(editor.document, "PD-L1");
    (vscode.window.activeTextEditor as vscode.TextEditor).selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand("biogloss.showInSideBar");
    await eventually(
      () => overview.mentions.selection[0]?.start === editor.document.offsetAt(start),
      "the mention is selected in the tree",
    );
  });

  it("gives a mention that is dropped on a claim a role in it, a suggestion too, as one step", async () => {
    files.put("/d.txt", TEXT);
    const { document } = await open(uri("d.txt"));
    await vscode.window.showTextDocument(document, { selection: rangeOf(document, CLAIM) });
    await vscode.commands.executeCommand("biogloss.tagAsClaim", {
      uri: document.uri.toString(),
      ...spanOf(document, CLAIM),
      claim: "safety",
    });
    const before = sidecar("d.txt");
    ok(before.includes("claim: safety"), before);
    const { overview } = await api();
    const claim = await eventually(() => overview.claims.getChildren()[0]?.children[0], "the claim is in the tree");
    same(claim.node.look, "claim", "the claim");
    const mention = node(overview.mentions, "atezolizumab").children[0];
    await vscode.commands.executeCommand("biogloss.giveRole", {
      mentions: [{ uri: mention?.uri, id: mention?.id, start: mention?.start, end: mention?.end }],
      claim: claim.id,
      role: "drug",
    });
    const id = /^ {2}(\w{8}):\n {4}kind: drug\n {4}quote: atezolizumab/m.exec(sidecar("d.txt"))?.[1];
    ok(id, sidecar("d.txt"));
    ok(sidecar("d.txt").includes(`about: {drug: [${id}]}`), sidecar("d.txt"));
    await eventually(() => labels(overview.claims).includes("    atezolizumab"), "below the claim");
    await vscode.commands.executeCommand("biogloss.undo");
    same(sidecar("d.txt"), before, "one step takes both back");
  });

  it("asks for the role of what is dragged onto a claim, when several fit", async () => {
    files.put("/f.txt", TEXT);
    const { document } = await open(uri("f.txt"));
    await vscode.commands.executeCommand("biogloss.tagAsClaim", {
      uri: document.uri.toString(),
      ...spanOf(document, CLAIM),
      claim: "safety",
    });
    const { overview } = await api();
    const claim = await eventually(() => overview.claims.getChildren()[0]?.children[0], "the claim is in the tree");
    const dragged = node(overview.mentions, "vomiting").children[0];
    ok(dragged, "the mention");
    const data = new vscode.DataTransfer();
    const { token } = new vscode.CancellationTokenSource();
    await overview.mentions.dragAndDrop?.handleDrag?.([dragged], data, token);
    const dropped = Promise.resolve(overview.claims.dragAndDrop?.handleDrop?.(claim, data, token));
    let isDone = false;
    void dropped.then(() => (isDone = true));
    await eventually(async () => {
      // The role that is offered first is the mention's own kind.
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return isDone;
    }, "the role is chosen");
    ok(/about: \{adverse-event: \[\w{8}\]\}/.test(sidecar("f.txt")), sidecar("f.txt"));
  });

  it("draws what a document says of drugs, and leads from a cell to the sentence", async () => {
    files.put("/g.txt", `${TEXT}No more.\n`);
    const { document } = await open(uri("g.txt"));
    const { evidence } = await api();
    await vscode.commands.executeCommand("biogloss.showEvidence");
    const html = evidence.tables ?? "";
    ok(rowOf(html, "atezolizumab"), html);
    ok(/aria-label="atezolizumab and CD274: 1 sentence (says so|names both)"/.test(html), html);
    const column = /<th scope="col" data-key="([^"]+)"><span>CD274</.exec(html)?.[1];
    await evidence.receive({ type: "cell", matrix: 1, row: rowOf(html, "atezolizumab"), column });
    await evidence.receive({ type: "open", index: 0 });
    const shown = await eventually(
      () => vscode.window.visibleTextEditors.find((each) => each.document === document && !each.selection.isEmpty),
      "the document is shown, with a selection",
    );
    same(document.getText(shown.selection), "Patients received atezolizumab, which binds PD-L1.", "the sentence");
    for (const bad of [undefined, 7, {}, { type: "cell", matrix: "x" }, { type: "open", index: -1 }]) {
      await evidence.receive(bad);
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, "atezolizumab"), "avelumab");
    await vscode.workspace.applyEdit(edit);
    await eventually(() => rowOf(evidence.tables ?? "", "avelumab"), "the picture follows the text");
  });

  it("draws the workspace", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, "a workspace");
    const file = vscode.Uri.joinPath(folder, "evidence-sample.txt");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("Nivolumab caused colitis.\n"));
    const { evidence } = await api();
    await vscode.commands.executeCommand("biogloss.showWorkspaceEvidence");
    ok(rowOf(evidence.tables ?? "", "nivolumab"), evidence.tables ?? "");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("Ipilimumab caused colitis.\n"));
    await vscode.commands.executeCommand("biogloss.showWorkspaceEvidence");
    ok(rowOf(evidence.tables ?? "", "ipilimumab"), "a file that has changed is read again");
    await vscode.workspace.fs.delete(file);
  });

  it("draws of documents that are not open what the settings leave: no suggestions, or nothing", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, "a workspace");
    const file = vscode.Uri.joinPath(folder, "switched-off.txt");
    const annotations = vscode.Uri.joinPath(folder, "switched-off.txt.annotations.yaml");
    const decided = ["drug", "adverse-event"].map(
      (kind, i) => `  aaaa000${i}:\n    kind: ${kind}\n    quote: ${["Cemiplimab", "colitis"][i]}\n`,
    );
    const write = (uri: vscode.Uri, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write(file, "Cemiplimab caused colitis.\nDostarlimab caused rash.\n");
    await write(annotations, `format: biogloss/1\nannotations:\n${decided.join("")}`);
    const { evidence } = await api();
    const rows = async (): Promise<boolean[]> => {
      await vscode.commands.executeCommand("biogloss.showWorkspaceEvidence");
      return ["cemiplimab", "dostarlimab"].map(
        (name) => rowOf((evidence.tables ?? "").toLowerCase(), name) !== undefined,
      );
    };
    const set = (name: string, value: boolean | undefined): Thenable<void> =>
      vscode.workspace.getConfiguration("biogloss").update(name, value, vscode.ConfigurationTarget.Global);
    try {
      same(await rows(), [true, true], "with suggestions");
      await set("suggestions.enabled", false);
      same(await rows(), [true, false], "without");
      await set("enabled", false);
      same(await rows(), [false, false], "where nothing is read");
      await set("enabled", undefined);
      await set("suggestions.enabled", undefined);
      same(await rows(), [true, true], "as before");
    } finally {
      await set("enabled", undefined);
      await set("suggestions.enabled", undefined);
      await vscode.workspace.fs.delete(file);
      await vscode.workspace.fs.delete(annotations);
    }
  });

  it("shows what the checks say of a claim below it", async () => {
    files.put("/e.txt", TEXT);
    const { document } = await open(uri("e.txt"));
    await runAction(document, rangeOf(document, "alopecia"), "Tag “alopecia” as adverse event");
    await vscode.commands.executeCommand("biogloss.tagAsClaim", {
      uri: document.uri.toString(),
      ...spanOf(document, CLAIM),
      claim: "safety",
    });
    const { overview } = await api();
    await eventually(() => labels(overview.claims).some((line) => /evidence/.test(line)), "that it has no evidence");
    ok(labels(overview.claims).includes("    alopecia"), labels(overview.claims).join(" | "));
  });

  function spanOf(document: vscode.TextDocument, words: string): { start: number; end: number } {
    const start = document.getText().indexOf(words);
    return { start, end: start + words.length };
  }
});
