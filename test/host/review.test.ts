import * as vscode from "vscode";
import { actionsAt, closeAll, mountMemory, offeredAt, open, painted, rangeOf, runAction } from "./desk.ts";
import { eventually, note, ok, same } from "./expect.ts";

const TEXT =
  "Patients received atezolizumab, which binds PD-L1. Adverse events of atezolizumab included alopecia and vomiting.\n";

/** What a key of the review runs; that the keys are bound to these, the manifest's test holds. */
const press = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`biogloss.${command}`);

describe("the review", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  const sidecar = (name: string): string => files.text(`/${name}.annotations.yaml`) ?? "";
  const selected = ({ document, selection }: vscode.TextEditor): string => document.getText(selection);

  it("leads from one thing to the next, decides with a key each, takes back, and never writes into the text", async () => {
    files.put("/walk.txt", TEXT);
    const editor = await open(uri("walk.txt"));
    const { document } = editor;
    await press("review");
    same(selected(editor), "atezolizumab", "where it begins");
    await vscode.commands.executeCommand("type", { text: "q" });
    same(document.getText(), TEXT, "a key that means nothing here");
    await press("acceptSuggestion");
    same(selected(editor), "PD-L1", "after accepting");
    await press("rejectSuggestion");
    ok(!(await painted(document)).some((each) => each.endsWith(": PD-L1")), "rejected");
    ok(selected(editor) !== "PD-L1", "after rejecting");
    await press("undo");
    same(selected(editor), "PD-L1", "what was taken back is to be decided again");
    await press("tagAsDrug");
    ok((await painted(document)).includes("mention:drug: PD-L1"), "another kind");
    await press("previousToDecide");
    const before = selected(editor);
    await press("nextToDecide");
    ok(selected(editor) !== before, "there and back");
    await press("review");
    ok(editor.selection.isEmpty, "nothing is selected when it ends");
    await vscode.commands.executeCommand("type", { text: "q" });
    ok(document.getText() !== TEXT, "keys write again");
  });

  it("comes to the end of a document, a key for each thing in it", async () => {
    files.put("/end.txt", TEXT);
    const editor = await open(uri("end.txt"));
    await press("review");
    let presses = 0;
    const started = performance.now();
    for (; presses < 20 && !editor.selection.isEmpty; presses++) await press("acceptSuggestion");
    note(`${presses} decisions, ${((performance.now() - started) / 1000 / presses).toFixed(3)} s each`);
    const accepted = sidecar("end.txt").match(/^ {4}quote:/gm)?.length ?? 0;
    same(presses, accepted, "keys for what was accepted");
    ok(accepted >= 5 && /^ {4}claim: safety$/m.test(sidecar("end.txt")), sidecar("end.txt"));
    ok(!(await painted(editor.document)).some((each) => each.startsWith("suggestion")), "no suggestion is left");
    await press("review");
  });

  it("accepts what is selected or in view, as one step", async () => {
    files.put("/all.txt", TEXT);
    const editor = await open(uri("all.txt"));
    const { document } = editor;
    const mentions = async (): Promise<number> =>
      (await painted(document)).filter((each) => each.startsWith("mention")).length;
    const all = (await painted(document)).length;
    const first = rangeOf(document, "Patients received atezolizumab, which binds PD-L1.");
    editor.selection = new vscode.Selection(first.start, first.end);
    await press("acceptAll");
    same(await mentions(), 2, "accepted in the selection");
    await press("undo");
    same(await mentions(), 0, "after one undo");
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await press("acceptAll");
    same(await mentions(), all, "accepted in view");
    await press("undo");
    same(await mentions(), 0, "after one undo");
  });

  it("offers the claim that a sentence seems to make, with what it is about", async () => {
    files.put("/claim.txt", TEXT);
    const { document } = await open(uri("claim.txt"));
    const safety = rangeOf(document, "Adverse events").start;
    const at = new vscode.Range(safety, safety);
    const titles = (await actionsAt(document, at)).map(({ title }) => title);
    same(
      titles,
      ["Accept", "Reject"].map((verb) => `${verb} suggested claim: safety — atezolizumab, alopecia, vomiting`),
      "offered on a plain word of the sentence",
    );
    await runAction(document, at, "Accept suggested claim: safety");
    const written = sidecar("claim.txt");
    const [drug, hair, sick] = ["atezolizumab", "alopecia", "vomiting"].map(
      (words) => new RegExp(`^ {2}(\\w{8}):\\n {4}kind: .*\\n {4}quote: ${words}$`, "m").exec(written)?.[1],
    );
    const about = `    about: {drug: [${drug}], adverse-event: [${hair}, ${sick}]}\n`;
    ok(written.includes("    claim: safety\n") && written.includes(about), `${about} in\n${written}`);
    same((await actionsAt(document, at)).filter(({ title }) => title.includes("suggested claim")).length, 0, "left");
    await press("undo");
    ok(sidecar("claim.txt").includes("annotations: {}"), "one step");
    await runAction(document, at, "Reject suggested claim: safety");
    same((await actionsAt(document, at)).length, 0, "offered after it was rejected");
  });

  it("adds a claim in three keys: its type and what it is about are filled in", async () => {
    files.put("/keys.txt", TEXT);
    const editor = await open(uri("keys.txt"));
    const { start } = rangeOf(editor.document, "alopecia");
    editor.selection = new vscode.Selection(start, start);
    const claim = press("tagAsClaim");
    let done = false;
    void claim.then(() => (done = true));
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return done;
    }, "both questions are answered");
    const written = sidecar("keys.txt");
    ok(/^ {4}claim: safety$/m.test(written), written);
    ok(/^ {4}about: \{drug: \[\w+\], adverse-event: \[\w+, \w+\]\}$/m.test(written), written);
  });

  it("offers rejecting here, in the document and everywhere, and tags every place that is left ticked", async () => {
    files.put("/every.txt", `${TEXT}Alopecia was mild; alopecia went.\n`);
    const { document } = await open(uri("every.txt"));
    const at = rangeOf(document, "alopecia");
    const titles = (await actionsAt(document, at)).map(({ title }) => title);
    for (const title of [
      "Change the kind of “alopecia” from adverse event…",
      "Tag every “alopecia” in this document as adverse event…",
      "Reject “alopecia” here",
      "Reject “alopecia” in all 3 places of this document",
      "Never mark “alopecia” anywhere: add it to the stop terms in my settings",
    ]) {
      ok(titles.includes(title), `"${title}" is offered: ${titles.join(" | ")}`);
    }
    const kind = vscode.CodeActionKind.RefactorRewrite.append("biogloss.reject").value;
    const rejecting = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      at,
      kind,
    );
    ok(rejecting.length >= 3 && rejecting.every(({ title }) => /^(Reject|Never)/.test(title)), "of one kind");
    let done = false;
    void runAction(document, at, "Tag every “alopecia”").then(() => (done = true));
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return done;
    }, "the places are chosen");
    same(
      (await painted(document)).filter((each) => /^mention:adverse-event: alopecia$/i.test(each)).length,
      3,
      "tagged",
    );
    await press("undo");
    ok(sidecar("every.txt").includes("annotations: {}"), "one step");
  });

  it("never marks words anywhere once they are a stop term of the user's", async () => {
    files.put("/never.txt", TEXT);
    const { document } = await open(uri("never.txt"));
    const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("biogloss");
    try {
      await runAction(document, rangeOf(document, "vomiting"), "Never mark “vomiting” anywhere");
      same(settings().get("stopTerms"), ["vomiting"], "the setting");
      await eventually(async () => !(await painted(document)).some((each) => each.endsWith(": vomiting")), "unmarked");
    } finally {
      await settings().update("stopTerms", undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually(async () => (await painted(document)).some((each) => each.endsWith(": vomiting")), "marked again");
  });

  it("does nothing that was offered for another text", async () => {
    files.put("/version.txt", TEXT);
    const editor = await open(uri("version.txt"));
    const [action] = await offeredAt(editor.document, rangeOf(editor.document, "vomiting"));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "X"));
    const { command } = action as vscode.CodeAction;
    await vscode.commands.executeCommand(command?.command ?? "", ...((command?.arguments ?? []) as unknown[]));
    same(sidecar("version.txt"), "", "the sidecar");
  });

  it("begins with a key that is none of VS Code's own", async () => {
    const all = await vscode.workspace.openTextDocument(vscode.Uri.parse("vscode://defaultsettings/keybindings.json"));
    const text = all.getText().replace(/^\s*\/\/.*$/gm, "");
    const bindings = [...text.matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)].map(([, key, command]) => {
      return { key, command: command as string };
    });
    ok(bindings.length > 300, `${bindings.length} default key bindings`);
    const ours = bindings.filter(({ command }) => command === "biogloss.review").map(({ key }) => key);
    const global = ours.filter((key) => key !== "escape");
    same(global.length, 1, `keys that begin the review: ${ours.join(", ")}`);
    const taken = bindings.filter(({ key, command }) => global.includes(key) && !command.startsWith("biogloss."));
    same(taken, [], "others on the same key");
  });
});
