import * as vscode from "vscode";
import { CARD_COMMANDS } from "../../src/editor/hover.ts";
import { api, closeAll, mountMemory, open, painted, rangeOf } from "./desk.ts";
import { eventually, ok, same } from "./expect.ts";

const TEXT =
  "Atezolizumab with paclitaxel was granted approval for triple-negative breast cancer. It binds PD-L1. " +
  "Progression-free survival (PFS) was longer. No alopecia was seen. Adverse events included vomiting. Vomiting is common.\n";

/** A card's text as a reader sees it, and what can be pressed, by title. */
interface Seen {
  readonly text: string;
  readonly links: ReadonlyMap<string, string>;
  readonly commands: readonly string[];
}

/** The cards that show at the start of some words. */
async function cardsAt(document: vscode.TextDocument, words: string): Promise<Seen> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    rangeOf(document, words).start.translate(0, 1),
  );
  const cards = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
  const source = cards.map(({ value }) => value).join("\n\n");
  const links = new Map<string, string>();
  for (const match of source.matchAll(/(?<!\\)\[((?:[^\\\]]|\\.)*)\]\(([^)]*)\)/g)) {
    links.set((match[1] ?? "").replaceAll("\\", ""), match[2] ?? "");
  }
  const commands = cards.flatMap(({ isTrusted }) =>
    typeof isTrusted === "object" ? [...isTrusted.enabledCommands] : [String(isTrusted)],
  );
  return { text: source.replaceAll(/\\|\*\*/g, ""), links, commands };
}

/** Presses a link of a card that runs a command. */
async function press(card: Seen, title: string, more: object = {}): Promise<void> {
  const [, command, query] = /^command:([\w.]+)\?(.*)$/.exec(card.links.get(title) ?? "") ?? [];
  ok(command !== undefined && query !== undefined, `"${title}" is offered: ${[...card.links.keys()].join(", ")}`);
  const [argument] = JSON.parse(decodeURIComponent(query)) as [object];
  await vscode.commands.executeCommand(command, { ...argument, ...more });
}

describe("the card", () => {
  const { files, uri, unmount } = mountMemory();
  after(unmount);
  afterEach(closeAll);

  const sidecar = (name: string): string => files.text(`/${name}.annotations.yaml`) ?? "";

  it("tells what a mention is in at most ten lines, and of the regimen that its approval was withdrawn", async () => {
    files.put("/told.txt", TEXT);
    const { document } = await open(uri("told.txt"));
    const expected: [words: string, ...told: string[]][] = [
      [
        "Atezolizumab",
        "An antibody that blocks PD-L1",
        "Brands: Tecentriq",
        "Withdrawn in 2021: accelerated approval of 2019 for triple-negative breast carcinoma",
        "[DrugBank DB11595](https://go.drugbank.com/drugs/DB11595)",
      ],
      ["paclitaxel", "With atezolizumab: accelerated approval of 2019", "withdrawn in 2021"],
      ["PD-L1", "Full name: CD274 molecule", "Location: 9p24.1", "Drugs that act on it: atezolizumab"],
      ["PFS", "Short here for: Progression-free survival", "Time until the tumour grows"],
      ["alopecia", "In the text: denied (“No”)"],
      ["vomiting", "Organ class: Gastrointestinal disorders", "CTCAE grades turn on: eating and drinking"],
    ];
    for (const [words, ...told] of expected) {
      const { text, commands } = await cardsAt(document, words);
      for (const each of told) ok(text.includes(each), `the card of ${words} tells “${each}”:\n${text}`);
      // Ten lines to read, and the one that says what can be done.
      ok(text.split(/\n+/).length <= 11, `the card of ${words} is short:\n${text}`);
      ok(
        commands.length > 0 && commands.every((each) => CARD_COMMANDS.some((known) => known === each)),
        commands.join(),
      );
    }
    const weaker = (await api()).marks(document)?.get("suggestion-weak") ?? [];
    const words = weaker.map(({ start, end }) => document.getText().slice(start, end));
    same(words, ["alopecia"], "what the text denies is painted weaker");
  });

  it("makes nothing of what a sidecar says: no link, no command", async () => {
    const hostile = "[press](command:workbench.action.terminal.new) <img src=x> https://evil.example";
    files.put("/foreign.txt", TEXT);
    const entry = (id: string): string =>
      `  ${JSON.stringify(id)}:\n    kind: drug\n    quote: paclitaxel\n    before: "Atezolizumab with "\n    after: " was granted"\n` +
      `    concept: ${JSON.stringify(`DRUGBANK:DB1](command:evil)`)}\n    note: ${JSON.stringify(hostile)}\n    by: ${JSON.stringify(hostile)}\n`;
    files.put(
      "/foreign.txt.annotations.yaml",
      `format: biogloss/1\ndocument: foreign.txt\nannotations:\n${entry("a)[x](command:evil)")}`,
    );
    const { document } = await open(uri("foreign.txt"));
    await eventually(
      async () => (await painted(document)).includes("mention:drug: paclitaxel"),
      "the annotation shows",
    );
    const { text, links, commands } = await cardsAt(document, "paclitaxel");
    ok(text.includes("Note: [press]"), text);
    same([...links.keys()].sort(), ["Add claim…", "Change kind…", "Take back"], "what can be pressed");
    for (const link of links.values()) ok(link.startsWith("command:biogloss."), link);
    same(
      commands.filter((each) => !CARD_COMMANDS.some((known) => known === each)),
      [],
      "foreign commands",
    );
  });

  it("accepts, changes the kind and takes back", async () => {
    files.put("/accept.txt", TEXT);
    const { document } = await open(uri("accept.txt"));
    await press(await cardsAt(document, "Atezolizumab"), "Accept");
    ok((await painted(document)).includes("mention:drug: Atezolizumab"), "accepted");
    ok(sidecar("accept.txt").includes("concept: DRUGBANK:DB11595"), sidecar("accept.txt"));
    ok(!sidecar("accept.txt").includes("status"), "accepted goes without saying");
    const card = await cardsAt(document, "Atezolizumab");
    ok(/Decided: accepted .*on \d{4}-\d\d-\d\d/.test(card.text), card.text);
    await press(await cardsAt(document, "vomiting"), "Change kind…", { kind: "condition" });
    ok((await painted(document)).includes("mention:condition: vomiting"), "another kind");
    const written = sidecar("accept.txt");
    ok(written.includes("status: corrected") && written.includes("concept: MESH:D014839"), written);
    await press(await cardsAt(document, "Atezolizumab"), "Take back");
    ok((await painted(document)).includes("suggestion:drug: Atezolizumab"), "suggested again");
  });

  it("rejects here, and never here as one step", async () => {
    files.put("/reject.txt", TEXT);
    const { document } = await open(uri("reject.txt"));
    const marked = async (words: string): Promise<string[]> =>
      (await painted(document)).filter((each) => each.toLowerCase().endsWith(`: ${words}`));
    await press(await cardsAt(document, "PD-L1"), "Reject");
    same(await marked("pd-l1"), [], "a rejected suggestion is not marked");
    ok(/kind: target\n {4}quote: PD-L1[^]*status: rejected/.test(sidecar("reject.txt")), sidecar("reject.txt"));
    const rejected = await cardsAt(document, "PD-L1");
    ok(rejected.text.includes("target · rejected") && rejected.links.has("Take back"), rejected.text);
    same((await marked("vomiting")).length, 2, "places of vomiting");
    await press(await cardsAt(document, "vomiting"), "Never here");
    same(await marked("vomiting"), [], "none is marked");
    same(sidecar("reject.txt").match(/status: rejected/g)?.length, 3, "rejections");
    await vscode.commands.executeCommand("biogloss.undo");
    same((await marked("vomiting")).length, 2, "places of vomiting after one undo");
  });

  it("adds the sentence as a claim", async () => {
    files.put("/claim.txt", TEXT);
    const { document } = await open(uri("claim.txt"));
    await press(await cardsAt(document, "PD-L1"), "Add claim…", { claim: "mechanism" });
    ok((await painted(document)).includes("claim: It binds PD-L1."), (await painted(document)).join("\n"));
  });

  it("decides at the caret from the palette, and says so where there is nothing to decide", async () => {
    files.put("/caret.txt", TEXT);
    const editor = await open(uri("caret.txt"));
    const { start } = rangeOf(editor.document, "PD-L1");
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand("biogloss.acceptSuggestion");
    ok((await painted(editor.document)).includes("mention:target: PD-L1"), "accepted at the caret");
    const before = sidecar("caret.txt");
    await vscode.commands.executeCommand("biogloss.rejectSuggestion");
    same(sidecar("caret.txt"), before, "there is no suggestion left here");
  });
});
